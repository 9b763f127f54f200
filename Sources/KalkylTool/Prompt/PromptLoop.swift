import Kalkyl

/// A conversation at a terminal: reads entries key by key until the person leaves.
struct PromptLoop {
  private let terminal: Terminal
  private let historyFile: HistoryFile?
  private var editor: LineEditor
  private var painter: EntryPainter
  private var decoder = KeyDecoder()

  /// How long an escape may be the beginning of a key, in milliseconds.
  private static let escapeDelay: Int32 = 50
  /// How often the loaded files are looked at while nothing is typed, in milliseconds.
  private static let watchInterval: Int32 = 1_000

  init(_ terminal: Terminal, color: Bool, variable: (String) -> String?) {
    self.terminal = terminal
    historyFile = HistoryFile(variable)
    editor = LineEditor(history: historyFile?.read() ?? InputHistory())
    painter = EntryPainter(color: color)
  }

  mutating func run(_ conversation: inout Conversation, _ session: inout Session) {
    while !conversation.isOver {
      session.flush()
      guard let entry = readEntry(&conversation, &session) else { break }
      if entry.allSatisfy(\.isWhitespace) { continue }
      historyFile?.append(entry)
      Terminal.forgetInterrupt()
      conversation.reloadIfChanged(&session)
      conversation.typedLine = typedLine(entry, lead(conversation.prompt))
      _ = conversation.answer(entry, &session)
      conversation.typedLine = nil
      session.flush()
    }
  }

  /// Where an entry stands on the screen, if it is on one line of it.
  private func typedLine(_ entry: String, _ lead: String) -> Conversation.TypedLine? {
    let width = lead.displayWidth + entry.displayWidth
    guard !entry.contains("\n"), width < terminal.size.columns else { return nil }
    return Conversation.TypedLine(indent: lead.displayWidth)
  }

  /// What stands before an entry: the scenario that it is in.
  private func lead(_ prompt: PromptSession) -> String {
    prompt.scenario.map { "\($0.printable)> " } ?? "> "
  }

  /// An entry; `nil` where the person leaves.
  private mutating func readEntry(
    _ conversation: inout Conversation, _ session: inout Session
  ) -> String? {
    terminal.begin()
    defer { terminal.end() }
    draw(conversation.prompt, session)
    while true {
      let wait = decoder.mayBeEscape ? Self.escapeDelay : Self.watchInterval
      let keys: [Key]
      switch terminal.read(within: wait) {
      case .bytes(let bytes): keys = decoder.feed(bytes)
      case .nothing where decoder.mayBeEscape: keys = decoder.flush()
      case .nothing:
        reloadWhileIdle(&conversation, &session)
        continue
      case .resized:
        painter.reflow(to: terminal.size.columns)
        keys = []
      case .continued:
        painter.forget()
        keys = []
      case .closed: return nil
      }
      for key in keys {
        switch handle(key, conversation.prompt, session) {
        case .goesOn: break
        case .entered(let entry): return entry
        case .left: return nil
        }
      }
      draw(conversation.prompt, session)
    }
  }

  /// What a key means for the reading of an entry.
  private enum Progress {
    case goesOn
    case entered(String)
    case left
  }

  private mutating func handle(
    _ key: Key, _ prompt: PromptSession, _ session: Session
  ) -> Progress {
    let before = editor.buffer
    let files = FileCompletion(files: session.console.files)
    let outcome = editor.handle(
      key, isComplete: prompt.isComplete,
      completions: { files.adding(to: prompt.completions(after: $0)) })
    switch outcome {
    case .edited: return .goesOn
    case .clearScreen:
      terminal.write("\u{1B}[H\u{1B}[2J")
      painter.forget()
      return .goesOn
    case .entered, .interrupted, .ended, .suspend, .list: break
    }
    terminal.write(painter.leave(before, prompt: lead(prompt), columns: terminal.size.columns))
    switch outcome {
    case .entered(let entry): return .entered(entry)
    case .ended: return .left
    case .suspend: terminal.suspend()
    case .list(let candidates): list(candidates)
    case .edited, .clearScreen, .interrupted: break
    }
    return .goesOn
  }

  /// Reads changed files again while nothing is being typed.
  private mutating func reloadWhileIdle(
    _ conversation: inout Conversation, _ session: inout Session
  ) {
    guard editor.isIdle, conversation.filesHaveChanged(session) else { return }
    terminal.write(painter.erase())
    terminal.end()
    conversation.reloadIfChanged(&session)
    session.flush()
    terminal.begin()
    draw(conversation.prompt, session)
  }

  private mutating func draw(_ prompt: PromptSession, _ session: Session) {
    let hint = editor.hint(prompt.completions)
    terminal.write(
      painter.draw(
        editor.buffer, prompt: lead(prompt), hint: hint, search: editor.search,
        size: terminal.size))
  }

  /// Lists candidates with what they are, as many as fit a screen.
  private func list(_ candidates: [Completion]) {
    let most = max(4, terminal.size.rows - 3)
    let shown = candidates.count > most ? candidates.prefix(most - 1) : candidates[...]
    let width = shown.map(\.text.displayWidth).max() ?? 0
    for candidate in shown {
      let line = candidate.text.padded(to: width + 2) + candidate.note.printable
      terminal.write(line.prefix(columns: terminal.size.columns - 1) + "\r\n")
    }
    if shown.count < candidates.count {
      terminal.write("and \(candidates.count - shown.count) more\r\n")
    }
  }
}
