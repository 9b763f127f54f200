/// A table laid out in lines of one display width, its figures lined up on the decimal sign.
struct TextTable: Sendable {
  private struct ColumnWidth {
    var whole = 0
    var tail = 0
    var width = 0
    var heading: [String] = []
  }

  private static let gap = "  "
  /// A heading no wider than this stays on one line.
  private static let headingWidth = 12

  private let table: ShownTable
  private let pen: TerminalPen
  private let labelWidth: Int
  private var widths: [ColumnWidth]

  init(_ table: ShownTable, pen: TerminalPen) {
    self.table = table
    self.pen = pen
    labelWidth = table.rows.reduce(table.corner.displayWidth) {
      max($0, $1.label.displayWidth + $1.indent * 2)
    }
    widths = table.columns.indices.map { Self.width(of: $0, in: table) }
  }

  private static func width(of index: Int, in table: ShownTable) -> ColumnWidth {
    var width = ColumnWidth()
    var text = 0
    for row in table.rows {
      switch row.cells[index] {
      case .empty: continue
      case .text(let cell): text = max(text, cell.displayWidth)
      case .figure(let parts, _):
        width.whole = max(width.whole, parts.whole.displayWidth)
        width.tail = max(width.tail, parts.tail.displayWidth)
      }
    }
    let content = max(text, width.whole + width.tail)
    width.heading = table.columns[index].heading.wrapped(to: max(content, headingWidth))
    width.width = width.heading.reduce(content) { max($0, $1.displayWidth) }
    return width
  }

  /// The lines, in pieces of as many columns as fit in `columns`, each piece with its headings.
  func pieces(within columns: Int?) -> [[String]] {
    var pieces: [[String]] = []
    var start = 0
    var used = labelWidth
    for index in table.columns.indices {
      let next = Self.gap.count + widths[index].width
      if let columns, index > start, used + next > columns {
        pieces.append(lines(of: start..<index))
        start = index
        used = labelWidth
      }
      used += next
    }
    pieces.append(lines(of: start..<table.columns.count))
    return pieces
  }

  private func lines(of range: Range<Int>) -> [String] {
    var layout = self
    layout.widenForGroups(range)
    var lines = layout.headingLines(range)
    var previous = DocumentTable.Row.Kind.heading
    for row in table.rows {
      if row.kind == .total, previous != .total { lines.append(layout.rule(range)) }
      if row.kind == .subtotal, !range.allSatisfy({ table.columns[$0].isText }) {
        lines.append(layout.figureRule(range))
      }
      lines.append(layout.line(of: row, range))
      previous = row.kind
    }
    return lines
  }

  /// Makes the last column of a group wide enough for the group's heading.
  private mutating func widenForGroups(_ range: Range<Int>) {
    for group in table.groups(of: range) {
      guard let heading = group.heading, let last = group.columns.last else { continue }
      let missing = heading.displayWidth + 4 - span(group.columns)
      if missing > 0 { widths[last].width += missing }
    }
  }

  private func span(_ columns: Range<Int>) -> Int {
    columns.reduce(Self.gap.count * (columns.count - 1)) { $0 + widths[$1].width }
  }

  private func rule(_ range: Range<Int>) -> String {
    let figures = range.isEmpty ? 0 : Self.gap.count + span(range)
    return pen.draw(String(repeating: "─", count: labelWidth + figures), .faint)
  }

  /// The rule above a subtotal: under the figures only.
  private func figureRule(_ range: Range<Int>) -> String {
    let cells = range.map { index in
      let isText = table.columns[index].isText
      let rule = String(repeating: isText ? " " : "─", count: widths[index].width)
      return pen.draw(rule, isText ? nil : .faint)
    }
    return join("", cells)
  }

  private func join(_ label: String, _ cells: [String]) -> String {
    var line = label.padded(to: labelWidth)
    for cell in cells {
      line += Self.gap
      line += cell
    }
    return line
  }

  private func headingLines(_ range: Range<Int>) -> [String] {
    var lines: [String] = []
    if range.contains(where: { table.columns[$0].group != nil }) {
      lines.append(join("", table.groups(of: range).map(groupHeading)))
    }
    let height = range.reduce(0) { max($0, widths[$1].heading.count) }
    for level in 0..<height {
      let cells = range.map { index in
        let heading = widths[index].heading
        let skipped = height - heading.count
        return place(level < skipped ? "" : heading[level - skipped], in: index, .bold)
      }
      lines.append(join(level == height - 1 ? table.corner : "", cells))
    }
    if !lines.isEmpty { lines.append(rule(range)) }
    return lines
  }

  /// `── Januari–augusti ──` over the columns of the group.
  private func groupHeading(_ group: ShownTable.Group) -> String {
    let width = span(group.columns)
    guard let heading = group.heading else { return String(repeating: " ", count: width) }
    let left = max(0, width - heading.displayWidth - 2)
    let before = String(repeating: "─", count: left / 2)
    let after = String(repeating: "─", count: left - left / 2)
    return "\(before) \(pen.draw(heading, .bold)) \(after)"
  }

  /// A text without decimals in its column: texts to the left, over figures to the right.
  private func place(_ text: String, in index: Int, _ style: TerminalStyle?) -> String {
    let space = String(repeating: " ", count: max(0, widths[index].width - text.displayWidth))
    let drawn = pen.draw(text, style)
    return table.columns[index].isText ? drawn + space : space + drawn
  }

  private func line(of row: ShownTable.Row, _ range: Range<Int>) -> String {
    let style: TerminalStyle? =
      switch row.kind {
      case .total, .subtotal, .heading: .bold
      case .memo: .faint
      case .entry, .computed: nil
      }
    let label = (String(repeating: "  ", count: row.indent) + row.label).padded(to: labelWidth)
    let cells = range.map { cell(row.cells[$0], in: $0, style) }
    return cells.reduce(into: pen.drawn(label, style)) { $0 += Self.gap + $1 }
  }

  private func cell(_ cell: ShownTable.Cell, in index: Int, _ style: TerminalStyle?) -> String {
    switch cell {
    case .empty: return place("", in: index, nil)
    case .text(let text): return place(text, in: index, style)
    case .figure(let parts, let figure):
      let (width, tail) = (widths[index], parts.tail.displayWidth)
      let after = max(0, width.tail - tail)
      let before = max(0, width.width - parts.whole.displayWidth - tail - after)
      let text = pen.draw(parts.text, figure.tone.style(in: style))
      return String(repeating: " ", count: before) + text + String(repeating: " ", count: after)
    }
  }
}

extension TerminalPen {
  /// Text padded with spaces, of which only the text is in the style.
  fileprivate func drawn(_ padded: String, _ style: TerminalStyle?) -> String {
    guard color, style != nil else { return padded }
    let text = padded.withoutEndSpaces
    return draw(text, style) + String(repeating: " ", count: padded.count - text.count)
  }
}

extension Figure.Tone {
  fileprivate func style(in row: TerminalStyle?) -> TerminalStyle? {
    switch self {
    case .neutral: row
    case .good: row == .bold ? .boldGreen : .green
    case .bad: row == .bold ? .boldRed : .red
    }
  }
}

extension String {
  /// The text without the spaces at its end.
  var withoutEndSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The text in lines of at most so many columns, broken at spaces where it can be.
  func wrapped(to columns: Int) -> [String] {
    if !isEmpty, !utf8.contains(UInt8(ascii: " ")) { return [self] }
    var lines: [String] = []
    var line = ""
    var width = 0
    for word in split(separator: " ") {
      let next = word.displayWidth
      if !line.isEmpty, width + 1 + next > columns {
        lines.append(line)
        line = ""
        width = 0
      }
      if !line.isEmpty {
        line += " "
        width += 1
      }
      line += String(word)
      width += next
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
