import Testing

@testable import Kalkyl

/// Disposals and lives that end inside a year: 3 600 over 3 years is 100 a month.
struct DisposalTests {
  private func figures(
    disposed: CalendarMonth?, residual: Int = 0, method: DepreciationMethod = .nominal(.opening)
  ) throws -> [Int: YearCost] {
    let period = try #require(periodOfUse(from: 2026, month: 7, life: 36, disposed: disposed))
    let acquisition = Acquisition(
      cost: Rational(3600), residual: Rational(residual), period: period)
    return schedule(acquisition, method, through: 2031)
  }

  @Test func itsMonthIsInUseToTheEnd() throws {
    let figures = try figures(disposed: CalendarMonth(year: 2028, month: 4))
    #expect(figures[2028]?.depreciation == Rational(400))
    #expect(figures[2028]?.writtenOff == Rational(1400))
    #expect(figures[2028]?.interest == documentRate * Rational(1800) * Rational(1, over: 3))
    #expect(figures[2028]?.closingBookValue == .zero)
    #expect(figures[2029] == YearCost.none)
  }

  @Test func aYearIsIts31December() throws {
    let figures = try figures(disposed: CalendarMonth(year: 2027, month: 12))
    #expect(figures[2027]?.depreciation == Rational(1200))
    #expect(figures[2027]?.writtenOff == Rational(1800))
    #expect(figures[2027]?.closingBookValue == .zero)
    #expect(figures[2028] == YearCost.none)
  }

  @Test func theResidualIsWrittenOffToo() throws {
    let figures = try figures(disposed: CalendarMonth(year: 2027, month: 6), residual: 720)
    #expect(figures[2026]?.depreciation == Rational(480))
    #expect(figures[2027]?.depreciation == Rational(480))
    #expect(figures[2027]?.writtenOff == Rational(2640))
    #expect(figures[2028] == YearCost.none)
  }

  @Test(arguments: [
    CalendarMonth(year: 2026, month: 6), CalendarMonth(year: 2020, month: 1),
    CalendarMonth(year: 2029, month: 6), CalendarMonth(year: 2040, month: 12),
  ])
  func outsideTheUseItChangesNothing(disposed: CalendarMonth) throws {
    #expect(try figures(disposed: disposed) == figures(disposed: nil))
    #expect(
      try figures(disposed: disposed, method: .annuity) == figures(disposed: nil, method: .annuity))
  }

  @Test func theMonthBeforeTheLastStillDisposes() throws {
    let figures = try figures(disposed: CalendarMonth(year: 2029, month: 5))
    #expect(figures[2029]?.depreciation == Rational(500))
    #expect(figures[2029]?.writtenOff == Rational(100))
  }

  @Test func disposalBeforeAYearEndUseChangesNothing() throws {
    let start = Activation(moment: .yearEnd).start(purchasedIn: 2026)
    let kept = PeriodOfUse(start: start, lifeInMonths: 36)
    let december = CalendarMonth(year: 2026, month: 12)
    #expect(PeriodOfUse(start: start, lifeInMonths: 36, disposal: december) == kept)
  }

  @Test func aLifeShorterThanItsFirstYearEndsInIt() throws {
    let period = try #require(periodOfUse(from: 2026, month: 3, life: 4))
    let acquisition = Acquisition(cost: Rational(1200), residual: .zero, period: period)
    for base in InterestBase.allCases {
      let figures = schedule(acquisition, .nominal(base), through: 2028)
      #expect(figures[2026]?.depreciation == Rational(1200))
      #expect(figures[2026]?.closingBookValue == .zero)
      #expect(figures[2027] == YearCost.none)
    }
    let opening = schedule(acquisition, .nominal(.opening), through: 2026)
    #expect(opening[2026]?.interest == documentRate * Rational(400))
    // March to June lie in one half-year, so its opening is the cost.
    let halfyear = schedule(acquisition, .nominal(.halfyear), through: 2026)
    #expect(halfyear[2026]?.interest == documentRate * Rational(400))
    let average = schedule(acquisition, .nominal(.average), through: 2026)
    #expect(average[2026]?.interest == documentRate * Rational(200))
    let monthly = schedule(acquisition, .nominal(.monthly), through: 2026)
    #expect(monthly[2026]?.interest == documentRate * Rational(250))
  }
}
