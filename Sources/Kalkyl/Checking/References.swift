/// Which instances a formula reads, seen from its names alone.
///
/// An estimate from above: it orders the typing, and finds which definitions a scenario reaches.
struct References {
  let catalogue: Catalogue
  let layering: Layering
  /// In the order in which they stand; one that is read twice is there twice.
  private(set) var found: [Reference] = []
  /// Whether `previous` is read, and so the slot itself.
  private(set) var readsPrevious = false

  /// A slot that is read, in the run at hand or in a named one, or as it is below an override.
  struct Reference: Hashable {
    enum Place: Hashable {
      case here
      case own
      case run(RunID)
    }

    let slot: SlotID
    let place: Place
  }

  /// The slot whose override is being walked; its own name means what lies below.
  var own: SlotID?
  private var place = Reference.Place.here
  private var locals: Set<String> = []
  private var seenFunctions: Set<FunctionVisit> = []
  /// The functions whose bodies are still to be walked: one that calls another may go on for long.
  private var pendingFunctions: [FunctionVisit] = []
  private var isWalkingFunctions = false
  /// Where among the names the one met last is.
  private var lastNamed = -1
  private var readBy = ByRepeatedFormula<ReadByFormula>()

  /// What a formula reads in each of the places where it stands.
  private final class ReadByFormula: Sendable {
    let found: [Reference]
    let readsPrevious: Bool

    init(found: [Reference], readsPrevious: Bool) {
      self.found = found
      self.readsPrevious = readsPrevious
    }
  }

  /// A function's body reads the same from wherever it is called in one place.
  private struct FunctionVisit: Hashable {
    let function: Int
    let place: Reference.Place
  }

  private var seenArguments: Set<ArgumentVisit> = []

  /// A call's arguments read the same wherever they are read in one place.
  private struct ArgumentVisit: Hashable {
    let call: SourceSpan
    let place: Reference.Place
  }

  init(catalogue: Catalogue, layering: Layering) {
    self.catalogue = catalogue
    self.layering = layering
  }

  /// Makes ready to walk what another slot is; what it reads comes after what was found.
  mutating func startSlot() {
    readsPrevious = false
    if !seenFunctions.isEmpty { seenFunctions = [] }
    if !seenArguments.isEmpty { seenArguments = [] }
  }

  /// Adds what a table's formulas read; its rows and columns stand for themselves.
  mutating func walk(_ table: TableLayout) {
    let names = Set(table.columns.map(\.name) + table.rows.map(\.name) + ["line"])
    for column in table.columns { walk(column.formula, locals: names) }
    for row in table.rows {
      switch row.kind {
      case .line(let value, _): walk(value)
      case .computed(let formula): walk(formula, locals: names)
      case .entered, .memo, .total, .subtotal: break
      }
      for cell in row.cells { walk(cell.value, locals: []) }
    }
    walk(table.blank, locals: [])
  }

  private mutating func walk(_ expression: Expression?, locals names: Set<String>) {
    guard let expression else { return }
    let outer = locals
    locals = names
    walk(expression)
    locals = outer
  }

  mutating func walk(_ expression: Expression) {
    if let repeated = expression.repeated, isInTheOpen { return walk(repeated) }
    walkWritten(expression)
  }

  /// Whether a formula reads the same here as everywhere.
  private var isInTheOpen: Bool {
    place == .here && own == nil && locals.isEmpty && seenFunctions.isEmpty
      && seenArguments.isEmpty
  }

  /// What a formula reads in one of the places where it stands, it reads in all.
  private mutating func walk(_ repeated: RepeatedFormula) {
    if let known = readBy[repeated] {
      // One by one: mostly there are few.
      for index in known.found.indices { found.append(known.found[index]) }
      if known.readsPrevious { readsPrevious = true }
      return
    }
    let (start, readPrevious) = (found.count, readsPrevious)
    readsPrevious = false
    walkWritten(repeated.first)
    // What a function reads is only walked once.
    if seenFunctions.isEmpty {
      let read = ReadByFormula(found: Array(found[start...]), readsPrevious: readsPrevious)
      readBy.add(read, of: repeated)
    }
    readsPrevious = readsPrevious || readPrevious
  }

  private mutating func walkWritten(_ expression: Expression) {
    let formula = expression.kind
    switch formula {
    case .previous: readsPrevious = true
    case .name(let name): add(name)
    case .field(let value, let field):
      guard case .name(let name) = value.kind,
        case .investment(let index)? = catalogue.entities[name]
      else { return walk(value) }
      if let property = InvestmentProperty(rawValue: field.text) {
        add(catalogue.slot(.property(investment: index, property)))
      } else {
        add(catalogue.slot(.investment(index)))
      }
    case .inScenario(let value, let scenario):
      let outer = (place, own)
      place = .run(layering.run(named: scenario.text) ?? .base)
      own = nil
      walk(value)
      (place, own) = outer
    case .number: break
    case .entries(let entries):
      for index in entries.entries.indices { walk(entries.entries[index].value) }
    case .call(let call):
      formula.forEachChild { walk($0) }
      if call.builtIn != nil { return }
      walkArguments(of: call, at: expression.span)
      walkFunction(named: call.name.text)
    default: formula.forEachChild { walk($0) }
    }
  }

  /// Adds what a call's arguments read in the scenarios that functions name: `(x in base)` of a
  /// parameter reads there what the call gives for it.
  private mutating func walkArguments(of call: Call, at span: SourceSpan) {
    guard case .function? = catalogue.entities[call.name.text] else { return }
    let outer = (place, own)
    own = nil
    for run in layering.runsOfFunctions {
      place = .run(run)
      guard seenArguments.insert(ArgumentVisit(call: span, place: place)).inserted else { continue }
      for argument in call.arguments { walk(argument) }
    }
    (place, own) = outer
  }

  private mutating func walkFunction(named name: String) {
    guard case .function(let index)? = catalogue.entities[name] else { return }
    let visit = FunctionVisit(function: index, place: place)
    guard seenFunctions.insert(visit).inserted else { return }
    pendingFunctions.append(visit)
    guard !isWalkingFunctions else { return }
    isWalkingFunctions = true
    let outer = (locals, own, place)
    own = nil
    while let next = pendingFunctions.popLast() {
      let function = catalogue.functions[next.function]
      locals = Set(function.parameters.map(\.text))
      place = next.place
      walk(function.body)
    }
    (locals, own, place) = outer
    isWalkingFunctions = false
  }

  private mutating func add(_ name: String) {
    guard !locals.contains(name),
      let entity = catalogue.entities.value(of: name, after: &lastNamed)
    else { return }
    switch entity {
    case .definition(let index): add(catalogue.slot(.definition(index)))
    case .table(let index): add(catalogue.slot(.table(index)))
    case .bridge(let index): add(catalogue.slot(.bridge(index)))
    case .rule(let index): add(catalogue.slot(.rule(index)))
    case .dimension, .function, .investment, .scenario, .report: break
    }
  }

  mutating func add(_ slot: SlotID?) {
    guard let slot else { return }
    found.append(Reference(slot: slot, place: slot == own && place == .here ? .own : place))
  }

  mutating func walk(_ definition: DefinitionDeclaration) {
    switch definition.value {
    case .formula(let formula): walk(formula)
    case .file(let mapping):
      for item in mapping.items {
        if case .formula(let formula) = item.source { walk(formula) }
      }
    }
  }
}
