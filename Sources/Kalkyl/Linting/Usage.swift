/// Which slots a model's formulas read, and which of them end in something that is shown or tested.
struct Usage {
  /// The slots that a formula other than their own reads.
  private(set) var read: Set<SlotID> = []
  /// The slots that a table, bridge, rule, report, test or printed figure reads by name.
  private(set) var asked: Set<SlotID> = []
  /// The slots that what is asked leans on.
  private(set) var reached: Set<SlotID> = []
  /// For each slot, those that its declaration and its overrides read.
  private var reads: [SlotID: Set<SlotID>] = [:]

  init(_ checker: Checker) {
    let catalogue = checker.catalogue
    for slot in catalogue.slots.indices.map(SlotID.init) {
      var found = Self.slots(checker.declaredReferences(of: slot))
      for layer in checker.layering.layers {
        for override in layer.overrides[slot] ?? [] {
          found.formUnion(Self.slots(checker.references(of: override, of: slot)))
        }
      }
      found.remove(slot)
      reads[slot] = found
      read.formUnion(found)
    }
    collectAsked(checker)
    read.formUnion(asked)
    for function in catalogue.functions { read.formUnion(Self.slots(function.body, checker)) }
    collectReached()
  }

  /// Whether a slot that is not reached reads another.
  func isReadByUnreached(_ slot: SlotID) -> Bool {
    reads.contains { !reached.contains($0.key) && $0.value.contains(slot) }
  }

  private mutating func collectAsked(_ checker: Checker) {
    let catalogue = checker.catalogue
    for slot in catalogue.slots.indices.map(SlotID.init) {
      switch catalogue.slots[slot.index].kind {
      case .table, .bridge, .rule: asked.formUnion(reads[slot] ?? [])
      case .definition(let index):
        // Without reports a run shows the accounts.
        if catalogue.reports.isEmpty, catalogue.definitions[index].role == .account {
          asked.insert(slot)
        }
      case .property, .investment: break
      }
    }
    var formulas = catalogue.tests.flatMap(\.expectations) + catalogue.printed.map(\.target)
    for case .show(let values, _) in catalogue.reports.flatMap(\.items) {
      formulas += values.map(\.value)
    }
    for formula in formulas { asked.formUnion(Self.slots(formula, checker)) }
    // A report shows an investment, table or bridge by its name alone.
    for case .name(let name) in formulas.map(\.kind) {
      if case .investment(let index)? = catalogue.entities[name],
        let slot = catalogue.slot(.investment(index))
      {
        asked.insert(slot)
      }
    }
  }

  private mutating func collectReached() {
    var pending = Array(asked)
    while let slot = pending.popLast() {
      guard reached.insert(slot).inserted else { continue }
      pending += reads[slot] ?? []
    }
  }

  private static func slots(_ references: References) -> Set<SlotID> {
    Set(references.found.map(\.slot))
  }

  private static func slots(_ formula: Expression, _ checker: Checker) -> Set<SlotID> {
    var references = References(catalogue: checker.catalogue, layering: checker.layering)
    references.walk(formula)
    return slots(references)
  }
}
