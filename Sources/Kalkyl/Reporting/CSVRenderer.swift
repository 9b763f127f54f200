/// Writes a document's texts and tables as a CSV file that Swedish Excel opens: `;` between fields,
/// decimal comma, plain digits, a byte-order mark. Charts are left out: a chart draws figures of a
/// table, and the same figures twice would be summed twice.
struct CSVRenderer: Sendable {
  private static let byteOrderMark = "\u{FEFF}"
  private static let lineEnd = "\r\n"

  private let figures: FigureText

  init(_ options: RenderingOptions) {
    figures = FigureText(options.locale, notation: .file, exact: options.exact)
  }

  func render(_ document: Document) -> String {
    var text = Self.byteOrderMark
    var isFirst = true
    for block in document.blocks {
      if case .chart = block { continue }
      if !isFirst { text += Self.lineEnd }
      isFirst = false
      write(block, to: &text)
    }
    return text
  }

  private func write(_ block: Document.Block, to text: inout String) {
    switch block {
    case .heading(let words, _), .paragraph(let words): write([words.field], to: &text)
    case .table(let table): write(ShownTable(table, figures), to: &text)
    case .chart: break
    }
  }

  private func write(_ table: ShownTable, to text: inout String) {
    if let caption = table.caption { write([caption.field], to: &text) }
    if table.hasGroups {
      let groups = table.groups(of: 0..<table.columns.count).flatMap { group in
        [(group.heading ?? "").field] + [String](repeating: "", count: group.columns.count - 1)
      }
      write([""] + groups, to: &text)
    }
    write([table.corner.field] + table.columns.map(\.heading.field), to: &text)
    for row in table.rows { write([row.label.field] + row.cells.map(\.field), to: &text) }
  }

  private func write(_ fields: [String], to text: inout String) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text += ";" }
      text += field
    }
    text += Self.lineEnd
  }
}

extension ShownTable.Cell {
  fileprivate var field: String {
    switch self {
    case .empty: ""
    case .text(let text): text.field
    case .figure(let parts, _): parts.text.quotedWhereNeeded
    }
  }
}

extension String {
  /// A text as a field. One that a spreadsheet would run as a formula gets a `'` before it.
  fileprivate var field: String {
    let text = printable
    let signs: Set<Character> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
    let isFormula = text.first { !$0.isWhitespace }.map(signs.contains) ?? false
    return (isFormula ? "'" + text : text).quotedWhereNeeded
  }

  fileprivate var quotedWhereNeeded: String {
    guard unicodeScalars.contains(where: { $0 == ";" || $0 == "\"" }) else { return self }
    var quoted = "\""
    for scalar in unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
