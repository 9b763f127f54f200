/// Where a space stands between two tokens of a line.
struct Spacing {
  private let tokens: [Token]
  private let outline: Outline
  /// Signs before an operand; other minuses are between two.
  private(set) var isSign: [Bool] = []

  init(_ tokens: [Token], _ outline: Outline) {
    self.tokens = tokens
    self.outline = outline
    isSign = tokens.indices.map { index in
      tokens[index].kind == .minus && (index == 0 || !endsOperand(index - 1))
    }
  }

  /// `true` iff what stands here can be the end of an operand, so that a minus after it subtracts.
  private func endsOperand(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .number, .date, .text, .percent, .rightParenthesis, .rightBracket, .rightBrace: true
    case .word: !isOperator(index)
    default: false
    }
  }

  /// `true` for a word that an operand stands after: `to`, `expect`.
  private func isOperator(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.keyword {
    case .year, .previous, .true, .false, .total: return false
    case .within: return index > 0 && tokens[index - 1].keyword == .is
    case .of: return index > 0 && endsOperand(index - 1)
    case .line where index > 0 && tokens[index - 1].kind == .bar:
      return outline.startsStatement[index - 1]
    default:
      return token.keyword.isReserved
        || outline.startsStatement[index] && token.keyword.beginsStatement
    }
  }

  /// `true` iff a space stands before a token that does not begin a line.
  func isSpaced(_ index: Int) -> Bool {
    let previous = tokens[index - 1]
    switch previous.kind {
    case .leftParenthesis, .leftBracket, .dot, .range: return false
    case .minus where isSign[index - 1]: return false
    default: break
    }
    switch tokens[index].kind {
    case .end, .comma, .colon, .dot, .rightParenthesis, .rightBracket, .leftBracket: return false
    case .range: return previous.kind == .word
    case .leftParenthesis: return previous.kind != .word || isOperator(index - 1)
    case .percent: return previous.kind != .number || !isSuffix(index) || fillsCell(index)
    default: return true
    }
  }

  /// `true` iff a `%` or a unit after a number belongs to it.
  func isSuffix(_ index: Int) -> Bool {
    let token = tokens[index]
    guard index > 0, tokens[index - 1].kind == .number, !token.flags.contains(.startsLine) else {
      return false
    }
    switch token.kind {
    // `column 2026 %`: a column of shares.
    case .percent:
      return index < 2
        || !(tokens[index - 2].keyword == .column && outline.startsStatement[index - 2])
    case .word: return token.keyword.unit != nil || token.keyword.timeUnit != nil
    default: return false
    }
  }

  /// `true` iff nothing but a figure that ends here stands in a cell, and perhaps why it is known.
  private func fillsCell(_ index: Int) -> Bool {
    guard outline.isInRow[index] else { return false }
    var first = index - 1
    if first > 0, isSign[first - 1] { first -= 1 }
    let next = tokens[index + 1]
    return tokens[first - 1].kind == .bar && (next.kind == .bar || next.keyword == .known)
  }
}
