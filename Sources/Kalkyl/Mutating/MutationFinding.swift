/// Finds every change of a model's scripts, in the order written.
struct MutationFinding {
  private(set) var mutations: [Mutation] = []
  private let catalogue: Catalogue
  private var place = EditedPlace.definition(0)
  private var property: InvestmentProperty?
  private var isWeight = false

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    for (index, definition) in catalogue.definitions.enumerated() {
      guard case .formula(let formula) = definition.value else { continue }
      isWeight = definition.role == .key
      find(in: formula, .definition(index))
      isWeight = false
    }
    for (index, function) in catalogue.functions.enumerated() {
      find(in: function.body, .function(index))
    }
    for (index, investment) in catalogue.investments.enumerated() {
      for each in InvestmentProperty.allCases {
        guard let value = investment.value(of: each) else { continue }
        property = each
        find(in: value, .property(investment: index, each))
        property = nil
      }
    }
    for (index, table) in catalogue.tables.enumerated() { find(in: table, .table(index)) }
    for (index, bridge) in catalogue.bridges.enumerated() {
      for part in [bridge.from] + bridge.steps.map(\.value) + [bridge.to] {
        find(in: part, .bridge(index))
      }
    }
    for (index, scenario) in catalogue.scenarios.enumerated() { find(in: scenario, index) }
    mutations.sort { ($0.edit.span, $0.change) < ($1.edit.span, $1.change) }
  }

  private mutating func find(in formula: Expression, _ place: EditedPlace) {
    self.place = place
    walk(formula)
  }

  private mutating func find(in table: TableLayout, _ place: EditedPlace) {
    for (row, line) in table.rows.enumerated() {
      if case .line(let value, _) = line.kind { find(in: value, place) }
      for column in table.columns.indices where !table.isComputed(row, column) {
        if case .entered(let value) = table.source(row, column) { find(in: value, place) }
      }
      if case .computed(let formula?) = line.kind { find(in: formula, place) }
    }
    for column in table.columns {
      if let formula = column.formula { find(in: formula, place) }
    }
    if let blank = table.blank { find(in: blank, place) }
  }

  private mutating func find(in scenario: ScenarioDeclaration, _ index: Int) {
    place = .scenario(index)
    for override in scenario.overrides {
      add(
        .withoutOverride(override.span), .override,
        "the override of \(override.target.overriddenName)", "left out")
      property = override.target.overriddenProperty
      if case .selection(_, let selectors) = override.target.kind {
        for selector in selectors { change(selector) }
      }
      find(in: override.value, .scenario(index))
      property = nil
    }
  }

  private mutating func add(
    _ edit: SyntaxEdit, _ kind: MutationKind, _ what: String, _ change: String
  ) {
    mutations.append(Mutation(place: place, edit: edit, kind: kind, what: what, change: change))
  }

  private mutating func walk(_ expression: Expression) {
    switch expression.kind {
    case .number(let literal): change(literal, expression.span)
    case .month(let month):
      let other = month == 12 ? 11 : month + 1
      add(
        .formula(Expression(.month(other), expression.span)), .activation,
        "the activation month \(month)", "month \(other)")
    case .date(let date): change(date, expression.span)
    case .name(let name): changeWord(name, expression.span)
    case .selection(_, let selectors):
      for selector in selectors { change(selector) }
    case .entries(let entries): change(entries.entries.map(\.key))
    case .grid(let grid):
      change(grid.head)
      if let first = grid.dimensions.firstIndex(where: { $0.table == nil && $0.name.text == "year" }
      ) {
        change(grid.rows.compactMap { $0.keys.indices.contains(first) ? $0.keys[first] : nil })
      }
    case .chain(_, let links):
      for link in links { change(link) }
    case .comparison(let operation, let left, let right):
      guard let other = operation.neighbour else { break }
      add(
        .formula(Expression(.comparison(other, left, right), expression.span)), .comparison,
        "the comparison \(operation.rawValue)", other.rawValue)
    case .call(let call): changeKey(of: call)
    default: break
    }
    for part in expression.parts { walk(part) }
  }

  private mutating func change(_ literal: NumberLiteral, _ span: SourceSpan) {
    let other = literal.withLastDigitRaised
    let kind: MutationKind =
      switch (literal.suffix, property) {
      case (.percent, _), (_, .rate): .rate
      case (.time, .activated): .activation
      case (.time, _): .life
      case (_, .activated), (_, .disposed): .activation
      default: isWeight ? .weight : .figure
      }
    add(
      .formula(Expression(.number(other), span)), kind, "the \(kind.rawValue) \(literal.words)",
      other.words)
  }

  private mutating func change(_ date: DateLiteral, _ span: SourceSpan) {
    let isLast = date.month == 12
    let other = DateLiteral(
      year: isLast ? date.year + 1 : date.year, month: isLast ? 1 : date.month + 1,
      day: date.day.map { min($0, 28) })
    add(
      .formula(Expression(.date(other), span)), .activation, "the date \(date.words)", other.words)
  }

  private mutating func changeWord(_ name: String, _ span: SourceSpan) {
    guard let property else { return }
    let words = property.words
    guard let index = words.firstIndex(of: name) else { return }
    let other = words[(index + 1) % words.count]
    let kind: MutationKind = property == .activated ? .activation : .method
    let noun =
      switch property {
      case .activated: "activation"
      case .interestBase: "interest base"
      default: "method"
      }
    add(.formula(Expression(.name(other), span)), kind, "the \(noun) \(name)", other)
  }

  /// The years of selectors and of the vintages in them.
  private mutating func change(_ selector: Selector) {
    switch selector.kind {
    case .year(let year):
      guard let other = neighbour(of: year, taken: []) else { return }
      add(.selector(selector.span, .year(other)), .year, "the year \(year)", "\(other)")
    case .relativeYear(let offset) where offset != 0:
      let other = offset - (offset < 0 ? -1 : 1)
      guard other != 0 else { return }
      add(.selector(selector.span, .relativeYear(other)), .year, "the year \(offset)", "\(other)")
    case .vintage(let first?, let last) where first == last:
      guard let other = neighbour(of: first, taken: []) else { return }
      add(
        .selector(selector.span, .vintage(from: other, to: other)), .year, "the vintage \(first)",
        "\(other)")
    case .label, .years, .relativeYear, .vintage: return
    }
  }

  /// The years that entries and grids have as keys.
  private mutating func change(_ keys: [Key]) {
    var taken: Set<Int> = []
    for key in keys {
      if case .years(let first, let last) = key.kind, last - first < 1_000, first <= last {
        taken.formUnion(first...last)
      }
    }
    for key in keys {
      guard case .years(let first, let last) = key.kind, first == last,
        let other = neighbour(of: first, taken: taken)
      else { continue }
      add(.key(key.span, .years(other, other)), .year, "the year \(first)", "\(other)")
    }
  }

  /// The year after, or before where that is none of the model's or is taken.
  private func neighbour(of year: Int, taken: Set<Int>) -> Int? {
    [year + 1, year - 1].first { catalogue.yearRange.contains($0) && !taken.contains($0) }
  }

  private mutating func change(_ link: Expression.Link) {
    guard let other = link.operation.neighbour else { return }
    add(
      .operation(link.operationSpan, other), .operator,
      "the operator \(link.operation.rawValue)", other.rawValue)
  }

  /// An allocation by each other key of the model's.
  private mutating func changeKey(of call: Call) {
    guard call.name.text == "allocate", let by = call.by, case .name(let name) = by.kind else {
      return
    }
    for other in catalogue.definitions where other.role == .key && other.heading.name.text != name {
      let key = other.heading.name.text
      add(.formula(Expression(.name(key), by.span)), .key, "the key \(name)", key)
    }
  }
}

extension BinaryOperator {
  /// The operator that a change puts in its place; `nil` where none is tried.
  fileprivate var neighbour: BinaryOperator? {
    switch self {
    case .add: .subtract
    case .subtract: .add
    case .multiply: .divide
    case .divide: .multiply
    case .and: .or
    case .or: .and
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .lessOrEqual
    case .lessOrEqual: .less
    case .greater: .greaterOrEqual
    case .greaterOrEqual: .greater
    case .otherwise, .power: nil
    }
  }
}

extension Expression {
  /// What an override overrides, as a scenario writes it: `lokal.spend`.
  fileprivate var overriddenName: String {
    switch kind {
    case .name(let name): name
    case .field(let value, let field): "\(value.overriddenName).\(field.text)"
    case .selection(let value, _): value.overriddenName
    default: ""
    }
  }

  fileprivate var overriddenProperty: InvestmentProperty? {
    switch kind {
    case .field(_, let field): InvestmentProperty(rawValue: field.text)
    case .selection(let value, _): value.overriddenProperty
    default: nil
    }
  }
}

extension DateLiteral {
  /// `2026-07-01`
  fileprivate var words: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))" + (day.map { "-\(two($0))" } ?? "")
  }
}
