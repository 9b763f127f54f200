/// The nominal annuity course: equal sums of depreciation and interest in each year of use.
///
/// A year of use that begins with book value B and m years left, at rate r, takes the sum
/// a = (B − S·(1+r)^−m) · r / (1 − (1+r)^−m), of which r·B is interest and the rest,
/// (B − S) / s with s = ((1+r)^m − 1) / r, depreciation (s = m where r is 0). Source: the
/// annuity of every investment appraisal; S is the residual value. Each year of use takes the
/// rate of the calendar year in which it begins; a changed rate recomputes the sum from what
/// remains, which the formula above does by itself.
struct Annuity: Hashable, Sendable {
  /// The life in years of use.
  let years: Int
  /// The rate of each year of use, as far as rates are known.
  private(set) var rates: [Rational] = []
  /// The share of the depreciable amount consumed before each year of use, one more than `rates`.
  private(set) var consumedBefore: [Rational] = [.zero]

  /// The course through the last calendar year that is asked for; nil when the life is not of
  /// whole years.
  ///
  /// The course ends where a rate is missing, is such that no equal sum exists (s is 0), or where
  /// a share would pass `maximumDigits` digits; from there on nothing has a value.
  init?(
    period: PeriodOfUse, through lastYear: Int, maximumDigits: Int, rate: (Int) -> Rational?
  ) {
    guard period.lifeInMonths.isMultiple(of: 12) else { return nil }
    years = period.lifeInMonths / 12
    var depreciation = Rational.zero
    var beginning = period.firstMonth
    while rates.count < years, rates.count * 12 < period.monthsInUse, beginning.year <= lastYear {
      guard let rate = rate(beginning.year),
        let next = depreciationShare(after: depreciation, rate: rate, maximumDigits: maximumDigits)
      else { return }
      depreciation = next
      let consumed = consumedBefore[rates.count] + depreciation
      if consumed.digitCountEstimate > maximumDigits { return }
      rates.append(rate)
      consumedBefore.append(consumed)
      beginning = beginning.advanced(by: 12)
    }
  }

  /// The share depreciated in the next year of use.
  ///
  /// At an unchanged rate the sum stays, so depreciation grows by what interest falls:
  /// the former × (1 + r). Otherwise (1 − consumed) / s over the years that are left.
  private func depreciationShare(
    after former: Rational, rate: Rational, maximumDigits: Int
  ) -> Rational? {
    if let last = rates.last, last == rate { return former * (.one + rate) }
    let left = Rational.one - consumedBefore[rates.count]
    let yearsLeft = years - rates.count
    if rate.isZero { return left.divided(by: Rational(yearsLeft)) }
    guard let growth = (.one + rate).raised(to: yearsLeft, maximumDigits: maximumDigits)
    else { return nil }
    return (left * rate).divided(by: growth - .one)
  }

  /// The share of the depreciable amount that is consumed at an age in months; within a year of
  /// use it runs evenly by the month. Nil where the course has ended.
  func consumed(atAge age: Int) -> Rational? {
    let (year, months) = age.quotientAndRemainder(dividingBy: 12)
    guard year < consumedBefore.count else { return nil }
    if months == 0 { return consumedBefore[year] }
    guard year < rates.count else { return nil }
    let depreciation = consumedBefore[year + 1] - consumedBefore[year]
    return consumedBefore[year] + depreciation * Rational(months, over: 12)
  }

  /// The interest between two ages, per krona: the parts in months of the years of use between
  /// them, each at its rate on the book value with which it began. Nil where the course has ended.
  func interest(between ages: Range<Int>) -> AmountShares? {
    var shares = AmountShares.none
    var age = ages.lowerBound
    while age < ages.upperBound {
      let year = age / 12
      guard year < rates.count else { return nil }
      let end = min((year + 1) * 12, ages.upperBound)
      let charged = rates[year] * Rational(end - age, over: 12)
      shares =
        shares + AmountShares(ofCost: charged, ofDepreciable: -consumedBefore[year] * charged)
      age = end
    }
    return shares
  }
}
