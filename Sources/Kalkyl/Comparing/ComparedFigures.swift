/// What is compared: a formula, or the figures of a table, a bridge or an investment.
enum ComparedItem {
  case formula(Expression, title: String, selectors: [Selector])
  case table(String)
  case bridge(String)
  case investment(String)
}

/// One figure of what is compared, the same one on both sides.
struct FigureKey: Hashable {
  /// The place of what it is a figure of, among all that is compared.
  let item: Int
  /// Labels by their dimensions, in the order of the dimensions' names.
  let labels: [String]
  let year: Int?
}

/// The figures of one model in one scenario.
struct FigureSet {
  struct Entry {
    let key: FigureKey
    /// The labels and the year, as they are shown.
    let label: String
    let cell: Cell
    let style: FigureStyle
  }

  private(set) var entries: [FigureKey: Entry] = [:]
  private(set) var order: [FigureKey] = []

  mutating func add(_ entry: Entry) {
    if entries.updateValue(entry, forKey: entry.key) == nil { order.append(entry.key) }
  }

  func value(_ key: FigureKey) -> Rational? { entries[key]?.cell.value }
}

extension Model {
  /// What the reports show, each value once; of a model without reports its accounts.
  var comparedItems: [ComparedItem] {
    var items: [ComparedItem] = []
    var seen: Set<String> = []
    for report in catalogue.reports {
      for section in ReportSection.sections(of: report) {
        guard case .show(let show) = section else { continue }
        for value in show.values {
          let text = SyntaxPrinter.text(of: value.value)
          if seen.insert(text).inserted { items.append(item(value.value, text, show.selectors)) }
        }
      }
    }
    if !items.isEmpty { return items }
    let accounts = catalogue.definitions.filter { $0.role == .account }
    return (accounts.isEmpty ? catalogue.definitions : accounts).map { definition in
      let name = definition.heading.name
      return .formula(Expression(.name(name.text), name.span), title: name.text, selectors: [])
    }
  }

  private func item(
    _ value: Expression, _ text: String, _ selectors: [Selector]
  ) -> ComparedItem {
    if case .name(let name) = value.kind {
      switch catalogue.entities[name] {
      case .table: return .table(name)
      case .bridge: return .bridge(name)
      case .investment: return .investment(name)
      default: break
      }
    }
    return .formula(value, title: text, selectors: selectors)
  }

  /// The figures of what is compared; what the model does not have is left out.
  func figures(
    of items: [ComparedItem], in run: RunID
  ) throws(EvaluationFault) -> FigureSet {
    var figures = FigureSet()
    var evaluator = evaluator()
    for (index, item) in items.enumerated() {
      let kept = selection(of: item)
      for (typed, labels, style) in values(of: item, in: run) {
        for cell in try evaluator.cells(of: typed) {
          if let year = cell.year, !kept.years.isEmpty, !kept.years.contains(year) { continue }
          if cell.labels.contains(where: { kept.labels[$0.dimension]?.contains($0.label) == false })
          {
            continue
          }
          figures.add(entry(index, labels, cell, style))
        }
      }
    }
    return figures
  }

  private func selection(
    of item: ComparedItem
  ) -> (years: [Int], labels: [DimensionID: Set<Int>]) {
    guard case .formula(_, _, let selectors) = item else { return ([], [:]) }
    return checker.selected(by: selectors)
  }

  private func entry(
    _ item: Int, _ own: [String], _ cell: LabelledCell, _ style: FigureStyle
  ) -> FigureSet.Entry {
    let labels = cell.labels.map { label in
      let dimension = catalogue.dimension(label.dimension)
      return (dimension: dimension.name, label: dimension.labels[label.label].name)
    }
    let shown = own + labels.map(\.label) + (cell.year.map { [String($0)] } ?? [])
    let key = FigureKey(
      item: item, labels: own + labels.sorted { $0.dimension < $1.dimension }.map(\.label),
      year: cell.year)
    return FigureSet.Entry(
      key: key, label: shown.joined(separator: ", "), cell: cell.cell, style: style)
  }

  /// The formulas of what is compared, with the labels that they stand for by themselves.
  private func values(
    of item: ComparedItem, in run: RunID
  ) -> [(value: TypedExpression, labels: [String], style: FigureStyle)] {
    switch item {
    case .formula(let formula, _, _):
      var checker = checker
      let typed = checker.query(formula, in: run)
      let isWrong = checker.findings.diagnostics.contains { $0.severity == .error }
      return isWrong ? [] : [(typed, [], style(of: formula, typed))]
    case .table(let name):
      guard case .table(let index)? = catalogue.entities[name] else { return [] }
      return tableValues(index, in: run)
    case .bridge(let name):
      guard case .bridge(let index)? = catalogue.entities[name],
        let value = instance(.bridge(index), in: run)
      else { return [] }
      return [(value, ["rest"], style(of: value))]
    case .investment(let name):
      guard case .investment(let index)? = catalogue.entities[name],
        let slot = catalogue.slot(.investment(index))
      else { return [] }
      let id = checker.instance(of: slot, in: run)
      let type = checker.instances[id.index].type
      let span = catalogue.slots[slot.index].span
      let value = TypedExpression(.investmentResult(id, .capitalCost, .all), type, span)
      return [(value, ["capital_cost"], style(of: value))]
    }
  }

  private func instance(_ kind: Slot.Kind, in run: RunID) -> TypedExpression? {
    guard let slot = catalogue.slot(kind) else { return nil }
    let id = checker.instance(of: slot, in: run)
    let span = catalogue.slots[slot.index].span
    return TypedExpression(.instance(id), checker.instances[id.index].type, span)
  }

  private func tableValues(
    _ index: Int, in run: RunID
  ) -> [(value: TypedExpression, labels: [String], style: FigureStyle)] {
    guard let slot = catalogue.slot(.table(index)) else { return [] }
    let id = checker.instance(of: slot, in: run)
    guard case .table(let table) = checker.instances[id.index].body else { return [] }
    var values: [(value: TypedExpression, labels: [String], style: FigureStyle)] = []
    for (row, rowLayout) in table.layout.rows.enumerated() {
      for (column, columnLayout) in table.layout.columns.enumerated() {
        let cell = table.layout.cell(row, column)
        let type = table.cells[cell].type
        guard type.kind != .text, table.texts[cell] == nil else { continue }
        let value = TypedExpression(.cell(id, cell), type, table.cells[cell].span)
        let own = columnLayout.format.map { FigureStyle($0, unit: catalogue.unit) }
        values.append((value, [rowLayout.name, columnLayout.name], own ?? style(of: value)))
      }
    }
    return values
  }

  /// How a formula's figures are shown: in percent where its definition is written so.
  func style(of formula: Expression, _ typed: TypedExpression) -> FigureStyle {
    let style = style(of: typed)
    guard case .number = style.kind, let name = formula.leadingName,
      case .definition(let index)? = catalogue.entities[name]
    else { return style }
    let definition = catalogue.definitions[index]
    if let format = definition.format { return FigureStyle(format, unit: catalogue.unit) }
    guard case .formula(let body) = definition.value, body.hasPercentLiteral else { return style }
    return FigureStyle(kind: .percent)
  }
}
