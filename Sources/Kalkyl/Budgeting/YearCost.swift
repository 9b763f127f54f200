/// What one asset costs in one calendar year, in the unit of its cost; nil is no value.
struct YearCost: Hashable, Sendable {
  /// Avskrivning of the year.
  var depreciation: Rational?
  /// Internränta of the year.
  var interest: Rational?
  /// The book value that a disposal in the year expensed.
  var writtenOff: Rational?
  /// The book value on 31 December.
  var closingBookValue: Rational?
  /// The cost, in the year in which the asset is activated.
  var activatedAmount: Rational

  /// A year in which nothing is activated, in the books or charged.
  static let none = YearCost(
    depreciation: .zero, interest: .zero, writtenOff: .zero, closingBookValue: .zero,
    activatedAmount: .zero)

  /// Kapitalkostnad: depreciation + interest + what was written off; nil when one of them is.
  var capitalCost: Rational? {
    guard let depreciation, let interest, let writtenOff else { return nil }
    return depreciation + interest + writtenOff
  }
}

/// A year's figures per krona, the same for every asset with the same period, method and rates.
struct YearShares: Hashable, Sendable {
  /// Avskrivning; nil from where an annuity has no value.
  var depreciation: AmountShares?
  /// Internränta, the rate included; nil without a rate.
  var interest: AmountShares?
  /// The book value that a disposal in the year expenses.
  var writtenOff: AmountShares?
  /// The book value on 31 December.
  var closingBookValue: AmountShares?
  /// Whether the asset is activated in this year.
  var isYearOfActivation: Bool

  /// A year before the activation, or after the asset has left.
  static let none = YearShares(
    depreciation: AmountShares.none, interest: AmountShares.none, writtenOff: AmountShares.none,
    closingBookValue: AmountShares.none, isYearOfActivation: false)

  /// The year's figures of an asset, or of several with the same plan by their sums.
  func cost(cost: Rational, residual: Rational) -> YearCost {
    if self == .none { return .none }
    let depreciable = cost - residual
    return YearCost(
      depreciation: depreciation?.amount(cost: cost, depreciable: depreciable),
      interest: interest?.amount(cost: cost, depreciable: depreciable),
      writtenOff: writtenOff?.amount(cost: cost, depreciable: depreciable),
      closingBookValue: closingBookValue?.amount(cost: cost, depreciable: depreciable),
      activatedAmount: isYearOfActivation ? cost : .zero)
  }
}
