/// What an investment's assets give in many rows at once, where what is spent or the rate varies.
///
/// Source: figures are linear in cost, and interest in the rate.
struct EstimateBooking {
  /// A purchase of one vintage in one cell, with its plan.
  struct Purchase {
    let cell: Int
    let vintage: Int
    let plan: PlanWeights
  }

  /// What a purchase gives in a year, per krona of cost.
  private struct Due {
    let cell: Int
    let vintage: Int
    /// Of what does not lean on the rate; `nil` for nothing.
    let fixed: Estimate?
    /// Of what the rate is charged on; `nil` for nothing.
    let charged: Estimate?
  }

  /// By cell and year, as the figures of a store.
  private var due: [[Due]]
  private let cellCount: Int
  private let firstYear: Int

  /// A result of the purchases of some vintages; `nil` where a share has no estimate.
  ///
  /// - Parameter years: the model's.
  init?(
    _ result: InvestmentResult, _ range: VintageRange, of purchases: [Purchase], cells: Int,
    years: Range<Int>
  ) {
    cellCount = cells
    firstYear = years.lowerBound
    due = Array(repeating: [], count: cells * years.count)
    for purchase in purchases where range.contains(purchase.vintage) {
      for (index, shares) in purchase.plan.shares.enumerated() {
        let year = purchase.vintage + purchase.plan.firstYear + index
        guard years.contains(year), year >= purchase.vintage else { continue }
        guard let fixed = result.share(of: shares), let charged = result.chargedShare(of: shares)
        else { return nil }
        due[(year - years.lowerBound) * cells + purchase.cell].append(
          Due(
            cell: purchase.cell, vintage: purchase.vintage, fixed: Self.factor(fixed),
            charged: Self.factor(charged)))
      }
    }
  }

  private static func factor(_ share: Rational) -> Estimate? {
    share.isZero ? nil : Estimate(Fraction(share))
  }

  /// Works the result out, in every cell and year.
  ///
  /// - Parameters:
  ///   - spend: what is spent in a cell and year.
  ///   - rate: the rate there.
  func carryOut(
    spend: (_ cell: Int, _ year: Int) -> Estimate?, rate: (_ cell: Int, _ year: Int) -> Estimate?,
    into store: EstimateStore, _ rows: EstimateRows, _ pool: EstimatePool
  ) throws(EstimateRun.Unsuited) {
    for place in due.indices {
      var fixed = Estimate(exactly: 0)
      var base = Estimate(exactly: 0)
      for due in due[place] {
        guard let cost = spend(due.cell, due.vintage) else { throw EstimateRun.Unsuited() }
        if let share = due.fixed {
          fixed = rows.sum(fixed, of: cost, times: share, into: pool.buffer(0))
        }
        if let share = due.charged {
          base = rows.sum(base, of: cost, times: share, into: pool.buffer(1))
        }
      }
      if !base.isZero {
        let (year, cell) = place.quotientAndRemainder(dividingBy: cellCount)
        guard let rate = rate(cell, firstYear + year) else { throw EstimateRun.Unsuited() }
        let interest = rows.product(base, rate, into: pool.buffer(2))
        fixed = rows.sum(fixed, interest, into: pool.buffer(0))
      }
      store.enter(fixed, at: place, count: rows.count)
    }
  }
}

extension InvestmentResult {
  /// The share of a cost without residual value that does not lean on the rate.
  fileprivate func share(of shares: YearShares) -> Rational? {
    switch self {
    case .interest: .zero
    case .depreciation: shares.depreciation?.ofWhole
    case .writtenOff: shares.writtenOff?.ofWhole
    case .capitalCost: (shares.depreciation + shares.writtenOff)?.ofWhole
    case .bookValue: shares.closingBookValue?.ofWhole
    case .activatedAmount: shares.isYearOfActivation ? .one : .zero
    }
  }

  /// The share that the rate is charged on.
  fileprivate func chargedShare(of shares: YearShares) -> Rational? {
    switch self {
    case .interest, .capitalCost: shares.interest?.ofWhole
    case .depreciation, .writtenOff, .bookValue, .activatedAmount: .zero
    }
  }
}

extension AmountShares {
  /// The share of a cost that is all depreciable.
  fileprivate var ofWhole: Rational { ofCost + ofDepreciable }
}

/// The shares of two figures together; `nil` where one has no value.
private func + (first: AmountShares?, second: AmountShares?) -> AmountShares? {
  guard let first, let second else { return nil }
  return first + second
}
