import Kalkyl

/// A prompt's conversation with the files around it.
struct Conversation {
  var prompt: PromptSession
  let invocation: Invocation
  private(set) var isOver = false
  /// The files that are loaded, for `:reload`.
  private(set) var paths: [String] = []
  /// What the files held when they were read.
  private var contents: [[UInt8]] = []
  /// Whether it has been said that the files have changed.
  private var hasToldOfChange = false

  init(invocation: Invocation) {
    self.invocation = invocation
    prompt = PromptSession(
      locale: invocation.locale, interruption: Interruption { Terminal.isInterrupted })
  }

  /// Reads files in place of those loaded.
  mutating func load(
    _ paths: [String], _ session: inout Session, isQuiet: Bool = false
  ) -> ExitStatus {
    guard let files = session.readScripts(paths) else { return .wrongFile }
    let reply = prompt.load(files.scripts, files: files.loader)
    if !reply.failed {
      self.paths = paths
      contents = files.scripts.map(\.bytes)
      hasToldOfChange = false
    }
    if !isQuiet || reply.failed { show(reply, &session) }
    return reply.failed ? .wrongScript : .fine
  }

  /// Answers an entry; `false` where it failed.
  mutating func answer(_ entry: String, _ session: inout Session) -> Bool {
    let reply = prompt.enter(entry)
    show(reply, &session)
    switch reply.request {
    case .none: return !reply.failed
    case .quit:
      isOver = true
      return true
    case .load(let paths): return load(paths, &session) == .fine
    case .reload:
      guard !paths.isEmpty else {
        session.complain("no file is loaded\n")
        return false
      }
      return load(paths, &session) == .fine
    case .save(let path, let text):
      if let failure = session.console.files.write(path, Array(text.utf8)) {
        session.complain(of: path, failure)
        return false
      }
      session.print("saved \(path.printable)\n")
      return true
    }
  }

  /// Reads the files again when they have changed, if nothing that was typed would be lost by it.
  mutating func reloadIfChanged(_ session: inout Session) {
    guard !paths.isEmpty, !paths.contains("-") else { return }
    let now = paths.map { try? session.console.files.read($0, Limits.standard.sourceBytes).get() }
    guard now != contents.map(Optional.some), !now.contains(nil) else { return }
    if prompt.unsavedEntries == 0 {
      session.print("the files have changed and are read again\n")
      contents = now.compactMap { $0 }
      _ = load(paths, &session)
    } else if !hasToldOfChange {
      session.print("the files have changed; `:reload` reads them again\n")
      hasToldOfChange = true
    }
  }

  private func show(_ reply: PromptReply, _ session: inout Session) {
    let color = session.usesColor(invocation, onTerminal: session.console.outputIsTerminal)
    let options = RenderingOptions(
      locale: invocation.locale, color: color, width: session.console.columns)
    session.print(render(reply.document, as: .table, options: options))
    _ = session.show(reply.diagnostics, reply.sources, invocation)
  }
}
