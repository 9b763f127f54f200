/// What a sweep goes through: assumptions, and in each row a figure for each of them.
struct SweptRows: Sendable {
  let assumptions: [VariedAssumption]
  /// Row by row, as many in each as there are assumptions: amounts in kronor, durations in months.
  let figures: [Rational]
  /// What the rows are called; `nil` where their figures say which they are.
  let names: [String]?

  /// The rows; there is at least one assumption.
  var count: Int { figures.count / assumptions.count }

  /// The figures of a row.
  subscript(row: Int) -> ArraySlice<Rational> {
    figures[row * assumptions.count..<(row + 1) * assumptions.count]
  }

  /// One of an assumption's figures in each row.
  func figures(of assumption: Int) -> some Sequence<Rational> {
    stride(from: assumption, to: figures.count, by: assumptions.count).lazy.map { figures[$0] }
  }
}

/// One cell of a shown value, and what it comes to in each row of a sweep.
struct SweptColumn: Sendable {
  let labels: [(dimension: DimensionID, label: Int)]
  let year: Int?
  var outcomes: [Cell]
}

extension Evaluator {
  /// What formulas come to in each row of figures: for each formula a column for each of its cells,
  /// labels in the order declared, the year last and fastest.
  ///
  /// All that a sweep works out goes through here.
  func swept(
    _ asked: [TypedExpression], through rows: SweptRows
  ) throws(EvaluationFault) -> [[SweptColumn]] {
    let whatIf = try WhatIf(self, varying: rows.assumptions, asked: asked)
    var columns: [[SweptColumn]] = []
    var base = whatIf.base
    for formula in asked {
      let cells = try base.cells(of: formula)
      columns.append(
        cells.map { cell in
          var column = SweptColumn(labels: cell.labels, year: cell.year, outcomes: [])
          column.outcomes.reserveCapacity(rows.count)
          return column
        })
    }
    for row in 0..<rows.count {
      try goOn()
      var point = try whatIf.evaluator(rows[row].map { .value($0) })
      for (index, formula) in asked.enumerated() {
        for (place, cell) in try point.cells(of: formula).enumerated() {
          columns[index][place].outcomes.append(cell.cell)
        }
      }
    }
    return columns
  }
}
