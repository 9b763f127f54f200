/// What one vintage buys in one cell: an amount, what is left of it at the end, and its use.
struct Acquisition: Hashable, Sendable {
  /// The acquisition value, in the unit of the model; below zero for a credit.
  let cost: Rational
  /// The residual value with the cost's sign: nothing where nothing is bought.
  let residual: Rational
  /// When it is in use.
  let period: PeriodOfUse

  /// An acquisition; a negative cost mirrors a positive one, so its residual value is below zero
  /// however it is written.
  init(cost: Rational, residual: Rational, period: PeriodOfUse) {
    self.cost = cost
    self.residual = Self.residual(residual, of: cost)
    self.period = period
  }

  /// Cost − residual value (avskrivningsbart belopp, RKR R4).
  var depreciableAmount: Rational { cost - residual }

  /// The residual value that counts: as written, mirrored for a negative cost, 0 for no cost.
  static func residual(_ written: Rational, of cost: Rational) -> Rational {
    switch cost.signum {
    case 0: .zero
    case 1: written
    default: -written.magnitude
    }
  }

  /// What one year costs by a plan for the same period.
  func cost(by plan: DepreciationPlan, in year: Int, rate: Rational?) -> YearCost {
    plan.shares(in: year, rate: rate).cost(cost: cost, residual: residual)
  }

  /// Year by year from the activation through a last year, each worked out when it is asked for.
  func costs(
    by plan: DepreciationPlan, through lastYear: Int, rate: @escaping (Int) -> Rational?
  ) -> some Sequence<(year: Int, cost: YearCost)> {
    (period.activationYear..<max(period.activationYear, lastYear + 1)).lazy.map { year in
      (year, self.cost(by: plan, in: year, rate: rate(year)))
    }
  }
}

/// Why an acquisition has no plan; where the script writes it out it is an error.
enum AcquisitionFault: Hashable, Sendable {
  /// More would be left at the end than was paid.
  case residualAboveCost
  /// A life of no months, below none, or longer than `PeriodOfUse.lives`.
  case lifeOutOfRange
  /// An annuity is a sum per year of use, so it needs a life of whole years.
  case lifeNotOfWholeYears
  /// Activated in a year before the year of purchase.
  case useBeforePurchase
}

extension AcquisitionFault {
  /// What is wrong with an acquisition, in the order that a reader would want it told.
  ///
  /// A cost of 0 buys nothing and is never wrong.
  static func faults(
    cost: Rational, residual: Rational, lifeInMonths: Int, start: Activation.Start,
    purchasedIn year: Int, method: DepreciationMethod
  ) -> [AcquisitionFault] {
    if cost.isZero { return [] }
    var faults: [AcquisitionFault] = []
    if isResidual(residual, aboveCost: cost) { faults.append(.residualAboveCost) }
    if !PeriodOfUse.lives.contains(lifeInMonths) {
      faults.append(.lifeOutOfRange)
    } else if method == .annuity, !lifeInMonths.isMultiple(of: 12) {
      faults.append(.lifeNotOfWholeYears)
    }
    if start.activationYear < year { faults.append(.useBeforePurchase) }
    return faults
  }

  /// Whether the residual value passes the cost, both seen from zero where the cost is negative.
  static func isResidual(_ residual: Rational, aboveCost cost: Rational) -> Bool {
    Acquisition.residual(residual, of: cost) * Rational(cost.signum) > cost.magnitude
  }
}
