/// Finds every part of a model's scripts that a test can reach, in the order written.
struct PartFinding {
  private(set) var parts: [CoveredPart] = []
  private let catalogue: Catalogue

  init(_ catalogue: Catalogue, _ layering: Layering) {
    self.catalogue = catalogue
    for (index, definition) in catalogue.definitions.enumerated() {
      add(.definition, definition.heading, .definition(index))
      if case .formula(let formula) = definition.value { walk(formula) }
    }
    for (index, function) in catalogue.functions.enumerated() {
      parts.append(
        CoveredPart(kind: .function, span: function.heading.name.span, mark: .function(index)))
    }
    for (index, investment) in catalogue.investments.enumerated() {
      add(.investment, investment.heading, .investment(index))
      for property in InvestmentProperty.allCases {
        if let value = investment.value(of: property) { walk(value) }
      }
    }
    for (index, bridge) in catalogue.bridges.enumerated() {
      add(.bridge, bridge.heading, .bridge(index))
      for part in [bridge.from] + bridge.steps.map(\.value) + [bridge.to] { walk(part) }
    }
    for (index, table) in catalogue.tables.enumerated() { add(table, index) }
    for rule in catalogue.rules {
      var references = References(catalogue: catalogue, layering: layering)
      references.walk(rule.condition)
      parts.append(
        CoveredPart(
          kind: .rule, span: rule.heading.name.span,
          mark: .slots(references.found.map(\.slot))))
    }
    for scenario in catalogue.scenarios {
      let name = scenario.heading.name
      parts.append(
        CoveredPart(kind: .scenario, span: name.span, mark: .run(layering.run(named: name.text))))
      for override in scenario.overrides {
        parts.append(CoveredPart(kind: .override, span: override.value.span, mark: .formula))
        walk(override.value)
      }
    }
    parts.sort { $0.span < $1.span }
  }

  private mutating func add(_ kind: ScriptPart.Kind, _ heading: Heading, _ slot: Slot.Kind) {
    parts.append(
      CoveredPart(kind: kind, span: heading.name.span, mark: .slot(catalogue.slot(slot))))
  }

  private mutating func add(_ table: TableLayout, _ index: Int) {
    add(.table, table.declaration.heading, .table(index))
    for row in table.rows.indices {
      for column in table.columns.indices where !table.isComputed(row, column) {
        guard case .entered(let value) = table.source(row, column) else { continue }
        if case .text = value.kind { continue }
        parts.append(CoveredPart(kind: .entry, span: value.span, mark: .formula))
        walk(value)
      }
      if case .computed(let formula?) = table.rows[row].kind { walk(formula) }
    }
    for column in table.columns {
      if let formula = column.formula { walk(formula) }
    }
  }

  private mutating func walk(_ expression: Expression) {
    func add(_ kind: ScriptPart.Kind, _ part: Expression) {
      parts.append(CoveredPart(kind: kind, span: part.span, mark: .formula))
    }
    switch expression.kind {
    case .entries(let entries):
      for entry in entries.entries where !entry.value.isSpread { add(.entry, entry.value) }
    case .grid(let grid):
      for case let cell? in grid.rows.flatMap(\.cells) { add(.entry, cell) }
    case .conditional(_, let then, let otherwise):
      add(.branch, then)
      add(.branch, otherwise)
    case .chain(let first, let links):
      if links.contains(where: { $0.operation == .otherwise }) {
        for operand in [first] + links.map(\.operand) { add(.branch, operand) }
      }
    default: break
    }
    for part in expression.parts { walk(part) }
  }
}

extension Expression {
  /// Whether it is entries or a grid, whose own entries are told one by one.
  fileprivate var isSpread: Bool {
    switch kind {
    case .entries, .grid: true
    default: false
    }
  }
}
