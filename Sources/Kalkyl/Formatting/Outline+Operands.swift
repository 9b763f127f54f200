extension Outline {
  /// `true` iff four digits stand where only a figure can, and neither a year nor a column's name.
  func isOperand(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    let next = tokens[index + 1].kind
    if next == .range || next == .colon { return false }
    let parent = enclosing[index].map { tokens[$0].kind }
    guard parent != .leftBracket else { return false }
    let previous = tokens[index - 1]
    switch previous.kind {
    case .colon, .leftParenthesis: return true
    case .plus, .minus, .times, .divide, .power, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual:
      return true
    case .equals: return tokens[statement(of: index)].keyword != .group
    case .comma: return parent == .leftParenthesis
    case .bar: return isFigureCell(index, tokens)
    case .word:
      switch previous.keyword {
      case .if, .then, .else, .and, .or, .not, .otherwise, .by, .to, .within:
        return true
      default: return false
      }
    default: return false
    }
  }

  /// Where the statement begins that a token stands directly in.
  private func statement(of index: Int) -> Int {
    var start = index
    while start > 0, !startsStatement[start] {
      start -= 1
      if partner[start] < start { start = partner[start] }
    }
    return start
  }

  /// `true` iff the cell that begins at a token is below a heading that is neither `year` nor a
  /// table's columns, and not the first of its row.
  private func isFigureCell(_ index: Int, _ tokens: [Token]) -> Bool {
    let bar = index - 1
    guard let opening = enclosing[bar], let headings = headings[opening], columns[bar] > 0,
      columns[bar] < headings.count
    else { return false }
    let heading = headings[columns[bar]]
    return heading != index && tokens[heading].keyword != .year && tokens[heading + 1].kind != .dot
  }
}
