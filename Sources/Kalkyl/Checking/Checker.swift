/// Settles what every name means, and the kind and dimensions of every formula, in every scenario.
///
/// Instances are found by their names first, ordered so that what a formula reads is typed before
/// it, and circles of definitions (which lean on each other over the years) are typed until nothing
/// changes. Nothing is evaluated here.
struct Checker {
  var catalogue: Catalogue
  var layering: Layering
  let limits: Limits
  let host: [String: HostSignature]
  let files: DataFiles
  var instances: [Instance] = []
  var index: [InstanceKey: InstanceID] = [:]
  /// What has been found, each mistake once: a scenario repeats those of the base.
  var findings = Findings()
  /// The functions that come back to themselves; their calls are not written out.
  var recursiveFunctions: Set<Int> = []
  /// How many calls of functions have been written out.
  var expansions = 0
  /// Whether a value of the definition being typed has more cells than a model may have.
  var isTooLarge = false
  /// Whether bare literals are numbers beside what is of no kind yet.
  var bareLiteralsSettleKinds = false
  /// The types of the cells of the table that is being typed, as far as they are known.
  var cellTypes: [ValueType] = []
  /// How deep in a formula the checker is.
  var depth = 0
  /// For each product the figure in it that could take a unit, and how it reads.
  var bareFactors: [SourceSpan: (place: SourceSpan, text: String)] = [:]
  /// The unit that bare literals are in, where a table has its own.
  var unitOfLiterals: Unit?
  /// For each run, the slots whose value may differ from the base's.
  private var affected: [Set<SlotID>] = []
  /// For each instance those that its names lead to.
  private(set) var edges: [[InstanceID]] = []
  /// Instances that lean on each other, what they read before them; most stand alone.
  private(set) var components: [[InstanceID]] = []
  /// For each investment, the earliest year that its properties name.
  let earliestYears: [Int]

  init(
    _ catalogue: Catalogue, layering: Layering, limits: Limits, host: [String: HostSignature],
    files: DataFiles
  ) {
    self.catalogue = catalogue
    self.layering = layering
    self.limits = limits
    self.host = host
    self.files = files
    earliestYears = Self.earliestYears(catalogue, layering, files)
  }

  /// Types every slot in every run.
  mutating func checkAll() {
    checkFunctionsForRecursion()
    affected = affectedSlots()
    discover()
    components = StronglyConnected.components(edges.map { $0.map(\.index) })
      .map { $0.map(InstanceID.init) }
    for component in components {
      type(component)
      if findings.isFull { break }
    }
  }

  /// Whether instances lean on themselves or each other, over the years at least.
  func isCircular(_ component: [InstanceID]) -> Bool {
    component.count > 1 || edges[component[0].index].contains(component[0])
  }

  /// The instance that a slot is in a run: the base's, where no override of the run reaches it.
  func instance(of slot: SlotID, in run: RunID) -> InstanceID {
    index[key(of: slot, in: run)] ?? InstanceID(index: 0)
  }

  func key(of slot: SlotID, in run: RunID) -> InstanceKey {
    let canonical = affected[run.index].contains(slot) ? run : .base
    let level = layering.runs[canonical.index].layers.count
    return InstanceKey(slot: slot, level: level, run: canonical)
  }
}

/// Diagnostics, each place and code once.
struct Findings {
  private struct Place: Hashable {
    let code: DiagnosticCode
    let span: SourceSpan
  }

  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Place> = []

  /// `true` iff so much is wrong that going on helps nobody.
  var isFull: Bool { diagnostics.count >= Parser.mostMistakes }

  mutating func add(_ diagnostic: Diagnostic) {
    if isFull { return }
    let place = Place(code: diagnostic.code, span: diagnostic.primary.span)
    guard seen.insert(place).inserted else { return }
    // A line that the script lacks is one mistake, told where it is first missed.
    if diagnostic.code == .noModelYears || diagnostic.code == .noCurrency,
      let told = diagnostics.firstIndex(where: { $0.code == diagnostic.code })
    {
      diagnostics[told] = min(diagnostics[told], diagnostic)
    } else {
      diagnostics.append(diagnostic)
    }
  }
}

// MARK: Finding instances

extension Checker {
  private mutating func discover() {
    var pending: [InstanceKey] = []
    for run in layering.runs.indices {
      for slot in catalogue.slots.indices {
        pending.append(key(of: SlotID(index: slot), in: RunID(index: run)))
      }
    }
    var position = 0
    while position < pending.count {
      let key = pending[position]
      position += 1
      guard index[key] == nil else { continue }
      index[key] = InstanceID(index: instances.count)
      instances.append(
        Instance(key: key, type: provisionalType(of: key.slot), firstYear: firstYear(of: key)))
      edges.append([])
      pending += neighbours(of: key)
    }
    for (key, id) in index { edges[id.index] = neighbours(of: key).compactMap { index[$0] } }
  }

  /// The slot as it is declared, without any overrides: its kind is kept by them.
  func declaredKey(of slot: SlotID) -> InstanceKey {
    InstanceKey(slot: slot, level: 0, run: .base)
  }

  /// The bodies that give an instance its value: the lowest, and the overrides of cells over it.
  func stack(of key: InstanceKey) -> OverrideStack {
    var stack = OverrideStack(whole: nil, cells: [])
    for (overrides, level) in layering.overrides(of: key.slot, in: key.run) {
      guard level < key.level else { break }
      if let whole = overrides.first(where: { $0.selectors.isEmpty }) {
        stack = OverrideStack(whole: (whole, level), cells: [])
      } else {
        stack.cells += overrides.map { ($0, level) }
      }
    }
    return stack
  }

  /// An override of the whole and those of cells over it, each with the number of layers below it.
  struct OverrideStack {
    var whole: (override: Layer.Override, level: Int)?
    var cells: [(override: Layer.Override, level: Int)]
  }

  private func neighbours(of key: InstanceKey) -> [InstanceKey] {
    let stack = stack(of: key)
    var keys: Set<InstanceKey> = []
    func add(_ references: References, level: Int?) {
      if references.readsPrevious { keys.insert(key) }
      for reference in references.found {
        switch reference.place {
        case .here where reference.slot == key.slot: keys.insert(key)
        case .here: keys.insert(self.key(of: reference.slot, in: key.run))
        case .run(let run): keys.insert(self.key(of: reference.slot, in: run))
        case .own:
          keys.insert(InstanceKey(slot: key.slot, level: level ?? key.level, run: key.run))
        }
      }
    }
    if stack.whole == nil { add(declaredReferences(of: key.slot), level: nil) }
    if stack.whole != nil || !stack.cells.isEmpty { keys.insert(declaredKey(of: key.slot)) }
    for (override, level) in stack.cells + [stack.whole].compactMap({ $0 }) {
      add(references(of: override, of: key.slot), level: level)
    }
    return keys.sorted { ($0.slot, $0.level, $0.run.index) < ($1.slot, $1.level, $1.run.index) }
  }

  /// What an override reads.
  func references(of override: Layer.Override, of slot: SlotID) -> References {
    var references = References(catalogue: catalogue, layering: layering)
    references.own = slot
    references.walk(override.value)
    return references
  }

  /// What a slot reads as it is declared, without overrides.
  func declaredReferences(of slot: SlotID) -> References {
    var references = References(catalogue: catalogue, layering: layering)
    switch catalogue.slots[slot.index].kind {
    case .definition(let index): references.walk(catalogue.definitions[index].value)
    case .property(let investment, let property):
      if let value = catalogue.investments[investment].value(of: property) {
        references.walk(value)
      } else if let parent = parentSlot(of: investment, property) {
        references.add(parent)
      }
    case .investment(let index):
      for property in InvestmentProperty.allCases {
        references.add(catalogue.slot(.property(investment: index, property)))
      }
    case .table(let index): references.walk(catalogue.tables[index])
    case .bridge(let index):
      let bridge = catalogue.bridges[index]
      for part in [bridge.from, bridge.to] + bridge.steps.map(\.value) { references.walk(part) }
    case .rule(let index): references.walk(catalogue.rules[index].condition)
    }
    return references
  }

  /// The slot of the same property of the investment that one is built on.
  func parentSlot(of investment: Int, _ property: InvestmentProperty) -> SlotID? {
    catalogue.parent(of: investment).flatMap {
      catalogue.slot(.property(investment: $0, property))
    }
  }

  /// For each run, the slots that its own layers override, and all that lean on them.
  private func affectedSlots() -> [Set<SlotID>] {
    let declared = catalogue.slots.indices.map { declaredReferences(of: SlotID(index: $0)).found }
    let overriding = layering.layers.map { layer in
      layer.overrides.flatMap { slot, overrides in
        overrides.map { (slot, references(of: $0, of: slot).found) }
      }
    }
    return layering.runs.indices.map { index in
      guard index > 0 else { return [] }
      let run = RunID(index: index)
      var readers: [SlotID: Set<SlotID>] = [:]
      func add(_ references: Set<References.Reference>, _ slot: SlotID) {
        for reference in references {
          if case .run(let other) = reference.place, other != run { continue }
          readers[reference.slot, default: []].insert(slot)
        }
      }
      for (slot, references) in declared.enumerated() { add(references, SlotID(index: slot)) }
      for layer in layering.runs[index].layers {
        for (slot, references) in overriding[layer] { add(references, slot) }
      }
      return reached(from: ownOverrides(of: run), through: readers)
    }
  }

  /// The slots that a run overrides and the base does not.
  private func ownOverrides(of run: RunID) -> Set<SlotID> {
    let common = Set(layering.runs[0].layers)
    let own = layering.runs[run.index].layers.filter { !common.contains($0) }
    return Set(own.flatMap { layering.layers[$0].overrides.keys })
  }

  private func reached(
    from slots: Set<SlotID>, through readers: [SlotID: Set<SlotID>]
  ) -> Set<SlotID> {
    var reached = slots
    var pending = Array(slots)
    while let slot = pending.popLast() {
      for reader in readers[slot] ?? [] where reached.insert(reader).inserted {
        pending.append(reader)
      }
    }
    return reached
  }

  private func provisionalType(of slot: SlotID) -> ValueType {
    let kind: ValueKind =
      switch catalogue.slots[slot.index].kind {
      case .definition(let index):
        catalogue.definitions[index].role == .account ? .amount : .unknown
      case .property(_, let property): property.valueKind
      case .rule: .truth
      case .bridge: .amount
      case .investment, .table: .unknown
      }
    return ValueType(kind: kind, shape: .scalar)
  }
}

extension InvestmentDeclaration {
  /// What a property is written to be, in the braces or in the mapping of a file.
  func value(of property: InvestmentProperty) -> Expression? {
    if let written = properties.first(where: { $0.name.text == property.rawValue }) {
      return written.value
    }
    guard let item = file?.items.first(where: { $0.name.text == property.rawValue }) else {
      return nil
    }
    if case .formula(let formula) = item.source { return formula }
    return nil
  }
}

// MARK: Typing

extension Checker {
  /// Types a component: one instance, or a circle of them until nothing changes.
  private mutating func type(_ component: [InstanceID]) {
    guard isCircular(component) else { return typeOnce(component) }
    let before = findings
    typeUntilSettled(component, before)
    // What is still of no kind has only bare literals to tell: they are numbers.
    guard component.contains(where: { instances[$0.index].type.kind == .unknown }) else { return }
    bareLiteralsSettleKinds = true
    typeUntilSettled(component, before)
    bareLiteralsSettleKinds = false
    for id in component {
      guard case .formula(let body) = instances[id.index].body, body.type.kind == .unknown else {
        continue
      }
      instances[id.index].type.kind = .unknown
    }
  }

  private mutating func typeUntilSettled(_ component: [InstanceID], _ before: Findings) {
    // A kind goes on at least one instance in each pass, a shape gains a dimension or the years.
    for _ in 0..<component.count + catalogue.dimensions.count + 4 {
      let types = component.map { instances[$0.index].type }
      findings = before
      typeOnce(component)
      if types == component.map({ instances[$0.index].type }) { return }
    }
  }

  private mutating func typeOnce(_ component: [InstanceID]) {
    for id in component.sorted(by: { $0.index < $1.index }) {
      let (type, body) = typed(id)
      instances[id.index].type = type
      instances[id.index].body = body
    }
  }
}
