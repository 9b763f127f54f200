import Testing

@testable import Kalkyl

/// What holds for every plan, on cases drawn at random, and the slow twin beside it.
struct PlanPropertyTests {
  static let lastYear = 2040
  static let methods: [DepreciationMethod] =
    InterestBase.allCases.map { .nominal($0) } + [.annuity]

  private func eachCase(
    _ method: DepreciationMethod, seed: UInt64, count: Int = 300,
    check: (RandomAcquisition, Acquisition, [Int: YearCost]) throws -> Void
  ) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<count {
      let drawn = RandomAcquisition(using: &random, wholeYears: method == .annuity)
      let period = try #require(drawn.period)
      let acquisition = Acquisition(cost: drawn.cost, residual: drawn.residual, period: period)
      let figures = schedule(
        acquisition, method, through: Self.lastYear, rate: { drawn.rates[$0] })
      try check(drawn, acquisition, figures)
    }
  }

  @Test(arguments: methods)
  func agreesWithTheMonthlySimulation(method: DepreciationMethod) throws {
    try eachCase(method, seed: 11) { drawn, _, figures in
      var twin = MonthlySimulation(drawn)
      switch method {
      case .nominal(let base): twin.runNominal(base, through: Self.lastYear)
      case .annuity: twin.runAnnuity(through: Self.lastYear)
      }
      #expect(figures == twin.years, "\(drawn)")
    }
  }

  @Test(arguments: methods)
  func chargesExactlyWhatWasActivated(method: DepreciationMethod) throws {
    try eachCase(method, seed: 12) { drawn, acquisition, figures in
      let spent = figures.values.compactMap(\.depreciation).reduce(.zero, +)
      let writtenOff = figures.values.compactMap(\.writtenOff).reduce(.zero, +)
      let left = acquisition.period.disposal == nil ? acquisition.residual : .zero
      let activated = figures.values.map(\.activatedAmount).reduce(.zero, +)
      #expect(spent + writtenOff + left == activated, "\(drawn)")
      #expect(activated == drawn.cost)
    }
  }

  @Test(arguments: methods)
  func theBookValueFallsByDepreciation(method: DepreciationMethod) throws {
    try eachCase(method, seed: 13) { drawn, acquisition, figures in
      var opening = Rational.zero
      for year in acquisition.period.activationYear...Self.lastYear {
        let figure = try #require(figures[year])
        let closing = try #require(figure.closingBookValue)
        let depreciation = try #require(figure.depreciation)
        #expect(closing.signum >= 0 && depreciation.signum >= 0, "\(drawn) \(year)")
        if acquisition.period.standing(atEndOf: year) == .inBooks {
          #expect(closing == opening + figure.activatedAmount - depreciation, "\(drawn) \(year)")
        } else {
          #expect(closing == .zero)
        }
        opening = closing
      }
    }
  }

  /// The later the book value is read, the less interest: opening ≥ half-year ≥ monthly ≥ mean.
  @Test func theInterestBasesKeepTheirOrder() throws {
    try eachCase(.nominal(.opening), seed: 14) { drawn, acquisition, opening in
      let others = [InterestBase.halfyear, .monthly, .average].map { base in
        schedule(
          acquisition, .nominal(base), through: Self.lastYear, rate: { drawn.rates[$0] })
      }
      for year in acquisition.period.activationYear...Self.lastYear {
        let interest = try ([opening] + others).map { try #require($0[year]?.interest) }
        #expect(interest == interest.sorted(by: >), "\(drawn) \(year)")
      }
    }
  }

  @Test(arguments: methods)
  func aCreditMirrorsACost(method: DepreciationMethod) throws {
    try eachCase(method, seed: 15, count: 100) { drawn, acquisition, figures in
      let mirrored = Acquisition(
        cost: -drawn.cost, residual: -drawn.residual, period: acquisition.period)
      let credit = schedule(
        mirrored, method, through: Self.lastYear, rate: { drawn.rates[$0] })
      for (year, figure) in figures {
        let mirror = try #require(credit[year])
        #expect(mirror.capitalCost == figure.capitalCost.map { -$0 }, "\(drawn) \(year)")
        #expect(mirror.closingBookValue == figure.closingBookValue.map { -$0 })
        #expect(mirror.activatedAmount == -figure.activatedAmount)
      }
      // A residual value written without the sign of the credit is the same one.
      let unsigned = Acquisition(
        cost: -drawn.cost, residual: drawn.residual, period: acquisition.period)
      #expect(unsigned == mirrored, "\(drawn)")
    }
  }

  /// Two assets with one plan cost what one asset of their sums does.
  @Test(arguments: methods)
  func costsAddUp(method: DepreciationMethod) throws {
    try eachCase(method, seed: 16, count: 100) { drawn, acquisition, figures in
      let other = Acquisition(
        cost: Rational(12_345, over: 7), residual: Rational(17), period: acquisition.period)
      let both = Acquisition(
        cost: acquisition.cost + other.cost, residual: acquisition.residual + other.residual,
        period: acquisition.period)
      let rate: (Int) -> Rational? = { drawn.rates[$0] }
      let second = schedule(other, method, through: Self.lastYear, rate: rate)
      let together = schedule(both, method, through: Self.lastYear, rate: rate)
      for (year, figure) in figures {
        let first = try #require(figure.capitalCost)
        let sum = try first + #require(second[year]?.capitalCost)
        #expect(together[year]?.capitalCost == sum, "\(drawn) \(year)")
      }
    }
  }

  /// At an unchanged rate every full year of use costs the same sum.
  @Test func anAnnuityIsEqualEveryYear() throws {
    var random = SeededGenerator(seed: 17)
    for _ in 0..<100 {
      let years = Int.random(in: 3...8, using: &random)
      let month = Int.random(in: 1...12, using: &random)
      let period = try #require(periodOfUse(from: 2026, month: month, life: 12 * years))
      let acquisition = Acquisition(cost: Rational(1000), residual: Rational(50), period: period)
      let figures = schedule(acquisition, .annuity, through: 2040)
      let full = try #require(figures[2027]?.capitalCost)
      for year in 2027..<2026 + years { #expect(figures[year]?.capitalCost == full) }
      let ends = try #require(figures[2026]?.capitalCost)
      let last = month == 1 ? .zero : try #require(figures[2026 + years]?.capitalCost)
      #expect(ends + last == full)
    }
  }
}
