import Testing

@testable import Kalkyl

/// Rows worked out by the steps of a plan, exactly or as estimates, are those of the whole model.
struct SweptPlanTests {
  private let script = """
    years 2026..2031
    currency kr, 2 decimals
    dimension member = Lekeberg, Laxå, Askersund
    dimension class = short, long
    assume rate = 2.75%
    assume indexing = 3%
    assume level = 100%
    key residents = { Lekeberg: 8 603, Laxå: 5 582, Askersund: 11 534 }
    account costs = { 2026: 1 234 567.89, then: previous * (1 + indexing) }
    account plan = {
        | class | 2026      | 2028   | then     | otherwise |
        | short | 3 000 001 | 70 000 | previous | 5 000     |
        | long  | 900 000   | 10     | previous | 7 000     |
    }
    investment network {
        spend = plan * level
        life = { short: 3 years, long: 7 years }
        activated = midyear
        rate = rate
    }
    let capital = sum(network.capital_cost over class) + network.book_value[long] / 7
    let frame = allocate(costs + capital by residents)
    let rounded = round(frame to tkr)
    let steep = if indexing > 3.25% then costs * 2 else max(costs, capital)
    """

  private func rows(_ count: Int, _ reader: inout QuestionReader) throws -> SweptRows {
    var generator = SeededGenerator(seed: 7)
    let varied = ["rate=1%", "indexing=1%", "level=1%"].compactMap { reader.varied($0) }
    let figures = (0..<count).flatMap { _ in
      [
        Rational(Int.random(in: 150...450, using: &generator), over: 10_000),
        Rational(Int.random(in: 10...50, using: &generator), over: 1_000),
        Rational(Int.random(in: 70...130, using: &generator), over: 100),
      ]
    }
    return SweptRows(assumptions: varied.map(\.assumption), figures: figures, names: nil)
  }

  private func asked(_ names: [String]) throws -> (QuestionReader, [TypedExpression]) {
    let model = try Model(script, named: "budget.kalkyl")
    var reader = QuestionReader(model, RunOptions())
    let asked = names.map { reader.shown($0, for: []).typed }
    #expect(reader.found.isEmpty)
    return (reader, asked)
  }

  @Test(arguments: [
    "frame", "capital", "rounded", "steep", "network.interest", "sum(frame over year)",
  ])
  func rowsAreThoseOfTheWholeModel(name: String) throws {
    var (reader, asked) = try asked([name])
    let rows = try rows(40, &reader)
    let plan = try #require(SweptPlan(reader.builder.evaluator, asked, through: rows))
    let whatIf = try WhatIf(reader.builder.evaluator, varying: rows.assumptions, asked: asked)
    for row in 0..<rows.count {
      var point = try whatIf.evaluator(rows[row].map { .value($0) })
      let outcomes = try #require(plan.outcomes(in: row))
      #expect(outcomes[0] == (try point.cells(of: asked[0])).compactMap(\.cell.value))
    }
  }

  @Test(arguments: ["frame", "capital", "network.interest", "sum(frame over year)"])
  func estimatesAreWithinTheirBounds(name: String) throws {
    var (reader, asked) = try asked([name])
    let rows = try rows(1_300, &reader)
    let plan = try #require(SweptPlan(reader.builder.evaluator, asked, through: rows))
    let estimates = try #require(plan.estimates(of: 0..<rows.count))
    for row in stride(from: 0, to: rows.count, by: 13) {
      let outcomes = try #require(plan.outcomes(in: row))
      for (cell, exact) in outcomes[0].enumerated() {
        let number = try #require(Rational(exactly: estimates.numbers[0][cell][row]))
        let error = try #require(Rational(exactly: estimates.errors[0][cell]))
        #expect((number - exact).magnitude <= error)
        #expect(error < Rational(1, over: 1_000))
      }
    }
  }

  @Test(arguments: ["frame", "rounded", "steep"])
  func statisticsAsShownAreTheExactOnesRounded(name: String) throws {
    let model = try Model(script, named: "budget.kalkyl")
    func outcome(isExact: Bool) -> SweepOutcome {
      model.sweep(
        SweepOptions(
          varied: ["rate=1.5%..4.5%/0.25%", "indexing=1%..5%/0.5%"], shown: [name],
          statistics: ["min,median,mean,p10,max"], isExact: isExact))
    }
    let (exact, shown) = (outcome(isExact: true), outcome(isExact: false))
    #expect(exact.diagnostics.isEmpty)
    let render = { (outcome: SweepOutcome) in Kalkyl.render(outcome.document, as: .csv) }
    #expect(render(exact) == render(shown))
    #expect(exact.summaries[0].count == shown.summaries[0].count)
  }

  @Test func doublesAreTakenExactly() {
    #expect(Rational(exactly: 0.1) == Rational(3_602_879_701_896_397, over: 1 << 55))
    #expect(Rational(exactly: -3.5) == Rational(-7, over: 2))
    #expect(Rational(exactly: 0x1p70)?.exactString == "1180591620717411303424")
    #expect(Rational(exactly: 0) == .zero)
    #expect(Rational(exactly: .infinity) == nil)
  }
}
