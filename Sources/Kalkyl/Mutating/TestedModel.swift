/// A model with its checks: every expectation of its tests, and every rule in each of its runs.
struct TestedModel {
  /// A condition that must hold, and what it reads.
  struct Check {
    enum Origin {
      case expectation(Expression, RunID)
      case rule(Int, RunID)
    }

    let origin: Origin
    let condition: TypedExpression
    /// The years and labels where it must hold.
    let selected: (years: [Int], labels: [DimensionID: Set<Int>])
    let reads: Set<Int>
  }

  let model: Model
  let checks: [Check]
  /// The figures of reports that the tests keep.
  let snapshots: [Snapshot]
  let evaluator: Evaluator
  /// For each node, those that read it.
  let readers: [[Int]]
  /// The slots whose figures a run prints, or a test or rule asks for.
  let shown: Set<SlotID>
  /// Whether every check holds.
  let holds: Bool

  var checker: Checker { evaluator.checker }
  var space: NodeSpace { evaluator.space }

  init(_ model: Model) throws(EvaluationFault) {
    self.model = model
    snapshots = try model.snapshots()
    var evaluator = model.evaluator().byNodes
    try evaluator.require(Array(0..<evaluator.space.count))
    checks = Self.checks(of: evaluator.checker, evaluator.space)
    var holds = true
    for check in checks where holds { holds = try check.holds(&evaluator) }
    self.holds = holds
    var readers = [[Int]](repeating: [], count: evaluator.space.count)
    for node in 0..<evaluator.space.count {
      for read in Set(Dependencies.of(node, evaluator.checker, evaluator.space)) {
        readers[read].append(node)
      }
    }
    self.readers = readers
    self.evaluator = evaluator
    let asked = checks.flatMap(\.reads).map { node in
      let id = evaluator.space.place(of: node).instance
      return evaluator.checker.instances[id.index].key.slot
    }
    shown = model.checker.shownSlots.union(asked)
  }

  /// Every check of a model, typed.
  static func checks(of checker: Checker, _ space: NodeSpace) -> [Check] {
    var checker = checker
    var checks: [Check] = []
    func add(
      _ origin: Check.Origin, _ condition: TypedExpression,
      _ selected: (years: [Int], labels: [DimensionID: Set<Int>])
    ) {
      var dependencies = Dependencies(checker: checker, space: space)
      let years: [Int?] =
        condition.type.shape.years == .none
        ? [nil] : space.years(of: condition.type.shape.years).map { $0 }
      for year in years { dependencies.read(condition, in: year) }
      checks.append(
        Check(
          origin: origin, condition: condition, selected: selected,
          reads: Set(dependencies.nodes)))
    }
    for test in checker.catalogue.tests {
      let run = checker.run(of: test)
      for expectation in test.expectations {
        add(.expectation(expectation, run), checker.condition(expectation, in: run), ([], [:]))
      }
    }
    for (index, rule) in checker.catalogue.rules.enumerated() {
      guard let slot = checker.catalogue.slot(.rule(index)) else { continue }
      let selected = checker.selected(by: rule.selectors)
      for run in checker.runs(of: rule) {
        let instance = checker.instances[checker.instance(of: slot, in: run).index]
        guard case .formula(let condition) = instance.body else { continue }
        add(.rule(index, run), condition, selected)
      }
    }
    return checks
  }
}

extension TestedModel {
  /// Whether the figures of reports that the tests keep are others in a changed model.
  func snapshotsDiffer(_ checker: Checker, _ space: NodeSpace) throws(EvaluationFault) -> Bool {
    if snapshots.isEmpty { return false }
    let changed = Model(
      checker: checker, space: space, material: model.material, settings: model.settings,
      sources: model.sources, warnings: [])
    return try changed.snapshots() != snapshots
  }
}

extension TestedModel.Check {
  /// Whether the condition holds in every cell where it must.
  func holds(_ evaluator: inout Evaluator) throws(EvaluationFault) -> Bool {
    try Failures(of: condition, &evaluator, in: selected.years, labels: selected.labels).count == 0
  }
}

extension Checker {
  /// The slots whose figures a run prints: those that reports read, else tables, bridges and
  /// accounts.
  var shownSlots: Set<SlotID> {
    if catalogue.reports.isEmpty {
      return Set(
        catalogue.slots.indices.map(SlotID.init).filter { slot in
          switch catalogue.slots[slot.index].kind {
          case .table, .bridge: true
          case .definition(let index): catalogue.definitions[index].role == .account
          case .property, .investment, .rule: false
          }
        })
    }
    var references = References(catalogue: catalogue, layering: layering)
    for report in catalogue.reports {
      for case .show(let values, _) in report.items {
        for value in values { references.walk(value.value) }
      }
    }
    return Set(references.found.map(\.slot))
  }
}
