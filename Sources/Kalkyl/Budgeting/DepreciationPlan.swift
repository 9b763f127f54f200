/// How an asset's cost is spread over years: the property `method`, with its interest base.
enum DepreciationMethod: Hashable, Sendable {
  /// Straight line, with interest on the book value.
  case nominal(InterestBase)
  /// Equal sums per year of use.
  case annuity
}

/// The plan of every asset with one period of use, one method and the same rates, per krona.
///
/// Depreciation + written off + the residual of what lived to its end = the cost, exactly.
struct DepreciationPlan: Sendable {
  /// When its assets are in use.
  let period: PeriodOfUse
  private let course: Course

  private enum Course: Sendable {
    case nominal(StraightLine)
    case annuity(Annuity)
  }

  /// The plan; nil for an annuity whose life is not of whole years.
  ///
  /// - Parameters:
  ///   - lastYear: the last calendar year that will be asked for; an annuity is followed so far.
  ///   - maximumDigits: the most digits that a share of an annuity may grow to.
  ///   - rate: the internal rate of a calendar year (0.0275 for 2.75 %), nil where it has none.
  ///     Only an annuity reads it here, for the years in which its years of use begin.
  init?(
    period: PeriodOfUse, method: DepreciationMethod, through lastYear: Int,
    maximumDigits: Int = Limits.standard.digits, rate: (Int) -> Rational?
  ) {
    self.period = period
    switch method {
    case .nominal(let base):
      course = .nominal(StraightLine(period: period, interestBase: base))
    case .annuity:
      guard
        let annuity = Annuity(
          period: period, through: lastYear, maximumDigits: maximumDigits, rate: rate)
      else { return nil }
      course = .annuity(annuity)
    }
  }

  /// The course of an annuity; nil for a straight line.
  var annuity: Annuity? {
    if case .annuity(let annuity) = course { annuity } else { nil }
  }

  /// The share of the depreciable amount that is consumed at an age in months; nil where an
  /// annuity has no value.
  func consumed(atAge age: Int) -> Rational? {
    switch course {
    case .nominal(let line): line.consumed(atAge: age)
    case .annuity(let annuity): annuity.consumed(atAge: age)
    }
  }

  /// A calendar year's figures per krona.
  ///
  /// - Parameter rate: the year's internal rate, for the nominal method; without one interest has
  ///   no value.
  func shares(in year: Int, rate: Rational?) -> YearShares {
    let standing = period.standing(atEndOf: year)
    let ages = period.ages(in: year)
    if standing == .notActivated || (standing == .gone && ages.isEmpty) { return .none }
    return YearShares(
      depreciation: depreciation(between: ages),
      interest: interest(between: ages, in: year, rate: rate),
      writtenOff: standing == .writtenOff
        ? bookValue(atAge: period.monthsInUse) : AmountShares.none,
      closingBookValue: standing == .inBooks
        ? bookValue(atAge: ages.upperBound) : AmountShares.none,
      isYearOfActivation: year == period.activationYear)
  }

  /// Depreciable amount × (consumed at the end − consumed at the start).
  private func depreciation(between ages: Range<Int>) -> AmountShares? {
    if ages.isEmpty { return AmountShares.none }
    guard let before = consumed(atAge: ages.lowerBound),
      let after = consumed(atAge: ages.upperBound)
    else { return nil }
    return AmountShares(ofCost: .zero, ofDepreciable: after - before)
  }

  /// Rate × base of interest (nominal), or the interest in the sums (annuity).
  private func interest(
    between ages: Range<Int>, in year: Int, rate: Rational?
  ) -> AmountShares? {
    if ages.isEmpty { return AmountShares.none }
    switch course {
    case .nominal(let line): return rate.map(line.baseOfInterest(in: year).scaled(by:))
    case .annuity(let annuity): return annuity.interest(between: ages)
    }
  }

  /// Book value = cost − depreciable amount × consumed.
  private func bookValue(atAge age: Int) -> AmountShares? {
    consumed(atAge: age).map { AmountShares(ofCost: .one, ofDepreciable: -$0) }
  }
}
