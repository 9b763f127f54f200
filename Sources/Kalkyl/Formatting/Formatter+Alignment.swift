extension Formatter {
  /// Puts the `=` of dimensions that follow each other under each other.
  mutating func alignDimensions() {
    var group: [(equals: Int, start: Int)] = []
    var start = 0
    while start < end {
      let next = outline.end(ofStatement: start)
      let equals = outline.first(.equals, in: start..<next, tokens)
      if tokens[start].keyword == .dimension, let equals,
        !breaks[(start + 1)...equals].contains(true)
      {
        if breaksGroup(start) { alignEquals(&group) }
        group.append((equals, start))
      } else {
        alignEquals(&group)
      }
      start = next
    }
    alignEquals(&group)
  }

  /// A blank line or a comment stands before a token.
  private func breaksGroup(_ index: Int) -> Bool {
    gaps[index].endsWithBlankLine || !gaps[index].comments.isEmpty
  }

  private mutating func alignEquals(_ group: inout [(equals: Int, start: Int)]) {
    let widths = group.map { paddedWidth($0.start..<$0.equals) }
    let widest = widths.max() ?? 0
    for ((equals, _), width) in zip(group, widths) { padding[equals] = widest - width }
    group = []
  }

  /// Puts the `=` of properties, overrides and columns under each other, where each has a line.
  mutating func alignProperties() {
    forEachGroup { formatter, statement in
      let start = statement.lowerBound
      let isColumn = formatter.tokens[start].keyword == .column
      guard let opening = formatter.outline.enclosing[start],
        formatter.outline.braces[opening] == .list || isColumn
      else { return .ends }
      guard formatter.outline.first(.colon, in: statement, formatter.tokens) == nil else {
        return .ends
      }
      let equals = formatter.outline.first(.equals, in: statement, formatter.tokens)
      return equals.map { .member($0) } ?? .passes
    } align: { formatter, group in
      let widths = group.map { formatter.paddedWidth($0.statement.lowerBound..<$0.mark) }
      let widest = widths.max() ?? 0
      let fits = zip(group, widths).allSatisfy { member, width in
        let padded = formatter.paddedWidth(member.statement) + widest - width
        return member.indent + padded <= FormattedScript.lineLength
      }
      guard fits else { return }
      for (member, width) in zip(group, widths) {
        formatter.padding[member.mark] = widest - width
      }
    }
  }

  /// Puts the values of entries under each other, where each has a line; figures by their units.
  mutating func alignEntries() {
    forEachGroup { formatter, statement in
      let opening = formatter.outline.enclosing[statement.lowerBound]
      guard let opening, formatter.outline.braces[opening] == .list else { return .ends }
      let colon = formatter.outline.first(.colon, in: statement, formatter.tokens)
      return colon.map { .member($0 + 1) } ?? .ends
    } align: { formatter, group in
      let widths = group.map { formatter.paddedWidth($0.statement.lowerBound..<$0.mark) }
      let widest = widths.max() ?? 0
      let figures = group.map { formatter.figure(in: $0.mark..<$0.statement.upperBound) }
      let widestFigure = figures.compactMap { $0?.before }.max() ?? 0
      for ((member, width), figure) in zip(zip(group, widths), figures) {
        let inner = figure.map { widestFigure - $0.before } ?? 0
        formatter.padding[member.mark] = widest - width + inner
      }
    }
  }

  /// Writes `to  ` in a bridge as wide as `from`, `step` and `rest`.
  mutating func alignBridgeEnds() {
    for line in lines {
      let start = line.tokens.lowerBound
      guard tokens[start].keyword == .to, outline.startsStatement[start],
        tokens[outline.declaration[start]].keyword == .bridge, start + 1 < end
      else { continue }
      padding[start + 1] = 2
    }
  }

  // MARK: Groups of lines

  private struct Member {
    let statement: Range<Int>
    let indent: Int
    /// The token that is to stand under those of the other lines.
    let mark: Int
  }

  private enum Membership {
    case member(Int)
    /// Stands among members without being one.
    case passes
    case ends
  }

  /// Finds lines that follow each other, each one whole statement of the same braces.
  private mutating func forEachGroup(
    _ membership: (Formatter, Range<Int>) -> Membership,
    align: (inout Formatter, [Member]) -> Void
  ) {
    var group: [Member] = []
    for line in lines {
      let start = line.tokens.lowerBound
      let isInGroup =
        group.last.map { outline.enclosing[$0.statement.lowerBound] == outline.enclosing[start] }
        ?? true
      if gaps[start].endsWithBlankLine || !isInGroup {
        align(&self, group)
        group = []
      }
      let isWhole =
        outline.startsStatement[start] && outline.end(ofStatement: start) == line.tokens.upperBound
      switch isWhole ? membership(self, line.tokens) : .ends {
      case .member(let mark):
        group.append(Member(statement: line.tokens, indent: line.indent, mark: mark))
      case .passes: break
      case .ends:
        align(&self, group)
        group = []
      }
    }
    align(&self, group)
  }
}
