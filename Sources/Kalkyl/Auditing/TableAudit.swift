/// Audits the printed figures of a table.
struct TableAudit {
  let table: TypedTable
  let id: InstanceID
  let model: Model

  /// Every printed figure of the table with its derivations.
  func places(_ evaluator: inout Evaluator) throws(EvaluationFault) -> [PrintedPlace] {
    let cells = table.printed.keys.sorted()
    guard !cells.isEmpty else { return [] }
    try evaluator.require(cells.map { model.space.node(id, cell: $0) })
    let entered = ShownFigures(id: id, table: table, usesPrinted: false, evaluator: evaluator)
    let printed = ShownFigures(id: id, table: table, usesPrinted: true, evaluator: evaluator)
    return cells.compactMap { cell in
      table.printed[cell].map { figure in
        PrintedPlace(
          place: name(of: cell), figure: figure, derivations: derivations(cell, entered, printed))
      }
    }
  }

  private func name(of cell: Int) -> String {
    let (row, column) = cell.quotientAndRemainder(dividingBy: table.layout.columns.count)
    let heading = table.layout.declaration.heading
    let title = heading.text?.text ?? shownText(of: heading.name.text)
    let shown = table.layout.columns[column]
    let words = [table.layout.rows[row].text, shown.group, shown.text].compactMap { $0 }
    return "\(title): \(words.joined(separator: ", "))"
  }

  private func derivations(
    _ cell: Int, _ entered: ShownFigures, _ printed: ShownFigures
  ) -> [PrintedPlace.Derivation] {
    let typed = table.cells[cell]
    var derivations = [
      PrintedPlace.Derivation(
        origin: .model, value: entered.value(of: cell), bounds: entered.interval(of: typed))
    ]
    if printed.usesPrintedFigures(in: typed) {
      derivations.append(
        PrintedPlace.Derivation(
          origin: .printedParts, value: printed.value(of: typed),
          bounds: printed.interval(of: typed)))
    }
    if let sum = rowSum(cell), printed.usesPrintedFigures(in: sum) {
      derivations.append(
        PrintedPlace.Derivation(
          origin: .printedRows, value: printed.value(of: sum), bounds: printed.interval(of: sum)))
    }
    return derivations
  }

  /// The sum of the rows above a total whose column has a formula that sums go through.
  private func rowSum(_ cell: Int) -> TypedExpression? {
    let (row, column) = cell.quotientAndRemainder(dividingBy: table.layout.columns.count)
    let rows: [Int]
    switch table.layout.rows[row].kind {
    case .total(let summed, _), .subtotal(let summed): rows = summed
    default: return nil
    }
    guard case .columnFormula = table.layout.source(row, column), table.cells[cell].isLinear else {
      return nil
    }
    let terms = rows.map { row in
      let part = table.layout.cell(row, column)
      let value = TypedExpression(
        .cell(id, part), table.cells[part].type, table.cells[part].span)
      return TypedExpression.Term(value: value, isNegative: false)
    }
    return TypedExpression(.sum(terms), table.cells[cell].type, table.cells[cell].span)
  }
}

extension TypedExpression {
  /// Whether the formula of a sum is the sum of the formulas: only sums and differences of cells.
  fileprivate var isLinear: Bool {
    switch kind {
    case .cell: true
    case .sum(let terms): terms.allSatisfy(\.value.isLinear)
    case .negated(let value): value.isLinear
    default: false
    }
  }
}
