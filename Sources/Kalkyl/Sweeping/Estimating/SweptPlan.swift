/// What a sweep works out anew in each row, in order: what leans on the assumptions, and nothing else.
///
/// The steps are written down once; each row carries them out exactly, or many rows at once on
/// estimates.
final class SweptPlan {
  /// A definition or shown value, and where its figures stand.
  struct Definition {
    let calculation: Calculation
    let store: FigureStore
    let years: Range<Int>
    /// `nil` for a shown value, which nothing reads.
    let source: Calculation.Source?
  }

  /// Something to work out in each row.
  enum Step {
    case definition(Definition)
    case investment(InstanceID, TypedInvestment, [DimensionID])
  }

  /// Where an assumption's figure of a row goes.
  struct Entry {
    let id: InstanceID
    let assumption: Int
    let places: [Int]
  }

  let calculator: Calculator
  let rows: SweptRows
  private(set) var steps: [Step] = []
  private(set) var shown: [Definition] = []
  private(set) var entries: [Entry] = []
  /// The results of investments that steps read.
  private(set) var results: [InstanceID: [(result: InvestmentResult, range: VintageRange)]] = [:]
  /// The definitions that have other figures in each row.
  let reached: Set<InstanceID>

  /// `nil` where something that leans on the assumptions is not of plain steps.
  init?(_ evaluator: Evaluator, _ asked: [TypedExpression], through rows: SweptRows) {
    var calculator = Calculator(
      evaluator.checker, space: evaluator.space, spread: evaluator.spread,
      keepsNumerators: false)
    let varied = Set(
      rows.assumptions.flatMap(\.nodes).map { evaluator.space.place(of: $0.node).instance })
    var roots = Array(varied)
    for formula in asked {
      formula.forEachNode { part in
        switch part.kind {
        case .instance(let id), .investmentResult(let id, _, _), .cell(let id, _):
          roots.append(id)
        default: break
        }
      }
    }
    do throws(EvaluationFault) {
      try calculator.calculate(roots) { () throws(EvaluationFault) in try evaluator.goOn() }
    } catch { return nil }
    self.calculator = calculator
    self.rows = rows
    var reached = varied
    let order = calculator.readOrder(from: roots)
    for id in order
    where calculator.checker.reads.successors(of: id.index)
      .contains(where: { reached.contains(InstanceID(index: $0)) })
    {
      reached.insert(id)
    }
    self.reached = reached
    for id in order where reached.contains(id) && !varied.contains(id) {
      guard let step = step(id) else { return nil }
      steps.append(step)
    }
    guard enterAssumptions() else { return nil }
    for formula in asked { shown.append(shownValue(formula)) }
    findResults()
  }

  private func step(_ id: InstanceID) -> Step? {
    let instance = calculator.checker.instances[id.index]
    let body: TypedExpression
    switch instance.body {
    case .formula(let formula): body = formula
    case .bridge(let bridge): body = bridge.rest
    case .investment(let investment):
      return .investment(id, investment, instance.type.shape.dimensions)
    case .none, .table: return nil
    }
    guard !calculator.isInCircle(id), let store = calculator.known.stores[id.index] else {
      return nil
    }
    let space = calculator.space
    let years = (instance.firstYear ?? space.years.lowerBound)..<space.years.upperBound
    return .definition(definition(body, store, years, .instance(id)))
  }

  private func shownValue(_ formula: TypedExpression) -> Definition {
    let shape = formula.type.shape
    let years = calculator.space.years(of: shape.years)
    let store = FigureStore(
      dimensions: shape.dimensions, cells: calculator.spread.count(shape.dimensions),
      firstYear: shape.years == .none ? nil : years.lowerBound,
      years: shape.years == .none ? 1 : years.count)
    return definition(formula, store, calculator.space.years, nil)
  }

  private func definition(
    _ body: TypedExpression, _ store: FigureStore, _ years: Range<Int>,
    _ source: Calculation.Source?
  ) -> Definition {
    let calculation = Calculation()
    let writer = CalculationWriter(
      calculation, space: calculator.space, spread: calculator.spread, known: calculator.known,
      varied: reached)
    writer.define(body, over: store.dimensions, years: years)
    return Definition(calculation: calculation, store: store, years: years, source: source)
  }

  private func enterAssumptions() -> Bool {
    for (number, assumption) in rows.assumptions.enumerated() {
      for node in assumption.changedNodes {
        let (id, year, _) = calculator.space.place(of: node.node)
        guard let store = calculator.known.stores[id.index],
          let start = store.start(of: year ?? calculator.space.years.lowerBound)
        else { return false }
        let cells = assumption.variedCells(of: node, calculator.spread)
        entries.append(Entry(id: id, assumption: number, places: cells.map { start + $0 }))
      }
    }
    return true
  }

  private func findResults() {
    let calculations = steps.compactMap { step in
      if case .definition(let definition) = step { definition.calculation } else { nil }
    }
    for source in Set((calculations + shown.map(\.calculation)).flatMap(\.sources)) {
      guard case .result(let id, let result, let range) = source, reached.contains(id) else {
        continue
      }
      results[id, default: []].append((result, range))
    }
  }
}

// MARK: Row by row

extension SweptPlan {
  /// The exact figures of every shown value in a row; `nil` where some are not plain there.
  func outcomes(in row: Int) -> [[Rational]]? {
    for entry in entries {
      guard let store = calculator.known.stores[entry.id.index] else { return nil }
      let figure = Fraction(rows[row][rows[row].startIndex + entry.assumption])
      guard figure.isKnown else { return nil }
      for place in entry.places { store.enter(figure, at: place) }
    }
    for step in steps {
      switch step {
      case .definition(let definition): carryOut(definition)
      case .investment(let id, let investment, let dimensions):
        guard book(id, investment, dimensions) else { return nil }
      }
    }
    var outcomes: [[Rational]] = []
    for definition in shown {
      carryOut(definition)
      let store = definition.store
      guard store.isWhole else { return nil }
      outcomes.append(store.cellsWithYearsFastest.compactMap { store[$0].rational })
    }
    return outcomes
  }

  private func carryOut(_ definition: Definition) {
    // Without a host to ask there is nothing that stops a row.
    try? CalculationRun(definition.calculation, into: definition.store, years: definition.years)
      .carryOut { () throws(EvaluationFault) in }
  }

  private func book(
    _ id: InstanceID, _ investment: TypedInvestment, _ dimensions: [DimensionID]
  ) -> Bool {
    var planner = InvestmentPlanner(
      investment, dimensions, calculator.checker, calculator.space, calculator.spread,
      calculator.known)
    guard let booking = planner.booking() else { return false }
    for (result, range) in results[id] ?? [] {
      guard let store = calculator.known.store(.result(id, result, range)),
        booking.enter(result, range, into: store)
      else { return false }
    }
    return true
  }
}

extension FigureStore {
  /// The places of all figures, the year last and fastest.
  var cellsWithYearsFastest: [Int] {
    (0..<cellCount).flatMap { cell in (0..<yearCount).map { $0 * cellCount + cell } }
  }
}
