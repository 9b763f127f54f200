/// What an investment's assets give in many rows at once, where what is spent or the rate varies.
struct EstimateBooking {
  /// A purchase of one vintage in one cell: where what is spent stands, and its plan.
  struct Purchase {
    let cell: Int
    let vintage: Int
    let plan: PlanWeights
  }

  let purchases: [Purchase]
  /// The model's years.
  let years: Range<Int>
  /// What is spent, and the rate, at the cell and in the year.
  let spend: (_ cell: Int, _ year: Int) -> Estimate?
  let rate: (_ cell: Int, _ year: Int) -> Estimate?

  /// Works a result out, in every cell and year.
  ///
  /// Source: figures are linear in cost, and interest in the rate.
  func carryOut(
    _ result: InvestmentResult, _ range: VintageRange, into store: EstimateStore,
    _ rows: EstimateRows, _ pool: EstimatePool
  ) throws(EstimateRun.Unsuited) {
    var due: [Int: [(purchase: Purchase, shares: YearShares)]] = [:]
    for purchase in purchases where range.contains(purchase.vintage) {
      for (index, shares) in purchase.plan.shares.enumerated() {
        let year = purchase.vintage + purchase.plan.firstYear + index
        guard years.contains(year), year >= purchase.vintage else { continue }
        due[(year - years.lowerBound) * store.cellCount + purchase.cell, default: []]
          .append((purchase, shares))
      }
    }
    for place in store.figures.indices {
      let figure = try self.figure(result, due[place] ?? [], at: place, store, rows, pool)
      store.enter(figure, at: place, count: rows.count)
    }
  }

  private func figure(
    _ result: InvestmentResult, _ due: [(purchase: Purchase, shares: YearShares)], at place: Int,
    _ store: EstimateStore, _ rows: EstimateRows, _ pool: EstimatePool
  ) throws(EstimateRun.Unsuited) -> Estimate {
    let (index, cell) = place.quotientAndRemainder(dividingBy: store.cellCount)
    var fixed = Estimate(exactly: 0)
    var base = Estimate(exactly: 0)
    for (purchase, shares) in due {
      guard let cost = spend(purchase.cell, purchase.vintage) else {
        throw EstimateRun.Unsuited()
      }
      if let share = try share(of: result, shares) {
        fixed = add(cost, times: share, to: fixed, in: pool.buffer(0), rows)
      }
      if result == .interest || result == .capitalCost, let interest = shares.interest,
        interest != .none
      {
        let share = try whole(interest)
        base = add(cost, times: share, to: base, in: pool.buffer(1), rows)
      }
    }
    if base.isZero { return fixed }
    guard let rate = rate(cell, years.lowerBound + index) else { throw EstimateRun.Unsuited() }
    let interest = rows.product(base, rate, into: pool.buffer(2))
    return rows.sum(fixed, interest, into: pool.buffer(0))
  }

  /// The share of the cost that a result is without interest; `nil` for none.
  private func share(
    of result: InvestmentResult, _ shares: YearShares
  ) throws(EstimateRun.Unsuited) -> Rational? {
    let share: Rational
    switch result {
    case .interest: return nil
    case .depreciation: share = try whole(shares.depreciation)
    case .writtenOff: share = try whole(shares.writtenOff)
    case .capitalCost: share = try whole(shares.depreciation) + whole(shares.writtenOff)
    case .bookValue: share = try whole(shares.closingBookValue)
    case .activatedAmount: share = shares.isYearOfActivation ? .one : .zero
    }
    return share.isZero ? nil : share
  }

  /// The share of a cost without residual value, which is all depreciable.
  private func whole(_ shares: AmountShares?) throws(EstimateRun.Unsuited) -> Rational {
    guard let shares else { throw EstimateRun.Unsuited() }
    return shares.ofCost + shares.ofDepreciable
  }

  /// sum + cost × share, in one pass.
  private func add(
    _ cost: Estimate, times share: Rational, to sum: Estimate,
    in buffer: UnsafeMutablePointer<Double>, _ rows: EstimateRows
  ) -> Estimate {
    guard let factor = Estimate(Fraction(share)) else { return sum }
    return rows.sum(sum, of: cost, times: factor, into: buffer)
  }
}
