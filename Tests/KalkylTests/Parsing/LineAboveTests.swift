import Testing

@testable import Kalkyl

/// Tokens taken over from the line above are those that the line has alone.
@Suite struct LineAboveTests {
  /// What a token is, but for what only the lines around it can tell.
  private struct Seen: Equatable {
    let kind: Token.Kind
    let keyword: Keyword
    let shape: Token.Shape
    let isFirst: Bool
    let isMarked: Bool
    let text: String
    let name: String?
  }

  private func seen(_ text: String) -> [Seen] {
    let (lexed, _) = Lexer.lex(ScriptFixture.source(text), limits: .standard)
    return lexed.tokens.dropLast().map { token in
      Seen(
        kind: token.kind, keyword: token.keyword, shape: token.shape,
        isFirst: token.flags.contains(.afterLineBreak),
        isMarked: token.flags.contains(.isFaulty) || token.flags.contains(.hasEscapes),
        text: lexed.text(Int(token.start), Int(token.end)),
        name: token.kind == .word ? lexed.names[Int(token.name)] : nil)
    }
  }

  private func expectAsAlone(_ lines: [String]) {
    #expect(seen(lines.joined(separator: "\n")) == lines.flatMap(seen))
  }

  @Test(arguments: [
    ["account a = { 2026: 5, then: previous }", "account b = { 2026: 17, then: previous }"],
    ["| x | 1 500 | previous * (1 + i) |", "| yy | 1 | previous * (1 + i) |"],
    // What stands after a token tells what it is: a group, a decimal, a day, a longer name.
    ["a 1 5", "a 1 500"], ["a 1", "a 1.5"], ["a = 2026 -", "a = 2026-07"],
    ["a = 2026-07", "a = 2026-07-01"], ["a = x", "a = xå"], ["a = x <", "a = x <="],
    ["a b.", "a b.."], ["a = b", "a = b// c"], ["a = b / c", "a = b // c"],
    // Brackets open before, in a cell, tell what a comma is.
    ["| f | 2,5", "| (f | 2,5"], ["| (f | 2,5", "| f | 2,5"], ["| f | 2,5", "f | 2,5"],
    ["a \"x\" b", "a \"x\\\"\" b"], ["a b", "", "// c", "  a b c", "\ta b c"],
    ["a\r", "a b\r", "a b\r"],
  ])
  func tokensTakenOverAreThoseOfTheLineAlone(lines: [String]) { expectAsAlone(lines) }

  @Test func anyLinesAreCutAsTheyAreAlone() {
    let pieces = [
      "account", "a", "å_1", "=", "==", "{", "}", "(", ")", "[", "]", "2026", "2026-07", "1", "500",
      "1 500", "2,5", "2.5", ",", ":", "|", "||", "..", ".", "%", "+", "-", "–", "then", "\"text\"",
      "\"t\\\"\"", " ", "  ", "\u{A0}", "/", "// c", "/// d", "<", "<>", "½",
    ]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3_000 {
      var line = (0..<Int.random(in: 2...12, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }
      var lines = [line.joined(separator: " ")]
      for _ in 0..<3 {
        line[Int.random(in: line.indices, using: &random)] = pieces.randomElement(using: &random)!
        let separator = Bool.random(using: &random) ? " " : ""
        lines.append(line.joined(separator: separator))
      }
      expectAsAlone(lines)
    }
  }

  @Test func aMistakeIsToldInEachLine() {
    let (_, mistakes) = Lexer.lex(
      ScriptFixture.source("a = b ? c\na = b ? c\n"), limits: .standard)
    #expect(mistakes.map(\.primary.span.start) == [6, 16])
  }
}
