/// An option of a command, as data: how it is written, checked and explained.
struct Option: Hashable, Sendable {
  /// Without the two dashes.
  let name: String
  /// What stands after it, `NAME`, where any value may.
  private let placeholder: String?
  /// The values that it may have; empty for any.
  let choices: [String]
  /// `true` iff it may be given more than once.
  let repeats: Bool
  let help: String

  init(
    _ name: String, value: String? = nil, choices: [String] = [], repeats: Bool = false,
    help: String
  ) {
    self.name = name
    placeholder = value
    self.choices = choices
    self.repeats = repeats
    self.help = help
  }

  /// What stands after it, `NAME` or `auto|never`; `nil` for an option that is only there or not.
  var value: String? { choices.isEmpty ? placeholder : choices.joined(separator: "|") }

  /// Whether something stands after it.
  var hasValue: Bool { placeholder != nil || !choices.isEmpty }

  /// As it is written: `--scenario NAME`.
  var usage: String { value.map { "--\(name) \($0)" } ?? "--\(name)" }
}

extension Option {
  static let scenario = Option(
    "scenario", value: "NAME", help: "use the overrides of this scenario")
  static let set = Option(
    "set", value: "'X = E'", repeats: true, help: "give X another value in every scenario")
  static let report = Option("report", value: "NAME", help: "print this report only")
  static let only = Option(
    "only", value: "LABEL", repeats: true, help: "show these labels of their dimension only")
  static let format = Option(
    "format", choices: ["table", "markdown", "html", "csv", "json"],
    help: "how it is written; else as --output is named, else table")
  static let output = Option(
    "output", value: "FILE", help: "write to this file; an old one is replaced when all is done")
  static let exact = Option("exact", help: "show figures unrounded")
  static let locale = Option(
    "locale", choices: ["sv", "en"], help: "the language of figures and added words; else sv")
  static let color = Option(
    "color", choices: ["auto", "always", "never"], help: "colours; auto is on a terminal only")
  static let help = Option("help", help: "explain this command")
}
