/// A command, as data: what it takes, how it is explained, what it does.
///
/// What is listed is listed anew when it is asked for: of all commands a run needs one.
struct Command: Sendable {
  let name: String
  /// One line in the list of commands.
  let summary: String
  var operands: [Operand] { listOperands() }
  var options: [Option] { listOptions() }
  /// What it does, with each line at most 80 characters.
  let about: String
  /// Command lines to copy, each with what it does.
  /// Whether it is one piece of work, rather than many with a person between them.
  let tellsProgress: Bool
  var examples: [Example] { listExamples() }
  let perform: @Sendable (Invocation, inout Session) throws(UsageError) -> ExitStatus
  private let listOperands: @Sendable () -> [Operand]
  private let listOptions: @Sendable () -> [Option]
  private let listExamples: @Sendable () -> [Example]

  init(
    name: String, summary: String, operands: @autoclosure @escaping @Sendable () -> [Operand],
    options: @autoclosure @escaping @Sendable () -> [Option], about: String,
    examples: @autoclosure @escaping @Sendable () -> [Example], tellsProgress: Bool = true,
    perform:
      @escaping @Sendable (Invocation, inout Session) throws(UsageError) -> ExitStatus
  ) {
    self.name = name
    self.summary = summary
    self.about = about
    self.tellsProgress = tellsProgress
    self.perform = perform
    listOperands = operands
    listOptions = options
    listExamples = examples
  }

  struct Example: Sendable {
    let line: String
    let purpose: String

    init(_ line: String, _ purpose: String) {
      self.line = line
      self.purpose = purpose
    }
  }

  /// The operand that stands at a position from 0; the last one may repeat.
  func operand(at position: Int) -> Operand? {
    if position < operands.count { return operands[position] }
    guard let last = operands.last, last.count != .one else { return nil }
    return last
  }
}

/// A command line that has been read: the command with its operands and options.
struct Invocation: Sendable {
  var operands: [String] = []
  var values: [Option: [String]] = [:]

  func has(_ option: Option) -> Bool { values[option] != nil }
  func all(_ option: Option) -> [String] { values[option] ?? [] }
  /// The value of an option that is given once.
  func value(_ option: Option) -> String? { values[option]?.last }
}
