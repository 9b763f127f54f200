import Testing

@testable import Kalkyl

/// Rates by year, changed rates and rates that are not there.
struct RatesTests {
  private func acquisition(month: Int, life: Int) throws -> Acquisition {
    let period = try #require(periodOfUse(from: 2026, month: month, life: life))
    return Acquisition(cost: Rational(3000), residual: .zero, period: period)
  }

  @Test func eachYearChargesItsOwnRate() throws {
    let figures = schedule(
      try acquisition(month: 7, life: 36), .nominal(.opening), through: 2029,
      rate: { year in Rational(year - 2024, over: 100) })
    #expect(figures[2026]?.interest == exact("30"))
    #expect(figures[2027]?.interest == exact("75"))
    #expect(figures[2028]?.interest == exact("60"))
  }

  @Test func aMissingRateTakesOnlyItsYearsInterest() throws {
    let figures = schedule(
      try acquisition(month: 7, life: 36), .nominal(.monthly), through: 2030,
      rate: { $0 == 2027 ? nil : documentRate })
    #expect(figures[2027]?.interest == nil)
    #expect(figures[2027]?.capitalCost == nil)
    #expect(figures[2027]?.depreciation == Rational(1000))
    #expect(figures[2027]?.closingBookValue == Rational(1500))
    #expect(figures[2028]?.capitalCost == exact("49375/48"))
    #expect(figures[2030] == YearCost.none)
  }

  @Test func aMissingRateEndsAnAnnuity() throws {
    let figures = schedule(
      try acquisition(month: 7, life: 48), .annuity, through: 2031,
      rate: { $0 == 2027 ? nil : documentRate })
    #expect(figures[2026]?.capitalCost != nil)
    #expect(figures[2026]?.closingBookValue != nil)
    for year in 2027...2030 {
      #expect(figures[year]?.depreciation == nil)
      #expect(figures[year]?.interest == nil)
      #expect(figures[year]?.closingBookValue == nil || year == 2030)
    }
    #expect(figures[2031] == YearCost.none)
  }

  /// Two years from January at 0 % and then 10 %: 1 500, then 1 500 × 1.1.
  @Test func aChangedRateRecomputesTheAnnuity() throws {
    let figures = schedule(
      try acquisition(month: 1, life: 24), .annuity, through: 2027,
      rate: { $0 == 2026 ? .zero : exact("0.1") })
    #expect(figures[2026]?.capitalCost == Rational(1500))
    #expect(figures[2027]?.depreciation == Rational(1500))
    #expect(figures[2027]?.interest == Rational(150))
  }

  /// A year of use keeps the rate of the calendar year in which it begins.
  @Test func anAnnuityReadsTheRateWhereAYearOfUseBegins() throws {
    let figures = schedule(
      try acquisition(month: 7, life: 12), .annuity, through: 2027,
      rate: { $0 == 2026 ? exact("0.1") : nil })
    #expect(figures[2026]?.interest == Rational(150))
    #expect(figures[2027]?.interest == Rational(150))
    #expect(figures[2027]?.capitalCost == Rational(1650))
  }

  @Test func anImpossibleAnnuityHasNoValue() throws {
    // (1 − 2)^2 − 1 is 0: no equal sum exists.
    let impossible = schedule(
      try acquisition(month: 1, life: 24), .annuity, through: 2027, rate: { _ in Rational(-2) })
    #expect(impossible[2026]?.depreciation == nil)
    let huge = try acquisition(month: 1, life: 12 * 900_000)
    let plan = DepreciationPlan(
      period: huge.period, method: .annuity, through: 2030, maximumDigits: 1000,
      rate: { _ in documentRate })
    #expect(plan?.shares(in: 2026, rate: nil).depreciation == nil)
  }

  @Test func aNegativeRateGivesNegativeInterest() throws {
    let figures = schedule(
      try acquisition(month: 1, life: 24), .annuity, through: 2027, rate: { _ in exact("-0.01") })
    #expect(figures[2026]?.interest == Rational(-30))
    let sum = try #require(figures[2026]?.capitalCost)
    #expect(figures[2027]?.capitalCost == sum)
    #expect(sum < Rational(1500))
  }
}
