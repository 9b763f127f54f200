/// The nominal straight-line course (rak nominell metod): the same depreciation every month,
/// interest on the book value. The municipal default under RKR R4.
struct StraightLine: Hashable, Sendable {
  /// When the asset is in use.
  let period: PeriodOfUse
  /// What interest is charged on.
  let interestBase: InterestBase

  /// The share of the depreciable amount that is consumed at an age: age / life, both in months.
  func consumed(atAge age: Int) -> Rational {
    Rational(age, over: period.lifeInMonths)
  }

  /// What a year's rate is charged on, per krona: Σ book value × months / 12 over the parts of
  /// the year that the interest base tells apart.
  ///
  /// Book value is cost − depreciable × age / life, so the base is
  /// cost × months / 12 − depreciable × Σ (age × months) / (12 × life). Free of rates, and so
  /// shared by scenarios that change only the rate.
  func baseOfInterest(in year: Int) -> AmountShares {
    let ages = period.ages(in: year)
    if ages.isEmpty { return .none }
    let july = CalendarMonth(year: year, month: 7).number - period.firstMonth.number
    let reckoned = interestBase.reckonedAges(ages, halfyear: july)
    return AmountShares(
      ofCost: Rational(ages.count, over: 12),
      ofDepreciable: Rational(-reckoned, over: 24 * period.lifeInMonths))
  }
}
