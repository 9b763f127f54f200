import Testing

@testable import Kalkyl

/// Formatting changes nothing that a script says, and formatting again changes nothing at all.
struct FormattingPropertyTests {
  private func check(_ text: String, _ name: String, folder: String? = nil) {
    guard let problem = FormattingCheck(text: text, folder: folder).problem() else { return }
    Issue.record("\(name) \(problem)\nfrom\n\(text)")
  }

  private func hasMistakes(_ text: String) -> Bool {
    ScriptFixture.parsed(text).1.contains { $0.severity == .error }
  }

  @Test func keepsEveryScriptOfTheRepository() {
    var count = 0
    for folder in ["examples", "Tests/Cases"] {
      for (name, text) in Repository.scripts(in: folder) where !hasMistakes(text) {
        let inside = Repository.root.appending(path: name).deletingLastPathComponent()
        check(text, name, folder: inside.path(percentEncoded: false))
        count += 1
      }
    }
    #expect(count > 5)
  }

  @Test func keepsWhatTheLanguageIsWrittenWith() {
    for text in SyntaxSamples.right { check(text, "sample") }
  }

  @Test func leavesMistakesAlone() {
    for text in SyntaxSamples.wrong {
      let formatted = FormattedScript(Array(text.utf8), named: "a.kalkyl")
      #expect(formatted.bytes == nil, "\(text)")
      #expect(!formatted.diagnostics.isEmpty, "\(text)")
    }
  }

  @Test(arguments: 0..<4) func keepsSentencesOfTheGrammar(part: Int) throws {
    var drawing = SentenceDrawing(try ScriptGrammar().recogniser, seed: UInt64(10 + part))
    var count = 0
    while count < 1_250 {
      let text = drawing.script()
      // Some sentences have mistakes that the grammar does not know of.
      if hasMistakes(text) { continue }
      count += 1
      check(text, "sentence")
      guard count.isMultiple(of: 2) else { continue }
      let scattered = ScatteredScript(text).text(&drawing.generator)
      if !hasMistakes(scattered) { check(scattered, "scattered sentence") }
    }
  }

  @Test func keepsScatteredScriptsOfTheRepository() {
    var generator = SeededGenerator(seed: 4)
    var count = 0
    let scripts = Repository.scripts(in: "examples").map(\.text) + SyntaxSamples.right
    for text in scripts {
      for _ in 0..<5 {
        let scattered = ScatteredScript(text).text(&generator)
        guard !hasMistakes(scattered) else { continue }
        check(scattered, "scattered script")
        count += 1
      }
    }
    #expect(count > scripts.count * 3)
  }
}
