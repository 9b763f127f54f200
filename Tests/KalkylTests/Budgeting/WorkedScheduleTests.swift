import Testing

@testable import Kalkyl

/// The schedules that the field worked by hand: 3 000 tkr at 2.75 %, in use from mid 2026.
struct WorkedScheduleTests {
  /// Life in years, base of interest, capital cost of each year, interest altogether.
  static let worked: [(years: Int, base: InterestBase, costs: String, interest: String)] = [
    (3, .opening, "541.25 1068.75 1041.25 506.875", "158.125"),
    (3, .halfyear, "541.25 1061.875 1034.375 506.875", "144.375"),
    (3, .average, "537.8125 1055 1027.5 503.4375", "123.75"),
    (3, .monthly, "51685/96 50695/48 49375/48 48385/96", "127.1875"),
    (4, .opening, "416.25 822.1875 801.5625 780.9375 380.15625", "201.09375"),
    (4, .halfyear, "416.25 817.03125 796.40625 775.78125 380.15625", "185.625"),
    (4, .average, "413.671875 811.875 791.25 770.625 377.578125", "165"),
    (4, .monthly, "414.1015625 812.734375 792.109375 771.484375 378.0078125", "168.4375"),
    (5, .opening, "341.25 674.25 657.75 641.25 624.75 304.125", "243.375"),
    (5, .halfyear, "341.25 670.125 653.625 637.125 620.625 304.125", "226.875"),
    (5, .average, "339.1875 666 649.5 633 616.5 302.0625", "206.25"),
    (5, .monthly, "339.53125 666.6875 650.1875 633.6875 617.1875 302.40625", "209.6875"),
  ]

  @Test(arguments: worked)
  func givesTheWorkedCosts(years: Int, base: InterestBase, costs: String, interest: String) throws {
    let period = try #require(periodOfUse(from: 2026, month: 7, life: 12 * years))
    let acquisition = Acquisition(cost: Rational(3000), residual: .zero, period: period)
    let figures = schedule(acquisition, .nominal(base), through: 2026 + years + 1)
    let expected = exactList(costs)
    #expect(expected.count == years + 1)
    for (offset, cost) in expected.enumerated() {
      #expect(figures[2026 + offset]?.capitalCost == cost)
      let isPartYear = offset == 0 || offset == years
      let depreciation = Rational(3000, over: isPartYear ? 2 * years : years)
      #expect(figures[2026 + offset]?.depreciation == depreciation)
    }
    #expect(figures[2026 + years + 1] == YearCost.none)
    #expect(figures.values.compactMap(\.interest).reduce(.zero, +) == exact(interest))
  }

  /// Full years of use from January: equal sums, and 527.75 for the half of the first one.
  @Test(arguments: [
    (3, "1041397965/986642", "1055.50"), (4, "428014563615/533509862", "802.26"),
    (5, "175913985645765/270472553282", "650.39"),
  ])
  func givesTheFullAnnuities(years: Int, sum: String, printed: String) throws {
    let january = try #require(periodOfUse(from: 2026, month: 1, life: 12 * years))
    let full = schedule(
      Acquisition(cost: Rational(3000), residual: .zero, period: january), .annuity,
      through: 2035)
    for year in 2026..<2026 + years {
      #expect(full[year]?.capitalCost == exact(sum))
      #expect(full[year]?.capitalCost?.decimalString(places: 2) == printed)
    }
    #expect(full[2026 + years]?.capitalCost == .zero)
    let july = try #require(periodOfUse(from: 2026, month: 7, life: 12 * years))
    let shifted = schedule(
      Acquisition(cost: Rational(3000), residual: .zero, period: july), .annuity, through: 2035)
    #expect(shifted[2026]?.capitalCost == exact(sum) * Rational(1, over: 2))
    #expect(shifted[2027]?.capitalCost == exact(sum))
    #expect(shifted[2026 + years]?.capitalCost == exact(sum) * Rational(1, over: 2))
  }

  /// 3 000 leaving 600 over 3 years: (3 000 − 600) / 3 a year, interest on the 600 too.
  @Test func residualValueIsKeptAndCharged() throws {
    let period = try #require(periodOfUse(from: 2026, month: 7, life: 36))
    let acquisition = Acquisition(cost: Rational(3000), residual: Rational(600), period: period)
    let figures = schedule(acquisition, .nominal(.opening), through: 2030)
    #expect(figures[2026]?.depreciation == Rational(400))
    #expect(figures[2026]?.interest == exact("41.25"))
    #expect(figures[2029]?.interest == exact("0.01375") * Rational(1000))
    #expect(figures[2028]?.closingBookValue == Rational(1000))
    #expect(figures[2029]?.closingBookValue == .zero)
    #expect(figures[2029]?.writtenOff == .zero)
  }

  @Test func residualStandsInAClosingOn31December() throws {
    let period = try #require(periodOfUse(from: 2026, month: 1, life: 24))
    let acquisition = Acquisition(cost: Rational(3000), residual: Rational(600), period: period)
    let figures = schedule(acquisition, .nominal(.average), through: 2029)
    #expect(figures[2027]?.closingBookValue == Rational(600))
    #expect(figures[2027]?.interest == documentRate * Rational(1200))
    #expect(figures[2028] == YearCost.none)
  }

  /// Bought at the end of 2026: in that closing, with no cost before 2027.
  @Test func yearEndEntersTheBooksBeforeItCosts() throws {
    let start = Activation(moment: .yearEnd).start(purchasedIn: 2026)
    let period = try #require(PeriodOfUse(start: start, lifeInMonths: 36))
    let acquisition = Acquisition(cost: Rational(3000), residual: .zero, period: period)
    let figures = schedule(acquisition, .nominal(.opening), through: 2030)
    #expect(figures[2026]?.activatedAmount == Rational(3000))
    #expect(figures[2026]?.closingBookValue == Rational(3000))
    #expect(figures[2026]?.capitalCost == .zero)
    #expect(figures[2027]?.capitalCost == exact("1082.5"))
    #expect(figures[2029]?.closingBookValue == .zero)
  }

  /// In use from October: f is 3/12.
  @Test func aMonthCountsFromItsFirstDay() throws {
    let period = try #require(periodOfUse(from: 2026, month: 10, life: 60))
    let acquisition = Acquisition(cost: Rational(6000), residual: .zero, period: period)
    let figures = schedule(acquisition, .nominal(.opening), through: 2032)
    #expect(figures[2026]?.depreciation == Rational(300))
    #expect(figures[2026]?.interest == exact("41.25"))
    #expect(figures[2027]?.depreciation == Rational(1200))
    #expect(figures[2031]?.depreciation == Rational(900))
    #expect(figures[2031]?.interest == exact("18.5625"))
  }

  /// The tables of docs/methods.md, as they are printed there.
  @Test func givesThePrintedTablesOfTheMethodsPage() throws {
    func printed(
      _ method: DepreciationMethod, residual: Int = 0, disposed: CalendarMonth? = nil,
      _ column: (YearCost) -> Rational?
    ) throws -> [String?] {
      let period = try #require(periodOfUse(from: 2026, month: 7, life: 36, disposed: disposed))
      let acquisition = Acquisition(
        cost: Rational(3000), residual: Rational(residual), period: period)
      let figures = schedule(acquisition, method, through: 2029)
      return (2026...2029).map { figures[$0].flatMap(column)?.decimalString(places: 2) }
    }
    #expect(try printed(.annuity, \.depreciation) == ["486.50", "986.38", "1013.50", "513.62"])
    #expect(try printed(.annuity, \.interest) == ["41.25", "69.12", "42.00", "14.12"])
    #expect(try printed(.annuity, \.capitalCost) == ["527.75", "1055.50", "1055.50", "527.75"])
    let opening = DepreciationMethod.nominal(.opening)
    let left = try printed(opening, residual: 600, \.interest)
    #expect(left == ["41.25", "71.50", "49.50", "13.75"])
    let books = try printed(opening, residual: 600, \.closingBookValue)
    #expect(books == ["2600.00", "1800.00", "1000.00", "0.00"])
    let disposed = CalendarMonth(year: 2027, month: 12)
    let cost = try printed(opening, disposed: disposed, \.capitalCost)
    #expect(cost == ["541.25", "2568.75", "0.00", "0.00"])
  }

  /// Capital cost of 2026 for each way of saying when use begins.
  @Test(arguments: [
    (Activation.Moment.yearStart, "1082.5"), (.midyear, "541.25"), (.month(10), "270.625"),
    (.yearEnd, "0"),
  ])
  func theFirstYearTakesItsPart(moment: Activation.Moment, cost: String) throws {
    let start = Activation(moment: moment).start(purchasedIn: 2026)
    let period = try #require(PeriodOfUse(start: start, lifeInMonths: 36))
    let acquisition = Acquisition(cost: Rational(3000), residual: .zero, period: period)
    let figures = schedule(acquisition, .nominal(.opening), through: 2026)
    #expect(figures[2026]?.capitalCost == exact(cost))
  }
}
