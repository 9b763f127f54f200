import Kalkyl

/// What is wrong with a command line: one line, and where to read more.
struct UsageError: Error, Hashable, Sendable {
  let message: String
  /// The command whose help tells more; `nil` for the list of commands.
  let command: String?

  init(_ message: String, command: String? = nil) {
    self.message = message
    self.command = command
  }

  var text: String {
    let topic = command.map { "kalkyl help \($0)" } ?? "kalkyl help"
    return "kalkyl: \(message.printable)\nTry `\(topic)`.\n"
  }
}

extension UsageError {
  static func unknownCommand(_ word: String, nearest: String?) -> UsageError {
    if word.hasSuffix(".kalkyl") {
      return UsageError("`\(word)` is a file, not a command; write `kalkyl run \(word)`")
    }
    return UsageError("there is no command `\(word)`" + suggestion(nearest))
  }

  static func optionBeforeCommand(_ word: String) -> UsageError {
    UsageError("`\(word)` stands before the command; write `kalkyl COMMAND \(word)`")
  }

  static func unknownOption(_ word: String, of command: Command, nearest: Option?) -> UsageError {
    UsageError(
      "`\(command.name)` has no option `\(word)`" + suggestion(nearest.map { "--\($0.name)" }),
      command: command.name)
  }

  static func missingValue(_ option: Option, of command: Command) -> UsageError {
    UsageError(
      "`--\(option.name)` needs a value: `\(option.usage)`", command: command.name)
  }

  static func unwantedValue(_ option: Option, of command: Command) -> UsageError {
    UsageError("`--\(option.name)` takes no value", command: command.name)
  }

  static func repeated(_ option: Option, of command: Command) -> UsageError {
    UsageError("`--\(option.name)` is given twice", command: command.name)
  }

  static func wrongChoice(
    _ value: String, for option: Option, of command: Command, nearest: String?
  ) -> UsageError {
    let choices = option.choices.joined(separator: ", ")
    return UsageError(
      "`--\(option.name)` is one of \(choices), not `\(value)`" + suggestion(nearest),
      command: command.name)
  }

  static func missingOperand(_ operand: Operand, of command: Command) -> UsageError {
    UsageError(
      "`\(command.name)` needs `\(operand.name)`: \(operand.help)", command: command.name)
  }

  static func tooMany(_ word: String, of command: Command) -> UsageError {
    UsageError("`\(command.name)` takes nothing more, so not `\(word)`", command: command.name)
  }

  private static func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean `\($0)`?" } ?? ""
  }
}
