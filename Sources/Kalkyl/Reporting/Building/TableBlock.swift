// Lays out a table as the script draws it.
extension ReportBuilder {
  mutating func addTable(
    _ index: Int, in run: RunID, of runs: [RunID] = []
  ) throws(EvaluationFault) {
    guard let slot = model.catalogue.slot(.table(index)) else { return }
    let id = checker.instance(of: slot, in: run)
    guard case .table(let table) = checker.instances[id.index].body else { return }
    let layout = table.layout
    try count(rows: layout.rows.count, columns: layout.columns.count)
    let nodes = table.cells.indices.map { model.space.node(id, cell: $0) }
    try evaluator.require(nodes)
    let currency = layout.declaration.currency ?? model.catalogue.currency
    let columns = layout.columns.map {
      DocumentTable.Column(heading: $0.text, group: $0.group, name: $0.name)
    }
    let heading = layout.declaration.heading
    let text = heading.text?.text ?? shownText(of: heading.name.text)
    var rows: [DocumentTable.Row] = []
    for row in layout.rows.indices where isShown(row, of: layout) {
      let cells = layout.columns.indices.map { cell(row, $0, of: table, nodes, currency) }
      rows.append(
        DocumentTable.Row(
          kind: layout.rows[row].shownKind, label: layout.rows[row].text,
          name: layout.rows[row].name, cells: cells))
    }
    let hasAmounts = table.cells.contains { $0.type.kind == .amount }
    document.blocks.append(
      .table(
        DocumentTable(
          title: title(text, in: run, of: runs.count > 1 ? runs : [run]),
          unit: hasAmounts ? (currency?.unit ?? model.catalogue.unit).rawValue : nil,
          columns: columns, rows: rows)))
  }

  /// Whether a row stays where only some labels are shown.
  private func isShown(_ row: Int, of layout: TableLayout) -> Bool {
    guard case .line(_, let label?) = layout.rows[row].kind, let only = only[label.dimension] else {
      return true
    }
    return only.contains(label.label)
  }

  private func cell(
    _ row: Int, _ column: Int, of table: TypedTable, _ nodes: [Int],
    _ currency: CurrencyDeclaration?
  ) -> DocumentTable.Cell {
    let place = table.layout.cell(row, column)
    if let text = table.texts[place] { return .text(text) }
    let typed = table.cells[place]
    let value = evaluator.known(nodes[place])?.cells.first ?? .value(.zero)
    // An empty cell that nothing computes is shown as it is drawn.
    if case .missing(.emptyCell) = typed.kind, !table.layout.rows[row].cells[column].isDash {
      return .empty
    }
    let style = style(
      of: table.layout.columns[column], typed, currency, printed: table.printed[place])
    let settled = style.settled(for: value.value)
    return .figure(model.figure(value, settled, tone(of: value, table.layout.columns[column])))
  }

  private func style(
    of column: TableLayout.Column, _ typed: TypedExpression, _ currency: CurrencyDeclaration?,
    printed: PrintedFigure?
  ) -> FigureStyle {
    if let format = column.format {
      var style = FigureStyle(format, unit: currency?.unit ?? model.catalogue.unit)
      // A percentage without decimals said has as many as the document prints.
      if style.kind == .percent, style.decimals == nil { style.decimals = printed?.style.decimals }
      return style
    }
    if case .percent? = column.content { return FigureStyle(kind: .percent) }
    var style = model.style(of: typed)
    if case .amount = style.kind {
      style.kind = .amount(currency?.unit ?? model.catalogue.unit)
      style.decimals = currency?.decimals ?? 0
    }
    return style
  }

  private func tone(of cell: Cell, _ column: TableLayout.Column) -> Figure.Tone {
    guard let good = column.good, let value = cell.value, !value.isZero else { return .neutral }
    return (value.signum > 0) == (good == .up) ? .good : .bad
  }
}

extension TableLayout.Row {
  /// How the row is drawn.
  fileprivate var shownKind: DocumentTable.Row.Kind {
    switch kind {
    case .entered, .line: .entry
    case .memo: .memo
    case .total: .total
    case .subtotal: .subtotal
    case .computed: .computed
    }
  }
}
