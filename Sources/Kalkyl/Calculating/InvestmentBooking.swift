/// An investment's assets with their plans, and what they give in each year.
///
/// Depreciation, interest and book value are linear in cost and depreciable amount, so that each
/// figure is a sum of products of whole numbers over one denominator.
final class InvestmentBooking {
  /// What a vintage bought in one cell.
  struct Asset {
    let cell: Int
    let vintage: Int
    let plan: Int
    /// In the booking's unit, a whole number.
    let cost: Int
    let depreciable: Int
  }

  let dimensions: [DimensionID]
  let cellCount: Int
  /// The model's years.
  let years: Range<Int>
  private let assets: [Asset]
  private let plans: [PlanWeights]
  /// How many of the booking's units make a krona.
  private let unit: Int
  /// The rate of each cell and year.
  private let rate: (_ cell: Int, _ year: Int) -> Fraction

  init(
    dimensions: [DimensionID], cellCount: Int, years: Range<Int>, assets: [Asset],
    plans: [PlanWeights], unit: Int, rate: @escaping (_ cell: Int, _ year: Int) -> Fraction
  ) {
    self.dimensions = dimensions
    self.cellCount = cellCount
    self.years = years
    self.assets = assets
    self.plans = plans
    self.unit = unit
    self.rate = rate
  }

  /// A result of all vintages in a range, in every cell and year; `nil` where it outgrows two words.
  func figures(of result: InvestmentResult, _ range: VintageRange) -> FigureStore? {
    let store = FigureStore(
      dimensions: dimensions, cells: cellCount, firstYear: years.lowerBound, years: years.count)
    return enter(result, range, into: store) ? store : nil
  }

  /// Works a result out into a store; `false` where it outgrows two words.
  func enter(_ result: InvestmentResult, _ range: VintageRange, into store: FigureStore) -> Bool {
    guard let figures = sums(of: result, range) else { return false }
    store.holdPairs()
    for index in 0..<years.count {
      var isWhole = true
      for cell in 0..<cellCount {
        let figure = figures[index * cellCount + cell]
        isWhole = isWhole && figure.isKnown
        store.enter(figure, at: index * cellCount + cell)
      }
      if isWhole { store.complete(yearAt: index) } else { store.drop(yearAt: index) }
    }
    return true
  }

  private func sums(of result: InvestmentResult, _ range: VintageRange) -> [Fraction]? {
    switch result {
    case .depreciation: return sum(range) { $0.depreciation }
    case .writtenOff: return sum(range) { $0.writtenOff }
    case .bookValue: return sum(range) { $0.closingBookValue }
    case .activatedAmount: return sum(range) { $0.isYearOfActivation ? .cost : AmountShares.none }
    case .interest: return interest(range)
    case .capitalCost:
      guard let depreciation = sum(range, { $0.depreciation }), let interest = interest(range),
        let writtenOff = sum(range, { $0.writtenOff })
      else { return nil }
      return depreciation.indices.map { depreciation[$0] + interest[$0] + writtenOff[$0] }
    }
  }

  /// Rate × the sum of what it is charged on; no figure where it is charged and has none.
  private func interest(_ range: VintageRange) -> [Fraction]? {
    guard let bases = sum(range, { $0.interest }) else { return nil }
    let rates = bases.indices.map { place in
      let (index, cell) = place.quotientAndRemainder(dividingBy: cellCount)
      return rate(cell, years.lowerBound + index)
    }
    let isCharged = rates.allSatisfy(\.isKnown) ? nil : charged(range)
    return bases.indices.map { place in
      isCharged?[place] == false ? Fraction(0) : bases[place] * rates[place]
    }
  }

  private func charged(_ range: VintageRange) -> [Bool] {
    var isCharged = [Bool].filled(with: false, count: cellCount * years.count)
    forEachYear(range) { asset, year, place in
      if plans[asset.plan].isCharged[year] { isCharged[place] = true }
    }
    return isCharged
  }

  /// The sum over assets of share × amount, in every cell and year.
  private func sum(
    _ range: VintageRange, _ share: (YearShares) -> AmountShares?
  ) -> [Fraction]? {
    guard let weights = WholeWeights(plans, share) else { return nil }
    if weights.areNone { return Array(repeating: Fraction(0), count: cellCount * years.count) }
    var sums = [Int128].filled(with: 0, count: cellCount * years.count)
    sums.withUnsafeMutableBufferPointer { sums in
      forEachYear(range) { asset, year, place in
        let weight = weights.ofYears[asset.plan][year]
        sums[place] &+= Int128(asset.cost) &* Int128(weight.ofCost)
        sums[place] &+= Int128(asset.depreciable) &* Int128(weight.ofDepreciable)
      }
    }
    let (denominator, overflow) = weights.denominator.multipliedReportingOverflow(by: unit)
    return overflow ? nil : sums.map { Fraction($0, over: Int128(denominator)) }
  }

  /// Visits the years of the model in which assets have figures.
  @inline(__always)
  private func forEachYear(
    _ range: VintageRange, _ visit: (_ asset: Asset, _ year: Int, _ place: Int) -> Void
  ) {
    for asset in assets where range.contains(asset.vintage) {
      let plan = plans[asset.plan]
      let first = asset.vintage + plan.firstYear
      let start = max(first, years.lowerBound, asset.vintage)
      let end = min(first + plan.shares.count, years.upperBound)
      if start >= end { continue }
      for year in start..<end {
        visit(asset, year - first, (year - years.lowerBound) * cellCount + asset.cell)
      }
    }
  }
}

/// The shares of plans as whole numbers over one denominator.
///
/// A share has at most 31 bits and an amount at most 63, so that 2^32 products fit in two words.
private struct WholeWeights {
  struct Weight {
    let ofCost: Int
    let ofDepreciable: Int
  }

  let ofYears: [[Weight]]
  let denominator: Int
  /// Whether no amount has a share, as where nothing is written off.
  var areNone: Bool {
    ofYears.allSatisfy { $0.allSatisfy { $0.ofCost == 0 && $0.ofDepreciable == 0 } }
  }

  init?(_ plans: [PlanWeights], _ share: (YearShares) -> AmountShares?) {
    var denominator = 1
    for shares in plans.lazy.flatMap(\.shares) {
      guard let shares = share(shares) else { return nil }
      for number in [shares.ofCost, shares.ofDepreciable] {
        guard let own = number.denominator.asInt,
          let common = leastCommonMultiple(denominator, own), common < 1 << 31
        else { return nil }
        denominator = common
      }
    }
    let whole = Rational(denominator)
    ofYears = plans.map { plan in
      plan.shares.map { shares in
        let share = share(shares) ?? AmountShares.none
        return Weight(
          ofCost: (share.ofCost * whole).wholeValue ?? 0,
          ofDepreciable: (share.ofDepreciable * whole).wholeValue ?? 0)
      }
    }
    self.denominator = denominator
  }
}
