import Kalkyl

/// A conversation at a terminal: reads entries key by key until the person leaves.
struct PromptLoop {
  private let terminal: Terminal
  private let historyFile: HistoryFile?
  private var editor: LineEditor
  private var painter: EntryPainter
  private var decoder = KeyDecoder()

  private static let escapeDelay: Int32 = 50

  init(_ terminal: Terminal, color: Bool, variable: (String) -> String?) {
    self.terminal = terminal
    historyFile = HistoryFile(variable)
    editor = LineEditor(history: historyFile?.read() ?? InputHistory())
    painter = EntryPainter(color: color)
  }

  mutating func run(_ conversation: inout Conversation, _ session: inout Session) {
    while !conversation.isOver {
      conversation.reloadIfChanged(&session)
      session.flush()
      guard let entry = readEntry(conversation.prompt) else { break }
      if entry.allSatisfy(\.isWhitespace) { continue }
      historyFile?.append(entry)
      _ = Terminal.takeInterrupt()
      _ = conversation.answer(entry, &session)
      session.flush()
      if Terminal.takeInterrupt() { session.complain("stopped\n") }
    }
  }

  /// What stands before an entry: the scenario that it is in.
  private func lead(_ prompt: PromptSession) -> String {
    prompt.scenario.map { "\($0)> " } ?? "> "
  }

  /// An entry; `nil` where the person leaves.
  private mutating func readEntry(_ prompt: PromptSession) -> String? {
    terminal.begin()
    defer { terminal.end() }
    let lead = lead(prompt)
    draw(prompt, lead)
    while true {
      let input = terminal.read(within: decoder.mayBeEscape ? Self.escapeDelay : nil)
      let keys: [Key]
      switch input {
      case .bytes(let bytes): keys = decoder.feed(bytes)
      case .nothing: keys = decoder.flush()
      case .resized:
        terminal.write("\r")
        keys = []
      case .closed: return nil
      }
      for key in keys {
        let before = editor.buffer
        let outcome = editor.handle(
          key, isComplete: prompt.isComplete, completions: prompt.completions)
        switch outcome {
        case .edited: break
        case .entered(let entry):
          draw(before, prompt, lead)
          terminal.write(painter.leave(before, prompt: lead, columns: terminal.columns))
          return entry
        case .interrupted:
          terminal.write(painter.leave(before, prompt: lead, columns: terminal.columns))
        case .ended:
          terminal.write(painter.leave(before, prompt: lead, columns: terminal.columns))
          return nil
        case .clearScreen:
          terminal.write("\u{1B}[H\u{1B}[2J")
          painter.forget()
        case .suspend:
          terminal.write(painter.leave(before, prompt: lead, columns: terminal.columns))
          terminal.suspend()
        case .list(let candidates):
          terminal.write(painter.leave(before, prompt: lead, columns: terminal.columns))
          list(candidates)
        }
      }
      draw(prompt, lead)
    }
  }

  private mutating func draw(_ prompt: PromptSession, _ lead: String) {
    let hint = editor.hint(prompt.completions)
    terminal.write(
      painter.draw(
        editor.buffer, prompt: lead, hint: hint, search: editor.search, columns: terminal.columns))
  }

  /// Draws an entry without its hint, as it stays above the answer.
  private mutating func draw(_ buffer: EditBuffer, _ prompt: PromptSession, _ lead: String) {
    terminal.write(
      painter.draw(buffer, prompt: lead, hint: "", search: nil, columns: terminal.columns))
  }

  /// Lists candidates with what they are, as many as fit a screen.
  private func list(_ candidates: [Completion]) {
    let most = 40
    let width = candidates.prefix(most).map(\.text.displayWidth).max() ?? 0
    for candidate in candidates.prefix(most) {
      let line = candidate.text.padded(to: width + 2) + candidate.note.printable
      terminal.write(line.prefix(columns: terminal.columns - 1) + "\r\n")
    }
    if candidates.count > most { terminal.write("and \(candidates.count - most) more\r\n") }
  }
}
