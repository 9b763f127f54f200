import Testing

@testable import Kalkyl

/// Definitions worked out whole give the figures that they have node by node.
struct CalculatorTests {
  @Test(arguments: ExampleModels.names)
  func examplesAreTheSame(name: String) throws {
    try expectTheSame(try ExampleModels.load(name), known: 0)
  }

  @Test(arguments: ScriptsWorkedOutWhole.all)
  func scriptsAreTheSame(script: ScriptsWorkedOutWhole) throws {
    try expectTheSame(try script.model(), known: script.known)
  }

  /// Enough accounts for several workers, of which a group outgrows a word.
  @Test func sharedOutTheyAreTheSame() throws {
    let accounts = (0..<1_400).map { index in
      let first = index == 700 ? "9 000 000 000 000 000 000" : "\(index + 1)000"
      return "account a\(index) = { 2026: \(first), then: round(previous * (1 + rate) to kr) }"
    }
    let script = """
      years 2026..2125
      currency kr
      assume rate = 3%
      \(accounts.joined(separator: "\n"))
      let whole = \((0..<1_400).map { "a\($0)" }.joined(separator: " + "))
      """
    func total(_ workers: Workers) throws -> [Rational?] {
      let loading = Model.load([("budget.kalkyl", Array(script.utf8))], workers: workers)
      let model = try #require(loading.model)
      var evaluator = model.evaluator()
      let nodes = (0..<model.space.count).filter { node in
        let id = model.space.place(of: node).instance
        let slot = model.checker.instances[id.index].key.slot
        return ["whole", "a700", "a701"].contains(model.checker.catalogue.slots[slot.index].name)
      }
      try evaluator.require(nodes)
      return nodes.flatMap { evaluator.known($0)?.cells.map(\.value) ?? [] }
    }
    let alone = try total(.alone)
    #expect(alone.count == 300)
    // Backwards, as threads might.
    let three = Workers(count: { 3 }) { pieces, work in
      for piece in (0..<pieces).reversed() { work(piece) }
    }
    #expect(try total(three) == alone)
  }

  /// Works every node out both ways.
  ///
  /// - Parameter known: the fewest nodes that must have been worked out whole.
  private func expectTheSame(_ model: Model, known fewest: Int) throws {
    var whole = model.evaluator()
    var byNodes = model.evaluator().byNodes
    let nodes = Array(0..<model.space.count)
    try whole.require(nodes)
    try byNodes.require(nodes)
    var known = 0
    for node in nodes {
      let place = model.space.place(of: node)
      let instance = model.checker.instances[place.instance.index]
      if case .investment = instance.body {
        expectTheSameResults(of: place.instance, in: place.year, whole, byNodes)
        continue
      }
      if whole.isWorkedOutWhole(node) { known += 1 }
      let (first, second) = (whole.known(node), byNodes.known(node))
      #expect(
        first?.cells.map(\.value) == second?.cells.map(\.value),
        "\(model.checker.name(of: node, model.space))")
    }
    #expect(known >= fewest)
  }

  private func expectTheSameResults(
    of id: InstanceID, in year: Int?, _ whole: Evaluator, _ byNodes: Evaluator
  ) {
    for result in InvestmentResult.allCases {
      for range in [VintageRange.all, VintageRange(first: 2027, last: nil)] {
        let first = whole.calculated(result, of: id, range, in: year)
        let second = byNodes.result(result, of: id, range, in: year)
        if let first {
          #expect(first.cells.map(\.value) == second?.cells.map(\.value), "\(result)")
        }
      }
    }
  }
}

/// Scripts that reach every kind of step, and how many nodes they have that are worked out whole.
struct ScriptsWorkedOutWhole: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  var files: [String: String] = [:]
  let known: Int

  func model() throws -> Model {
    let files = files
    let loading = Model.load(
      [("budget.kalkyl", Array(text.utf8))],
      files: FileLoader { path, _ in
        files[path].map { .found(name: path, bytes: Array($0.utf8)) } ?? .missing
      })
    guard let model = loading.model else {
      throw ModelError(sources: loading.sources, diagnostics: loading.diagnostics)
    }
    return model
  }

  static let all = [
    ScriptsWorkedOutWhole(
      testDescription: "arithmetic",
      text: """
        years 2026..2030
        currency tkr
        assume rate = 2.75%
        account costs = { 2026: 1 000, then: round(previous * (1 + rate) to kr) }
        let a = costs / 3 - costs * rate + -costs
        let b = abs(a) + min(costs, a) + max(costs, a)
        let c = costs * rate ^ 3 / (costs + 1 kr)
        let d = floor(costs / 7 to kr) + ceiling(costs / 7 to tkr)
        let e = if year >= 2028 then costs else a
        let f = costs[year - 1] otherwise 5
        let g = (costs * 2)[2027] + costs[year + 1]
        let h = year - 2025
        """, known: 30),
    ScriptsWorkedOutWhole(
      testDescription: "dimensions",
      text: """
        years 2026..2029
        currency kr
        dimension member = Lekeberg, Laxå, Askersund
        dimension line = staff, rent
        key residents = { Lekeberg: 8 603, Laxå: 5 582, Askersund: 11 534 }
        account costs = {
            | line  | 2026 | 2027 | then           |
            | staff |  100 |  150 | previous * 1.1 |
            | rent  |   70 |    – | previous + 3   |
        }
        account flat = { staff: 5, rent: 7 }
        let whole = sum(flat over line)
        let share_of = share(flat over line)
        let frame = allocate(whole by residents)
        let split = allocate(flat by residents)
        let most = max(split over member, line) + min(split over member, line) + mean(split over line, member)
        let all_years = sum(flat over year)
        let few_years = sum(flat[2027..2028] over year)
        let one = split[Laxå, rent] + flat[staff] * 2
        let each = { Laxå: frame * 2, otherwise: frame }
        let truth = any(flat > 6 over line) and all(flat > 6 over line) or not (whole == 12)
        let near = whole rounds to 12 kr and whole is within 1 kr of 13 kr
        scenario more { flat[staff, 2027..2028] = flat[staff] * 2 }
        """, known: 60),
    ScriptsWorkedOutWhole(
      testDescription: "investments",
      text: """
        years 2026..2032
        currency tkr
        dimension member = Lekeberg, Laxå
        assume rate = { 2026: 2.75%, 2029: 3%, otherwise: 2.5% }
        investment network {
            spend = {
                | member   | 2020 | 2026 |  2027 | then     |
                | Lekeberg |   50 |  100 |   120 | previous |
                | Laxå     |   30 |   70 | -12.5 | previous |
            }
            life = { Lekeberg: 3 years, Laxå: 50 months }
            activated = midyear
            rate = rate
            interest_base = halfyear
            execution = 80%
            carried_over = 50%
        }
        investment cars {
            spend = { 2026: 300, then: previous + 10 }
            life = 4 years
            activated = month 10
            residual = 20
            rate = rate
            disposed = 2029-06
        }
        let cost = network.capital_cost + repeat(cars.capital_cost over member)
        let later = network.interest[vintage 2027..2028] + network.book_value[vintage ..2026]
        """, known: 14),
    ScriptsWorkedOutWhole(
      testDescription: "whole numbers over one denominator",
      text: """
        years 2026..2045
        currency kr
        dimension member = Lekeberg, Laxå, Askersund
        dimension line = staff, rent
        assume rate = { 2026: 2.75%, 2029: 3%, otherwise: 2.5% }
        key residents = { Lekeberg: 8 603, Laxå: 5 582, Askersund: 11 534 }
        account costs = { 2026: -1 234.56, 2027: 47 113, then: round(previous * (1 + rate) to kr) }
        account grid = {
            | member    | line  |    2026 |                                   then |
            | Lekeberg  | staff |  100.25 | round(previous * 1.031 to 0.01 kr)      |
            | Lekeberg  | rent  |      70 | floor(previous * 1.02 to kr)           |
            | Laxå      | staff |     -33 | ceiling(previous * 1.05 to kr)         |
            | Laxå      | rent  |      12 | if year >= 2030 then 5 else previous + 1 |
            | Askersund | staff |       0 | round(previous * 0.5 + 7 to tkr)     |
            | Askersund | rent  |   9 999 | -previous                              |
        }
        account both = { 2026: 10, then: round(previous * 1.1 + costs[year - 1] / 8 to kr) }
        let sums = sum(grid over line) - grid[staff] / 4
        let extremes = min(grid over member, line) - max(grid over line, member) * 2
        let middle = mean(grid over member, line)
        let rounded = round(grid / 3 to tkr) + floor(grid / 7 to 0.01 kr) + ceiling(-grid to 50 kr)
        let chosen = if grid > 50 then grid else if grid == 0 then 1 else abs(grid)
        let compared = grid > 5 and grid < 1 000 or not (grid == 70) and grid <= 5 and grid >= -40
        let power = (grid / 10 kr) ^ 3
        let single = grid[Lekeberg, staff, 2026] + grid[Laxå, rent] + costs[2030]
        let all_years = sum(costs over year) + sum(grid[2027..2029] over year, member, line)
        let weighted = allocate(costs by residents)
        let near = costs rounds to 47 tkr and costs is within 1 kr of 47 113
        scenario more { grid[Laxå, 2028..2030] = grid[Laxå] * 2 + 0.125 }
        scenario few { grid[staff, 2031] = 1 kr / 3 }
        """, known: 300),
    ScriptsWorkedOutWhole(
      testDescription: "whole numbers that outgrow a word",
      text: """
        years 2026..2045
        currency kr
        account up = { 2026: 4 611 686 018 427 387 903, then: previous * 2 + 1 }
        account down = { 2026: -4 611 686 018 427 387 904, then: previous * 2 }
        account more = { 2026: 9 223 372 036 854 775 807, then: round(previous * 1.5 to kr) }
        let opposite = -down
        let size = abs(down)
        let sums = up + up - down
        let tenths = more / 10 + up / 7
        let most = max(up, more) * 3
        """, known: 20),
    ScriptsWorkedOutWhole(
      testDescription: "accounts that are alike",
      text: """
        years 2026..2045
        currency kr
        assume rate = { 2026: 2.75%, 2029: 3%, otherwise: 2.5% }
        \(accounts(70) { "{ 2026: \($0 * 997 - 5_000).25, 2027: \($0), then: round(previous * (1 + rate) to kr) }" })
        account a70 = { 2026: 1 kr / 3, 2027: 7, then: round(previous * (1 + rate) to kr) }
        account a71 = { 2026: 1, 2027: a00 + 7, then: round(previous * (1 + rate) to kr) }
        account a72 = { 2026: 2, 2027: a71 + 7, then: round(previous * (1 + rate) to kr) }
        account a73 = { 2026: 3, 2027: 4, then: round(previous * (1 + rate) to tkr) }
        let some = a00 + a07 - a64 + a69 + a70
        """, known: 1400),
    ScriptsWorkedOutWhole(
      testDescription: "accounts that are alike, of which some outgrow a word",
      text: """
        years 2026..2060
        currency kr
        \(accounts(6) { "{ 2030: \($0).125, 2026: \($0 + 3)0 000 000 000 000 000, then: previous * 2, otherwise: -\($0) }" })
        let b = { 2026: 1, then: previous * 3 }
        let c = { 2026: 2, then: previous * 3 }
        let d = { 2026: 0, then: previous * 3 }
        let e = { 2026: 3, then: previous * 3 }
        let f = b + c + d + e
        """, known: 200),
    ScriptsWorkedOutWhole(
      testDescription: "accounts that are alike, of which some are very small or large",
      text: """
        years 2026..2030
        currency kr
        \(accounts(6) { "{ 2026: 0.\(String(repeating: "0", count: 12 - $0))1\($0), then: previous * 2 }" })
        \(accounts(6, named: "b") { "{ 2026: 0.0\(String(repeating: "0", count: 2 * $0))1, then: \($0) }" })
        \(accounts(9, named: "c") { "{ 2026: 7\(String(repeating: "0", count: 8 * $0)), then: previous + 1 }" })
        """, known: 30),
    ScriptsWorkedOutWhole(
      testDescription: "accounts that are alike in each kind of formula",
      text: """
        years 2026..2032
        currency kr
        dimension line = staff, rent
        account costs = { 2026: 11, then: previous + 7 }
        account flat = { staff: 5, rent: 7 }
        investment cars { spend = { 2026: 300 }, life = 4 years, activated = midyear, rate = 2% }
        \([
          "-costs + abs(previous - 5)", "costs[2027] * 2 - costs[year - 1]",
          "min(previous, costs) + max(previous, 3)",
          "if previous > 30 and not (costs == 25) then costs else previous + 9",
          "round((previous / 1 kr) ^ 2 * 1 kr / 7 to 0.1 kr)",
          "flat[rent] + sum(flat over line) + previous", "cars.capital_cost + previous",
        ].enumerated().map { place, formula in
          accounts(5, named: "k\(place)") { "{ 2026: \($0 + place), then: \(formula) }" }
        }.joined(separator: "\n"))
        """, known: 200),
    ScriptsWorkedOutWhole(
      testDescription: "totals of definitions",
      text: """
        years 2026..2030
        currency kr
        dimension member = Lekeberg, Laxå, Askersund
        account costs = { Lekeberg: { 2026: 1 000, then: previous + 7 }, otherwise: { 2026: 5, then: 6 } }
        account halves = { Lekeberg: { 2026: 0.5, then: previous + 7.25 }, otherwise: { 2026: 5, then: 6 } }
        account flat = { Lekeberg: 3, otherwise: 4.125 }
        account plain = { 2026: 17, then: 18 }
        account small = { 2026: 1 kr / 3, then: previous + 1 kr / 7 }
        account large = { 2026: 9 000 000 000 000 000 000, then: previous }
        account later = { 2028: 5, then: 6 }
        let a = costs - halves + costs
        let b = -flat - flat + flat
        let c = costs + flat + halves
        let d = small - plain + small
        let e = large + large - large
        let f = -large - large - large
        let g = large + plain + small
        let h = later + plain
        let i = large + large
        """, known: 40),
    ScriptsWorkedOutWhole(
      testDescription: "figures from files",
      text: """
        years 2026..2028
        currency kr
        dimension line = staff, rent
        account costs from "costs.csv" { line = column "line", year = column "year", value = column "amount" }
        account other from "other.csv" { line = column "line", year = column "year", value = column "amount" }
        account big from "big.csv" { line = column "line", value = column "amount" }
        let grown = round(costs * 1.03 to kr) + costs[year - 1]
        let both = sum(costs over line) - sum(other over line)
        let huge = big * 3 - costs
        """,
      files: [
        "costs.csv": """
        line;year;amount
        staff;2025;100,25
        rent;2025;70
        staff;2026;1 100,25
        rent;2026;-70
        staff;2027;0
        rent;2027;71,5
        staff;2028;14
        rent;2028;15
        """,
        "other.csv": """
        line;year;amount
        staff;2026;100
        rent;2027;70
        staff;2028;100
        rent;2028;7
        """,
        "big.csv": """
        line;amount
        staff;9 223 372 036 854 775 809
        rent;0,000000000001
        """,
      ], known: 6),
    ScriptsWorkedOutWhole(
      testDescription: "figures that outgrow two words",
      text: """
        years 2026..2060
        currency kr
        account costs = { 2026: 123 456 789, then: previous * 1.0312345 }
        let third = costs / 3 + costs / 7 + costs / 11
        """, known: 10),
  ]

  private static func accounts(
    _ count: Int, named name: String = "a", _ body: (Int) -> String
  ) -> String {
    (0..<count).map { number in
      "account \(name)\(number < 10 ? "0" : "")\(number) = \(body(number))"
    }.joined(separator: "\n")
  }
}
