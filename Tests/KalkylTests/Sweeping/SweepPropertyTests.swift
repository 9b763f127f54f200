import Kalkyl
import Testing

/// A point of a sweep is what the model gives with the same figures set beside it.
struct SweepPropertyTests {
  static let script = """
    years 2025..2029
    currency tkr
    dimension member = Laxå, Hallsberg, Askersund
    assume rate = 3%
    assume indexing = { 2026: 2%, then: previous + 0.5% }
    assume start = 1 000 tkr
    assume pace = 80%
    assume life = { Laxå: 3 years, otherwise: 5 years }
    key residents = { Laxå: 3, Hallsberg: 5, Askersund: 1 }
    account staff = { 2025: start, then: previous * (1 + (indexing otherwise 0)) }
    investment net {
        spend = { 2025: 3 000, 2026: 500, then: previous * 2 }, life = 4 years, rate = rate
        execution = pace, carried_over = 50%, interest_base = average
    }
    investment loan {
        spend = { Laxå: 600 tkr, otherwise: 100 tkr } * (if year >= 2025 then 1 else 0), life = life
        rate = rate, method = annuity
    }
    let cost = allocate(staff + net.capital_cost by residents) + loan.capital_cost
    let rounded = allocate(sum(cost over member) by residents to tkr)
    let reference = (sum(cost over member) in dear) - sum(cost over member)
    scenario dear { rate = rate + 1%, net.spend[2027] = 8 000 }
    scenario slow from dear { pace = 40%, indexing[2027] = 9% }
    """

  static let shown = ["cost", "rounded", "reference", "net.book_value", "cost[Laxå, 2028]"]

  /// The cells of a formula, exactly, as `kalkyl eval` prints their figures.
  static func cells(of formula: String, settings: [String], _ scenario: String?) throws -> [String]
  {
    let model = try Model(script, named: "budget.kalkyl", settings: settings)
    let outcome = model.evaluate(formula, scenario: scenario, exact: true)
    #expect(outcome.diagnostics.isEmpty)
    return outcome.lines.map { String($0.split(separator: "\t").last ?? "") }
  }

  /// An exact amount as `kalkyl eval` prints it in the model's unit.
  static func text(_ value: Rational?) -> String {
    value.map { ($0 * Rational(1, over: 1_000)).exactString } ?? "–"
  }

  @Test(arguments: [nil, "dear", "slow"] as [String?], [1, 2, 3] as [UInt64])
  func pointIsTheModelWithItsFiguresSet(scenario: String?, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rates = (0..<2).map { _ in Int.random(in: 0...900, using: &generator) }
    let starts = (0..<2).map { _ in Int.random(in: -2_000...9_000, using: &generator) }
    let paces = (0..<2).map { _ in Int.random(in: 0...100, using: &generator) }
    func list(_ values: [String]) -> String { values.joined(separator: ", ") }
    let model = try Model(Self.script, named: "budget.kalkyl")
    let outcome = model.sweep(
      SweepOptions(
        varied: [
          "rate=\(list(rates.map { "\(Self.hundredths($0))%" }))",
          "start=\(list(starts.map { "\($0) tkr" }))", "pace=\(list(paces.map { "\($0)%" }))",
        ], shown: Self.shown, scenario: scenario))
    #expect(outcome.diagnostics.isEmpty)
    #expect(outcome.points.count == 8)
    for point in outcome.points {
      let settings = [
        "rate = \(point.figures[0].exactString)",
        "start = 1 tkr * (\((point.figures[1] * Rational(1, over: 1_000)).exactString))",
        "pace = \(point.figures[2].exactString)",
      ]
      for (formula, values) in zip(Self.shown, point.values) {
        let cells = try Self.cells(of: formula, settings: settings, scenario)
        #expect(values.map(Self.text) == cells, "\(formula) with \(settings)")
      }
    }
  }

  private static func hundredths(_ value: Int) -> String {
    Rational(value, over: 100).exactString
  }

  @Test func cellsAreVariedAlone() throws {
    let model = try Model(Self.script, named: "budget.kalkyl")
    let outcome = model.sweep(
      SweepOptions(varied: ["indexing[2027]=4%, 7%"], shown: ["staff", "cost"]))
    for (point, setting) in zip(outcome.points, ["4%", "7%"]) {
      for (formula, values) in zip(["staff", "cost"], point.values) {
        let cells = try Self.cells(of: formula, settings: ["indexing[2027] = \(setting)"], nil)
        #expect(values.map(Self.text) == cells)
      }
    }
  }
}
