/// Draws explanations as trees: a line for each figure, with the place where it is written.
struct ExplanationTextRenderer {
  let words: ExplanationWords
  let figures: FigureText
  let pen: TerminalPen
  /// The columns that a tree may have; `nil` for as many as it needs.
  let width: Int?

  init(_ locale: ReportLocale, color: Bool = false, width: Int? = nil) {
    words = ExplanationWords(locale)
    figures = FigureText(locale)
    pen = TerminalPen(color: color)
    self.width = width
  }

  /// A line before its columns are aligned.
  private struct Line {
    var tree: String
    var figure: String?
    var place: String?
  }

  /// The most columns of what stands before the figures.
  private static let widest = 72

  func text(of node: ExplanationNode) -> String {
    var lines: [Line] = []
    add(node, first: "", rest: "", to: &lines)
    let treeWidth = lines.filter { $0.figure != nil }.map(\.tree.displayWidth).max() ?? 0
    let figureWidth = lines.compactMap(\.figure?.displayWidth).max() ?? 0
    return lines.map { line in
      guard let figure = line.figure else { return line.tree.withoutTrailingSpaces + "\n" }
      var text = line.tree.padded(to: treeWidth) + "  " + figure.indented(to: figureWidth)
      if let place = line.place { text += "  " + pen.draw(place, .faint) }
      return text + "\n"
    }.joined()
  }

  private func add(
    _ node: ExplanationNode, first: String, rest: String, to lines: inout [Line]
  ) {
    let label = first + node.label
    let isCut = label.displayWidth > Self.widest
    lines.append(
      Line(
        tree: isCut ? label.prefix(columns: Self.widest - 1) + "…" : label,
        figure: node.shown(figures), place: node.place.map { "\($0.name.printable):\($0.line)" }))
    let bar = node.children.isEmpty ? "    " : "│   "
    for remark in node.reason.map({ "// \($0.printable)" }) + remarks(of: node) {
      lines.append(Line(tree: rest + bar + remark))
    }
    for (index, child) in node.children.enumerated() {
      let isLast = index == node.children.count - 1
      add(
        child, first: rest + (isLast ? "└─ " : "├─ ") + child.mark(in: node.rule),
        rest: rest + (isLast ? "   " : "│  "), to: &lines)
    }
  }

  private func remarks(of node: ExplanationNode) -> [String] {
    var remarks = node.notes.isEmpty ? [] : ["(\(node.notes.joined(separator: "; ").printable))"]
    if node.rule == .cut { remarks.append("(\(words.more))") }
    return remarks
  }
}

extension ExplanationNode {
  /// The figure as it is shown: exact, rounded after `≈`, or as a fraction.
  func shown(_ figures: FigureText) -> String {
    if let word { return word.printable }
    if isFraction { return FigureText(figures.wording.locale, exact: true).text(of: figure) }
    let text = figures.text(of: figure)
    return isRounded ? "≈ \(text)" : text
  }

  /// What a part is in the whole, before its name.
  fileprivate func mark(in rule: Rule) -> String {
    switch (role, rule) {
    case (.subtracted, _): "− "
    case (.divisor, _): "/ "
    case (.aside, _): ": "
    case (.part, .sum): "+ "
    case (.part, .product): "× "
    case (.part, _): ""
    }
  }

  /// The name, the formula, or both.
  fileprivate var label: String {
    let formula = formula?.printable
    guard let name = name?.printable else { return formula ?? "" }
    return formula.map { "\(name) = \($0)" } ?? name
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
