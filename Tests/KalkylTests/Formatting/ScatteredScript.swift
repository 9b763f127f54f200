@testable import Kalkyl

/// A script written as nobody would: its tokens with any spaces, and with comments and line ends
/// wherever they separate nothing.
struct ScatteredScript {
  private let tokens: [(text: String, breaksLine: Bool, mayBreak: Bool, opensRow: Bool)]

  init(_ text: String) {
    let lexed = Lexer.lex(ScriptFixture.source(text), limits: .standard).0
    var previous: Token?
    tokens = lexed.tokens.dropLast().map { token in
      defer { previous = token }
      let isWord = token.keyword.beginsDeclaration || token.keyword.beginsStatement
      let mayBreak = previous?.cannotEndLine == true && !isWord && token.kind != .bar
      return (
        lexed.text(lexed.span(token)), token.flags.contains(.afterLineBreak), mayBreak,
        token.kind == .bar
      )
    }
  }

  func text(_ generator: inout SeededGenerator) -> String {
    var text = lineEnd(&generator, isFirst: true)
    var isRow = false
    for token in tokens {
      if token.breaksLine {
        text += lineEnd(&generator)
        isRow = token.opensRow
      } else if token.mayBreak, !isRow, Int.random(in: 0..<12, using: &generator) == 0 {
        text += lineEnd(&generator)
      } else {
        text += String(repeating: " ", count: Int.random(in: 1...3, using: &generator))
      }
      text += token.text
    }
    return text + lineEnd(&generator)
  }

  private func lineEnd(_ generator: inout SeededGenerator, isFirst: Bool = false) -> String {
    var text = ""
    if !isFirst {
      text += ["", "", "", " // slut  ", "/// bakom"].randomElement(using: &generator) ?? ""
    }
    if !isFirst || Bool.random(using: &generator) { text += "\n" }
    for _ in 0..<4 where Int.random(in: 0..<6, using: &generator) == 0 {
      text +=
        ["\n", "// rad\n", "\t/// om \"det\n", "\n\n\n", "    //\n", " \r\n", "//// fyra\n"]
        .randomElement(using: &generator) ?? ""
    }
    return text + String(repeating: " ", count: Int.random(in: 0..<4, using: &generator))
  }
}
