// Explains what an investment costs: vintage by vintage, each with its assets.
extension Explainer {
  mutating func investmentResult(
    _ id: InstanceID, _ result: InvestmentResult, _ vintages: VintageRange,
    _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    var node = try head(expression, at: point)
    let instance = checker.instances[id.index]
    let slot = checker.catalogue.slots[instance.key.slot.index]
    node.name = name("\(slot.name).\(result.rawValue)", of: id, vintages: vintages, at: point)
    node.formula = nil
    node.place = model.sources.location(of: slot.span)
    if case .investment(let index) = slot.kind {
      let heading = checker.catalogue.investments[index].heading
      node.text = heading.text?.text
      node.reason = reason(heading)
    }
    guard case .investment(let investment) = instance.body, let year = point.year,
      let booked = evaluator.investments.year(year, of: id)
    else {
      node.notes += node.figure.cause.map { [$0] } ?? []
      return node
    }
    if isAtEnd(point) {
      node.rule = .cut
      return node
    }
    let labels = instance.type.shape.dimensions.map { point.labels[$0] ?? 0 }
    let place = Place(
      instance: id, result: result, vintages: vintages, year: year, labels: labels)
    let cell = evaluator.spread.index(of: point, instance.type.shape.dimensions)
    let book = Book(id: id, investment: investment, result: result, year: year, cell: cell)
    let inner = point.from(investment.firstYear).deeper
    return try once(place, node, at: point) { (explainer, node) throws(EvaluationFault) in
      let bought = booked.vintages.filter { vintages.contains($0.year) }
      try explainer.open(&node, bought, book, at: inner)
    }
  }

  /// An investment's figure that is explained.
  struct Book {
    let id: InstanceID
    let investment: TypedInvestment
    let result: InvestmentResult
    let year: Int
    /// The cell over the investment's dimensions.
    let cell: Int
  }

  private mutating func open(
    _ node: inout ExplanationNode, _ vintages: [(year: Int, figures: InvestmentFigures)],
    _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) {
    node.rule = node.figure.value == nil ? .missing : .sum
    let cells = vintages.map { $0.figures.cell(book.result, book.cell) }
    let counted = vintages.indices.filter { cells[$0].value?.isZero != true }
    if counted.isEmpty { node.notes.append(words.nothingCharged) }
    let (shown, rest) = Self.largest(of: counted.map { cells[$0] })
    for index in shown {
      let (year, cell) = (vintages[counted[index]].year, cells[counted[index]])
      node.children.append(try vintage(year, cell, book, at: point))
    }
    guard !rest.isEmpty else { return }
    let sum = try combined(rest.map { cells[counted[$0]] })
    node.children.append(made(words.others(rest.count), sum.value))
  }

  private mutating func vintage(
    _ year: Int, _ cell: Cell, _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    var node = made(words.vintage(year), cell.value)
    node.figure.cause = cell.cause.map { model.text(of: $0) }
    if isAtEnd(point) {
      node.rule = .cut
      return node
    }
    let all = evaluator.investments.assets[book.id]?[year] ?? []
    let registered = registered(book.investment, vintage: year).count
    var assets: [Asset] = []
    for (position, planned) in all.enumerated() where planned.cell == book.cell {
      let entry = position < registered ? position : nil
      assets.append(Asset(planned: planned, vintage: year, register: entry))
    }
    if assets.count == 1 {
      try open(&node, assets[0], book, at: point.deeper)
      return node
    }
    var parts: [(asset: Asset, cell: Cell)] = []
    for asset in assets {
      let cell = try figure(of: asset, book, at: point)
      if cell.value?.isZero != true { parts.append((asset, cell)) }
    }
    node.rule = .sum
    let (shown, rest) = Self.largest(of: parts.map(\.cell))
    for index in shown {
      var part = made(words.asset(index + 1), parts[index].cell.value)
      try open(&part, parts[index].asset, book, at: point.deeper.deeper)
      node.children.append(part)
    }
    if !rest.isEmpty {
      let sum = try combined(rest.map { parts[$0].cell })
      node.children.append(made(words.others(rest.count), sum.value))
    }
    if node.figure.value == nil { node.rule = .missing }
    return node
  }

  /// One asset of a vintage: bought by the spend, or an entry of the register.
  struct Asset {
    let planned: PlannedAsset
    let vintage: Int
    /// Its place among the register's assets of the vintage.
    let register: Int?
  }

  func registered(_ investment: TypedInvestment, vintage: Int) -> [Register.Assets] {
    guard let id = investment.register else { return [] }
    return Array(checker.files.registers[id.index].assets(boughtIn: vintage))
  }

  // MARK: One asset

  /// An asset with its plan and the rate of the year.
  struct Plan {
    let asset: Asset
    let acquisition: Acquisition
    let method: DepreciationMethod
    let plan: DepreciationPlan
    let rate: Cell?
  }

  /// The plan of an asset in a year; `nil` where its cost cannot be known.
  private mutating func plan(
    _ asset: Asset, _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) -> Plan? {
    guard case .asset(_, let acquisition, let method, let made) = asset.planned else { return nil }
    let rate = try rate(book, in: book.year, at: point)
    var rates: [Int: Rational] = [:]
    if made == nil {
      for year in book.investment.firstYear...max(book.investment.firstYear, book.year) {
        rates[year] = try self.rate(book, in: year, at: point)?.value
      }
    }
    let plan =
      made
      ?? DepreciationPlan(
        period: acquisition.period, method: method, through: book.year,
        maximumDigits: checker.limits.digits, rate: { rates[$0] })
    return plan.map {
      Plan(asset: asset, acquisition: acquisition, method: method, plan: $0, rate: rate)
    }
  }

  private mutating func rate(
    _ book: Book, in year: Int, at point: ExplanationPoint
  ) throws(EvaluationFault) -> Cell? {
    guard let value = property(.rate, of: book) else { return nil }
    return try evaluator.cell(of: value, at: point.inYear(year))
  }

  /// A property of an investment as a formula.
  func property(_ property: InvestmentProperty, of book: Book) -> TypedExpression? {
    guard let id = book.investment.properties[property] else { return nil }
    let instance = checker.instances[id.index]
    let span = checker.catalogue.slots[instance.key.slot.index].span
    return TypedExpression(.instance(id), instance.type, span)
  }

  private mutating func figure(
    of asset: Asset, _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) -> Cell {
    if case .unknown(_, let cause) = asset.planned { return .missing(cause) }
    guard let plan = try plan(asset, book, at: point) else { return .value(.zero) }
    let cost = plan.acquisition.cost(by: plan.plan, in: book.year, rate: plan.rate?.value)
    let cause = plan.rate?.cause ?? Cause(.noRate, book.investment.span, year: book.year)
    return cost.figure(book.result).map(Cell.value) ?? .missing(cause)
  }

  private mutating func open(
    _ node: inout ExplanationNode, _ asset: Asset, _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) {
    if case .unknown(_, let cause) = asset.planned {
      node.rule = .missing
      node.notes.append(model.text(of: cause))
      return
    }
    if isAtEnd(point) {
      node.rule = .cut
      return
    }
    guard let plan = try plan(asset, book, at: point) else { return }
    guard book.result == .capitalCost else {
      return try open(&node, book.result, plan, book, at: point)
    }
    let cost = plan.acquisition.cost(by: plan.plan, in: book.year, rate: plan.rate?.value)
    node.rule = node.figure.value == nil ? .missing : .sum
    for result in [InvestmentResult.depreciation, .interest, .writtenOff] {
      let value = cost.figure(result)
      if value?.isZero == true { continue }
      var part = made(words.result(result), value)
      try open(&part, result, plan, book, at: point.deeper)
      node.children.append(part)
    }
  }

  /// Puts in a node what a result of one asset is made of.
  private mutating func open(
    _ node: inout ExplanationNode, _ result: InvestmentResult, _ plan: Plan, _ book: Book,
    at point: ExplanationPoint
  ) throws(EvaluationFault) {
    guard node.figure.value != nil else {
      node.rule = .missing
      if let rate = property(.rate, of: book) {
        node.children.append(try explain(rate, at: point.inYear(book.year)))
      }
      return
    }
    let ages = plan.plan.period.ages(in: book.year)
    switch result {
    case .depreciation: try depreciation(&node, ages, plan, book, at: point)
    case .interest: try interest(&node, ages, plan, book, at: point)
    case .writtenOff:
      try bookValue(&node, atAge: plan.plan.period.monthsInUse, plan, book, at: point)
    case .bookValue: try bookValue(&node, atAge: ages.upperBound, plan, book, at: point)
    case .activatedAmount:
      node.rule = .same
      node.children.append(try cost(plan, book, at: point))
    case .capitalCost: break
    }
  }
}

extension PlannedAsset {
  /// The cell over the investment's dimensions.
  fileprivate var cell: Int {
    switch self {
    case .asset(let cell, _, _, _), .unknown(let cell, _): cell
    }
  }
}

extension YearCost {
  /// A result of the year.
  fileprivate func figure(_ result: InvestmentResult) -> Rational? {
    switch result {
    case .depreciation: depreciation
    case .interest: interest
    case .writtenOff: writtenOff
    case .capitalCost: capitalCost
    case .bookValue: closingBookValue
    case .activatedAmount: activatedAmount
    }
  }
}
