/// Works definitions out whole, all cells and years at once, where their figures are plain.
///
/// A definition that is not (a figure without a value, one that outgrows two words, a function of
/// the host's) is left to the evaluator, which knows causes and numbers of any size. So every
/// figure here is also one that the evaluator would give, at a hundredth of the time.
struct Calculator {
  let checker: Checker
  let space: NodeSpace
  let spread: Spread
  let known: KnownFigures
  /// Whether an instance has been tried.
  private var isTried: [Bool]
  /// Whether instances lean on each other in a circle, which is worked out year by year.
  private var circular: [Bool]
  private let calculation: Calculation
  private let whole: WholeCalculation
  private let writer: CalculationWriter
  private let wholeWriter: WholeCalculationWriter
  /// Whether figures may be kept as whole numbers over one denominator.
  private let keepsNumerators: Bool
  private let workers: Workers
  /// So many figures take a millisecond, and are worth another worker.
  private static let figuresToShare = 1 << 17
  /// How many groups of definitions that are alike a worker works out before it is asked whether to go
  /// on.
  private static let groupsAtOnce = 16
  /// The figures that may still be kept, and the steps that may still be taken.
  private var room: Int
  private var steps: Int

  /// - Parameters:
  ///   - keepsNumerators: whether figures may be kept as whole numbers over one denominator; without
  ///     it others may take their place.
  ///   - workers: who helps with definitions that are alike, where they are many.
  init(
    _ checker: Checker, space: NodeSpace, spread: Spread, keepsNumerators: Bool = true,
    workers: Workers = .alone
  ) {
    self.workers = workers
    self.keepsNumerators = keepsNumerators
    self.checker = checker
    self.space = space
    self.spread = spread
    known = KnownFigures(checker, spread)
    isTried = Array(repeating: false, count: checker.instances.count)
    circular = Array(repeating: false, count: checker.instances.count)
    for place in 0..<checker.circles.count where checker.circles[place].count > 1 {
      for index in checker.circles[place] { circular[index] = true }
    }
    calculation = Calculation()
    whole = WholeCalculation()
    writer = CalculationWriter(calculation, space: space, spread: spread, known: known)
    wholeWriter = WholeCalculationWriter(calculation, into: whole)
    room = checker.limits.keptFigures
    steps = checker.limits.steps
  }

  /// All that some instances read, each after what it reads itself; and those instances.
  func readOrder(from roots: [InstanceID]) -> [InstanceID] {
    var order: [InstanceID] = []
    var isSeen = Array(repeating: false, count: checker.instances.count)
    // The instances from the root to the one at hand, and the next of what each reads.
    var path: [Int] = []
    var next: [Int] = []
    func enter(_ id: Int) {
      isSeen[id] = true
      path.append(id)
      next.append(checker.reads.start(of: id))
    }
    for root in roots where !isSeen[root.index] {
      enter(root.index)
      while let id = path.last, let edge = next.last {
        if edge == checker.reads.end(of: id) {
          path.removeLast()
          next.removeLast()
          order.append(InstanceID(index: id))
          continue
        }
        next[next.count - 1] += 1
        let read = checker.reads.target(edge)
        if !isSeen[read] { enter(read) }
      }
    }
    return order
  }

  /// Whether figures lean on each other in a circle.
  func isInCircle(_ id: InstanceID) -> Bool { circular[id.index] }

  // MARK: Working out

  /// Works instances out, and before them all that they read.
  mutating func calculate(
    _ roots: [InstanceID], goOn: () throws(EvaluationFault) -> Void
  ) throws(EvaluationFault) {
    guard roots.contains(where: { !isTried[$0.index] }) else { return }
    let order = readOrder(from: roots).filter { !isTried[$0.index] }
    var next = 0
    while next < order.count {
      if keepsNumerators, let alike = AlikeDefinitions(order[next...], of: checker.instances) {
        try work(out: alike, goOn)
        next = alike.ids.endIndex
      } else {
        try work(out: order[next], goOn)
        next += 1
      }
    }
  }

  private mutating func work(
    out id: InstanceID, _ goOn: () throws(EvaluationFault) -> Void
  ) throws(EvaluationFault) {
    isTried[id.index] = true
    let instance = checker.instances[id.index]
    let body: TypedExpression
    switch instance.body {
    case .formula(let formula): body = formula
    case .bridge(let bridge): body = bridge.rest
    case .investment(let investment):
      var planner = InvestmentPlanner(
        investment, instance.type.shape.dimensions, checker, space, spread, known)
      known.bookings[id.index] = planner.booking()
      return
    case .none, .table: return
    }
    guard !circular[id.index], let store = store(for: instance) else { return }
    if keepsNumerators, let total = PlainTotal(body, like: store, known),
      try total.enter(into: store, goOn: goOn)
    {
      known.stores[id.index] = store
      return
    }
    known.stores[id.index] = store
    let years = (instance.firstYear ?? space.years.lowerBound)..<space.years.upperBound
    writer.define(body, over: store.dimensions, years: years)
    if keepsNumerators, wholeWriter.write(for: store, years: years),
      try WholeCalculationRun(whole, calculation, into: store, years: years).carryOut(goOn: goOn)
    {
      return
    }
    try CalculationRun(calculation, into: store, years: years).carryOut(goOn: goOn)
  }

  // MARK: Alike

  /// Works out definitions side by side; those that outgrow a word one by one.
  private mutating func work(
    out alike: AlikeDefinitions, _ goOn: () throws(EvaluationFault) -> Void
  ) throws(EvaluationFault) {
    let first = alike.firstYear ?? space.years.lowerBound
    let years = first..<max(first, space.years.upperBound)
    let groups = alike.groups
    let isMuch = alike.ids.count * years.count >= Self.figuresToShare
    let steps = (0..<(isMuch ? min(workers.count, groups.count) : 1)).compactMap { _ in
      AlikeSteps(alike, years, space: space, spread: spread, known: known)
    }
    var left = steps.isEmpty ? Array(alike.ids) : []
    var next = steps.isEmpty ? groups.count : 0
    while next < groups.count {
      try goOn()
      let some = groups[next..<min(next + Self.groupsAtOnce * steps.count, groups.count)]
      left += work(out: Array(some), by: steps)
      next = some.endIndex
    }
    for id in left { try work(out: id, goOn) }
  }

  /// Works out groups of definitions, dealt out among workers; gives those that outgrow a word.
  private mutating func work(
    out groups: [ArraySlice<InstanceID>], by steps: [AlikeSteps]
  ) -> [InstanceID] {
    let stores = groups.map { ids in
      ids.map { id in
        let store = store(for: checker.instances[id.index])
        store?.holdNumerators(over: steps[0].denominator)
        return store
      }
    }
    // Each worker has steps of its own, and no group has a store of another's.
    nonisolated(unsafe) let work = (steps, groups, stores)
    let isDone = workers.map(steps.count) { worker in
      let (steps, groups, stores) = work
      return stride(from: worker, to: groups.count, by: steps.count).map { group in
        steps[worker].enter(groups[group], into: stores[group])
      }
    }
    var left: [InstanceID] = []
    for (group, ids) in groups.enumerated() {
      let isKept = isDone[group % steps.count][group / steps.count]
      if !isKept { left += ids }
      for (id, store) in zip(ids, stores[group]) {
        isTried[id.index] = isKept
        if isKept {
          known.stores[id.index] = store
        } else if let store {
          giveBack(store, checker.instances[id.index])
        }
      }
    }
    return left
  }

  // MARK: Room

  /// Room for an instance's figures, within the limits.
  private mutating func store(for instance: Instance) -> FigureStore? {
    let shape = instance.type.shape
    let cells = spread.count(shape.dimensions)
    let first = instance.firstYear ?? space.years.lowerBound
    let years = shape.years == .none ? 1 : space.years.upperBound - first
    guard years > 0 else { return nil }
    let weight = instance.body.weight
    let (figures, overflow) = cells.multipliedReportingOverflow(by: years)
    guard !overflow, figures <= room, figures <= steps / max(1, weight) else { return nil }
    room -= figures
    steps -= figures * weight
    return FigureStore(
      dimensions: shape.dimensions, cells: cells, firstYear: shape.years == .none ? nil : first,
      years: years)
  }

  private mutating func giveBack(_ store: FigureStore, _ instance: Instance) {
    room += store.count
    steps += store.count * instance.body.weight
  }
}

extension Instance.Body {
  /// How many steps a figure takes.
  fileprivate var weight: Int {
    switch self {
    case .formula(let formula): formula.weight
    case .bridge(let bridge): bridge.rest.weight
    case .none, .investment, .table: 0
    }
  }
}
