/// Settles what every name means, and the kind and dimensions of every formula, in every scenario.
///
/// Instances are found by their names first, ordered so that what a formula reads is typed before
/// it, and circles of definitions (which lean on each other over the years) are typed until nothing
/// changes. Nothing is evaluated here.
struct Checker {
  var catalogue: Catalogue
  var layering: Layering
  let limits: Limits
  let host: NameMap<HostSignature>
  let files: DataFiles
  var instances: [Instance] = []
  var index = InstanceIndex()
  /// What has been found, each mistake once: a scenario repeats those of the base.
  var findings = Findings()
  /// By function, whether it comes back to itself; calls of such are not written out.
  var isRecursive: [Bool]
  /// How many calls of functions have been written out.
  var expansions = 0
  /// Whether a value of the definition being typed has more cells than a model may have.
  var isTooLarge = false
  /// Whether bare literals are numbers beside what is of no kind yet.
  var bareLiteralsSettleKinds = false
  /// The types of the cells of the table that is being typed, as far as they are known.
  var cellTypes: [ValueType] = []
  /// Formulas that stand in several places, as they were typed in one.
  var typedFormulas = ByRepeatedFormula<TypedFormula>()
  /// Whether there are formulas that are typed as others.
  var repeatsFormulas = false
  /// Whether the formula that is being typed for all its places names the definition that it is of.
  var namesItself = false
  /// That definition.
  var ownOfFormula: InstanceID?
  /// Whether all but the instance being typed have the types that they will keep.
  var typesAlone = false
  /// How deep in a formula the checker is.
  var depth = 0
  /// Where among the names the one typed last is.
  var lastNamed = -1
  /// For each product the figure in it that could take a unit, and how it reads.
  var bareFactors: [BareFactor] = []
  /// The unit that bare literals are in, where a table has its own.
  var unitOfLiterals: Unit?
  /// For each run but the base, whether each slot's value may differ from the base's.
  private var affected: [[Bool]] = []
  /// What each slot reads as it is declared.
  private(set) var declared = DeclaredReads()
  /// For each instance those that its names lead to.
  private(set) var reads = Graph()
  /// Instances that lean on each other, or one on itself, over the years at least; what they read
  /// comes before them.
  private(set) var circles = Components()
  /// For each investment, the earliest year that its properties name.
  let earliestYears: [Int]

  init(
    _ catalogue: Catalogue, layering: Layering, limits: Limits, host: NameMap<HostSignature>,
    files: DataFiles
  ) {
    self.catalogue = catalogue
    self.layering = layering
    self.limits = limits
    self.host = host
    self.files = files
    isRecursive = Array(repeating: false, count: catalogue.functions.count)
    earliestYears = Self.earliestYears(catalogue, layering, files)
  }

  /// Types every slot in every run.
  mutating func checkAll() {
    checkFunctionsForRecursion()
    declared = declaredReads()
    affected = affectedSlots()
    reads = discover()
    StronglyConnected.forEachComponent(of: reads) { type($0) }
    typesAlone = false
    typedFormulas = ByRepeatedFormula()
  }

  /// The instance that a slot is in a run: the base's, where no override of the run reaches it.
  @inline(__always)
  func instance(of slot: SlotID, in run: RunID) -> InstanceID {
    index[key(of: slot, in: run)] ?? InstanceID(index: 0)
  }

  @inline(__always)
  func key(of slot: SlotID, in run: RunID) -> InstanceKey {
    let canonical = run != .base && affected[run.index][slot.index] ? run : .base
    return InstanceKey(slot: slot, level: layering.levels[canonical.index], run: canonical)
  }
}

/// Diagnostics, each place and code once.
struct Findings {
  private(set) var diagnostics: [Diagnostic] = []

  /// `true` iff so much is wrong that going on helps nobody.
  var isFull: Bool { diagnostics.count >= Parser.mostMistakes }

  mutating func add(_ diagnostic: Diagnostic) {
    if isFull { return }
    let isTold = diagnostics.contains {
      $0.code == diagnostic.code && $0.primary.span == diagnostic.primary.span
    }
    if isTold { return }
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
  /// Finds the instances of every run; gives which reads which.
  private mutating func discover() -> Graph {
    let found = foundInstances()
    (index, instances) = (found.index, found.instances)
    return graph(of: found)
  }

  /// Instances, and of each the keys of those that it reads, one after another.
  private struct FoundInstances {
    var index: InstanceIndex
    var instances: [Instance] = []
    var readKeys: [InstanceKey] = []
    var readEnds: [Int] = []
  }

  /// Apart from the checker, which would be copied for each question that is asked of it.
  private func foundInstances() -> FoundInstances {
    var found = FoundInstances(
      index: InstanceIndex(
        slots: catalogue.slots.count, levelOfBase: layering.runs[0].layers.count))
    found.instances.reserveCapacity(catalogue.slots.count)
    found.readEnds.reserveCapacity(catalogue.slots.count)
    found.readKeys.reserveCapacity(declared.count + catalogue.slots.count)
    for run in layering.runs.indices {
      for slot in catalogue.slots.indices {
        discover(key(of: SlotID(index: slot), in: RunID(index: run)), &found)
      }
    }
    var position = 0
    while position < found.readKeys.count {
      discover(found.readKeys[position], &found)
      position += 1
    }
    return found
  }

  private func discover(_ key: InstanceKey, _ found: inout FoundInstances) {
    guard found.index[key] == nil else { return }
    found.index.add(InstanceID(index: found.instances.count), key)
    found.instances.append(
      Instance(key: key, type: provisionalType(of: key), firstYear: firstYear(of: key)))
    addNeighbours(of: key, to: &found.readKeys)
    found.readEnds.append(found.readKeys.count)
  }

  private func graph(of found: FoundInstances) -> Graph {
    var graph = Graph()
    graph.reserveCapacity(nodes: found.readEnds.count, edges: found.readKeys.count)
    var start = 0
    for end in found.readEnds {
      for position in start..<end {
        if let read = found.index[found.readKeys[position]] { graph.addSuccessor(read.index) }
      }
      graph.finishNode()
      start = end
    }
    return graph
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
        stack = OverrideStack(whole: .init(override: whole, level: level), cells: [])
      } else {
        stack.cells += overrides.map { .init(override: $0, level: level) }
      }
    }
    return stack
  }

  /// An override of the whole and those of cells over it.
  struct OverrideStack {
    struct Held {
      let override: Layer.Override
      /// How many layers lie below it.
      let level: Int
    }

    var whole: Held?
    var cells: [Held]
  }

  /// Adds the keys of what an instance reads, each once and in order.
  private func addNeighbours(of key: InstanceKey, to keys: inout [InstanceKey]) {
    let start = keys.count
    guard layering.isOverridden(key.slot) else {
      addDeclaredNeighbours(of: key, to: &keys)
      return keys.sortAndUnify(from: start)
    }
    let stack = stack(of: key)
    if stack.whole == nil { addDeclaredNeighbours(of: key, to: &keys) }
    if stack.whole == nil, stack.cells.isEmpty { return keys.sortAndUnify(from: start) }
    keys.append(declaredKey(of: key.slot))
    for held in stack.cells + [stack.whole].compactMap({ $0 }) {
      let references = references(of: held.override, of: key.slot)
      if references.readsPrevious { keys.append(key) }
      for reference in references.found {
        keys.append(self.key(of: reference, from: key, level: held.level))
      }
    }
    keys.sortAndUnify(from: start)
  }

  private func addDeclaredNeighbours(of key: InstanceKey, to keys: inout [InstanceKey]) {
    for place in declared.range(of: key.slot) {
      keys.append(self.key(of: declared[place], from: key, level: key.level))
    }
    // Last: most definitions stand after those that they read, and the keys are put in order.
    if declared.readsPrevious(key.slot) { keys.append(key) }
  }

  /// The instance that a formula of another reads.
  private func key(
    of reference: References.Reference, from key: InstanceKey, level: Int
  ) -> InstanceKey {
    switch reference.place {
    case .here where reference.slot == key.slot: key
    case .here: self.key(of: reference.slot, in: key.run)
    case .run(let run): self.key(of: reference.slot, in: run)
    case .own: InstanceKey(slot: key.slot, level: level, run: key.run)
    }
  }

  /// What an override reads.
  func references(of override: Layer.Override, of slot: SlotID) -> References {
    var references = References(catalogue: catalogue, layering: layering)
    references.own = slot
    references.walk(override.value)
    return references
  }

  private func addDeclared(_ slot: SlotID, to references: inout References) {
    switch catalogue.slots[slot.index].kind {
    case .definition(let index): references.walk(catalogue.definitions[index])
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
      references.walk(bridge.from)
      references.walk(bridge.to)
      for step in bridge.steps { references.walk(step.value) }
    case .rule(let index): references.walk(catalogue.rules[index].condition)
    }
  }

  private func declaredReads() -> DeclaredReads {
    var reads = DeclaredReads(slots: catalogue.slots.count)
    // One for all slots: it holds the whole catalogue.
    var references = References(catalogue: catalogue, layering: layering)
    for slot in catalogue.slots.indices {
      references.startSlot()
      addDeclared(SlotID(index: slot), to: &references)
      reads.endSlot(references)
    }
    reads.take(references)
    return reads
  }

  /// The slot of the same property of the investment that one is built on.
  func parentSlot(of investment: Int, _ property: InvestmentProperty) -> SlotID? {
    catalogue.parent(of: investment).flatMap {
      catalogue.slot(.property(investment: $0, property))
    }
  }

  /// For each run, whether each slot is one that its own layers override or leans on one; nothing
  /// for the base.
  private func affectedSlots() -> [[Bool]] {
    let overriding = layering.layers.map { layer in
      layer.overrides.flatMap { slot, overrides in
        overrides.map { (slot, references(of: $0, of: slot).found) }
      }
    }
    return layering.runs.indices.map { index in
      guard index > 0 else { return [] }
      let run = RunID(index: index)
      var readers = Array(repeating: [SlotID](), count: catalogue.slots.count)
      func add(_ references: some Sequence<References.Reference>, _ slot: SlotID) {
        for reference in references {
          if case .run(let other) = reference.place, other != run { continue }
          readers[reference.slot.index].append(slot)
        }
      }
      for slot in catalogue.slots.indices.map(SlotID.init) {
        add(declared.references(of: slot), slot)
      }
      for layer in layering.runs[index].layers {
        for (slot, references) in overriding[layer] { add(references, slot) }
      }
      return reached(from: ownOverrides(of: run), through: readers)
    }
  }

  /// The slots that a run overrides and the base does not.
  private func ownOverrides(of run: RunID) -> [SlotID] {
    let common = layering.runs[0].layers
    let own = layering.runs[run.index].layers.filter { !common.contains($0) }
    return own.flatMap { layering.layers[$0].overrides.keys }
  }

  private func reached(from slots: [SlotID], through readers: [[SlotID]]) -> [Bool] {
    var isReached = Array(repeating: false, count: readers.count)
    var pending = slots
    for slot in slots { isReached[slot.index] = true }
    while let slot = pending.popLast() {
      for reader in readers[slot.index] where !isReached[reader.index] {
        isReached[reader.index] = true
        pending.append(reader)
      }
    }
    return isReached
  }

  private func provisionalType(of key: InstanceKey) -> ValueType {
    let kind: ValueKind
    var shape = Shape.scalar
    switch catalogue.slots[key.slot.index].kind {
    case .definition(let index):
      let definition = catalogue.definitions[index]
      kind = definition.role == .account ? .amount : .unknown
      // As it will be: an account that leans on itself is then typed once and not twice.
      if definition.role == .account {
        if catalogue.years != nil { shape.years = .all }
        let dimensions = keyDimensions(of: definition)
        if !dimensions.isEmpty, stack(of: key).whole == nil { shape.dimensions = dimensions }
      }
    case .property(_, let property): kind = property.valueKind
    case .rule: kind = .truth
    case .bridge: kind = .amount
    case .investment, .table: kind = .unknown
    }
    return ValueType(kind: kind, shape: shape)
  }

  /// The dimensions that the key columns of a definition's grid name.
  private func keyDimensions(of definition: DefinitionDeclaration) -> [DimensionID] {
    // A grid stands on several lines, and is never written like another.
    guard case .formula(let formula) = definition.value, formula.repeated == nil,
      case .grid(let grid) = formula.kind
    else { return [] }
    var dimensions: [DimensionID] = []
    for reference in grid.dimensions where reference.table == nil {
      guard case .dimension(let id)? = catalogue.entities[reference.name.text],
        !dimensions.contains(id)
      else { continue }
      dimensions.append(id)
    }
    return dimensions.sorted()
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
  private mutating func type(_ component: ArraySlice<Int>) {
    typesAlone = component.count == 1
    guard typesAlone, let only = component.first else {
      let circle = component.sorted()
      circles.add(circle)
      if !findings.isFull { type(circle: circle[...]) }
      return
    }
    if reads.hasEdge(from: only, to: only) {
      circles.add(CollectionOfOne(only))
      if !findings.isFull { type(circle: component) }
      return
    }
    if !findings.isFull { _ = typeOnce(InstanceID(index: only)) }
  }

  private mutating func type(circle component: ArraySlice<Int>) {
    let before = findings
    typeUntilSettled(component, before)
    // What is still of no kind has only bare literals to tell: they are numbers.
    guard component.contains(where: { instances[$0].type.kind == .unknown }) else { return }
    bareLiteralsSettleKinds = true
    findings = before
    typeUntilSettled(component, before)
    bareLiteralsSettleKinds = false
    for id in component {
      guard case .formula(let body) = instances[id].body, body.type.kind == .unknown else {
        continue
      }
      instances[id].type.kind = .unknown
    }
  }

  private mutating func typeUntilSettled(_ component: ArraySlice<Int>, _ before: Findings) {
    // A kind goes on at least one instance in each pass, a shape gains a dimension or the years.
    for pass in 0..<component.count + catalogue.dimensions.count + 4 {
      if pass > 0 { findings = before }
      var isSettled = true
      for id in component where typeOnce(InstanceID(index: id)) { isSettled = false }
      if isSettled { return }
    }
  }

  /// Types an instance; gives whether its type is another than before.
  private mutating func typeOnce(_ id: InstanceID) -> Bool {
    let (type, body) = typed(id)
    instances[id.index].body = body
    guard instances[id.index].type != type else { return false }
    instances[id.index].type = type
    return true
  }
}

extension [InstanceKey] {
  /// Puts the keys from a place on in order, and leaves each there once.
  fileprivate mutating func sortAndUnify(from start: Int) {
    if (start..<count).dropFirst().allSatisfy({ self[$0 - 1] < self[$0] }) { return }
    // In place: a slice of the array would be sorted as a copy.
    withUnsafeMutableBufferPointer { keys in
      var added = UnsafeMutableBufferPointer(rebasing: keys[start...])
      added.sort()
    }
    var last = start
    for position in start + 1..<count where self[position] != self[last] {
      last += 1
      self[last] = self[position]
    }
    removeLast(count - 1 - last)
  }
}
