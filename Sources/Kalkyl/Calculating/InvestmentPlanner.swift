/// Plans an investment's assets from its properties' figures.
///
/// What has no plain plan (an annuity, a cost without value) is left to the evaluator.
struct InvestmentPlanner {
  let checker: Checker
  let space: NodeSpace
  let spread: Spread
  let known: KnownFigures
  let investment: TypedInvestment
  let dimensions: [DimensionID]
  private var plans: [PlanWeights] = []
  private var planOfKey: [PlanWeights.Key: Int] = [:]
  private var bought: [(cell: Int, vintage: Int, plan: Int, acquisition: Acquisition)] = []
  private var columns: [InvestmentProperty: PropertyFigures] = [:]

  /// A property's figures, at the places of the investment's cells.
  private struct PropertyFigures {
    let store: FigureStore
    let places: [Int]

    func figure(_ cell: Int, _ year: Int) -> Fraction {
      store.start(of: year).map { store[$0 + places[cell]] } ?? .none
    }
  }

  /// An asset that is left to the evaluator.
  private struct Unsuited: Error {}

  init(
    _ investment: TypedInvestment, _ dimensions: [DimensionID], _ checker: Checker,
    _ space: NodeSpace, _ spread: Spread, _ known: KnownFigures
  ) {
    self.checker = checker
    self.space = space
    self.spread = spread
    self.known = known
    self.investment = investment
    self.dimensions = dimensions
  }

  /// The investment's assets; `nil` where some have no plain plan.
  mutating func booking() -> InvestmentBooking? {
    for (property, id) in investment.properties {
      guard let store = known.stores[id.index] else { continue }
      columns[property] = PropertyFigures(
        store: store, places: spread.positions(of: store.dimensions, in: dimensions))
    }
    let hasAll = investment.properties.allSatisfy { columns[$0.key] != nil }
    guard hasAll || investment.register != nil, (try? buy()) != nil else { return nil }
    return booked()
  }

  private mutating func buy() throws(Unsuited) {
    if let id = investment.register { try buy(checker.files.registers[id.index].assets) }
    guard investment.properties[.spend] != nil else { return }
    for cell in 0..<spread.count(dimensions) { try buy(inCell: cell) }
  }

  // MARK: Spending

  /// available(y) = spend(y) + what the year before left, as `CarryOver` tells.
  private mutating func buy(inCell cell: Int) throws(Unsuited) {
    var left = Rational.zero
    for vintage in investment.firstYear..<max(investment.firstYear, space.years.upperBound) {
      let isBought =
        vintage >= space.years.lowerBound || investment.writtenYears.contains(vintage)
      let spend = isBought ? try number(.spend, cell, vintage) ?? .zero : .zero
      let available = spend + left
      let execution = try number(.execution, cell, vintage) ?? .one
      let carriedOver = try number(.carriedOver, cell, vintage) ?? .zero
      left = carriedOver.isZero ? .zero : available * (.one - execution) * carriedOver
      let cost = available * execution
      if cost.isZero { continue }
      guard let life = try number(.life, cell, vintage)?.wholeValue,
        let code = try number(.activated, cell, vintage)?.wholeValue
      else { throw Unsuited() }
      let residual = try number(.residual, cell, vintage) ?? .zero
      let disposal = try number(.disposed, cell, vintage)?.wholeValue
      try add(
        cell, vintage, cost: cost, residual: residual, life: life, Activation(code: code),
        disposal.map(CalendarMonth.init(number:)))
    }
  }

  /// A property's figure; `nil` where the investment has no such property.
  private func number(
    _ property: InvestmentProperty, _ cell: Int, _ year: Int
  ) throws(Unsuited) -> Rational? {
    guard investment.properties[property] != nil else { return nil }
    guard let figure = columns[property]?.figure(cell, year).rational else { throw Unsuited() }
    return figure
  }

  // MARK: Registers

  private mutating func buy(_ assets: [Register.Assets]) throws(Unsuited) {
    for asset in assets {
      let (cell, year) = (asset.period.cell, asset.period.year)
      let has = investment.columns.contains
      let life =
        has(.life) ? asset.period.lifeInMonths : try number(.life, cell, year)?.wholeValue
      let activation =
        has(.activated)
        ? asset.period.activation
        : try number(.activated, cell, year)?.wholeValue.map(Activation.init(code:))
      guard let life, let activation else { throw Unsuited() }
      let disposal =
        has(.disposed)
        ? asset.period.disposal
        : try number(.disposed, cell, year)?.wholeValue.map(CalendarMonth.init(number:))
      var residual = asset.residual
      if !has(.residual), let each = try number(.residual, cell, year) {
        residual = each * Rational(asset.count)
      }
      try add(
        cell, year, cost: asset.cost, residual: residual, life: life, activation, disposal)
    }
  }

  // MARK: Assets

  private mutating func add(
    _ cell: Int, _ vintage: Int, cost: Rational, residual: Rational, life: Int,
    _ activation: Activation, _ disposal: CalendarMonth?
  ) throws(Unsuited) {
    let start = activation.start(purchasedIn: vintage)
    let base = try interestBase(cell, vintage)
    let faults = AcquisitionFault.faults(
      cost: cost, residual: residual, lifeInMonths: life, start: start, purchasedIn: vintage,
      method: .nominal(base))
    guard faults.isEmpty,
      let period = PeriodOfUse(start: start, lifeInMonths: life, disposal: disposal)
    else { throw Unsuited() }
    let key = PlanWeights.Key(period, base, purchasedIn: vintage)
    if planOfKey[key] == nil {
      // Seen from the first year that anything is bought in, so that later ones see no further.
      let last = space.years.upperBound + max(0, vintage - investment.firstYear)
      guard let plan = PlanWeights(period, base, purchasedIn: vintage, through: last) else {
        throw Unsuited()
      }
      planOfKey[key] = plans.count
      plans.append(plan)
    }
    let acquisition = Acquisition(cost: cost, residual: residual, period: period)
    bought.append((cell, vintage, planOfKey[key] ?? 0, acquisition))
  }

  private func interestBase(_ cell: Int, _ vintage: Int) throws(Unsuited) -> InterestBase {
    if try number(.method, cell, vintage) == .one { throw Unsuited() }
    let position = try number(.interestBase, cell, vintage)?.wholeValue ?? 0
    let bases = InterestBase.allCases
    return bases.indices.contains(position) ? bases[position] : .opening
  }

  /// The assets in whole numbers of one unit.
  private func booked() -> InvestmentBooking? {
    var unit = 1
    for (_, _, _, acquisition) in bought {
      for amount in [acquisition.cost, acquisition.depreciableAmount] {
        if case .words(_, let d) = amount.storage, unit % d == 0 { continue }
        guard let own = amount.denominator.asInt, let common = leastCommonMultiple(unit, own)
        else { return nil }
        unit = common
      }
    }
    let scale = Rational(unit)
    var assets: [InvestmentBooking.Asset] = []
    assets.reserveCapacity(bought.count)
    for (cell, vintage, plan, acquisition) in bought {
      guard let cost = (acquisition.cost * scale).wholeValue,
        let depreciable = (acquisition.depreciableAmount * scale).wholeValue
      else { return nil }
      assets.append(
        InvestmentBooking.Asset(
          cell: cell, vintage: vintage, plan: plan, cost: cost, depreciable: depreciable))
    }
    let rates = columns[.rate]
    return InvestmentBooking(
      dimensions: dimensions, cellCount: spread.count(dimensions), years: space.years,
      assets: assets, plans: plans, unit: unit, rate: { rates?.figure($0, $1) ?? .none })
  }
}
