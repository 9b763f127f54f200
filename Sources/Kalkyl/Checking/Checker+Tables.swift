// Types tables, cell by cell.
extension Checker {
  mutating func table(_ index: Int, _ id: InstanceID) -> TypedTable {
    let layout = catalogue.tables[index]
    let outerUnit = unitOfLiterals
    unitOfLiterals = layout.declaration.currency?.unit ?? outerUnit
    defer { unitOfLiterals = outerUnit }
    let count = layout.rows.count * layout.columns.count
    var table = TypedTable(
      layout: layout,
      cells: Array(repeating: .unknown(layout.declaration.span), count: count), texts: [:],
      printed: [:])
    let before = findings
    cellTypes = table.cells.map(\.type)
    let order = layout.cellOrder
    // A figure may lean on others of its table also through selections: passes until no kind
    // changes.
    for _ in 0..<layout.columns.count + layout.rows.count + 2 {
      let types = cellTypes
      findings = before
      for cell in order {
        let (row, column) = cell.quotientAndRemainder(dividingBy: layout.columns.count)
        type(row, column, of: &table, id)
        cellTypes[cell] = table.cells[cell].type
      }
      instances[id.index].body = .table(table)
      if types == cellTypes { break }
    }
    return table
  }

  private mutating func type(
    _ row: Int, _ column: Int, of table: inout TypedTable, _ id: InstanceID
  ) {
    let layout = table.layout
    let place = layout.cell(row, column)
    let written = layout.rows[row].cells[column]
    let span = written.span
    let content = layout.columns[column].content
    let scope = Scope(run: instances[id.index].key.run)
    switch layout.source(row, column) {
    case .empty:
      table.cells[place] = emptyCell(written, layout, content, scope)
    case .entered(let value):
      if case .text(let text) = value.kind, case .text? = content {
        table.texts[place] = text
        table.cells[place] = TypedExpression(
          .missing(.emptyCell), ValueType(kind: .text, shape: .scalar), span)
        return
      }
      if let known = written.known { findings.add(.knownOfEntered(at: known.span)) }
      let kind = content.map { $0.kind } ?? .amount
      table.cells[place] = figure(rightSide(value, scope, expecting: kind), at: value.span)
    case .columnFormula(let formula):
      var inner = scope
      inner.cells = Scope.NamedCells(
        table: id, positions: layout.columnPositions, first: layout.cell(row, 0), step: 1)
      table.cells[place] = computed(formula, inner, content, at: formula.span)
      readPrinted(written, place, of: &table)
    case .rowFormula(let formula):
      var inner = scope
      inner.cells = Scope.NamedCells(
        table: id, positions: layout.rowPositions, first: column, step: layout.columns.count)
      table.cells[place] = computed(formula, inner, content, at: formula.span)
      readPrinted(written, place, of: &table)
    case .sum(let rows):
      table.cells[place] = sum(of: rows, column, table, id, at: span)
      readPrinted(written, place, of: &table)
    }
  }

  private mutating func emptyCell(
    _ written: TableDeclaration.Cell, _ layout: TableLayout,
    _ content: TableDeclaration.ColumnItem.Content?, _ scope: Scope
  ) -> TypedExpression {
    if let blank = layout.blank, !written.isDash, content?.kind != .text {
      return rightSide(blank, scope, expecting: content?.kind ?? .amount)
    }
    return missing(.emptyCell, at: written.span)
  }

  private mutating func computed(
    _ formula: Expression, _ scope: Scope, _ content: TableDeclaration.ColumnItem.Content?,
    at span: SourceSpan
  ) -> TypedExpression {
    var value = check(formula, scope)
    if let kind = content?.kind { value = coerced(value, to: kind, at: span) }
    // A bare literal that stands alone is an amount, as in an entered cell.
    if content == nil, value.isBare { value = asAmount(value) }
    return figure(value, at: span)
  }

  /// A cell's value, which is one figure.
  private mutating func figure(_ value: TypedExpression, at span: SourceSpan) -> TypedExpression {
    guard !value.type.shape.isScalar else { return value }
    let names = value.type.shape.dimensions.map { catalogue.dimension($0).name }
    findings.add(
      .cellOfSeveralFigures(
        at: span, split: names + (value.type.shape.years == .none ? [] : ["year"])))
    return .unknown(span)
  }

  private mutating func sum(
    of rows: [Int], _ column: Int, _ table: TypedTable, _ id: InstanceID, at span: SourceSpan
  ) -> TypedExpression {
    let values = rows.map { row in
      let cell = table.layout.cell(row, column)
      return TypedExpression(.cell(id, cell), table.cells[cell].type, table.cells[cell].span)
    }
    guard let kind = commonKind(values, [], at: span, "is added up") else { return .unknown(span) }
    guard kind != .text else { return missing(.emptyCell, at: span) }
    return TypedExpression(
      .sum(values.map { TypedExpression.Term(value: $0, isNegative: false) }),
      ValueType(kind: kind, shape: .scalar), span, weight: values.count + 1)
  }

  private mutating func readPrinted(
    _ written: TableDeclaration.Cell, _ place: Int, of table: inout TypedTable
  ) {
    guard let value = written.value else { return }
    let kind = table.cells[place].type.kind
    table.printed[place] = printedFigure(value, known: written.known, of: kind)
  }
}

extension TableDeclaration.ColumnItem.Content {
  /// The kind of the figures in a column.
  var kind: ValueKind {
    switch self {
    case .text: .text
    case .number, .percent: .number
    }
  }
}

extension TableLayout {
  /// A column's formula with `line` written out as the row's value.
  func lineSubstituted(_ formula: Expression, row: Int, _ catalogue: Catalogue) -> Expression {
    guard case .line(let value, let label) = rows[row].kind else { return formula }
    return formula.rewritten { part in
      switch part.kind {
      case .name("line"): return select(value, label, catalogue, part.span)
      case .field(let base, let field):
        guard case .name("line") = base.kind else { return nil }
        let inner = Expression(.field(Expression(value.kind, part.span), field), part.span)
        return select(inner, label, catalogue, part.span)
      default: return nil
      }
    }
  }

  private func select(
    _ value: Expression, _ label: (dimension: DimensionID, label: Int)?, _ catalogue: Catalogue,
    _ span: SourceSpan
  ) -> Expression {
    let value = Expression(value.kind, span)
    guard let (id, position) = label else { return value }
    let dimension = catalogue.dimension(id)
    let reference = LabelReference(
      dimension: Name(dimension.name, span), name: Name(dimension.labels[position].name, span))
    return Expression(.selection(value, [Selector(.label(reference), span)]), span)
  }
}
