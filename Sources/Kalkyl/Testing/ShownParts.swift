/// An expectation with the value of each part below its place; as a list where it takes several
/// lines.
///
/// ```
/// expect fund[2027] + interest[2027] == 1 071
///        │          │ │
///        │          │ 70
///        1 000      1 070
/// ```
struct ShownParts {
  private(set) var lines: [String] = []

  init(of expectation: Expression, _ parts: [FormulaParts.Part], in sources: SourceMap) {
    let text = sources.text(expectation.span)
    if text.contains(where: \.isNewline) {
      lines = ["expect \(text.onOneLine)"]
      lines += parts.map { "  \(sources.text($0.span).onOneLine) = \($0.value)" }
      return
    }
    let lead = "expect "
    lines = [lead + text.printable]
    var columns: [(column: Int, value: String)] = []
    for part in parts {
      let start = SourceSpan(expectation.span.start, max(part.anchor, expectation.span.start))
      let column = lead.displayWidth + sources.text(start).printable.displayWidth
      // A part that begins where another does is shown once: the widest, which comes last.
      columns.removeAll { $0.column == column }
      columns.append((column, part.value))
    }
    hang(columns.sorted { $0.column < $1.column })
  }

  /// Hangs the values below their columns: from the right, each on the first line where it fits.
  private mutating func hang(_ values: [(column: Int, value: String)]) {
    var pending = values
    if !pending.isEmpty { lines.append(line(bars: pending.map(\.column), nil)) }
    while let last = pending.popLast() {
      var placed = [last]
      while let next = pending.last, next.column + next.value.displayWidth + 1 < placed[0].column {
        placed.insert(next, at: 0)
        pending.removeLast()
      }
      lines.append(line(bars: pending.map(\.column), placed))
    }
  }

  private func line(bars: [Int], _ values: [(column: Int, value: String)]?) -> String {
    var text = ""
    func reach(_ column: Int) {
      text += String(repeating: " ", count: max(0, column - text.displayWidth))
    }
    for column in bars {
      reach(column)
      text += "│"
    }
    for (column, value) in values ?? [] {
      reach(column)
      text += value
    }
    return text
  }
}
