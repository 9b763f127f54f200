/// What each year after the purchase costs per krona, for all assets whose plan is the same but for
/// the year of purchase; over one denominator for each kind of figure, so that many assets are
/// summed in whole numbers.
struct PlanWeights {
  /// What makes two plans the same, seen from the year of purchase.
  struct Key: Hashable {
    let lifeInMonths: Int
    let firstMonth: Int
    let activationYear: Int
    let disposal: Int?
    let interestBase: InterestBase

    /// The plan of an asset bought in a year.
    init(_ period: PeriodOfUse, _ interestBase: InterestBase, purchasedIn year: Int) {
      lifeInMonths = period.lifeInMonths
      firstMonth = period.firstMonth.number - 12 * year
      activationYear = period.activationYear - year
      disposal = period.disposal.map { $0.number - 12 * year }
      self.interestBase = interestBase
    }

    /// In one word, as every asset of a register has its plan looked up.
    func hash(into hasher: inout Hasher) {
      let use = firstMonth &* 0x10_0001 ^ lifeInMonths
      hasher.combine(use &* 0x10_0001 ^ (disposal ?? 0) &* 8 ^ activationYear)
    }
  }

  /// The figures of a year per krona; interest is what the rate is charged on.
  let shares: [YearShares]
  /// Whether interest is charged in a year.
  let isCharged: [Bool]
  /// The first year with figures, from the year of purchase.
  let firstYear: Int

  /// A straight-line plan, for the years that the model has.
  ///
  /// - Parameter lastYear: the last year that is asked for.
  init?(
    _ period: PeriodOfUse, _ interestBase: InterestBase, purchasedIn year: Int,
    through lastYear: Int
  ) {
    guard
      let plan = DepreciationPlan(
        period: period, method: .nominal(interestBase), through: lastYear, rate: { _ in nil })
    else { return nil }
    firstYear = period.activationYear - year
    let end = period.firstMonth.advanced(by: period.monthsInUse).year
    let years = period.activationYear...max(period.activationYear, min(end, lastYear))
    shares = years.map { plan.shares(in: $0, rate: .one) }
    isCharged = years.map { !period.ages(in: $0).isEmpty }
  }
}
