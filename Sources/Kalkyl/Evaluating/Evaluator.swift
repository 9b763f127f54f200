/// Works out a plan's nodes in order, each from those before it.
struct Evaluator {
  let checker: Checker
  let space: NodeSpace
  let spread: Spread
  let host: [String: HostFunction]
  let interruption: Interruption
  private(set) var plan: Plan
  private var values: [Column?]
  private var done = 0
  /// The steps taken so far, and the figures kept.
  private var steps = 0
  private var kept = 0
  var investments = InvestmentBooks()

  init(
    _ checker: Checker, space: NodeSpace, host: [String: HostFunction] = [:],
    interruption: Interruption = Interruption()
  ) {
    self.checker = checker
    self.space = space
    self.host = host
    self.interruption = interruption
    spread = Spread(checker.catalogue)
    plan = Plan(space: space)
    values = Array(repeating: nil, count: space.count)
  }

  /// The evaluation of a model that is another but for some nodes: the other ones are taken over.
  ///
  /// - Parameter investments: those of whose nodes some are worked out anew; then all are.
  init(
    _ checker: Checker, reusing other: Evaluator, without nodes: [Int], of investments: [InstanceID]
  ) {
    self.checker = checker
    space = other.space
    host = other.host
    interruption = other.interruption
    spread = other.spread
    plan = Plan(space: space, without: nodes)
    values = other.values
    for node in nodes { values[node] = nil }
    self.investments = other.investments
    for id in investments { self.investments.forget(id) }
  }

  /// Works out nodes and all that they read.
  mutating func require(_ nodes: [Int]) throws(EvaluationFault) {
    plan.add(nodes, checker, space)
    while done < plan.order.count {
      let node = plan.order[done]
      try count(node)
      let column = try workOut(node)
      kept += try size(of: column, node)
      guard kept <= checker.limits.keptFigures else { throw .tooManyFigures }
      values[node] = column
      done += 1
    }
  }

  /// The value of a formula in a year, with all that it reads.
  mutating func value(
    of expression: TypedExpression, in year: Int?
  ) throws(EvaluationFault) -> Column {
    var dependencies = Dependencies(checker: checker, space: space)
    dependencies.read(expression, in: year)
    try require(dependencies.nodes)
    return try evaluate(expression, Frame(year: year, first: space.years.lowerBound))
  }

  /// Puts a figure in the place of a node's own.
  mutating func enter(_ column: Column, at node: Int) { values[node] = column }

  /// Works a node out once more, from what those that it reads are now.
  mutating func workOutAnew(_ node: Int) throws(EvaluationFault) {
    try count(node)
    let column = try workOut(node)
    _ = try size(of: column, node)
    values[node] = column
  }

  /// Counts the steps that a node will take, before they are taken.
  private mutating func count(_ node: Int) throws(EvaluationFault) {
    let (id, _, cell) = space.place(of: node)
    let instance = checker.instances[id.index]
    let weight =
      switch instance.body {
      case .none: 1
      case .formula(let body): body.weight
      case .bridge(let bridge): bridge.rest.weight
      case .table(let table): table.cells[cell].weight
      case .investment: InvestmentProperty.allCases.count
      }
    let cells = max(1, spread.count(instance.type.shape.dimensions))
    let (taken, overflow) = weight.multipliedReportingOverflow(by: cells)
    guard !overflow, taken <= checker.limits.steps - steps else { throw .tooManySteps }
    steps += taken
  }

  /// How much room a column takes, in figures of ordinary size; each within the limit of digits.
  private func size(of column: Column, _ node: Int) throws(EvaluationFault) -> Int {
    var size = column.cells.count
    for case .value(let value) in column.cells {
      let digits = value.digitCountEstimate
      if digits <= 40 { continue }
      guard digits <= checker.limits.digits else {
        let id = space.place(of: node).instance
        throw .tooManyDigits(
          checker.catalogue.slots[checker.instances[id.index].key.slot.index].span)
      }
      size += digits / 40
    }
    return size
  }

  /// Stops where the host asks for it.
  func goOn() throws(EvaluationFault) {
    if interruption.isDue() { throw .interrupted }
  }

  /// Stops where the host asks for it, in a loop over many cells.
  func goOn(at index: Int) throws(EvaluationFault) {
    if index & 0xFFF == 0 { try goOn() }
  }

  /// A node that has been worked out.
  func known(_ node: Int) -> Column? { values[node] }

  private mutating func workOut(_ node: Int) throws(EvaluationFault) -> Column {
    let (id, year, cell) = space.place(of: node)
    let instance = checker.instances[id.index]
    let frame = Frame(year: year, first: instance.firstYear ?? space.years.lowerBound)
    switch instance.body {
    case .none: return Column([])
    case .formula(let body): return try evaluate(body, frame)
    case .bridge(let bridge): return try evaluate(bridge.rest, frame)
    case .table(let table):
      return try evaluate(table.cells[cell], Frame(year: nil, first: frame.first))
    case .investment(let investment):
      if let year { try book(investment, id, instance.type.shape.dimensions, in: year) }
      return Column([])
    }
  }
}

/// Where a formula is being worked out.
struct Frame {
  let year: Int?
  /// The first year that has figures here; earlier than the model's in an investment's properties.
  let first: Int
}

/// What ends an evaluation before its time.
enum EvaluationFault: Error, Hashable, Sendable {
  case tooManyDigits(SourceSpan)
  case tooManySteps
  case tooManyFigures
  case interrupted
}

/// A host's way to stop a long evaluation.
public struct Interruption: Sendable {
  /// Asked now and then; `true` ends the evaluation.
  let isDue: @Sendable () -> Bool

  public init(isDue: @escaping @Sendable () -> Bool = { false }) {
    self.isDue = isDue
  }
}

/// A function of the host's own: its signature, and what it gives for each cell; `nil` is no value.
public struct HostFunction: Sendable {
  public let signature: HostSignature
  /// Takes amounts in kronor and numbers; must give the same for the same.
  let body: @Sendable ([Rational]) -> Rational?

  public init(
    _ signature: HostSignature, _ body: @escaping @Sendable ([Rational]) -> Rational?
  ) {
    self.signature = signature
    self.body = body
  }
}
