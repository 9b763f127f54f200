/// Writes a document as one plain page that stands on its own, without scripts.
struct HTMLRenderer: Sendable {
  private static let style = """
    body { font: 11pt/1.4 Calibri, Arial, sans-serif; margin: 2em; max-width: 70em }
    table { border-collapse: collapse; margin: 1em 0 2em }
    caption { text-align: left; font-weight: bold; padding-bottom: .4em }
    th, td { padding: .15em .6em; text-align: right; white-space: nowrap; font-weight: normal }
    th, td { font-variant-numeric: tabular-nums }
    thead th { font-weight: bold; border-bottom: 1px solid #444; vertical-align: bottom }
    .t, th[scope=row] { text-align: left }
    th[scope=colgroup] { text-align: center }
    .total > *, .subtotal > *, .heading > * { font-weight: bold }
    .total > * { border-top: 1px solid #444 }
    .subtotal > * { border-top: 1px solid #bbb }
    .memo > * { color: #555; font-style: italic }
    td.good { color: #17692c }
    td.bad { color: #a61b1b }
    svg text { font: 12px Calibri, Arial, sans-serif; fill: #333 }
    """

  private let locale: ReportLocale
  private let figures: FigureText

  init(_ options: RenderingOptions) {
    locale = options.locale
    figures = FigureText(
      options.locale, notation: .pasting(options.locale), exact: options.exact)
  }

  func render(_ document: Document) -> String {
    var html = """
      <!DOCTYPE html>
      <html lang="\(locale.rawValue)">
      <head>
      <meta charset="utf-8">
      <title>\(document.title.html)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>

      """
    for block in document.blocks { write(block, to: &html) }
    return html + "</body>\n</html>\n"
  }

  private func write(_ block: Document.Block, to html: inout String) {
    switch block {
    case .heading(let text, let level):
      let tag = "h\(min(max(level, 1), 6))"
      html += "<\(tag)>\(text.html)</\(tag)>\n"
    case .paragraph(let text):
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      html += "<p>\(lines.map { String($0).html }.joined(separator: "<br>\n"))</p>\n"
    case .table(let table): write(ShownTable(table, figures), to: &html)
    case .chart(let chart): html += SVGChart(chart, figures: figures).html
    }
  }

  private func write(_ table: ShownTable, to html: inout String) {
    html += "<table>\n"
    if let caption = table.caption { html += "<caption>\(caption.html)</caption>\n" }
    html += "<thead>\n"
    if table.hasGroups {
      html += "<tr><td></td>"
      for group in table.groups(of: 0..<table.columns.count) {
        html += group.html
      }
      html += "</tr>\n"
    }
    html += table.corner.isEmpty ? "<tr><td></td>" : "<tr><th scope=\"col\" class=\"t\">"
    html += table.corner.isEmpty ? "" : table.corner.html + "</th>"
    for column in table.columns {
      let alignment = column.isText ? " class=\"t\"" : ""
      html += "<th scope=\"col\"\(alignment)>\(column.heading.html)</th>"
    }
    html += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows { write(row, of: table, to: &html) }
    html += "</tbody>\n</table>\n"
  }

  private func write(_ row: ShownTable.Row, of table: ShownTable, to html: inout String) {
    html += "<tr class=\"\(row.kind.rawValue)\">"
    let indent = row.indent == 0 ? "" : " style=\"padding-left: \(row.indent * 3 / 2 + 1)em\""
    html += "<th scope=\"row\"\(indent)>\(row.label.html)</th>"
    for (column, cell) in zip(table.columns, row.cells) {
      html += "<td\(cell.attributes(isText: column.isText))>\(cell.text.html)</td>"
    }
    html += "</tr>\n"
  }
}

extension Document {
  /// The first heading.
  fileprivate var title: String {
    for block in blocks {
      if case .heading(let text, _) = block { return text }
    }
    return "Kalkyl"
  }
}

extension ShownTable.Group {
  fileprivate var html: String {
    guard let heading else { return String(repeating: "<td></td>", count: columns.count) }
    return "<th scope=\"colgroup\" colspan=\"\(columns.count)\">\(heading.html)</th>"
  }
}

extension ShownTable.Cell {
  /// The class for its place and tone, and why there is no value.
  fileprivate func attributes(isText: Bool) -> String {
    var classes = isText ? ["t"] : []
    switch tone {
    case .neutral: break
    case .good: classes.append("good")
    case .bad: classes.append("bad")
    }
    var text = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    if case .figure(_, let figure) = self, figure.value == nil, let cause = figure.cause {
      text += " title=\"\(cause.html)\""
    }
    return text
  }
}

extension String {
  /// The text on one line, with the signs of markup written as entities.
  var html: String {
    var result = ""
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
