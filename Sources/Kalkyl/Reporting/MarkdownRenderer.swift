/// Writes a document as GitHub's Markdown.
struct MarkdownRenderer: Sendable {
  private let figures: FigureText
  private let width: Int

  init(_ options: RenderingOptions) {
    figures = FigureText(options.locale, exact: options.exact)
    width = options.width ?? TextRenderer.usualWidth
  }

  func render(_ document: Document) -> String {
    var text = ""
    for (index, block) in document.blocks.enumerated() {
      if index > 0 { text += "\n" }
      write(block, to: &text)
    }
    return text
  }

  private func write(_ block: Document.Block, to text: inout String) {
    switch block {
    case .heading(let heading, let level):
      let marks = String(repeating: "#", count: min(max(level, 1), 6))
      text += "\(marks) \(heading.printable.markdown)\n"
    case .paragraph(let paragraph):
      for line in paragraph.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        text += line.printable.markdownLine + "\n"
      }
    case .table(let table): write(ShownTable(table, figures), to: &text)
    case .chart(let chart): write(chart, to: &text)
    }
  }

  private func write(_ chart: DocumentChart, to text: inout String) {
    let drawing = TextChart(
      chart, figures: figures, pen: TerminalPen(color: false), width: width)
    text += "```text\n"
    for line in drawing.lines {
      // A fence inside would end the block.
      text += line.hasPrefix("```") ? " " + line.withoutEndSpaces : line.withoutEndSpaces
      text += "\n"
    }
    text += "```\n"
  }

  private func write(_ table: ShownTable, to text: inout String) {
    if let title = table.title {
      let unit = table.unit.map { ", " + $0.markdown } ?? ""
      text += "**\(title.markdown)**\(unit)\n\n"
    } else if let unit = table.unit {
      text += unit.markdown + "\n\n"
    }
    let headings = [table.corner.markdown] + table.columns.map(\.markdownHeading)
    let rows = table.rows.map(\.markdownCells)
    var widths = headings.map { max(3, $0.displayWidth) }
    for row in rows {
      widths = zip(widths, row).map { max($0, $1.displayWidth) }
    }
    let alignsLeft = [true] + table.columns.map(\.isText)
    write(headings, widths, alignsLeft, to: &text)
    let rules = zip(widths, alignsLeft).map { width, left in
      String(repeating: "-", count: left ? width : width - 1) + (left ? "" : ":")
    }
    write(rules, widths, alignsLeft, to: &text)
    for row in rows { write(row, widths, alignsLeft, to: &text) }
  }

  private func write(
    _ cells: [String], _ widths: [Int], _ alignsLeft: [Bool], to text: inout String
  ) {
    for (index, cell) in cells.enumerated() {
      text += "| "
      text += alignsLeft[index] ? cell.padded(to: widths[index]) : cell.indented(to: widths[index])
      text += " "
    }
    text += "|\n"
  }
}

extension ShownTable.Column {
  /// The heading; Markdown has none over several columns, so the group's stands before it.
  fileprivate var markdownHeading: String {
    guard let group, !group.isEmpty else { return heading.markdown }
    return heading.isEmpty ? group.markdown : "\(group.markdown): \(heading.markdown)"
  }
}

extension ShownTable.Row {
  /// The label and the cells; sums and headings in bold.
  fileprivate var markdownCells: [String] {
    let isBold = kind == .total || kind == .subtotal || kind == .heading
    func bold(_ text: String) -> String { isBold && !text.isEmpty ? "**\(text)**" : text }
    let space = String(repeating: "&emsp;", count: indent)
    return [space + bold(label.markdown)] + cells.map { bold($0.text.markdown) }
  }
}

extension String {
  /// The text with a `\` before every sign that Markdown would take for markup.
  fileprivate var markdown: String {
    var result = ""
    for character in self {
      if "\\`*_[]<>|~&".contains(character) { result += "\\" }
      result.append(character)
    }
    return result.trimmedOfSpaces
  }

  /// A line of a paragraph, which must not begin a list, a heading or a quotation.
  fileprivate var markdownLine: String {
    let text = markdown
    if let first = text.first, "#+-=".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    if !digits.isEmpty, rest.first == "." || rest.first == ")" { return digits + "\\" + rest }
    return text
  }

  private var trimmedOfSpaces: String { String(drop { $0 == " " }).withoutEndSpaces }
}
