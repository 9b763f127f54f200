extension Parser {
  /// Report ::= 'report' Heading '{' (ReportItem (NL ReportItem)*)? '}'
  mutating func report(_ documentation: [String], _ start: SourceSpan) -> Declaration? {
    guard let heading = heading(documentation) else { return nil }
    var items: [ReportDeclaration.Item] = []
    block(commas: false, "`{` and what to show") { parser in
      if let item = parser.reportItem() { items.append(item) }
    }
    return .report(
      ReportDeclaration(heading: heading, items: items, span: span(from: start)))
  }

  private mutating func reportItem() -> ReportDeclaration.Item? {
    let words: [Keyword] = [.show, .rows, .columns, .total, .change, .compare, .chart, .text]
    let start = currentSpan
    var keyword = at(.word) ? current.keyword : .none
    if words.contains(keyword) {
      advance()
    } else if let nearest = reportStatement(in: "a report", words) {
      keyword = nearest
    }
    guard !isRecovering else { return nil }
    switch keyword {
    case .show: return show()
    case .rows: return dimensionReference().map { .rows($0) }
    case .columns: return dimensionReference().map { .columns($0) }
    case .total: return total(start)
    case .change: return .change(start)
    case .compare: return .compare(names("a scenario"))
    case .chart: return chart(start)
    case .text: return expectText("a text in quotes").map { .text($0) }
    default: return nil
    }
  }

  /// 'show' Shown (',' Shown)* ('for' Selectors)?
  private mutating func show() -> ReportDeclaration.Item {
    var shown: [ReportDeclaration.ShownValue] = []
    repeat {
      let value = expression()
      let text = isRecovering ? nil : takeText()
      shown.append(.init(value: value, text: text, format: figureFormat()))
    } while !isRecovering && take(.comma)
    let selectors = !isRecovering && take(word: .for) ? selectors() : []
    return .show(shown, for: selectors)
  }

  /// 'total' 'over' Dimension (',' Dimension)* Text?
  private mutating func total(_ start: SourceSpan) -> ReportDeclaration.Item? {
    guard expect(word: .over) else { return nil }
    let dimensions = dimensionReferences()
    guard !isRecovering else { return nil }
    let text = takeText()
    return .total(over: dimensions, text, span(from: start))
  }

  /// Reports that one of a few words is expected, and offers the nearest.
  mutating func reportWord(_ words: [String]) {
    let near = at(.word) ? nearest(to: text(current), among: words) : nil
    let quoted = words.map { "`\($0)`" }
    let list = quoted.dropLast().joined(separator: ", ") + " or \(quoted[quoted.count - 1])"
    fail(
      .unexpected(
        found, at: place, expected: list,
        fixIts: near.map { [.init("write `\($0)`", replacing: currentSpan, with: $0)] } ?? []))
  }

  /// 'chart' ('lines' | 'bars' | 'stacked')
  private mutating func chart(_ start: SourceSpan) -> ReportDeclaration.Item? {
    let chart: ReportDeclaration.Chart
    switch at(.word) ? current.keyword : .none {
    case .lines: chart = .lines
    case .bars: chart = .bars
    case .stacked: chart = .stacked
    default:
      reportWord(["lines", "bars", "stacked"])
      return nil
    }
    advance()
    return .chart(chart, span(from: start))
  }
}
