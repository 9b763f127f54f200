import Testing

@testable import Kalkyl

/// The lexical rules of grammar.ebnf, character by character, against the lexer's tokens.
@Suite struct LexicalGrammarTests {
  private let rules: [String: EBNF.Node]

  init() throws {
    let ebnf = try ScriptGrammar.file()
    rules = Dictionary(uniqueKeysWithValues: ebnf.rules.map { ($0.name, $0.node) })
  }

  /// Everywhere that a part read from a place can end.
  private func ends(_ node: EBNF.Node, _ text: [Unicode.Scalar], from start: Int) -> Set<Int> {
    switch node {
    case .literal(let literal):
      return text[start...].starts(with: literal.unicodeScalars)
        ? [start + literal.unicodeScalars.count] : []
    case .reference(let name):
      return rules[name].map { ends($0, text, from: start) } ?? []
    case .characters(let ranges, let isNegated):
      guard start < text.count else { return [] }
      let isIn = ranges.contains { $0.contains(text[start].value) }
      return isIn != isNegated ? [start + 1] : []
    case .sequence(let parts):
      return parts.reduce([start]) { places, part in
        places.reduce(into: []) { $0.formUnion(ends(part, text, from: $1)) }
      }
    case .choice(let parts):
      return parts.reduce(into: []) { $0.formUnion(ends($1, text, from: start)) }
    case .optional(let part): return ends(part, text, from: start).union([start])
    case .plus(let part): return closure(part, text, from: ends(part, text, from: start))
    case .star(let part): return closure(part, text, from: [start])
    case .difference(let a, let b):
      return ends(a, text, from: start).subtracting(ends(b, text, from: start))
    }
  }

  private func closure(_ part: EBNF.Node, _ text: [Unicode.Scalar], from start: Set<Int>) -> Set<
    Int
  > {
    var found = start
    var newest = start
    while !newest.isEmpty {
      newest = newest.reduce(into: Set<Int>()) { $0.formUnion(ends(part, text, from: $1)) }
        .subtracting(found)
      found.formUnion(newest)
    }
    return found
  }

  private func matches(_ text: String, _ rule: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return ends(.reference(rule), scalars, from: 0).contains(scalars.count)
  }

  /// The rule of the one token that a text is, as the lexer reads it; `nil` where it is not one.
  private func lexed(_ text: String) -> String? {
    let (lexed, mistakes) = Lexer.lex(ScriptFixture.source(text), limits: .standard)
    guard mistakes.isEmpty, lexed.tokens.count == 2 else { return nil }
    guard lexed.tokens[0].start == 0, Int(lexed.tokens[0].end) == text.utf8.count else {
      return nil
    }
    switch lexed.tokens[0].kind {
    case .word: return "Word"
    case .text: return "Text"
    case .date: return "Date"
    case .minus: return "Minus"
    case .dash: return "Dash"
    case .number:
      switch lexed.tokens[0].shape {
      case .count: return "Count"
      case .year: return "Year"
      case .whole: return "Whole"
      case .decimal, .none: return "Decimal"
      }
    default: return nil
    }
  }

  private static let classes = [
    "Word", "Text", "Count", "Year", "Whole", "Decimal", "Date", "Minus", "Dash",
  ]

  @Test(arguments: [
    "a", "Laxå", "Lax\u{61}\u{30A}", "internränta_2", "_a", "2a", "a-b", "å", "Ñandú", "a b", "0",
    "12", "123", "2026", "12345",
    "1 000", "1_000", "1\u{A0}000", "1\u{2009}000", "1\u{202F}000", "1 000 000", "1 000_000",
    "1 0000", "1 00", "1000 000", "1  000",
    "12 345.67", "0.5", ".5", "5.", "1.2.3", "0.123 456", "1,5", "2026-07", "2026-07-01", "2026-7",
    "2026-13", "2026-02-29", "2024-02-29",
    "2026-07-1", "202-07", "2026-070", "-", "\u{2212}", "–", "—", "\"\"", "\"a\"", "\"a\\\"b\\\\\"",
    "\"a", "\"a\\b\"", "\"a\nb\"", "\"\"\"", "",
  ])
  func saysOfATokenWhatTheLexerSays(text: String) {
    let lexed = lexed(text)
    let matching = Self.classes.filter { matches(text, $0) }
    // Which days exist is beyond a grammar.
    if matching == ["Date"], lexed == nil {
      return #expect(["2026-13", "2026-02-29"].contains(text))
    }
    #expect(matching == (lexed.map { [$0] } ?? []), "\(text)")
  }

  @Test func hasEachTokenOfARandomTextInOneRuleOnly() {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "1", "20", "202", "2026", "000", " ", "_", ".", "-", "07", "a", "å", "\"", "\\", "\u{A0}",
      "–",
    ]
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      }
      let matching = Self.classes.filter { matches(text, $0) }
      #expect(matching.count <= 1, "\(text)")
      if let lexed = lexed(text) { #expect(matching == [lexed], "\(text)") }
    }
  }
}
