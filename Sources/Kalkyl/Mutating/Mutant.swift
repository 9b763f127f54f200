/// A model with one thing changed, as far as the change reaches.
struct Mutant {
  /// What came of a change.
  enum Verdict {
    /// A test or a rule fails.
    case noticed
    /// Every test and rule still holds, though a figure differs.
    case unnoticed
    /// No figure differs.
    case equivalent
    /// What is written would be refused, or could not be worked out.
    case refused
  }

  private let tested: TestedModel
  private let mutation: Mutation
  private var checker: Checker
  /// The slots whose own formulas are changed; all of them where a function is.
  private var changed: Set<SlotID> = []
  /// Whether instances and types are as before, so that figures which the change does not reach are.
  private var isAligned = true
  /// Whether the checks' own formulas may read otherwise than before.
  private var changesChecks = false

  init(_ mutation: Mutation, of tested: TestedModel) {
    self.tested = tested
    self.mutation = mutation
    checker = tested.checker
  }

  /// Makes the change and finds out who notices.
  ///
  /// - Parameter whole: types and works out everything anew, not only what the change reaches.
  static func verdict(
    on mutation: Mutation, of tested: TestedModel, whole: Bool = false
  ) -> Verdict {
    var mutant = Mutant(mutation, of: tested)
    guard mutant.type(whole: whole) else { return .refused }
    do throws(EvaluationFault) {
      return try whole ? mutant.compareWhole() : mutant.compare()
    } catch {
      return .refused
    }
  }

  // MARK: Typing

  /// Types what is changed; `false` where the script would be refused.
  private mutating func type(whole: Bool) -> Bool {
    var catalogue = checker.catalogue
    catalogue.apply(mutation.edit, in: mutation.place)
    var layering = checker.layering
    if case .scenario = mutation.place {
      layering = Layering(catalogue, settings: layering.settings)
      guard layering.diagnostics.isEmpty else { return false }
    }
    changed = changedSlots(in: layering)
    if !whole, mutation.keepsReferences, let types = retyped(catalogue, layering) { return types }
    return typeAll(catalogue, layering)
  }

  /// Types the changed slots only; `nil` where their types change and all must be typed.
  private mutating func retyped(_ catalogue: Catalogue, _ layering: Layering) -> Bool? {
    var checker = checker
    checker.catalogue = catalogue
    checker.layering = layering
    checker.findings = Findings()
    for id in checker.instances.indices.map(InstanceID.init) where isChanged(id, in: checker) {
      let (type, body) = checker.typed(id)
      guard type == checker.instances[id.index].type else { return nil }
      checker.instances[id.index].body = body
    }
    self.checker = checker
    return !checker.findings.hasError
  }

  private mutating func typeAll(_ catalogue: Catalogue, _ layering: Layering) -> Bool {
    var checker = Checker(
      catalogue, layering: layering, limits: checker.limits, host: checker.host,
      files: checker.files)
    checker.checkAll()
    guard !checker.findings.hasError else { return false }
    changesChecks = true
    isAligned =
      checker.instances.count == tested.checker.instances.count
      && zip(checker.instances, tested.checker.instances).allSatisfy {
        $0.key == $1.key && $0.type == $1.type && $0.firstYear == $1.firstYear
      }
    self.checker = checker
    return true
  }

  private func isChanged(_ id: InstanceID, in checker: Checker) -> Bool {
    let key = checker.instances[id.index].key
    guard changed.contains(key.slot) else { return false }
    guard case .scenario(let layer) = mutation.place else { return true }
    return checker.layering.runs[key.run.index].layers.prefix(key.level).contains(layer)
  }

  private func changedSlots(in layering: Layering) -> Set<SlotID> {
    let catalogue = checker.catalogue
    func slot(_ kind: Slot.Kind) -> Set<SlotID> { Set([catalogue.slot(kind)].compactMap { $0 }) }
    switch mutation.place {
    case .definition(let index): return slot(.definition(index))
    case .property(let index, let property):
      return slot(.property(investment: index, property))
    case .table(let index): return slot(.table(index))
    case .bridge(let index): return slot(.bridge(index))
    case .function: return Set(catalogue.slots.indices.map(SlotID.init))
    case .scenario(let index):
      let span = mutation.edit.span
      // The layer as it was has the override that the change leaves out.
      let overrides = tested.checker.layering.layers[index].overrides
      return Set(
        overrides.filter { entry in
          entry.value.contains { $0.span.start <= span.start && span.end <= $0.span.end }
        }.keys)
    }
  }

  // MARK: Figures

  private func compare() throws(EvaluationFault) -> Verdict {
    guard isAligned else { return try compareWhole() }
    let affected = affectedNodes()
    if affected.isEmpty { return .equivalent }
    if changesChecks, hasCircle(Plan(space: tested.space, without: affected), tested.space) {
      return .refused
    }
    let investments = Set(affected.map { tested.space.place(of: $0).instance })
    var evaluator = Evaluator(
      checker, reusing: tested.evaluator, without: affected, of: Array(investments))
    let checks = changesChecks ? TestedModel.checks(of: checker, tested.space) : tested.checks
    let reached = Set(affected)
    for check in checks where changesChecks || !check.reads.isDisjoint(with: reached) {
      if try !check.holds(&evaluator) { return .noticed }
    }
    if try tested.snapshotsDiffer(checker, tested.space) { return .noticed }
    try evaluator.require(affected)
    return differs(evaluator) ? .unnoticed : .equivalent
  }

  /// The same where the change makes other instances: all is worked out anew.
  private func compareWhole() throws(EvaluationFault) -> Verdict {
    let space = NodeSpace(checker)
    if hasCircle(Plan(space: space), space) { return .refused }
    var evaluator = Evaluator(
      checker, space: space, host: tested.evaluator.host,
      interruption: tested.evaluator.interruption, calculates: false)
    for check in TestedModel.checks(of: checker, space) {
      if try !check.holds(&evaluator) { return .noticed }
    }
    if try tested.snapshotsDiffer(checker, space) { return .noticed }
    try evaluator.require(Array(0..<space.count))
    return differs(evaluator) ? .unnoticed : .equivalent
  }

  private func hasCircle(_ plan: Plan, _ space: NodeSpace) -> Bool {
    var plan = plan
    plan.add(Array(0..<space.count), checker, space)
    return !plan.circles.isEmpty
  }

  /// The nodes of what is changed, and all that lean on them; of an investment all years.
  private func affectedNodes() -> [Int] {
    var affected: Set<Int> = []
    var pending: [Int] = []
    var whole: Set<InstanceID> = []
    func add(_ node: Int) {
      guard affected.insert(node).inserted else { return }
      pending.append(node)
    }
    for id in checker.instances.indices.map(InstanceID.init) where isChanged(id, in: checker) {
      for node in tested.space.nodes(of: id) { add(node) }
    }
    while let node = pending.popLast() {
      let id = tested.space.place(of: node).instance
      if case .investment = checker.instances[id.index].body, whole.insert(id).inserted {
        for other in tested.space.nodes(of: id) { add(other) }
      }
      for reader in tested.readers[node] { add(reader) }
    }
    return affected.sorted()
  }

  /// Whether a figure differs: any but those that only the changed definition itself has.
  private func differs(_ evaluator: Evaluator) -> Bool {
    for run in checker.layering.runs.indices.map(RunID.init) {
      for slot in checker.catalogue.slots.indices.map(SlotID.init) {
        if changed.contains(slot), !tested.shown.contains(slot), !mutation.isOfFunction { continue }
        let old = tested.checker.instance(of: slot, in: run)
        let new = checker.instance(of: slot, in: run)
        if !evaluator.agrees(on: new, with: tested.evaluator, on: old) { return true }
      }
    }
    return false
  }
}

extension Mutation {
  /// Whether the changed formula reads the same as before, and nothing else is checked by it.
  fileprivate var keepsReferences: Bool {
    if isOfFunction { return false }
    switch edit {
    case .formula: return ![.key, .method, .life].contains(kind)
    case .operation: return true
    case .key, .selector, .withoutOverride: return false
    }
  }

  fileprivate var isOfFunction: Bool {
    if case .function = place { true } else { false }
  }
}

extension Findings {
  /// Whether something is wrong, and not only hardly meant.
  fileprivate var hasError: Bool { diagnostics.contains { $0.severity == .error } }
}
