/// What tests come to: every part of a model's formulas whose figure an expectation leans on.
///
/// Goes from each expectation to what it reads, cell by cell: an expectation about Laxå reaches
/// Laxå's entry and not Hallsberg's, and of a condition only the branches that are taken.
struct TestReach {
  /// The places of the formulas that are reached.
  private(set) var spans: Set<SourceSpan> = []
  private(set) var slots: Set<SlotID> = []
  private(set) var runs: Set<RunID> = []
  private(set) var functions: Set<Int> = []
  private let checker: Checker
  private var evaluator: Evaluator
  private var seen: Set<Demand> = []
  private var pending: [Demand] = []

  /// Labels that are looked at; all of a dimension that is not named.
  private typealias Labels = [DimensionID: Int]

  /// An instance's figures in a year, or one cell of a table, at some labels.
  private struct Demand: Hashable {
    let id: InstanceID
    let year: Int?
    let cell: Int?
    let labels: Labels
  }

  init(_ model: Model) {
    checker = model.checker
    evaluator = model.evaluator().byNodes
  }

  /// Adds the functions whose calls are reached, in these formulas or in bodies of such functions.
  ///
  /// A call's figures carry the place of the call, and not that of the function's own formula.
  mutating func addFunctions(calledIn formulas: [Expression]) {
    var called: [Int] = []
    let catalogue = checker.catalogue
    func find(in formula: Expression, _ isReached: (Expression) -> Bool) {
      formula.forEachPart { part in
        guard case .call(let call) = part.kind, isReached(part),
          case .function(let index)? = catalogue.entities[call.name.text]
        else { return }
        called.append(index)
      }
    }
    for formula in formulas { find(in: formula) { spans.contains($0.span) } }
    while let index = called.popLast() {
      guard functions.insert(index).inserted else { continue }
      find(in: catalogue.functions[index].body) { _ in true }
    }
  }

  private var space: NodeSpace { evaluator.space }

  /// Adds all that a condition leans on in a run.
  mutating func add(_ condition: TypedExpression, in run: RunID) throws(EvaluationFault) {
    runs.insert(run)
    let years: [Int?] =
      condition.type.shape.years == .none
      ? [nil] : space.years(of: condition.type.shape.years).map { $0 }
    for year in years { try walk(condition, year, [:]) }
    while let demand = pending.popLast() { try follow(demand) }
  }

  /// Adds all that a report leans on in a run.
  mutating func add(
    _ report: ReportDeclaration, in run: RunID
  ) throws(EvaluationFault) {
    for case .show(let show) in ReportSection.sections(of: report) {
      for run in show.runs(in: checker.layering, or: run) {
        for value in show.values { try add(value, in: run) }
      }
    }
    while let demand = pending.popLast() { try follow(demand) }
  }

  private mutating func add(
    _ value: ReportDeclaration.ShownValue, in run: RunID
  ) throws(EvaluationFault) {
    func id(_ kind: Slot.Kind) -> InstanceID? {
      checker.catalogue.slot(kind).map { checker.instance(of: $0, in: run) }
    }
    var typing = checker
    switch typing.shown(value, in: run) {
    case .value(let typed): try add(typed, in: run)
    case .table(let index):
      guard let id = id(.table(index)), case .table(let table) = checker.instances[id.index].body
      else { return }
      runs.insert(run)
      for cell in table.cells.indices { ask(id, cell: cell) }
    case .bridge(let index):
      guard let id = id(.bridge(index)) else { return }
      runs.insert(run)
      ask(id, nil, [:])
      for year in space.years { ask(id, year, [:]) }
    case .investment(let index):
      guard let id = id(.investment(index)) else { return }
      runs.insert(run)
      for year in space.years { ask(id, .all, year, [:]) }
    }
  }

  private mutating func ask(_ id: InstanceID, cell: Int) {
    let demand = Demand(id: id, year: nil, cell: cell, labels: [:])
    if seen.insert(demand).inserted { pending.append(demand) }
  }

  private mutating func follow(_ demand: Demand) throws(EvaluationFault) {
    let instance = checker.instances[demand.id.index]
    slots.insert(instance.key.slot)
    if instance.key.run != .base { runs.insert(instance.key.run) }
    switch instance.body {
    case .none, .investment: break
    case .formula(let body): try walk(body, demand.year, demand.labels)
    case .bridge(let bridge): try walk(bridge.rest, demand.year, demand.labels)
    case .table(let table):
      if let cell = demand.cell { try walk(table.cells[cell], nil, [:]) }
    }
  }

  /// Asks for an instance's figures in a year, where it has any.
  private mutating func ask(_ id: InstanceID, _ year: Int?, _ labels: Labels) {
    guard let node = space.node(id, in: year) else { return }
    let dimensions = checker.instances[id.index].type.shape.dimensions
    let demand = Demand(
      id: id, year: space.place(of: node).year, cell: nil,
      labels: labels.filter { dimensions.contains($0.key) })
    if seen.insert(demand).inserted { pending.append(demand) }
  }

  /// Asks for what an investment's result in a year leans on: the terms of each purchase, and the
  /// rate of each year since.
  private mutating func ask(
    _ id: InstanceID, _ vintages: VintageRange, _ year: Int?, _ labels: Labels
  ) {
    guard let year, case .investment(let investment) = checker.instances[id.index].body else {
      return
    }
    slots.insert(checker.instances[id.index].key.slot)
    for each in investment.firstYear...max(investment.firstYear, year) {
      for (property, instance) in investment.properties {
        let isCounted = property == .rate ? true : vintages.contains(each)
        if isCounted { ask(instance, each, labels) }
      }
    }
  }

  private mutating func walk(
    _ expression: TypedExpression, _ year: Int?, _ labels: Labels
  ) throws(EvaluationFault) {
    spans.insert(expression.span)
    switch expression.kind {
    case .instance(let id): ask(id, year, labels)
    case .investmentResult(let id, _, let vintages): ask(id, vintages, year, labels)
    case .cell(let id, let cell): ask(id, cell: cell)
    case .atLabel(let value, let dimension, let label):
      try walk(value, year, labels.merging([dimension: label]) { $1 })
    case .atYear(let value, let selected): try walk(value, selected, labels)
    case .atRelativeYear(let value, let offset): try walk(value, year.map { $0 + offset }, labels)
    case .inYears(let value, let first, let last):
      if let year, first <= year, year <= last { try walk(value, year, labels) }
    case .byLabel(let dimension, let values, _):
      for (label, value) in values.enumerated() where (labels[dimension] ?? label) == label {
        if let value { try walk(value, year, labels.merging([dimension: label]) { $1 }) }
      }
    case .byYear(let entries):
      if let year, let value = entries.value(in: year), let value { try walk(value, year, labels) }
    case .overridden(let base, let cells): try walk(base, cells, year, labels)
    default: try walkOperation(expression, year, labels)
    }
  }

  private mutating func walkOperation(
    _ expression: TypedExpression, _ year: Int?, _ labels: Labels
  ) throws(EvaluationFault) {
    switch expression.kind {
    case .conditional(let condition, let then, let otherwise):
      try walk(condition, year, labels)
      let cells = try cells(of: condition, year, labels)
      if cells.contains(where: { $0.value == .one }) { try walk(then, year, labels) }
      if cells.contains(where: { $0.value == .zero }) { try walk(otherwise, year, labels) }
    case .firstKnown(let values):
      for value in values {
        try walk(value, year, labels)
        if try cells(of: value, year, labels).allSatisfy({ $0.value != nil }) { return }
      }
    case .aggregate(_, let value, let over, let overYears),
      .share(let value, let over, let overYears):
      let whole = labels.filter { !over.contains($0.key) }
      guard overYears else { return try walk(value, year, whole) }
      for each in space.years(of: value.type.shape.years) { try walk(value, each, whole) }
    case .cumulative(let value):
      for each in space.years(of: value.type.shape.years) where each <= year ?? each {
        try walk(value, each, labels)
      }
    case .allocate(let value, let key, let over, _):
      try walk(value, year, labels)
      try walk(key, year, labels.filter { !over.contains($0.key) })
    default:
      for part in expression.parts { try walk(part, year, labels) }
    }
  }

  private mutating func walk(
    _ base: TypedExpression, _ cells: [TypedExpression.CellOverride], _ year: Int?,
    _ labels: Labels
  ) throws(EvaluationFault) {
    var coversAll = false
    for cell in cells where cell.holds(in: year) {
      let meets = cell.labels.allSatisfy { (labels[$0.dimension] ?? $0.label) == $0.label }
      guard meets else { continue }
      if cell.labels.allSatisfy({ labels[$0.dimension] == $0.label }) { coversAll = true }
      let own = Dictionary(cell.labels.map { ($0.dimension, $0.label) }) { $1 }
      try walk(cell.value, year, labels.merging(own) { $1 })
    }
    if !coversAll { try walk(base, year, labels) }
  }

  /// The figures of a formula at the labels that are looked at.
  private mutating func cells(
    of expression: TypedExpression, _ year: Int?, _ labels: Labels
  ) throws(EvaluationFault) -> [Cell] {
    let column = try evaluator.value(of: expression, in: year)
    let dimensions = expression.type.shape.dimensions
    return column.cells.indices.filter { index in
      evaluator.spread.labels(of: index, dimensions).allSatisfy {
        (labels[$0.dimension] ?? $0.label) == $0.label
      }
    }.map { column.cells[$0] }
  }
}
