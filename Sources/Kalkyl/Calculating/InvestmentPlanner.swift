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
  private let given: PropertySet
  private var plans: [PlanWeights] = []
  private var planOfKey: [PlanWeights.Key: Int] = [:]
  /// Whether assets whose columns say the same have the same plan.
  private var isPlannedByCode = false
  private var planOfCode: [AssetTermsCode: Int] = [:]
  private var bought: [Purchase] = []
  /// By the property's place.
  private var columns = [PropertyFigures?](repeating: nil, count: InvestmentProperty.count)

  /// A property's figures, at the places of the investment's cells.
  private struct PropertyFigures {
    let store: FigureStore
    let places: [Int]

    /// Whether it is the same in every cell and year.
    var isOne: Bool { store.firstYear == nil && store.cellCount == 1 }

    func figure(_ cell: Int, _ year: Int) -> Fraction {
      store.start(of: year).map { store[$0 + places[cell]] } ?? .none
    }
  }

  /// What a vintage buys in one cell.
  private struct Purchase {
    let cell: Int
    let vintage: Int
    let plan: Int
    let cost: Amount
    let depreciable: Amount
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
    given = PropertySet(investment.properties.lazy.map(\.key))
  }

  /// The investment's assets; `nil` where some have no plain plan.
  mutating func booking() -> InvestmentBooking? {
    for (property, id) in investment.properties {
      guard let store = known.stores[id.index] else { continue }
      columns[property.place] = PropertyFigures(
        store: store, places: spread.positions(of: store.dimensions, in: dimensions))
    }
    let ofPlans: [InvestmentProperty] = [.life, .activated, .disposed, .method, .interestBase]
    isPlannedByCode = ofPlans.allSatisfy { columns[$0.place]?.isOne ?? !given.contains($0) }
    let hasAll = investment.properties.allSatisfy { columns[$0.key.place] != nil }
    guard hasAll || investment.register != nil, (try? buy()) != nil else { return nil }
    return booked()
  }

  private mutating func buy() throws(Unsuited) {
    if let id = investment.register {
      let register = checker.files.registers[id.index]
      bought.reserveCapacity(register.count)
      for year in vintages {
        for assets in register.assets(boughtIn: year) { try buy(assets) }
      }
    }
    guard given.contains(.spend) else { return }
    for cell in 0..<spread.count(dimensions) { try buy(inCell: cell) }
  }

  /// The plan of each purchase, whatever is spent; `nil` where a purchase costs anything but what is
  /// spent in its year, or has a residual value.
  mutating func purchases() -> [(cell: Int, vintage: Int, plan: PlanWeights)]? {
    guard investment.register == nil, booking() != nil else { return nil }
    bought = []
    for cell in 0..<spread.count(dimensions) {
      for vintage in vintages where isBought(in: vintage) {
        guard isPlain(cell, vintage), (try? buy(cell, vintage, cost: .one)) != nil else {
          return nil
        }
      }
    }
    return bought.map { ($0.cell, $0.vintage, plans[$0.plan]) }
  }

  /// Whether all that is spent, and nothing else, is the cost of a vintage and depreciated.
  private func isPlain(_ cell: Int, _ vintage: Int) -> Bool {
    let residual = (try? number(.residual, cell, vintage)) ?? .zero
    let execution = (try? number(.execution, cell, vintage)) ?? .one
    return residual.isZero && execution == .one
  }

  private var vintages: Range<Int> {
    investment.firstYear..<max(investment.firstYear, space.years.upperBound)
  }

  private func isBought(in vintage: Int) -> Bool {
    vintage >= space.years.lowerBound || investment.writtenYears.contains(vintage)
  }

  // MARK: Spending

  /// available(y) = spend(y) + what the year before left, as `CarryOver` tells.
  private mutating func buy(inCell cell: Int) throws(Unsuited) {
    var left = Rational.zero
    for vintage in vintages {
      let spend = isBought(in: vintage) ? try number(.spend, cell, vintage) ?? .zero : .zero
      let available = spend + left
      let execution = try number(.execution, cell, vintage) ?? .one
      let carriedOver = try number(.carriedOver, cell, vintage) ?? .zero
      left = carriedOver.isZero ? .zero : available * (.one - execution) * carriedOver
      let cost = available * execution
      if !cost.isZero { try buy(cell, vintage, cost: cost) }
    }
  }

  private mutating func buy(_ cell: Int, _ vintage: Int, cost: Rational) throws(Unsuited) {
    let residual = try number(.residual, cell, vintage) ?? .zero
    try add(cell, vintage, cost: cost, residual: residual, plan: plan(cell, vintage, written: nil))
  }

  /// A property's figure; `nil` where the investment has no such property.
  private func number(
    _ property: InvestmentProperty, _ cell: Int, _ year: Int
  ) throws(Unsuited) -> Rational? {
    guard given.contains(property) else { return nil }
    let figure = columns[property.place]?.figure(cell, year).rational
    guard let figure else { throw Unsuited() }
    return figure
  }

  // MARK: Registers

  private mutating func buy(_ assets: Register.Assets) throws(Unsuited) {
    let (cell, year) = (assets.cell, assets.code.year)
    var residual = assets.residual
    if !investment.columns.contains(.residual), let each = try number(.residual, cell, year) {
      residual = each * Rational(assets.count)
    }
    try add(cell, year, cost: assets.cost, residual: residual, plan: plan(of: assets))
  }

  private mutating func plan(of assets: Register.Assets) throws(Unsuited) -> Int {
    if isPlannedByCode, let known = planOfCode[assets.code] { return known }
    let plan = try plan(assets.cell, assets.code.year, written: assets.terms)
    if isPlannedByCode { planOfCode[assets.code] = plan }
    return plan
  }

  // MARK: Assets

  /// The number of the plan of what a vintage buys.
  ///
  /// - Parameter written: what a register's columns say.
  private mutating func plan(
    _ cell: Int, _ vintage: Int, written: Register.AssetTerms?
  ) throws(Unsuited) -> Int {
    let (period, base) = try terms(cell, vintage, written: written)
    return try plan(period, base, vintage)
  }

  /// How long what a vintage buys is used, and what its interest is on.
  ///
  /// Asked for at once: for each question from a function that changes the planner, that is copied.
  private func terms(
    _ cell: Int, _ vintage: Int, written: Register.AssetTerms?
  ) throws(Unsuited) -> (PeriodOfUse, InterestBase) {
    let columns = written == nil ? PropertySet([]) : investment.columns
    let life =
      columns.contains(.life) ? written?.lifeInMonths : try number(.life, cell, vintage)?.wholeValue
    let activation =
      columns.contains(.activated)
      ? written?.activation
      : try number(.activated, cell, vintage)?.wholeValue.map(Activation.init(code:))
    let disposal =
      columns.contains(.disposed)
      ? written?.disposal
      : try number(.disposed, cell, vintage)?.wholeValue.map(CalendarMonth.init(number:))
    guard let life, let start = activation?.start(purchasedIn: vintage),
      start.activationYear >= vintage,
      let period = PeriodOfUse(start: start, lifeInMonths: life, disposal: disposal)
    else { throw Unsuited() }
    return (period, try interestBase(cell, vintage))
  }

  private mutating func add(
    _ cell: Int, _ vintage: Int, cost: Rational, residual: Rational, plan: Int
  ) throws(Unsuited) {
    var depreciable = cost
    if !residual.isZero {
      if AcquisitionFault.isResidual(residual, aboveCost: cost) { throw Unsuited() }
      depreciable = cost - Acquisition.residual(residual, of: cost)
    }
    guard let cost = Amount(cost), let depreciable = Amount(depreciable) else { throw Unsuited() }
    bought.append(
      Purchase(
        cell: cell, vintage: vintage, plan: plan, cost: cost, depreciable: depreciable))
  }

  private mutating func plan(
    _ period: PeriodOfUse, _ base: InterestBase, _ vintage: Int
  ) throws(Unsuited) -> Int {
    let key = PlanWeights.Key(period, base, purchasedIn: vintage)
    if let known = planOfKey[key] { return known }
    // Seen from the first year that anything is bought in, so that later ones see no further.
    let last = space.years.upperBound + max(0, vintage - investment.firstYear)
    guard let plan = PlanWeights(period, base, purchasedIn: vintage, through: last) else {
      throw Unsuited()
    }
    planOfKey[key] = plans.count
    plans.append(plan)
    return plans.count - 1
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
    for purchase in bought {
      guard let ofCost = purchase.cost.shares(from: unit),
        let ofBoth = purchase.depreciable.shares(from: ofCost)
      else { return nil }
      unit = ofBoth
    }
    var assets: [InvestmentBooking.Asset] = []
    assets.reserveCapacity(bought.count)
    for purchase in bought {
      guard let cost = purchase.cost.whole(in: unit),
        let depreciable = purchase.depreciable.whole(in: unit)
      else { return nil }
      assets.append(
        InvestmentBooking.Asset(
          cell: purchase.cell, vintage: purchase.vintage, plan: purchase.plan, cost: cost,
          depreciable: depreciable))
    }
    let rates = columns[InvestmentProperty.rate.place]
    return InvestmentBooking(
      dimensions: dimensions, cellCount: spread.count(dimensions), years: space.years,
      assets: assets, plans: plans, unit: unit, rate: { rates?.figure($0, $1) ?? .none })
  }
}

/// An amount in two words: an array of many is copied without each being looked at, as a `Rational`
/// has to be.
private struct Amount {
  let numerator: Int
  let denominator: Int

  /// `nil` for an amount that does not fit in them.
  init?(_ amount: Rational) {
    guard case .words(let numerator, let denominator) = amount.storage else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The least multiple of a number of shares to a whole in which this amount is whole, too; `nil`
  /// where that does not fit in a word.
  func shares(from unit: Int) -> Int? {
    if unit % denominator == 0 { return unit }
    let lowest = Rational(numerator, over: denominator).denominator
    return lowest.asInt.flatMap { leastCommonMultiple(unit, $0) }
  }

  /// How many shares of a whole it is, so many to a whole.
  func whole(in unit: Int) -> Int? {
    if unit == denominator { return numerator }
    return (Rational(numerator, over: denominator) * Rational(unit)).wholeValue
  }
}
