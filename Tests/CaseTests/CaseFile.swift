import Foundation
import Testing

/// A script with the commands that are tried on it and what they print.
///
/// First lines of the form `// $ kalkyl eval FILE 'frame[Laxå]'` are the commands, `FILE` standing
/// for the script; lines `// < ram[Laxå]` after one are what it reads on standard input. Without them the command is `test` for a script that has tests, else `run`.
struct CaseFile: Sendable, CustomTestStringConvertible {
  /// From the project's root: `Tests/Cases/parsing/years.kalkyl`.
  let path: String
  /// What the case prints is kept here.
  let expectation: String
  let commands: [CaseCommand]

  var folder: String { (path as NSString).deletingLastPathComponent }
  var name: String { (path as NSString).lastPathComponent }
  var testDescription: String { path }

  /// A case of `Tests/Cases`.
  init(path: String, text: String) {
    self.path = path
    expectation = (path as NSString).deletingPathExtension + ".expected"
    let name = (path as NSString).lastPathComponent
    let written = Self.writtenCommands(text, file: name)
    let hasTests = text.split(separator: "\n").contains { $0.hasPrefix("test \"") }
    commands =
      written.isEmpty ? [CaseCommand(words: ["kalkyl", hasTests ? "test" : "run", name])] : written
  }

  /// An example: it runs, its tests hold, and its printed figures add up.
  init(example path: String) {
    self.path = path
    let name = (path as NSString).lastPathComponent
    let stem = (name as NSString).deletingPathExtension
    expectation = "Tests/Cases/examples/\(stem).expected"
    commands = ["run", "test", "audit"].map { CaseCommand(words: ["kalkyl", $0, name]) }
  }

  private static func writtenCommands(_ text: String, file: String) -> [CaseCommand] {
    var commands: [CaseCommand] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("// $ ") {
        let words = shellWords(line.dropFirst(5)).map { $0 == "FILE" ? file : $0 }
        commands.append(CaseCommand(words: words))
      } else if line == "// <" || line.hasPrefix("// < "), !commands.isEmpty {
        commands[commands.count - 1].input.append(String(line.dropFirst(5)))
      } else {
        break
      }
    }
    return commands
  }

  static let cases: [CaseFile] = Project.files(below: "Tests/Cases", ending: ".kalkyl")
    // Another file of a case, which a script there uses, has no expectation of its own.
    .filter { !$0.hasSuffix(".part.kalkyl") }
    .map { CaseFile(path: $0, text: (try? Project.text($0)) ?? "") }

  static let examples: [CaseFile] = Project.files(below: "examples", ending: ".kalkyl")
    .map(CaseFile.init(example:))
}

/// A command line, and the lines that it reads on standard input.
struct CaseCommand: Equatable, Sendable {
  let words: [String]
  var input: [String] = []
}

/// The words of a command line, in which `'…'` and `"…"` quote.
func shellWords(_ line: some StringProtocol) -> [String] {
  var words: [String] = []
  var word: String?
  var quote: Character?
  for letter in line {
    if let open = quote {
      if letter == open { quote = nil } else { word?.append(letter) }
    } else if letter == "'" || letter == "\"" {
      quote = letter
      word = word ?? ""
    } else if letter == " " {
      if let whole = word { words.append(whole) }
      word = nil
    } else {
      word = (word ?? "") + String(letter)
    }
  }
  if let whole = word { words.append(whole) }
  return words
}
