/// Which slots a model's formulas read, and which of them end in something that is shown or tested.
struct Usage {
  /// By slot, whether a formula other than its own reads it.
  private var read: [Bool]
  /// By slot, whether a table, bridge, rule, report, test or printed figure reads it by name.
  private var asked: [Bool]
  /// By slot, whether what is asked leans on it.
  private var reached: [Bool]
  /// By slot, whether one that is not reached reads it.
  private var readByUnreached: [Bool]
  /// For each slot, those that its declaration and its overrides read.
  private let reads: Graph
  /// Whether anything is shown or tested.
  private(set) var asksAnything = false

  init(_ checker: Checker) {
    let none = Array(repeating: false, count: checker.catalogue.slots.count)
    (read, asked, reached, readByUnreached) = (none, none, none, none)
    reads = Self.reads(checker)
    for slot in none.indices {
      for target in reads.successors(of: slot) { read[target] = true }
    }
    collectAsked(checker)
    for function in checker.catalogue.functions {
      for slot in Self.slots(function.body, checker) { read[slot.index] = true }
    }
    collectReached()
  }

  func isRead(_ slot: SlotID) -> Bool { read[slot.index] || asked[slot.index] }

  func isAsked(_ slot: SlotID) -> Bool { asked[slot.index] }

  func isReached(_ slot: SlotID) -> Bool { reached[slot.index] }

  /// Whether a slot that is not reached reads another.
  func isReadByUnreached(_ slot: SlotID) -> Bool { readByUnreached[slot.index] }

  private static func reads(_ checker: Checker) -> Graph {
    var reads = Graph()
    for slot in checker.catalogue.slots.indices.map(SlotID.init) {
      for place in checker.declared.range(of: slot) where checker.declared[place].slot != slot {
        reads.addSuccessor(checker.declared[place].slot.index)
      }
      for override in checker.layering.allOverrides(of: slot) {
        for reference in checker.references(of: override, of: slot).found
        where reference.slot != slot { reads.addSuccessor(reference.slot.index) }
      }
      reads.finishNode()
    }
    return reads
  }

  private mutating func collectAsked(_ checker: Checker) {
    let catalogue = checker.catalogue
    for slot in catalogue.slots.indices {
      switch catalogue.slots[slot].kind {
      case .table, .bridge, .rule: for target in reads.successors(of: slot) { ask(target) }
      case .definition(let index):
        // Without reports a run shows the accounts.
        if catalogue.reports.isEmpty, catalogue.definitions[index].role == .account { ask(slot) }
      case .property, .investment: break
      }
    }
    var formulas = catalogue.tests.flatMap(\.expectations) + catalogue.printed.map(\.target)
    for case .show(let values, _) in catalogue.reports.flatMap(\.items) {
      formulas += values.map(\.value)
    }
    for formula in formulas {
      for slot in Self.slots(formula, checker) { ask(slot.index) }
    }
    // A report shows an investment, table or bridge by its name alone.
    for case .name(let name) in formulas.map(\.kind) {
      if case .investment(let index)? = catalogue.entities[name],
        let slot = catalogue.slot(.investment(index))
      {
        ask(slot.index)
      }
    }
  }

  private mutating func ask(_ slot: Int) {
    asked[slot] = true
    asksAnything = true
  }

  private mutating func collectReached() {
    var pending = asked.indices.filter { asked[$0] }
    for slot in pending { reached[slot] = true }
    while let slot = pending.popLast() {
      for target in reads.successors(of: slot) where !reached[target] {
        reached[target] = true
        pending.append(target)
      }
    }
    for slot in reached.indices where !reached[slot] {
      for target in reads.successors(of: slot) { readByUnreached[target] = true }
    }
  }

  private static func slots(_ formula: Expression, _ checker: Checker) -> [SlotID] {
    var references = References(catalogue: checker.catalogue, layering: checker.layering)
    references.walk(formula)
    return references.found.map(\.slot)
  }
}
