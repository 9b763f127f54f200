import Kalkyl

extension Command {
  static let repl = Command(
    name: "repl", summary: "try things at a prompt",
    operands: [.optionalScripts], options: [.scenario, .keepGoing, .locale, .color],
    about: """
      Reads entries one by one: a formula shows its value, a declaration adds or replaces one, and
      commands begin with a colon (:help lists them). On input that is not a terminal it reads
      entries, prints values, and ends with status 1 after the first entry that fails.
      """,
    examples: [
      Example("kalkyl repl budget.kalkyl", "a prompt with the budget loaded"),
      Example("kalkyl repl budget.kalkyl --scenario high_rate", "a prompt in a scenario"),
    ],
    tellsProgress: false,
    perform: { invocation, session throws(UsageError) in try session.repl(invocation) })
}

extension Operand {
  static let optionalScripts = Operand("FILE", .any, help: "scripts to begin with")
}

extension Option {
  static let keepGoing = Option(
    "keep-going", help: "go on after an entry that fails, where input is not a terminal")
}

extension Session {
  fileprivate mutating func repl(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    var conversation = Conversation(invocation: invocation)
    if !invocation.operands.isEmpty {
      beginWork("kalkyl repl")
      let status = conversation.load(invocation.operands, &self, isQuiet: true)
      endWork()
      if status != .fine { return status }
    }
    if let scenario = invocation.value(.scenario) {
      guard conversation.answer(":scenario \(scenario)", &self) else { return .wrongCommandLine }
    }
    if console.isInteractive, let terminal = Terminal() {
      let color = usesColor(invocation, onTerminal: true)
      var loop = PromptLoop(terminal, color: color, variable: console.variable)
      loop.run(&conversation, &self)
      return .fine
    }
    switch console.readInput(Limits.standard.sourceBytes) {
    case .failure(let failure):
      complain(of: "standard input", failure)
      return .wrongFile
    case .success(let bytes):
      let status = converse(String(decoding: bytes, as: UTF8.self), &conversation, invocation)
      return status
    }
  }

  /// Answers entries of a text, each as many lines as it needs.
  private mutating func converse(
    _ text: String, _ conversation: inout Conversation, _ invocation: Invocation
  ) -> ExitStatus {
    var status = ExitStatus.fine
    var entry = ""
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, line) in lines.enumerated() {
      entry += entry.isEmpty ? String(line) : "\n" + line
      let isLast = number == lines.count - 1
      guard isLast || conversation.prompt.isComplete(entry) else { continue }
      let isFine = conversation.answer(entry, &self)
      entry = ""
      if conversation.isOver { break }
      if !isFine {
        status = .failed
        if !invocation.has(.keepGoing) { break }
      }
    }
    return status
  }
}
