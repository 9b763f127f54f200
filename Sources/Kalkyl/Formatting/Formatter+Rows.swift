extension Formatter {
  /// The cells of one row: the bar after each, and the tokens before it.
  private struct Row {
    var cells: [(tokens: Range<Int>, bar: Int)] = []
  }

  /// Lines up the cells of every grid and table.
  mutating func alignRows() {
    var rows: [Int: [Row]] = [:]
    var order: [Int] = []
    for line in lines {
      let start = line.tokens.lowerBound
      guard tokens[start].kind == .bar, outline.startsStatement[start],
        let opening = outline.enclosing[start],
        outline.end(ofStatement: start) == line.tokens.upperBound
      else { continue }
      if rows[opening] == nil { order.append(opening) }
      rows[opening, default: []].append(row(line.tokens))
    }
    for opening in order {
      guard let rows = rows[opening] else { continue }
      if outline.braces[opening] == .table { alignNames(rows) }
      for column in 0..<(rows.map(\.cells.count).max() ?? 0) {
        alignColumn(column, of: rows, isTable: outline.braces[opening] == .table)
      }
    }
  }

  private func row(_ line: Range<Int>) -> Row {
    var row = Row()
    var start = line.lowerBound + 1
    var index = start
    while index < line.upperBound {
      if tokens[index].kind == .bar {
        row.cells.append((start..<index, index))
        start = index + 1
      }
      index = max(outline.partner[index], index) + 1
    }
    return row
  }

  /// The texts of a table's rows under each other, where a name and a text is all.
  private mutating func alignNames(_ rows: [Row]) {
    let heads = rows.compactMap { $0.cells.first?.tokens }.filter { cell in
      cell.count == 2 && tokens[cell.lowerBound].kind == .word
        && tokens[cell.lowerBound].keyword != .total && tokens[cell.lowerBound + 1].kind == .text
    }
    let widest = heads.map { widths[$0.lowerBound] }.max() ?? 0
    for head in heads { padding[head.lowerBound + 1] = widest - widths[head.lowerBound] }
  }

  /// Cells of one width: figures by their units and all else beside them to the right, in a column
  /// without figures to the left. A cell that says why its figure is known stands out instead.
  private mutating func alignColumn(_ column: Int, of rows: [Row], isTable: Bool) {
    let cells = rows.compactMap { column < $0.cells.count ? $0.cells[column] : nil }
    // The first row is of headings, the first column of a table of names.
    let figures = cells.enumerated().map { index, cell in
      index == 0 || column == 0 && isTable ? nil : figure(in: cell.tokens)
    }
    let before = figures.compactMap { $0?.before }.max() ?? 0
    let after = figures.compactMap { $0?.after }.max() ?? 0
    let hasFigures = zip(cells, figures).contains { isNumber($0.tokens) && $1 != nil }
    let plain = cells.filter { !isKnown($0.tokens) }.map { paddedWidth($0.tokens) }
    let width = max(before + after, plain.max() ?? 0)
    for (cell, figure) in zip(cells, figures) {
      let rest = max(0, width - paddedWidth(cell.tokens))
      guard let first = cell.tokens.first else {
        padding[cell.bar] = rest + 1
        continue
      }
      let right = hasFigures ? figure.map { after - $0.after } ?? 0 : rest
      padding[first] = rest - right
      padding[cell.bar] = right
    }
  }

  /// `true` for `-5`, `false` for a dash alone.
  private func isNumber(_ cell: Range<Int>) -> Bool {
    cell.prefix(2).contains { tokens[$0].kind == .number }
  }

  private func isKnown(_ cell: Range<Int>) -> Bool {
    cell.dropFirst().contains { tokens[$0].keyword == .known && tokens[$0 + 1].kind == .text }
  }
}
