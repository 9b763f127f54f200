extension TableLayout {
  /// The cells in an order in which those that a formula names stand before it, as far as they can.
  var cellOrder: [Int] {
    let named = columns.indices.map { column in
      columns[column].formula.map { names(in: $0, columnPositions) } ?? []
    }
    var reads: [[Int]] = []
    reads.reserveCapacity(rows.count * columns.count)
    for row in rows.indices {
      for column in columns.indices {
        switch source(row, column) {
        case .empty, .entered: reads.append([])
        case .columnFormula: reads.append(named[column].map { cell(row, $0) })
        case .rowFormula(let formula):
          reads.append(names(in: formula, rowPositions).map { cell($0, column) })
        case .sum(let summed): reads.append(summed.map { cell($0, column) })
        }
      }
    }
    return StronglyConnected.components(reads).flatMap { $0.sorted() }
  }

  /// The rows or columns that a formula names.
  private func names(in formula: Expression, _ positions: [String: Int]) -> [Int] {
    var found: Set<Int> = []
    formula.forEachPart { part in
      if case .name(let name) = part.kind, let position = positions[name] { found.insert(position) }
    }
    return found.sorted()
  }
}
