extension Formatter {
  /// Columns of one step in.
  static let step = 4

  /// How far in a line begins: a step further than the line of the bracket around it, and another
  /// one where it goes on with a statement.
  func indent(of start: Int) -> Int {
    if tokens[start].kind.closesBracket { return openingIndents[outline.partner[start]] }
    guard let opening = outline.enclosing[start] else {
      if outline.startsStatement[start] { return 0 }
      return labelColumn(before: start) ?? Self.step
    }
    let inner = openingIndents[opening] + Self.step
    let isContinued = outline.braces[opening] != nil && !outline.startsStatement[start]
    return isContinued ? inner + Self.step : inner
  }

  /// The column of a dimension's first label, under which the other lines of labels begin.
  private func labelColumn(before index: Int) -> Int? {
    let start = outline.declaration[index]
    guard tokens[start].keyword == .dimension,
      let equals = outline.first(.equals, in: start..<index, tokens), equals + 1 < index,
      !breaks[(start + 1)...(equals + 1)].contains(true)
    else { return nil }
    return places[equals + 1] - places[start]
  }
}
