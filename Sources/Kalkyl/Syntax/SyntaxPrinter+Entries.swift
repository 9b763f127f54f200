extension SyntaxPrinter {
  /// `Laxå`, `member.Laxå`, `"IT Invest Laxå"`.
  mutating func print(_ label: LabelReference) {
    if let dimension = label.dimension { write(dimension.text + ".") }
    if label.isQuoted { print(quoted: label.name.text) } else { write(label.name.text) }
  }

  /// `member`, `t.row`.
  mutating func print(_ dimension: DimensionReference) {
    if let table = dimension.table { write(table.text + ".") }
    write(dimension.name.text)
  }

  /// What stands in brackets after a value.
  mutating func print(_ selector: Selector) {
    switch selector.kind {
    case .label(let label): print(label)
    case .year(let year): write(year: year)
    case .years(let first, let last): write(years: first, last)
    case .relativeYear(let distance):
      write("year")
      if distance != 0 { write(distance < 0 ? " - \(distance.magnitude)" : " + \(distance)") }
    case .vintage(let first, let last): printVintage(first, last)
    }
  }

  private mutating func printVintage(_ first: Int?, _ last: Int?) {
    write("vintage ")
    if let first { write(year: first) }
    if first == nil || first != last {
      write("..")
      if let last { write(year: last) }
    }
  }

  private mutating func write(year: Int) {
    let digits = String(year)
    write(String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
  }

  private mutating func write(years first: Int, _ last: Int) {
    write(year: first)
    write("..")
    write(year: last)
  }

  /// What stands before the colon of an entry.
  mutating func print(_ key: Key) {
    switch key.kind {
    case .label(let label): print(label)
    case .years(let first, let last):
      if first == last { write(year: first) } else { write(years: first, last) }
    case .then: write("then")
    case .otherwise: write("otherwise")
    case .missing: write("…")
    }
  }

  /// `{ Laxå: 1, otherwise: 2 }`.
  mutating func print(_ entries: Entries) {
    write("{ ")
    printList(entries.entries) { printer, entry in
      printer.print(entry.key)
      printer.write(": ")
      printer.print(entry.value)
    }
    write(" }")
  }

  /// A grid, a line for each row and its columns aligned.
  mutating func print(_ grid: Grid) {
    var lines: [[String]] = []
    let dimensions = grid.dimensions.map { piece in alone { $0.print(piece) } }
    lines.append(dimensions + grid.head.map { key in alone { $0.print(key) } })
    for row in grid.rows {
      let keys = row.keys.map { key in alone { $0.print(key) } }
      lines.append(keys + row.cells.map { cell in cell.map { Self.text(of: $0) } ?? "–" })
    }
    var widths: [Int] = []
    for line in lines {
      for (column, cell) in line.enumerated() {
        if column < widths.count {
          widths[column] = max(widths[column], cell.count)
        } else {
          widths.append(cell.count)
        }
      }
    }
    write("{\n")
    for line in lines { printLine(line, widths, labels: dimensions.count) }
    write("}")
  }

  private mutating func printLine(_ line: [String], _ widths: [Int], labels: Int) {
    write("    |")
    for (column, cell) in line.enumerated() {
      let padding = String(repeating: " ", count: widths[column] - cell.count)
      write(" " + (column < labels ? cell + padding : padding + cell) + " |")
    }
    write("\n")
  }

  /// What a piece of a grid is written as, alone.
  private func alone(_ print: (inout SyntaxPrinter) -> Void) -> String {
    var printer = SyntaxPrinter()
    print(&printer)
    return printer.text
  }
}
