import Testing

@testable import Kalkyl

/// A row of a file of scenarios is what the model gives with the same figures set beside it, and
/// statistics are those of a plain sort.
struct ScenarioFileTests {
  private static let shown = ["cost", "net.book_value", "cost[Laxå, 2028]"]

  /// A row's figures: hundredths of a per cent, tkr, per cent, years.
  private struct Row {
    let rate: Int
    let start: Int
    let indexing: Int
    let life: Int

    init(_ generator: inout SeededGenerator) {
      rate = Int.random(in: 0...900, using: &generator)
      start = Int.random(in: -2_000...9_000, using: &generator)
      indexing = Int.random(in: -5...20, using: &generator)
      life = Int.random(in: 1...9, using: &generator)
    }

    /// The same figures as a script writes them.
    var settings: [String] {
      [
        "rate = \(Rational(rate, over: 100).exactString)%", "start = \(start) tkr",
        "indexing[2027] = \(indexing)%", "life[Laxå] = \(life) years",
      ]
    }
  }

  private static func rows(_ count: Int, seed: UInt64) -> [Row] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Row(&generator) }
  }

  /// The rows as Swedish spreadsheets save them.
  private static func file(_ rows: [Row]) -> ScenarioFile {
    let lines = rows.map { row in
      let rate = Rational(row.rate, over: 100).decimalString(places: 2)
      let start = "\(row.start * 1_000)"
      return "\(rate.replacing(".", with: ",")) %;\(start);\(row.indexing);\(row.life * 12)"
    }
    let text = ["rate;start kr;indexing[2027] %;life[Laxå] months"] + lines
    return ScenarioFile(name: "rows.csv", bytes: Array(text.joined(separator: "\r\n").utf8))
  }

  private func outcome(_ rows: [Row], statistics: [String] = []) throws -> SweepOutcome {
    let model = try Model(SweepPropertyTests.script, named: "budget.kalkyl")
    let outcome = model.sweep(
      SweepOptions(
        scenarios: Self.file(rows), shown: Self.shown, statistics: statistics))
    #expect(outcome.diagnostics.isEmpty)
    return outcome
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func rowIsTheModelWithItsFiguresSet(seed: UInt64) throws {
    let rows = Self.rows(5, seed: seed)
    let outcome = try outcome(rows)
    #expect(outcome.points.count == rows.count)
    #expect(outcome.summaries.isEmpty)
    for (row, point) in zip(rows, outcome.points) {
      for (formula, values) in zip(Self.shown, point.values) {
        let cells = try SweepPropertyTests.cells(of: formula, settings: row.settings, nil)
        #expect(values.map(SweepPropertyTests.text) == cells, "\(formula) with \(row)")
      }
    }
  }

  @Test(arguments: [1, 2, 7, 24, 25])
  func statisticsAreThoseOfAPlainSort(count: Int) throws {
    let rows = Self.rows(count, seed: UInt64(count))
    let points = try outcome(rows).points
    let summaries = try outcome(rows, statistics: ["min,median", "max, mean, p25"]).summaries
    #expect(summaries.count == Self.shown.count)
    for (value, cells) in summaries.enumerated() {
      for (index, cell) in cells.enumerated() {
        let column = points.compactMap { $0.values[value][index] }
        #expect(column.count == (cell.figures[0] == nil ? 0 : count))
        guard column.count == count else { continue }
        #expect(cell.figures == Self.statistics(of: column))
      }
    }
  }

  private static func statistics(of column: [Rational]) -> [Rational] {
    let sorted = column.sorted()
    let n = sorted.count
    let median = (sorted[(n - 1) / 2] + sorted[n / 2]) * Rational(1, over: 2)
    let mean = column.reduce(Rational(0)) { $0 + $1 } * Rational(1, over: n)
    // A quarter of the way through n - 1 steps.
    let (whole, quarters) = (n - 1).quotientAndRemainder(dividingBy: 4)
    let next = sorted[min(whole + 1, n - 1)]
    let quartile = sorted[whole] + (next - sorted[whole]) * Rational(quarters, over: 4)
    return [sorted[0], median, sorted[n - 1], mean, quartile]
  }

  @Test func cellsOfSummariesAreNamed() throws {
    let summaries = try outcome(Self.rows(3, seed: 9), statistics: ["median"]).summaries
    #expect(summaries[0].map(\.labels).prefix(6).last == ["Hallsberg"])
    #expect(summaries[0].map(\.year).prefix(6) == [2025, 2026, 2027, 2028, 2029, 2025])
    #expect(summaries[2].map(\.labels) == [[]])
    #expect(summaries[2].map(\.year) == [nil])
  }

  @Test func moreRowsThanAllowedAreRefused() throws {
    var limits = Limits.standard
    limits.scenarioRows = 3
    let model = try Model(SweepPropertyTests.script, named: "budget.kalkyl", limits: limits)
    func codes(_ count: Int) -> [DiagnosticCode] {
      let file = Self.file(Self.rows(count, seed: 4))
      return model.sweep(SweepOptions(scenarios: file, shown: ["cost"])).diagnostics.map(\.code)
    }
    #expect(codes(3) == [])
    #expect(codes(4) == [.tooManyPoints])
  }

  @Test func aLargerFileThanAllowedIsRefused() throws {
    var limits = Limits.standard
    limits.sourceBytes = SweepPropertyTests.script.utf8.count
    let model = try Model(SweepPropertyTests.script, named: "budget.kalkyl", limits: limits)
    let file = Self.file(Self.rows(limits.sourceBytes / 10, seed: 4))
    let outcome = model.sweep(SweepOptions(scenarios: file, shown: ["cost"]))
    #expect(outcome.diagnostics.map(\.code) == [.sourceTooLarge])
  }

  @Test func moreOutcomesThanCanBeKeptAreRefused() throws {
    var limits = Limits.standard
    limits.keptFigures = 2_000
    let model = try Model(SweepPropertyTests.script, named: "budget.kalkyl", limits: limits)
    func codes(_ count: Int) -> [DiagnosticCode] {
      let file = Self.file(Self.rows(count, seed: 4))
      let options = SweepOptions(scenarios: file, shown: ["cost"], statistics: ["mean"])
      return model.sweep(options).diagnostics.map(\.code)
    }
    #expect(codes(133) == [])
    #expect(codes(134) == [.tooManySteps])
  }

  @Test func aMeanOfManySharesHasItsBound() throws {
    var limits = Limits.standard
    limits.digits = 1_000
    let script = "assume x = 1\nlet part = 1 / x\n"
    let model = try Model(script, named: "budget.kalkyl", limits: limits)
    func outcome(_ count: Int) -> SweepOutcome {
      let rows = (1...count).map { "\(2 * $0 + 1)\n" }.joined()
      let file = ScenarioFile(name: "rows.csv", bytes: Array("x\n\(rows)".utf8))
      return model.sweep(SweepOptions(scenarios: file, shown: ["part"], statistics: ["mean"]))
    }
    let mean = (1...100).reduce(Rational(0)) { $0 + Rational(1, over: 2 * $1 + 1) }
    #expect(outcome(100).summaries[0][0].figures == [mean * Rational(1, over: 100)])
    #expect(outcome(2_000).diagnostics.map(\.code) == [.tooManyDigits])
  }
}
