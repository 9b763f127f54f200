import Testing

@testable import Kalkyl

/// grammar.ebnf says what the parser reads: neither more nor less.
@Suite struct GrammarTests {
  private let grammar: ScriptGrammar

  init() throws { grammar = try ScriptGrammar() }

  /// The mistakes of text and syntax that the parser finds.
  private func mistakes(_ source: Source) -> [Diagnostic] {
    parse(source).1.filter { $0.code.rawValue < "K03" }
  }

  private func source(_ text: String) -> Source {
    Source(name: "a.kalkyl", bytes: Array(text.utf8))
  }

  private func agrees(_ text: String, _ name: String) {
    let source = source(text)
    // The grammar knows no limits.
    if parse(source).1.contains(where: { $0.code.rawValue >= "K10" }) { return }
    let mistakes = mistakes(source)
    guard let isAccepted = grammar.accepts(source) else {
      #expect(!mistakes.isEmpty, "\(name): the lexer's mistake is lost\n\(text)")
      return
    }
    #expect(
      isAccepted == mistakes.isEmpty,
      "\(name): the grammar \(isAccepted ? "has" : "has not") this, the parser says \(mistakes)\n\(text)"
    )
  }

  @Test func hasEveryScriptOfTheRepository() {
    for (name, text) in Repository.scripts(in: "examples") + Repository.scripts(in: "Tests/Cases") {
      agrees(text, name)
    }
  }

  @Test func hasWhatTheLanguageIsWrittenWith() {
    for text in SyntaxSamples.right {
      agrees(text, "sample")
      #expect(mistakes(source(text)) == [], "\(text)")
    }
  }

  @Test func hasNotWhatTheLanguageRejects() {
    for text in SyntaxSamples.wrong {
      agrees(text, "sample")
      #expect(mistakes(source(text)) != [], "\(text)")
    }
  }

  @Test(arguments: 0..<4) func agreesOnChangedScripts(part: Int) {
    var generator = SeededGenerator(seed: UInt64(2_026 + part))
    let scripts = (SyntaxSamples.right + SyntaxSamples.wrong).map(ScriptMutation.init)
    var count = 0
    while count < 5_000 {
      for script in scripts where !script.isEmpty {
        agrees(script.changed(&generator), "changed")
        count += 1
      }
    }
  }

  @Test(arguments: 0..<2) func itsSentencesParse(part: Int) {
    var drawing = SentenceDrawing(grammar.recogniser, seed: UInt64(part))
    for _ in 0..<4_000 {
      let text = drawing.script()
      let mistakes = mistakes(source(text))
      #expect(mistakes == [], "\(mistakes)\n\(text)")
    }
    let unused = Set(grammar.recogniser.rules.keys).subtracting(drawn(by: drawing))
    #expect(unused == [], "rules that no sentence was drawn with")
  }

  /// Reserved words and built-in functions are only taken away from names; brackets, from cells.
  private func drawn(by drawing: SentenceDrawing) -> Set<String> {
    drawing.drawn.union(["Reserved", "BuiltIn", "BracketedFigure"])
  }

  @Test func agreesOnChangedScriptsOfTheRepository() {
    var generator = SeededGenerator(seed: 1)
    for (name, text) in Repository.scripts(in: "examples") + Repository.scripts(in: "Tests/Cases") {
      let script = ScriptMutation(text)
      guard !script.isEmpty else { continue }
      for _ in 0..<20 { agrees(script.changed(&generator), name) }
    }
  }
}
