/// Everything that a model's scripts declare, by name and by place.
///
/// Built once before anything is typed; it knows names and labels, but no kinds.
struct Catalogue: Sendable {
  var years: YearsDeclaration?
  var currency: CurrencyDeclaration?
  var dimensions: [Dimension] = []
  var definitions: [DefinitionDeclaration] = []
  var functions: [FunctionDeclaration] = []
  var investments: [InvestmentDeclaration] = []
  var tables: [TableLayout] = []
  var bridges: [BridgeDeclaration] = []
  var rules: [RuleDeclaration] = []
  var scenarios: [ScenarioDeclaration] = []
  var reports: [ReportDeclaration] = []
  var tests: [TestDeclaration] = []
  var printed: [PrintedDeclaration] = []
  var slots: [Slot] = []
  private(set) var entities = NameMap<Entity>()

  /// What a name stands for.
  enum Entity: Sendable {
    case dimension(DimensionID)
    case definition(Int)
    case function(Int)
    case investment(Int)
    case table(Int)
    case bridge(Int)
    case rule(Int)
    case scenario(Int)
    case report(Int)
  }

  /// Makes room for so many declarations, most of which are definitions.
  mutating func reserveCapacity(_ count: Int) {
    definitions.reserveCapacity(count)
    entities.reserveCapacity(count)
  }

  /// Enters a name; gives the entity that has it already, if any.
  mutating func enter(_ name: Name, as entity: Entity) -> Entity? {
    entities.add(entity, named: name.text)
  }

  /// The years of the model, in order; empty where nothing is per year.
  var yearRange: Range<Int> { years.map { $0.first..<$0.last + 1 } ?? 0..<0 }

  func dimension(_ id: DimensionID) -> Dimension { dimensions[id.index] }

  /// For each label the dimensions that have it, in their order.
  private var dimensionsOfLabel = NameMap<[DimensionID]>()

  /// Notes which labels the dimensions have; called when all are entered.
  mutating func indexLabels() {
    for (index, dimension) in dimensions.enumerated() {
      let id = DimensionID(index: index)
      // One array for all the labels that no other dimension has.
      let own = [id]
      for label in dimension.labels {
        dimensionsOfLabel.change(label.name, from: own) { if $0.last != id { $0.append(id) } }
      }
    }
  }

  /// The dimensions that have a label, declared ones and tables' own.
  func allDimensions(withLabel label: String) -> [DimensionID] { dimensionsOfLabel[label] ?? [] }

  /// The declared dimensions that have a label.
  func dimensions(withLabel label: String) -> [DimensionID] {
    allDimensions(withLabel: label).filter { dimension($0).table == nil }
  }

  /// The model's unit; kronor where a script has none, since only 0 can be written then.
  var unit: Unit { currency?.unit ?? .kr }

  /// Where an entity is declared.
  func heading(of entity: Entity) -> Heading? {
    switch entity {
    case .dimension: nil
    case .definition(let index): definitions[index].heading
    case .function(let index): functions[index].heading
    case .investment(let index): investments[index].heading
    case .table(let index): tables[index].declaration.heading
    case .bridge(let index): bridges[index].heading
    case .rule(let index): rules[index].heading
    case .scenario(let index): scenarios[index].heading
    case .report(let index): reports[index].heading
    }
  }

  /// The place of an entity's name.
  func span(of entity: Entity) -> SourceSpan {
    if case .dimension(let id) = entity { return dimension(id).span }
    return heading(of: entity)?.name.span ?? SourceSpan(0, 0)
  }

  /// The investment that one is built on.
  func parent(of investment: Int) -> Int? {
    guard let parent = investments[investment].parent,
      case .investment(let index)? = entities[parent.text], index != investment
    else { return nil }
    return index
  }

  /// The slot of a definition, investment, table, bridge or rule.
  @inline(__always)
  func slot(_ kind: Slot.Kind) -> SlotID? {
    let place = place(of: kind)
    return place < slots.count ? SlotID(index: place) : nil
  }

  /// Where a slot stands: the definitions' first, then each investment's properties and itself, the
  /// tables', the bridges' and the rules'.
  @inline(__always)
  private func place(of kind: Slot.Kind) -> Int {
    let ofInvestment = InvestmentProperty.count + 1
    let firstOfInvestments = definitions.count
    let firstOfTables = firstOfInvestments + investments.count * ofInvestment
    switch kind {
    case .definition(let index): return index
    case .property(let investment, let property):
      return firstOfInvestments + investment * ofInvestment + property.place
    case .investment(let index):
      return firstOfInvestments + index * ofInvestment + InvestmentProperty.count
    case .table(let index): return firstOfTables + index
    case .bridge(let index): return firstOfTables + tables.count + index
    case .rule(let index): return firstOfTables + tables.count + bridges.count + index
    }
  }

  /// Adds a slot for each thing that has a value in each scenario; called when all are entered.
  mutating func addSlots() {
    slots.reserveCapacity(place(of: .rule(rules.count)))
    for (index, definition) in definitions.enumerated() {
      addSlot(.definition(index), definition.heading.name)
    }
    for (index, investment) in investments.enumerated() {
      let name = investment.heading.name
      for property in InvestmentProperty.allCases {
        slots.append(
          Slot(
            kind: .property(investment: index, property), name: "\(name.text).\(property.rawValue)",
            span: name.span))
      }
      addSlot(.investment(index), name)
    }
    for (index, table) in tables.enumerated() {
      addSlot(.table(index), table.declaration.heading.name)
    }
    for (index, bridge) in bridges.enumerated() { addSlot(.bridge(index), bridge.heading.name) }
    for (index, rule) in rules.enumerated() { addSlot(.rule(index), rule.heading.name) }
  }

  private mutating func addSlot(_ kind: Slot.Kind, _ name: Name) {
    slots.append(Slot(kind: kind, name: name.text, span: name.span))
  }
}

/// Something that has a value in each scenario.
struct Slot: Sendable {
  enum Kind: Hashable, Sendable {
    case definition(Int)
    case property(investment: Int, InvestmentProperty)
    case investment(Int)
    case table(Int)
    case bridge(Int)
    case rule(Int)
  }

  let kind: Kind
  /// As a script writes it: `operations`, `local.spend`.
  let name: String
  let span: SourceSpan
}

/// A slot's place among the model's.
struct SlotID: Hashable, Comparable, Sendable {
  let index: Int

  static func < (a: SlotID, b: SlotID) -> Bool { a.index < b.index }
}

/// What is said of an investment.
enum InvestmentProperty: String, CaseIterable, Sendable {
  case spend
  case life
  case activated
  case rate
  case method
  case interestBase = "interest_base"
  case residual
  case disposed
  case execution
  case carriedOver = "carried_over"

  static let count = 10

  /// Its place among the properties, from 0.
  var place: Int {
    switch self {
    case .spend: 0
    case .life: 1
    case .activated: 2
    case .rate: 3
    case .method: 4
    case .interestBase: 5
    case .residual: 6
    case .disposed: 7
    case .execution: 8
    case .carriedOver: 9
    }
  }

  /// The kind that the property's values are of.
  var valueKind: ValueKind {
    switch self {
    case .spend, .residual: .amount
    case .life: .duration
    case .activated: .activation
    case .rate, .execution, .carriedOver: .number
    case .method: .method
    case .interestBase: .interestBase
    case .disposed: .date
    }
  }
}
