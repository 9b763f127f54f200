@testable import Kalkyl

/// A script as its tokens, to drop, double, swap and replace some.
struct ScriptMutation {
  private let tokens: [(text: String, breaksLine: Bool)]

  init(_ text: String) {
    let lexed = Lexer.lex(ScriptFixture.source(text), limits: .standard).0
    tokens = lexed.tokens.dropLast().map { token in
      (lexed.text(lexed.span(token)), token.flags.contains(.afterLineBreak))
    }
  }

  var isEmpty: Bool { tokens.count < 2 }

  private static let replacements = [
    "(", ")", "[", "]", "{", "}", ",", ":", "=", "==", ".", "..", "|", "%", "-", "–", "+", "^", "<",
    "x", "2026", "12", "3.5", "\"t\"", "then", "otherwise", "in", "total", "of", "kr", "over", "to",
    "if", "else", "not", "is", "year", "vintage", "as", "sum", "line", "row", "known", "\n",
    "2026-07",
  ]

  /// The script with one token dropped, doubled, swapped with the next or replaced.
  func changed(_ generator: inout SeededGenerator) -> String {
    var tokens = tokens
    let place = Int.random(in: 0..<tokens.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: tokens.remove(at: place)
    case 1: tokens.insert((tokens[place].text, false), at: place + 1)
    case 2 where place + 1 < tokens.count: tokens.swapAt(place, place + 1)
    case 3: tokens[place].breaksLine.toggle()
    default:
      tokens[place].text = Self.replacements.randomElement(using: &generator) ?? "x"
    }
    return tokens.map { ($0.breaksLine ? "\n" : " ") + $0.text }.joined()
  }
}
