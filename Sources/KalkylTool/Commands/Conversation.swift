import Kalkyl

/// A prompt's conversation with the files around it.
struct Conversation {
  var prompt: PromptSession
  let invocation: Invocation
  private(set) var isOver = false
  /// The files that are loaded, for `:reload`.
  private(set) var paths: [String] = []

  init(invocation: Invocation) {
    self.invocation = invocation
    prompt = PromptSession(locale: invocation.locale)
  }

  /// Reads files in place of those loaded.
  mutating func load(
    _ paths: [String], _ session: inout Session, isQuiet: Bool = false
  ) -> ExitStatus {
    guard let files = session.readScripts(paths) else { return .wrongFile }
    let reply = prompt.load(files.scripts, files: files.loader)
    if !reply.failed { self.paths = paths }
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

  private func show(_ reply: PromptReply, _ session: inout Session) {
    let color = session.usesColor(invocation, onTerminal: session.console.outputIsTerminal)
    let options = RenderingOptions(
      locale: invocation.locale, color: color, width: session.console.columns)
    session.print(render(reply.document, as: .table, options: options))
    _ = session.show(reply.diagnostics, reply.sources, invocation)
  }
}
