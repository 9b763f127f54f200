import Foundation

@testable import Kalkyl

/// grammar.ebnf, its sentences being rows of the lexer's tokens.
struct ScriptGrammar {
  /// The rules of the file that the lexer settles, and what the recogniser takes as they come.
  static let tokens = [
    "NL", "Word", "Text", "Count", "Year", "Whole", "Decimal", "Date", "Minus", "Dash",
  ]

  let recogniser: Recogniser

  init() throws {
    let lexical = [
      "Letter", "Mark", "Digit", "Comment", "Grouped", "Group1", "Group", "Spaced", "Underscored",
      "NoBreak", "Thin", "Narrow",
    ]
    var ebnf = try Self.file()
    ebnf.remove(lexical)
    recogniser = try Recogniser(ebnf, tokens: Self.tokens)
  }

  /// The whole file.
  static func file() throws -> EBNF {
    try EBNF(String(contentsOf: Repository.root.appending(path: "grammar.ebnf"), encoding: .utf8))
  }

  /// `true` iff the grammar has the script; `nil` where the lexer finds a mistake in it.
  func accepts(_ source: Source) -> Bool? {
    let (lexed, mistakes) = Lexer.lex(source, limits: .standard)
    guard mistakes.isEmpty else { return nil }
    return recogniser.accepts(symbols(lexed), as: "Script")
  }

  private func symbols(_ lexed: LexedText) -> [Recogniser.Terminals] {
    var symbols: [Recogniser.Terminals] = []
    for token in lexed.tokens.dropLast() {
      if token.flags.contains(.startsLine) { symbols.append(terminals("NL", nil)) }
      symbols.append(terminals(className(token), spelling(token, lexed)))
    }
    return symbols
  }

  private func terminals(_ name: String?, _ spelling: String?) -> Recogniser.Terminals {
    var terminals = Recogniser.Terminals()
    if let name, let terminal = recogniser.terminals[name] { terminals.insert(terminal) }
    if let spelling, let terminal = recogniser.literals[spelling] { terminals.insert(terminal) }
    return terminals
  }

  private func className(_ token: Token) -> String? {
    switch token.kind {
    case .word: "Word"
    case .text: "Text"
    case .date: "Date"
    case .minus: "Minus"
    case .dash: "Dash"
    case .number:
      switch token.shape {
      case .count: "Count"
      case .year: "Year"
      case .whole: "Whole"
      case .decimal, .none: "Decimal"
      }
    default: nil
    }
  }

  /// The literal of the grammar that a token may be.
  private func spelling(_ token: Token, _ lexed: LexedText) -> String? {
    switch token.kind {
    case .text, .date, .minus, .dash, .number, .end, .invalid: nil
    case .word: lexed.names[Int(token.name)]
    default: lexed.text(lexed.span(token))
    }
  }
}

/// Where the files of the repository are.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every script in a folder, by path; none where there is no such folder.
  static func scripts(in folder: String) -> [(name: String, text: String)] {
    let start = root.appending(path: folder)
    let names =
      (FileManager.default.enumerator(atPath: start.path(percentEncoded: false))?.compactMap {
        $0 as? String
      }) ?? []
    return names.filter { $0.hasSuffix(".kalkyl") }.sorted().compactMap { name in
      (try? Data(contentsOf: start.appending(path: name)))
        .map { ("\(folder)/\(name)", String(decoding: $0, as: UTF8.self)) }
    }
  }
}
