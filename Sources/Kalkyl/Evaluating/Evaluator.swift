/// Works out a plan's nodes in order, each from those before it.
struct Evaluator {
  private(set) var checker: Checker
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
  /// What has been worked out whole, without nodes; `nil` where every node is asked for.
  private var calculator: Calculator?
  /// What the calculator knows.
  private let figures: KnownFigures?

  /// - Parameters:
  ///   - calculates: whether definitions are worked out whole where their figures are plain; without
  ///     it every figure has its node, for those that follow them.
  ///   - workers: who helps where much is worked out whole.
  init(
    _ checker: Checker, space: NodeSpace, host: [String: HostFunction] = [:],
    interruption: Interruption = Interruption(), calculates: Bool = true,
    workers: Workers = .alone
  ) {
    self.checker = checker
    self.space = space
    self.host = host
    self.interruption = interruption
    spread = Spread(checker.catalogue)
    plan = Plan(space: space)
    values = []
    calculator =
      calculates ? Calculator(checker, space: space, spread: spread, workers: workers) : nil
    figures = calculator?.known
  }

  /// The same model's evaluation from nothing, in which every figure has its node.
  var byNodes: Evaluator {
    Evaluator(
      checker.writtenOut, space: space, host: host, interruption: interruption, calculates: false)
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
    if !values.isEmpty { for node in nodes { values[node] = nil } }
    self.investments = other.investments
    for id in investments { self.investments.forget(id) }
    figures = nil
  }

  /// Works out nodes and all that they read.
  mutating func require(_ nodes: [Int]) throws(EvaluationFault) {
    try calculate(nodes.map { space.place(of: $0).instance })
    try workOut(nodes)
  }

  private mutating func calculate(_ ids: [InstanceID]) throws(EvaluationFault) {
    let interruption = interruption
    try calculator?.calculate(ids) { () throws(EvaluationFault) in
      if interruption.isDue() { throw .interrupted }
    }
  }

  /// Works out the nodes that are not known whole.
  private mutating func workOut(_ nodes: [Int]) throws(EvaluationFault) {
    if nodes.allSatisfy({ isWorkedOutWhole($0) }) { return }
    if checker.repeatsFormulas { checker = checker.writtenOut }
    let (checker, space, figures) = (checker, space, figures)
    plan.add(
      nodes,
      reads: { node in
        var dependencies = Self.dependencies(checker, space, figures)
        dependencies.read(node)
        return dependencies.nodes
      },
      isKnown: { node in
        guard let figures else { return false }
        let (id, year, _) = space.place(of: node)
        return figures.isKnown(id, in: year)
      })
    if done < plan.order.count, values.isEmpty {
      values = Array(repeating: nil, count: space.count)
    }
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

  private static func dependencies(
    _ checker: Checker, _ space: NodeSpace, _ figures: KnownFigures?
  ) -> Dependencies {
    guard let figures else { return Dependencies(checker: checker, space: space) }
    return Dependencies(
      checker: checker, space: space, isKnown: { figures.isKnown($0, $1, $2, in: $3) })
  }

  /// The value of a formula in a year, with all that it reads.
  mutating func value(
    of expression: TypedExpression, in year: Int?
  ) throws(EvaluationFault) -> Column {
    if calculator != nil {
      var read: [InstanceID] = []
      expression.forEachNode { part in
        switch part.kind {
        case .instance(let id), .investmentResult(let id, _, _), .cell(let id, _): read.append(id)
        default: break
        }
      }
      try calculate(read)
    }
    if case .instance(let id) = expression.kind, let column = figures?.column(of: id, in: year) {
      return column
    }
    var dependencies = Self.dependencies(checker, space, figures)
    dependencies.read(expression, in: year)
    try workOut(dependencies.nodes)
    return try evaluate(expression, Frame(year: year, first: space.years.lowerBound))
  }

  /// Puts a figure in the place of a node's own.
  mutating func enter(_ column: Column, at node: Int) {
    if values.isEmpty { values = Array(repeating: nil, count: space.count) }
    values[node] = column
  }

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
  func known(_ node: Int) -> Column? {
    if !values.isEmpty, let column = values[node] { return column }
    guard let figures else { return nil }
    let (id, year, _) = space.place(of: node)
    return figures.column(of: id, in: year)
  }

  /// Whether a node's instance was worked out whole in its year.
  func isWorkedOutWhole(_ node: Int) -> Bool {
    let (id, year, _) = space.place(of: node)
    return figures?.isKnown(id, in: year) ?? false
  }

  /// A result of an investment as it was worked out whole; `nil` where it was not.
  func calculated(
    _ result: InvestmentResult, of id: InstanceID, _ range: VintageRange, in year: Int?
  ) -> Column? {
    figures?.column(of: id, result, range, in: year)
  }

  /// A result of an investment in a year, summed over vintages; `nil` for a year that is not booked.
  func result(
    _ result: InvestmentResult, of id: InstanceID, _ range: VintageRange, in year: Int?
  ) -> Column? {
    investments.result(result, of: id, range, in: year)
      ?? calculated(result, of: id, range, in: year)
  }

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
