import Testing

@testable import Kalkyl

/// Figures that grow beyond reason stop with the limit that they pass.
@Suite struct ExtremeFigureTests {
  private func codes(_ text: String) -> [DiagnosticCode] {
    ScriptRun.reportCodes(Script.heading + text)
  }

  @Test func powersOfPowers() {
    #expect(codes("let x = 9^9^9^9\n") == [.chainedPower])
    #expect(codes("let x = (9^9)^(9^9)\n") == [.tooManyDigits])
    #expect(codes("let x = 1.03 ^ 100000000\n") == [.tooManyDigits])
    #expect(codes("let x = 2 ^ -9223372036854775807\n") == [.tooManyDigits])
    #expect(codes("let x = 2 ^ 99999999999999999999\n") == [.tooManyDigits])
    #expect(codes("let x = 1 ^ 9223372036854775807\nlet y = 0 ^ -1\n") == [])
  }

  @Test func squaresOfSquares() {
    let text = Script.lines(0..<60) { "let a\($0 + 1) = a\($0) * a\($0)" }
    #expect(codes("let a0 = 3.7\n" + text) == [.tooManyDigits])
  }

  @Test func numbersOfManyDigits() {
    #expect(codes("let x = \(Script.repeated("9", 200_000))\n") == [.numberTooLong])
    #expect(codes("let x = 0.\(Script.repeated("3", 200_000))\n") == [.numberTooLong])
    #expect(codes("let x = \(Script.repeated("9", 20_000))\n") == [])
  }

  @Test func aSumOfManyFractions() {
    var limits = Limits.standard
    limits.digits = 1_000
    let terms = (1...2_000).map { "1 / \($0 * 2 + 1)" }.joined(separator: " + ")
    #expect(ScriptRun.reportCodes("let x = \(terms)\n", limits: limits) == [.tooManyDigits])
  }

  @Test func stepsAndFiguresAreCounted() {
    let labels = (0..<100).map { "l\($0)" }.joined(separator: ", ")
    let text =
      "dimension d = \(labels)\nlet x0 = repeat(1 over d)\n"
      + Script.lines(0..<50) { "let x\($0 + 1) = x\($0) * 2 + 1" }
    var limits = Limits.standard
    limits.steps = 5_000
    #expect(ScriptRun.reportCodes(text, limits: limits) == [.tooManySteps])
    limits = .standard
    limits.keptFigures = 4_000
    #expect(ScriptRun.reportCodes(text, limits: limits) == [.tooManySteps])
    limits = .standard
    limits.shownFigures = 4_000
    #expect(ScriptRun.reportCodes(text, limits: limits) == [.tooManySteps])
    #expect(ScriptRun.reportCodes(text) == [])
  }

  @Test func aHostStopsALongEvaluation() {
    let text = Script.lines(0..<2_000) { "let a\($0) = \($0)" }
    let loading = Model.load(
      [("a.kalkyl", Array(text.utf8))], interruption: Interruption { true })
    #expect(loading.model?.report().diagnostics.map(\.code) == [.interrupted])
  }
}
