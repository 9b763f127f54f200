/// Writes a document as text for a terminal or a pipe.
struct TextRenderer: Sendable {
  /// The columns that paragraphs and charts take where the terminal does not say.
  static let usualWidth = 80

  private let options: RenderingOptions
  private let figures: FigureText
  private let pen: TerminalPen

  init(_ options: RenderingOptions) {
    self.options = options
    figures = FigureText(options.locale, exact: options.exact)
    pen = TerminalPen(color: options.color)
  }

  func render(_ document: Document) -> String {
    var text = ""
    for (index, block) in document.blocks.enumerated() {
      if index > 0 { text += "\n" }
      for line in lines(of: block) {
        text += line.withoutEndSpaces
        text += "\n"
      }
    }
    return text
  }

  private func lines(of block: Document.Block) -> [String] {
    switch block {
    case .heading(let heading, let level): return lines(ofHeading: heading.printable, level)
    case .paragraph(let paragraph):
      return paragraph.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .flatMap { line in
          let wrapped = line.printable.wrapped(to: max(20, options.width ?? Self.usualWidth))
          return wrapped.isEmpty ? [""] : wrapped
        }
    case .table(let table): return lines(of: ShownTable(table, figures))
    case .chart(let chart):
      return TextChart(
        chart, figures: figures, pen: pen, width: options.width ?? Self.usualWidth
      ).lines
    }
  }

  private func lines(ofHeading heading: String, _ level: Int) -> [String] {
    guard level <= 1 else { return [pen.draw(heading, .bold)] }
    return [
      pen.draw(heading, .bold), String(repeating: "=", count: heading.displayWidth),
    ]
  }

  private func lines(of table: ShownTable) -> [String] {
    var lines: [String] = []
    if let caption = table.caption { lines.append(pen.draw(caption, .bold)) }
    let pieces = TextTable(table, pen: pen).pieces(within: options.width)
    for (index, piece) in pieces.enumerated() {
      if index > 0 { lines.append("") }
      lines += piece
    }
    return lines
  }
}
