import Testing

@testable import Kalkyl

/// Sums in whole numbers against each asset's own plan in fractions.
struct StraightLineSumsTests {
  private typealias Asset = (cell: Int, acquisition: Acquisition, base: InterestBase)

  private static func assets(
    _ random: inout SeededGenerator, scale: Rational = .one
  ) -> [Asset] {
    let wholeYears = Bool.random(using: &random)
    return (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
      let drawn = RandomAcquisition(using: &random, wholeYears: wholeYears)
      return drawn.period.map { period in
        (
          Int.random(in: 0..<3, using: &random),
          Acquisition(cost: drawn.cost * scale, residual: drawn.residual * scale, period: period),
          InterestBase.allCases.randomElement(using: &random) ?? .opening
        )
      }
    }
  }

  /// The plain definition: each asset by its own plan.
  private func plain(_ assets: [Asset], _ cell: Int, in year: Int, rate: Rational?) -> YearCost {
    var sum = YearCost.none
    for (place, acquisition, base) in assets where place == cell {
      let plan = DepreciationPlan(
        period: acquisition.period, method: .nominal(base), through: year, rate: { _ in nil })
      guard let cost = plan.map({ acquisition.cost(by: $0, in: year, rate: rate) }) else {
        continue
      }
      sum.depreciation = sum.depreciation.flatMap { first in cost.depreciation.map { first + $0 } }
      sum.interest = sum.interest.flatMap { first in cost.interest.map { first + $0 } }
      sum.writtenOff = sum.writtenOff.flatMap { first in cost.writtenOff.map { first + $0 } }
      sum.closingBookValue = sum.closingBookValue.flatMap { first in
        cost.closingBookValue.map { first + $0 }
      }
      sum.activatedAmount += cost.activatedAmount
    }
    return sum
  }

  @Test func areTheSumsOfThePlans() {
    var random = SeededGenerator(seed: 31)
    var held = 0
    for _ in 0..<200 {
      let assets = Self.assets(&random)
      guard let sums = StraightLineSums(assets) else { continue }
      held += 1
      for year in 2015...PlanPropertyTests.lastYear {
        let figures = sums.year(year, cells: 3)
        for cell in 0..<3 {
          #expect(
            figures.cost(cell, rate: documentRate)
              == plain(assets, cell, in: year, rate: documentRate))
          #expect(figures.cost(cell, rate: nil) == plain(assets, cell, in: year, rate: nil))
        }
      }
    }
    #expect(held > 100)
  }

  @Test func vintagesAreAddedUp() {
    var random = SeededGenerator(seed: 32)
    var held = 0
    for _ in 0..<200 {
      let (first, second) = (Self.assets(&random), Self.assets(&random))
      guard let one = StraightLineSums(first), let other = StraightLineSums(second) else {
        continue
      }
      for year in stride(from: 2016, through: PlanPropertyTests.lastYear, by: 3) {
        var total = one.year(year, cells: 3)
        guard total.add(other.year(year, cells: 3)) else { continue }
        held += 1
        for cell in 0..<3 {
          #expect(
            total.cost(cell, rate: documentRate)
              == plain(first + second, cell, in: year, rate: documentRate))
        }
      }
    }
    #expect(held > 500)
  }

  /// At the borders whole numbers hold the sums or say that they do not.
  @Test func amountsOfEverySize() {
    var random = SeededGenerator(seed: 33)
    var held: Set<Bool> = []
    for bits in stride(from: 20, through: 80, by: 4) {
      let scale = Rational(reducing: Int128(1) << bits, over: 1)
      for _ in 0..<20 {
        let assets = Self.assets(&random, scale: scale)
        let sums = StraightLineSums(assets)
        held.insert(sums != nil)
        guard let sums else { continue }
        for year in 2018...2030 {
          let figures = sums.year(year, cells: 3)
          for cell in 0..<3 {
            #expect(
              figures.cost(cell, rate: documentRate)
                == plain(assets, cell, in: year, rate: documentRate))
          }
        }
      }
    }
    #expect(held == [true, false])
  }
}
