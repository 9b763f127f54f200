import Kalkyl

/// A prompt's conversation with the files around it.
struct Conversation {
  /// Where the entry that is answered stands on a terminal: diagnostics point at it from below.
  struct TypedLine {
    /// The columns before it.
    let indent: Int
  }

  private(set) var prompt: PromptSession
  let invocation: Invocation
  private(set) var isOver = false
  /// The files that are loaded, for `:reload`.
  private var paths: [String] = []
  /// What was read, the scripts and all that they name.
  private var watch: FileWatch?
  /// Whether it has been said that the files have changed.
  private var hasToldOfChange = false
  /// `nil` where the entry is not on a line of the screen.
  var typedLine: TypedLine?

  init(invocation: Invocation) {
    self.invocation = invocation
    prompt = PromptSession(
      locale: invocation.locale, interruption: Interruption { Terminal.isInterrupted },
      workers: .threads)
  }

  /// Reads files in place of those loaded.
  mutating func load(
    _ paths: [String], _ session: inout Session, isQuiet: Bool = false
  ) -> ExitStatus {
    guard let files = session.readScripts(paths) else { return .wrongFile }
    let watch = FileWatch(paths, files.scripts.map(\.bytes), files.loader)
    let reply = prompt.load(files.scripts, files: watch.loader)
    // A file that is wrong is not read again until it has changed.
    if !reply.failed || self.paths == paths { self.watch = watch }
    if !reply.failed {
      self.paths = paths
      hasToldOfChange = false
    }
    if !isQuiet || reply.failed { show(reply, &session) }
    return reply.failed ? .wrongScript : .fine
  }

  /// Answers an entry; `false` where it failed.
  mutating func answer(_ entry: String, _ session: inout Session) -> Bool {
    session.beginWork("Ctrl-C stops it")
    defer { session.endWork() }
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
    case .save(let path, let text): return save(text, to: path, &session)
    }
  }

  private mutating func save(
    _ text: String, to path: String, _ session: inout Session
  ) -> Bool {
    let files = session.console.files
    let isLoaded = paths.count == 1 && files.identity(path) == files.identity(paths[0])
    if let failure = files.write(path, Array(text.utf8)) {
      session.complain(of: path, failure)
      return false
    }
    session.print("saved \(path.printable)\n")
    let inPlace = isLoaded && files.identity(path) != nil
    prompt.hasSaved(inPlace: inPlace)
    return inPlace ? load(paths, &session, isQuiet: true) == .fine : true
  }

  /// Whether the loaded files are others than when they were read.
  func filesHaveChanged(_ session: Session) -> Bool {
    guard let watch else { return false }
    return watch.hasChanged(session.console.files)
  }

  /// Reads the files again when they have changed, if nothing that was typed would be lost by it.
  mutating func reloadIfChanged(_ session: inout Session) {
    guard !hasToldOfChange, filesHaveChanged(session) else { return }
    if prompt.unsavedEntries == 0 {
      session.print("the files have changed and are read again\n")
      _ = load(paths, &session)
    } else {
      session.print("the files have changed; `:reload` reads them again under what was typed\n")
      hasToldOfChange = true
    }
  }

  private func show(_ reply: PromptReply, _ session: inout Session) {
    let color = session.usesColor(invocation, onTerminal: session.console.outputIsTerminal)
    let width = typedLine == nil ? session.console.columns : Stream.output.columns
    let options = RenderingOptions(locale: invocation.locale, color: color, width: width)
    if let explanation = reply.explanation { session.print(explanation.text(color: color)) }
    if let typedLine, let typed = reply.typed, !reply.diagnostics.isEmpty {
      let renderer = DiagnosticRenderer(reply.sources, color: color)
      session.complain(
        renderer.text(of: reply.diagnostics, underTyped: typed, indent: typedLine.indent))
      session.print(render(reply.document, as: .table, options: options))
    } else {
      session.print(render(reply.document, as: .table, options: options))
      _ = session.show(reply.diagnostics, reply.sources, invocation)
    }
  }
}
