import Testing

@testable import Kalkyl

/// No text makes the parser crash, hang or say nothing.
@Suite struct RobustnessTests {
  private func mistakes(_ text: String, limits: Limits = .standard) -> [Diagnostic] {
    parse(ScriptFixture.source(text), limits: limits).1
  }

  @Test func randomBytes() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<400 {
      let count = Int.random(in: 0..<300, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      _ = parse(Source(name: "a", bytes: bytes))
      _ = parseExpression(Source(name: "a", bytes: bytes))
      _ = parseOverrides(Source(name: "a", bytes: bytes))
    }
  }

  @Test func randomPiecesOfScripts() {
    var generator = SeededGenerator(seed: 12)
    let pieces = [
      "let ", "account x = ", "table t ", "{", "}", "(", ")", "[", "]", "|", "\n", ",", ":", "=",
      "==", "2025", "1 000", "\"a\"", "then",
      "otherwise", "if ", " else ", "-", "–", "..", ".", "%", " tkr", "expect ", "show ", "total ",
      "/// d\n", "// c\n", "\u{200B}", "“", "'", "&&", "||", "<>", "\\", "bridge b ", "from ",
    ]
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      }
      let diagnostics = mistakes(text)
      let end = UInt32(text.utf8.count)
      #expect(
        diagnostics.allSatisfy {
          $0.primary.span.start <= $0.primary.span.end && $0.primary.span.end <= end
        }, "\(text)")
      #expect(diagnostics == diagnostics.sorted())
      #expect(
        Set(diagnostics.map(\.primary.span)).count == diagnostics.count,
        "two mistakes in one place: \(text)\n\(diagnostics)")
    }
  }

  @Test(arguments: [
    "(", "[", "{", "-", "not ", "if ", "f(", "{ a: ", "x[", "x.", "x[2026]", "(a + ",
    "{\n| m | 2025 |\n| x | ",
  ])
  func deepNestingIsOneMistake(piece: String) {
    let count = 100_000
    let diagnostics = mistakes(
      "let a = x"
        + String(repeating: piece.hasPrefix("x") ? String(piece.dropFirst()) : "", count: 0) + " + "
        + String(repeating: piece, count: count))
    #expect(diagnostics.count <= 2, "\(diagnostics.prefix(3).map(\.message))")
    #expect(!diagnostics.isEmpty)
  }

  @Test func nestingUpToTheLimitIsRead() {
    var limits = Limits.standard
    limits.nesting = 50
    func nested(_ depth: Int) -> String {
      "let a = " + String(repeating: "(", count: depth) + "b" + String(repeating: ")", count: depth)
    }
    #expect(mistakes(nested(50), limits: limits) == [])
    #expect(mistakes(nested(51), limits: limits).map(\.code) == [.nestedTooDeeply])
    func elses(_ depth: Int) -> String {
      "let a = " + String(repeating: "if b then 1 else ", count: depth) + "2"
    }
    #expect(mistakes(elses(50), limits: limits) == [])
    #expect(mistakes(elses(51), limits: limits).map(\.code) == [.nestedTooDeeply])
    func selected(_ depth: Int) -> String {
      "let a = b" + String(repeating: "[year - 1]", count: depth)
    }
    #expect(mistakes(selected(50), limits: limits) == [])
    #expect(mistakes(selected(51), limits: limits).map(\.code) == [.nestedTooDeeply])
  }

  @Test(arguments: [" + b", " * b", " and b", " or b", " otherwise b", " - b * c"])
  func aLongChainIsFlat(link: String) {
    let (script, diagnostics) = parse(
      ScriptFixture.source("let a = b" + String(repeating: link, count: 200_000)))
    #expect(diagnostics == [])
    guard case .definition(let definition)? = script.declarations.first,
      case .formula(let formula) = definition.value, case .chain(_, let links) = formula.kind
    else { return #expect(Bool(false), "no chain") }
    #expect(links.count == 200_000)
  }

  @Test func comparisonsWithoutEndAreOneMistake() {
    let codes = mistakes("let a = b" + String(repeating: " < b", count: 100_000)).map(\.code)
    #expect(codes == [.chainedComparison])
  }

  @Test func aMegabyteOfGarbageIsQuick() {
    var generator = SeededGenerator(seed: 13)
    let bytes = (0..<1_000_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let clock = ContinuousClock()
    var diagnostics: [Diagnostic] = []
    let time = clock.measure { diagnostics = parse(Source(name: "a", bytes: bytes)).1 }
    #expect(diagnostics.count <= Parser.mostMistakes + 1)
    #expect(diagnostics.contains { $0.code == .tooManyMistakes })
    #expect(time < .seconds(5))
  }

  @Test func manyWrongLinesStopTheReading() {
    let diagnostics = mistakes(String(repeating: "x y z\n", count: 50_000))
    #expect(diagnostics.count == Parser.mostMistakes + 1)
    #expect(diagnostics.last?.code == .tooManyMistakes)
  }

  @Test func closersWithoutOpenersAreQuick() {
    let text = String(repeating: "(", count: 100_000) + String(repeating: "}", count: 100_000)
    #expect(mistakes("let a = " + text).map(\.code).first == .nestedTooDeeply)
    #expect(!mistakes(String(repeating: ")", count: 100_000)).isEmpty)
  }

  @Test func aSourceThatIsTooLargeIsOneMistake() {
    var limits = Limits.standard
    limits.sourceBytes = 10
    #expect(mistakes("let a = 5 +", limits: limits).map(\.code) == [.sourceTooLarge])
    #expect(mistakes("let a = 5 ", limits: limits) == [])
  }

  @Test func aNumberThatIsTooLongIsOneMistake() {
    var limits = Limits.standard
    limits.digits = 20
    let long = String(repeating: "9", count: 21)
    #expect(mistakes("let a = \(long)", limits: limits).map(\.code) == [.numberTooLong])
    #expect(
      mistakes("let a = x[year - \(long.dropLast())]", limits: limits).map(\.code) == [.unexpected])
  }

  @Test func everyPrefixOfAScriptIsRead() {
    for text in SyntaxSamples.right where text.utf8.count > 100 {
      let bytes = Array(text.utf8)
      for end in bytes.indices { _ = parse(Source(name: "a", bytes: Array(bytes[..<end]))) }
    }
  }
}
