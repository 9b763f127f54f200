// Books investments: what each vintage costs in a year.
extension Evaluator {
  /// Works out an investment's figures in a year, vintage by vintage.
  ///
  /// Source of the method: straight-line depreciation on acquisition value less residual value
  /// (RKR R4), interest on the book value at the year's internal rate.
  mutating func book(
    _ investment: TypedInvestment, _ id: InstanceID, _ dimensions: [DimensionID], in year: Int
  ) throws(EvaluationFault) {
    let count = spread.count(dimensions)
    for vintage in investment.firstYear...max(investment.firstYear, year)
    where investments.assets[id]?[vintage] == nil {
      let assets = try plan(investment, id, dimensions, vintage: vintage)
      investments.assets[id, default: [:]][vintage] = assets
    }
    var booked = InvestmentBooks.Year(count: count)
    let rates = try column(.rate, of: investment, over: dimensions, in: year)
    for vintage in investment.firstYear...max(investment.firstYear, year) {
      guard let assets = investments.assets[id]?[vintage], !assets.isEmpty else { continue }
      let results = try figures(of: assets, rates, investment, dimensions, year, count)
      booked.vintages.append((vintage, results))
    }
    investments.enter(booked, of: id, in: year)
  }

  /// A property's cells over an investment's dimensions; `nil` where it has none.
  private func column(
    _ property: InvestmentProperty, of investment: TypedInvestment, over dimensions: [DimensionID],
    in year: Int
  ) throws(EvaluationFault) -> [Cell]? {
    guard let id = investment.properties[property] else { return nil }
    let instance = checker.instances[id.index]
    guard let node = space.node(id, in: year), let column = known(node) else { return nil }
    return spread.widened(column, from: instance.type.shape.dimensions, to: dimensions).cells
  }

  // MARK: Vintages

  private mutating func plan(
    _ investment: TypedInvestment, _ id: InstanceID, _ dimensions: [DimensionID], vintage: Int
  ) throws(EvaluationFault) -> [PlannedAsset] {
    let count = spread.count(dimensions)
    var terms = Terms()
    for property in InvestmentProperty.allCases {
      terms.columns[property] = try column(property, of: investment, over: dimensions, in: vintage)
    }
    var assets = registered(investment, terms, vintage)
    guard investment.properties[.spend] != nil else { return assets }
    let isBought =
      vintage >= space.years.lowerBound || investment.writtenYears.contains(vintage)
    let spend = isBought ? terms.columns[.spend] : nil
    let brought = investments.vintages[id]?[vintage - 1]
    var left: [Cell] = []
    for cell in 0..<count {
      let nothing = Cell.value(.zero)
      let available = (spend?[cell] ?? nothing).combined(brought?[cell] ?? nothing, +)
      let execution = terms.cell(.execution, cell) ?? .value(.one)
      let carriedOver = terms.cell(.carriedOver, cell) ?? nothing
      left.append(Self.leftOver(available, execution, carriedOver))
      let cost = available.combined(execution) { $0 * $1 }
      if let asset = planned(cost, terms, cell, investment, vintage) { assets.append(asset) }
    }
    investments.vintages[id, default: [:]][vintage] = left
    return assets
  }

  /// carried_over × (1 − execution) × available; nothing where nothing can be left.
  private static func leftOver(_ available: Cell, _ execution: Cell, _ carriedOver: Cell) -> Cell {
    if carriedOver.value?.isZero == true || execution.value == .one { return .value(.zero) }
    let unspent = available.combined(execution) { $0 * (.one - $1) }
    return unspent.combined(carriedOver) { $0 * $1 }
  }

  /// The properties' cells in the year of a vintage.
  private struct Terms {
    var columns: [InvestmentProperty: [Cell]] = [:]

    func cell(_ property: InvestmentProperty, _ index: Int) -> Cell? { columns[property]?[index] }

    /// The method, with the interest base.
    func method(_ cell: Int) -> DepreciationMethod {
      if self.cell(.method, cell)?.value == .one { return .annuity }
      let base = self.cell(.interestBase, cell)?.value?.wholeValue ?? 0
      let bases = InterestBase.allCases
      return .nominal(bases.indices.contains(base) ? bases[base] : .opening)
    }
  }

  private func planned(
    _ cost: Cell, _ terms: Terms, _ cell: Int, _ investment: TypedInvestment, _ vintage: Int
  ) -> PlannedAsset? {
    guard case .value(let amount) = cost else {
      return cost.cause.map { .unknown(cell: cell, $0) }
    }
    if amount.isZero { return nil }
    let none = { (reason: MissingReason) in
      PlannedAsset.unknown(cell: cell, Cause(reason, investment.span, year: vintage))
    }
    guard let life = terms.cell(.life, cell) else { return none(.noLife) }
    guard let activation = terms.cell(.activated, cell) else { return none(.noActivation) }
    guard case .value(let months) = life else { return life.cause.map { .unknown(cell: cell, $0) } }
    guard case .value(let code) = activation else {
      return activation.cause.map { .unknown(cell: cell, $0) }
    }
    let residual = terms.cell(.residual, cell) ?? .value(.zero)
    guard case .value(let left) = residual else {
      return residual.cause.map { .unknown(cell: cell, $0) }
    }
    for property in [InvestmentProperty.method, .interestBase] {
      if let cause = terms.cell(property, cell)?.cause { return .unknown(cell: cell, cause) }
    }
    var disposal: CalendarMonth?
    if case .value(let month)? = terms.cell(.disposed, cell), let number = month.wholeValue {
      disposal = CalendarMonth(number: number)
    }
    return asset(
      cell, amount, residual: left, lifeInMonths: months.wholeValue ?? 0,
      Activation(code: code.wholeValue ?? 0), disposal, terms.method(cell), vintage, none)
  }

  private func asset(
    _ cell: Int, _ cost: Rational, residual: Rational, lifeInMonths: Int, _ activation: Activation,
    _ disposal: CalendarMonth?, _ method: DepreciationMethod, _ vintage: Int,
    _ none: (MissingReason) -> PlannedAsset
  ) -> PlannedAsset {
    let start = activation.start(purchasedIn: vintage)
    let faults = AcquisitionFault.faults(
      cost: cost, residual: residual, lifeInMonths: lifeInMonths, start: start,
      purchasedIn: vintage, method: method)
    if let fault = faults.first { return none(fault.reason) }
    guard
      let period = PeriodOfUse(start: start, lifeInMonths: lifeInMonths, disposal: disposal)
    else { return none(.unsuitableLife) }
    let acquisition = Acquisition(cost: cost, residual: residual, period: period)
    // An annuity's plan leans on the rates of the years it has come to, and is made each year.
    let plan =
      method == .annuity
      ? nil
      : DepreciationPlan(
        period: period, method: method, through: space.years.upperBound, rate: { _ in nil })
    return .asset(cell: cell, acquisition, method: method, plan: plan)
  }

  /// The assets of a register that were bought in a year.
  private func registered(
    _ investment: TypedInvestment, _ terms: Terms, _ vintage: Int
  ) -> [PlannedAsset] {
    guard let id = investment.register else { return [] }
    let register = checker.files.registers[id.index]
    return register.assets(boughtIn: vintage).map { assets in
      let cell = assets.cell
      let none = { (reason: MissingReason) in
        PlannedAsset.unknown(cell: cell, Cause(reason, investment.span, year: vintage))
      }
      let (hasColumn, own) = (investment.columns.contains, assets.terms)
      let life =
        hasColumn(.life)
        ? own.lifeInMonths : terms.cell(.life, cell)?.value?.wholeValue
      guard let life else { return none(.noLife) }
      let activation =
        hasColumn(.activated)
        ? own.activation
        : terms.cell(.activated, cell)?.value?.wholeValue.map(Activation.init(code:))
      guard let activation else { return none(.noActivation) }
      let disposal =
        hasColumn(.disposed)
        ? own.disposal
        : terms.cell(.disposed, cell)?.value?.wholeValue.map(CalendarMonth.init(number:))
      var residual = assets.residual
      if !hasColumn(.residual), let each = terms.cell(.residual, cell) {
        if let cause = each.cause { return .unknown(cell: cell, cause) }
        residual = (each.value ?? .zero) * Rational(assets.count)
      }
      return asset(
        cell, assets.cost, residual: residual, lifeInMonths: life, activation, disposal,
        terms.method(cell), vintage, none)
    }
  }

  // MARK: One year

  private func figures(
    of assets: [PlannedAsset], _ rates: [Cell]?, _ investment: TypedInvestment,
    _ dimensions: [DimensionID], _ year: Int, _ count: Int
  ) throws(EvaluationFault) -> InvestmentFigures {
    var sums = InvestmentFigures(count: count)
    for asset in assets {
      switch asset {
      case .unknown(let cell, let cause):
        for result in InvestmentResult.allCases { sums.add(.missing(cause), to: result, cell) }
      case .asset(let cell, let acquisition, let method, let plan):
        var plan = plan
        if plan == nil {
          plan = try annuity(acquisition, method, investment, dimensions, cell, year)
        }
        for (result, figure) in costs(acquisition, plan, rates?[cell], investment, year) {
          sums.add(figure, to: result, cell)
        }
      }
    }
    return sums
  }

  private func costs(
    _ acquisition: Acquisition, _ plan: DepreciationPlan?, _ rate: Cell?,
    _ investment: TypedInvestment, _ year: Int
  ) -> [(InvestmentResult, Cell)] {
    let noRate = Cell.missing(rate?.cause ?? Cause(.noRate, investment.span, year: year))
    guard let plan else { return InvestmentResult.allCases.map { ($0, noRate) } }
    let cost = acquisition.cost(by: plan, in: year, rate: rate?.value)
    let figure = { (value: Rational?) in value.map(Cell.value) ?? noRate }
    return [
      (.depreciation, figure(cost.depreciation)), (.interest, figure(cost.interest)),
      (.writtenOff, figure(cost.writtenOff)), (.capitalCost, figure(cost.capitalCost)),
      (.bookValue, figure(cost.closingBookValue)),
      (.activatedAmount, .value(cost.activatedAmount)),
    ]
  }

  private func annuity(
    _ acquisition: Acquisition, _ method: DepreciationMethod, _ investment: TypedInvestment,
    _ dimensions: [DimensionID], _ cell: Int, _ year: Int
  ) throws(EvaluationFault) -> DepreciationPlan? {
    var rates: [Int: Rational] = [:]
    for each in investment.firstYear...max(investment.firstYear, year) {
      if let rate = try column(.rate, of: investment, over: dimensions, in: each)?[cell].value {
        rates[each] = rate
      }
    }
    return DepreciationPlan(
      period: acquisition.period, method: method, through: year,
      maximumDigits: checker.limits.digits, rate: { rates[$0] })
  }
}

extension AcquisitionFault {
  /// The fault as the reason that there is no value.
  fileprivate var reason: MissingReason {
    switch self {
    case .residualAboveCost: .residualAboveCost
    case .lifeOutOfRange, .lifeNotOfWholeYears: .unsuitableLife
    case .useBeforePurchase: .useBeforePurchase
    }
  }
}
