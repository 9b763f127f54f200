/// The texts of `kalkyl help`, made from the table of commands.
struct Help {
  let commands: [Command]

  /// What the program is and which commands it has.
  var overview: String {
    var text = """
      kalkyl works out, checks and prints budgets written in the language Kalkyl.

      Usage: kalkyl COMMAND [OPTIONS] FILE…

      Commands:

      """
    text += columns(commands.map { ($0.name, $0.summary) } + [("help", "explain a command")])
    text += """

      Example:
        kalkyl run budget.kalkyl

      `kalkyl help COMMAND` tells what a command takes. `kalkyl --version` prints the version.
      Exit status: 0 fine; 1 a test, rule or audit failed; 2 the script is wrong;
      64 the command line is wrong; 74 a file could not be read or a result not written.

      """
    return text
  }

  /// How one command is used.
  func page(_ command: Command) -> String {
    let operands = command.operands.map(\.usage).joined(separator: " ")
    var text = "Usage: kalkyl \(command.name) [OPTIONS] \(operands)\n\n\(command.about)\n\n"
    text += columns(command.operands.map { ($0.name, $0.help) })
    text += "\nOptions:\n"
    text += columns((command.options + [.help]).map(row))
    text += "\nExamples:\n"
    for example in command.examples {
      text += "  \(example.line)\n      \(example.purpose)\n"
    }
    return text
  }

  private func row(_ option: Option) -> (String, String) {
    (option.usage, option.repeats ? "\(option.help); may be repeated" : option.help)
  }

  /// Two columns; a first one that is too wide has its second on a line of its own.
  private func columns(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).filter { $0 <= 18 }.max() ?? 0
    var text = ""
    for (left, right) in rows {
      let padding = left.count <= width ? width - left.count : -1
      let gap = String(repeating: " ", count: padding >= 0 ? padding + 2 : width + 4)
      text += padding >= 0 ? "  \(left)\(gap)\(right)\n" : "  \(left)\n\(gap)\(right)\n"
    }
    return text
  }
}
