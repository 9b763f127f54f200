/// The commands of the prompt; any unambiguous beginning of a name serves.
public enum PromptCommand: String, CaseIterable, Sendable {
  case help
  case type
  case total
  case explain
  case scenario
  case whatif
  case diff
  case pin
  case unpin
  case report
  case test
  case load
  case reload
  case undo
  case save
  case list
  case quit

  /// The commands that a word begins; the one alone that it names in full.
  static func beginning(with word: String) -> [PromptCommand] {
    if let exact = PromptCommand(rawValue: word) { return [exact] }
    return allCases.filter { $0.rawValue.hasPrefix(word) }
  }

  /// What follows the name.
  public var arguments: String {
    switch self {
    case .help: "[TOPIC]"
    case .type, .explain, .pin: "EXPR"
    case .scenario: "[NAME]"
    case .whatif: "NAME = EXPR"
    case .unpin: "[NUMBER]"
    case .report: "[NAME]"
    case .load: "FILE…"
    case .save: "FILE | test NAME"
    case .total, .diff, .test, .reload, .undo, .list, .quit: ""
    }
  }

  /// What it does, in a line.
  public var summary: String {
    switch self {
    case .help: "this list, or a topic of the language"
    case .type: "the kind, unit and dimensions of a formula"
    case .total: "the last value again, with totals"
    case .explain: "where a figure comes from, down to what is written"
    case .scenario: "everything after this is in the scenario; without a name, back to base"
    case .whatif: "which figures of the last report would change, and by how much"
    case .diff: "which shown figures differ from those of the loaded files"
    case .pin: "show a formula again after every change"
    case .unpin: "stop showing the last pinned formula, or the one of that number"
    case .report: "print a report, or all"
    case .test: "run the tests"
    case .load: "read files in place of those loaded"
    case .reload: "read the loaded files again"
    case .undo: "take back the last declaration or change"
    case .save: "write the session as a script, or keep the shown values as a test"
    case .list: "the declarations"
    case .quit: "leave"
    }
  }
}
