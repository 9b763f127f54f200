import Kalkyl
import Testing

/// What only a host's limits, or a very large text, bring about.
struct LimitDiagnosticsTests {
  private func codes(
    _ text: String, files: FileLoader = .none, _ change: (inout Limits) -> Void
  ) -> [DiagnosticCode] {
    var limits = Limits.standard
    change(&limits)
    return Model.load([("budget.kalkyl", Array(text.utf8))], files: files, limits: limits)
      .diagnostics.map(\.code)
  }

  @Test func aScriptMayBeTooLarge() {
    #expect(codes("let a = 1\n") { $0.sourceBytes = 5 } == [.sourceTooLarge])
    #expect(codes("let a = 1\n") { $0.sourceBytes = 10 } == [])
  }

  @Test func aNumberMayBeTooLong() {
    #expect(codes("let a = 123456\n") { $0.digits = 5 } == [.numberTooLong])
    #expect(codes("let a = 12345\n") { $0.digits = 5 } == [])
  }

  @Test func filesMayBringInFilesTooDeeply() {
    let endless = FileLoader { path, _ in
      .found(name: path, bytes: Array("use \"\(path)x\"\n".utf8))
    }
    #expect(codes("use \"x\"\n", files: endless) { $0.nesting = 5 } == [.usedTooDeeply])
  }

  @Test func aFigureOfAFileMayBeTooLong() {
    let digits = String(repeating: "1", count: Limits.standard.digits + 1)
    let table = FileLoader { path, _ in
      .found(name: path, bytes: Array("year;value\n2026;\(digits)\n".utf8))
    }
    let script = """
      years 2026..2026
      currency kr
      account a from "a.csv" { year = column "year", value = column "value" }

      """
    #expect(codes(script, files: table) { _ in } == [.figureInFileTooLong])
  }

  private func evaluated(
    _ formula: String, steps: Int, _ interruption: Interruption = Interruption()
  ) throws -> [DiagnosticCode] {
    var limits = Limits.standard
    limits.steps = steps
    let text = "years 2026..2035\nlet a = { 2026: 1, then: previous + 1 }\n"
    let model = try Model(
      text, named: "budget.kalkyl", limits: limits, interruption: interruption)
    return model.evaluate(formula).diagnostics.map(\.code)
  }

  @Test func aRunMayTakeTooManySteps() throws {
    #expect(try evaluated("a[2035]", steps: 3) == [.tooManySteps])
    #expect(try evaluated("a[2035]", steps: 100) == [])
  }

  @Test func aRunMayBeInterrupted() throws {
    #expect(try evaluated("a[2035]", steps: 100, Interruption { true }) == [.interrupted])
  }
}
