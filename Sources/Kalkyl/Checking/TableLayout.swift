/// A table's rows and columns, and what each of its cells is worked out from.
struct TableLayout: Sendable {
  struct Column: Sendable {
    let name: String
    let span: SourceSpan
    let year: Int?
    let text: String
    let content: TableDeclaration.ColumnItem.Content?
    let formula: Expression?
    let format: FigureFormat?
    let good: TableDeclaration.ColumnItem.Good?
    let group: String?
  }

  struct Row: Sendable {
    enum Kind: Sendable {
      case entered
      case memo
      /// A value of the model, at one label where it is shown over a dimension.
      case line(Expression, (dimension: DimensionID, label: Int)?)
      /// The rows that are summed, and the columns that are (all when `nil`).
      case total([Int], columns: Set<String>?)
      case subtotal([Int])
      case computed(Expression?)
    }

    let kind: Kind
    /// What the row is selected by.
    let name: String
    let text: String
    let cells: [TableDeclaration.Cell]
    let span: SourceSpan

    /// Whether totals count the row, and the row dimension has it.
    var isCounted: Bool {
      switch kind {
      case .entered, .line: true
      case .memo, .total, .subtotal, .computed: false
      }
    }
  }

  /// What gives a cell its value.
  enum CellSource {
    case empty
    /// What is typed in the cell.
    case entered(Expression)
    /// The column's formula, its names being this row's figures.
    case columnFormula(Expression)
    /// The row's formula, its names being this column's figures.
    case rowFormula(Expression)
    case sum(of: [Int])
  }

  let declaration: TableDeclaration
  let index: Int
  /// The table's own dimension of rows, or the declared one that its first heading names.
  let rowDimension: DimensionID
  let columnDimension: DimensionID
  private(set) var columns: [Column] = []
  private(set) var rows: [Row] = []
  /// The places of the columns and of the rows by what they are selected by.
  private(set) var columnPositions: [String: Int] = [:]
  private(set) var rowPositions: [String: Int] = [:]
  /// Whether a row of the table shows a value of the model.
  private(set) var hasLines = false
  /// The columns whose formula reads `line`.
  private var columnsInLine: Set<Int> = []
  /// What an empty entered cell stands for.
  private(set) var blank: Expression?
  /// The formulas of cells that show a value of the model, with `line` written out.
  private var lineFormulas: [Int: Expression] = [:]

  init(
    _ declaration: TableDeclaration, index: Int, rows: DimensionID, columns: DimensionID,
    in catalogue: Catalogue, diagnostics: inout [Diagnostic]
  ) {
    self.declaration = declaration
    self.index = index
    var rowDimension = rows
    if let name = declaration.rowDimension {
      if case .dimension(let id)? = catalogue.entities[name.text] {
        rowDimension = id
      } else {
        diagnostics.append(.unknownDimension(name, among: catalogue.dimensions))
      }
    }
    self.rowDimension = rowDimension
    columnDimension = columns
    layColumns(diagnostics: &diagnostics)
    layRows(in: catalogue, diagnostics: &diagnostics)
    hasLines = self.rows.contains { if case .line = $0.kind { true } else { false } }
    columnsInLine = Set(
      self.columns.indices.filter { self.columns[$0].formula?.mentions("line") ?? false })
    for row in self.rows.indices where hasLines {
      for column in self.columns.indices {
        if let formula = formula(row, column), formula.mentions("line") {
          lineFormulas[cell(row, column)] = lineSubstituted(formula, row: row, catalogue)
        }
      }
    }
  }

  func column(named name: String) -> Int? { columnPositions[name] }

  func row(named name: String) -> Int? { rowPositions[name] }

  func cell(_ row: Int, _ column: Int) -> Int { row * columns.count + column }

  /// The rows that the row dimension has, in order.
  var countedRows: [Int] { rows.indices.filter { rows[$0].isCounted } }

  /// Whether a column is a formula in `line`, and so summed in totals.
  func isInLine(_ column: Int) -> Bool { hasLines && columnsInLine.contains(column) }

  /// What gives the cell of a row and a column its value.
  func source(_ row: Int, _ column: Int) -> CellSource {
    let formula = formula(row, column)
    switch rows[row].kind {
    case .entered, .memo, .line:
      if let formula { return .columnFormula(lineFormulas[cell(row, column)] ?? formula) }
      return rows[row].cells[column].value.map(CellSource.entered) ?? .empty
    case .total(let summed, let only):
      if let only, !only.contains(columns[column].name) { return .empty }
      return totalSource(of: summed, column, formula)
    case .subtotal(let summed): return totalSource(of: summed, column, formula)
    case .computed(let rowFormula):
      if let formula, !isInLine(column) { return .columnFormula(formula) }
      return rowFormula.map(CellSource.rowFormula) ?? .empty
    }
  }

  private func totalSource(
    of rows: [Int], _ column: Int, _ formula: Expression?
  ) -> CellSource {
    if case .text? = columns[column].content { return .empty }
    if let formula, !isInLine(column) { return .columnFormula(formula) }
    return .sum(of: rows)
  }

  /// A column's formula in a row: where it differs by row, the one of the row's name.
  private func formula(_ row: Int, _ column: Int) -> Expression? {
    guard let formula = columns[column].formula else { return nil }
    guard case .entries(let entries) = formula.kind else { return formula }
    let name = rows[row].name
    return entries.value(ofLabel: name)
  }

  /// Whether what is typed in a cell is the printed figure rather than the cell's own.
  func isComputed(_ row: Int, _ column: Int) -> Bool {
    switch source(row, column) {
    case .entered, .empty: false
    case .columnFormula, .rowFormula, .sum: true
    }
  }

  /// The table's own dimension of rows.
  func rowLabels(of table: Int) -> Dimension {
    Dimension(
      name: "\(declaration.heading.name.text).row", text: "",
      labels: countedRows.map {
        Dimension.Label(name: rows[$0].name, text: rows[$0].text, span: rows[$0].span)
      }, table: table, span: declaration.heading.name.span)
  }

  /// The table's own dimension of columns.
  func columnLabels(of table: Int) -> Dimension {
    Dimension(
      name: "\(declaration.heading.name.text).column", text: "",
      labels: columns.map { Dimension.Label(name: $0.name, text: $0.text, span: $0.span) },
      table: table, span: declaration.heading.name.span)
  }
}

extension TableLayout {
  private mutating func layColumns(diagnostics: inout [Diagnostic]) {
    var items: [String: TableDeclaration.ColumnItem] = [:]
    var groups: [String: String] = [:]
    for item in declaration.items {
      switch item {
      case .column(let column):
        if let other = items[column.name.text] {
          diagnostics.append(.columnSaidTwice(column.name, first: other.name.span))
        }
        items[column.name.text] = column
      case .group(let text, let names):
        for name in names { groups[name.text] = text.text }
        check(names, diagnostics: &diagnostics)
      case .blank(let value): blank = value
      case .row: break
      }
    }
    var seen: [String: SourceSpan] = [:]
    for head in declaration.columns {
      if let first = seen[head.name.text] {
        diagnostics.append(.labelTwice(head.name, first: first))
      }
      seen[head.name.text] = head.name.span
      let item = items.removeValue(forKey: head.name.text)
      if columnPositions[head.name.text] == nil { columnPositions[head.name.text] = columns.count }
      columns.append(
        Column(
          name: head.name.text, span: head.name.span, year: head.year,
          text: item?.text?.text ?? head.text?.text ?? shownText(of: head.name.text),
          content: item?.content, formula: item?.formula, format: item?.format, good: item?.good,
          group: groups[head.name.text]))
    }
    for item in items.values { check([item.name], diagnostics: &diagnostics) }
  }

  private func check(_ names: [Name], diagnostics: inout [Diagnostic]) {
    let known = declaration.columns.map(\.name.text)
    let lookup = Set(known)
    for name in names where !lookup.contains(name.text) {
      diagnostics.append(.unknownColumn(name, among: known))
    }
  }

  private mutating func layRows(in catalogue: Catalogue, diagnostics: inout [Diagnostic]) {
    var formulas: [String: (name: Name, value: Expression)] = [:]
    for case .row(let name, let value) in declaration.items { formulas[name.text] = (name, value) }
    var sinceSubtotal: [Int] = []
    for row in declaration.rows {
      switch row.kind {
      case .entered(let name):
        sinceSubtotal.append(rows.count)
        add(.entered, name?.text ?? row.text?.text ?? "", row)
        if declaration.rowDimension != nil, let name,
          rowDimension.index < catalogue.dimensions.count,
          catalogue.dimension(rowDimension).position(of: name.text) == nil
        {
          diagnostics.append(.unknownLabel(name, of: catalogue.dimension(rowDimension)))
        }
      case .memo(let name): add(.memo, name.text, row)
      case .subtotal(let name):
        add(.subtotal(sinceSubtotal), name.text, row)
        sinceSubtotal = []
      case .total(let names):
        check(names, diagnostics: &diagnostics)
        let only = names.isEmpty ? nil : Set(names.map(\.text))
        add(.total(countedRows, columns: only), "total", row)
      case .computed(let name):
        let formula = formulas.removeValue(forKey: name.text)
        if formula == nil { diagnostics.append(.rowWithoutFormula(name)) }
        add(.computed(formula?.value), name.text, row)
      case .line(let value, let over):
        let first = rows.count
        addLines(value, over, row, in: catalogue, diagnostics: &diagnostics)
        sinceSubtotal += first..<rows.count
      }
    }
    for formula in formulas.values {
      diagnostics.append(.formulaWithoutRow(formula.name, among: rows.map(\.name)))
    }
    checkNamesOnce(diagnostics: &diagnostics)
  }

  private mutating func add(_ kind: Row.Kind, _ name: String, _ row: TableDeclaration.Row) {
    let fallback = name == "total" ? "Summa" : shownText(of: name)
    append(
      Row(
        kind: kind, name: name, text: row.text?.text ?? fallback, cells: row.cells, span: row.span))
  }

  private mutating func append(_ row: Row) {
    if rowPositions[row.name] == nil { rowPositions[row.name] = rows.count }
    rows.append(row)
  }

  private mutating func addLines(
    _ value: Expression, _ over: Name?, _ row: TableDeclaration.Row, in catalogue: Catalogue,
    diagnostics: inout [Diagnostic]
  ) {
    guard let over else {
      let text = row.text?.text ?? catalogue.text(ofValueNamed: value.leadingName ?? "")
      let names = [value.selectedLabel, value.leadingName, text].compactMap { $0 }
      let name = names.first { self.row(named: $0) == nil } ?? text
      append(
        Row(kind: .line(value, nil), name: name, text: text, cells: row.cells, span: row.span))
      return
    }
    guard case .dimension(let id)? = catalogue.entities[over.text] else {
      diagnostics.append(.unknownDimension(over, among: catalogue.dimensions))
      return
    }
    if let printed = row.cells.first(where: { $0.value != nil }) {
      diagnostics.append(.printedOfSeveralRows(at: printed.span))
    }
    for (position, label) in catalogue.dimension(id).labels.enumerated() {
      let text = row.text.map { "\($0.text) \(label.text)" } ?? label.text
      append(
        Row(
          kind: .line(value, (id, position)), name: label.name, text: text, cells: row.cells,
          span: row.span))
    }
  }

  private func checkNamesOnce(diagnostics: inout [Diagnostic]) {
    var seen: [String: SourceSpan] = [:]
    for row in rows where !row.name.isEmpty {
      if let first = seen[row.name], first != row.span {
        diagnostics.append(.labelTwice(Name(row.name, row.span), first: first))
      }
      seen[row.name] = row.span
    }
  }
}

extension Catalogue {
  /// The text that a value of the model is shown with.
  func text(ofValueNamed name: String) -> String {
    guard let entity = entities[name] else { return shownText(of: name) }
    return heading(of: entity)?.text?.text ?? shownText(of: name)
  }
}

extension Entries {
  /// The value of a label's own entry, else of `otherwise`.
  fileprivate func value(ofLabel name: String) -> Expression? {
    var otherwise: Expression?
    for entry in entries {
      switch entry.key.kind {
      case .label(let reference) where reference.name.text == name: return entry.value
      case .otherwise: otherwise = entry.value
      default: break
      }
    }
    return otherwise
  }
}
