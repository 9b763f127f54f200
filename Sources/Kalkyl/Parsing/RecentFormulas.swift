/// The two formulas read last that a later one may be the same as.
///
/// Where the bytes and the tokens are the same, it is not read anew: a grid of 10,000 accounts that are
/// indexed alike is parsed in half the time.
struct RecentFormulas {
  /// Shorter ones are as quickly read.
  static let fewestTokens = 3

  struct Formula {
    /// Where its tokens are.
    let tokens: Range<Int>
    /// How deep in other things it stood: what is no deeper has room for it, too.
    let depth: Int
    let formula: RepeatedFormula
  }

  private(set) var newest: Formula?
  private(set) var older: Formula?

  mutating func add(_ formula: Formula) {
    older = newest
    newest = formula
  }
}

extension Parser {
  /// An expression that is perhaps the same as one before it.
  mutating func formula() -> Expression {
    if isRecovering || isAtLineEnd { return expression() }
    if isBeforeEnd { return current.kind == .number ? literal() : expression() }
    guard current.kind == .word || current.kind == .leftParenthesis else { return expression() }
    if let again = repetition(of: recentFormulas.newest) ?? repetition(of: recentFormulas.older) {
      return again
    }
    let start = index
    let before = diagnostics.count
    let expression = expression()
    // Before `otherwise` it is a later token that tells whether the formula goes on.
    let isWhole = diagnostics.count == before && !isRecovering && !at(word: .otherwise)
    if isWhole, index - start >= RecentFormulas.fewestTokens {
      let formula = RepeatedFormula(expression)
      recentFormulas.add(.init(tokens: start..<index, depth: depth, formula: formula))
    }
    return expression
  }

  /// Whether what comes next is all that there is in the cell or entry.
  private var isBeforeEnd: Bool {
    switch token(1).kind {
    case .bar, .comma, .rightBrace: true
    default: false
    }
  }

  /// The formula that comes next, if it is the same as a recent one.
  private mutating func repetition(of recent: RecentFormulas.Formula?) -> Expression? {
    guard let recent, depth <= recent.depth, isSame(as: recent) else { return nil }
    let distance = current.start &- tokens[recent.tokens.lowerBound].start
    goPast(recent.tokens.count)
    return Expression(recent.formula, recent.formula.first.span.moved(by: distance))
  }

  /// Whether the tokens of a formula come next, and after them the one that it ended before.
  private func isSame(as recent: RecentFormulas.Formula) -> Bool {
    let (old, new) = (recent.tokens.lowerBound, index)
    let count = recent.tokens.count
    guard new + count < tokens.count else { return false }
    // The last token is compared first: where a later formula differs, its end most often stands elsewhere.
    for offset in stride(from: count, through: 0, by: -1) {
      let (a, b) = (tokens[old + offset], tokens[new + offset])
      guard a.kind == b.kind, a.name == b.name, a.flags == b.flags else { return false }
      guard offset < count else { continue }
      guard b.start &- a.start == tokens[new].start &- tokens[old].start,
        b.end &- b.start == a.end &- a.start
      else { return false }
    }
    let (first, last) = (tokens[old], tokens[old + count - 1])
    let length = Int(last.end - first.start)
    return lexed.bytes.span.countOfSame(
      Int(first.start), Int(tokens[new].start), most: length) >= length
  }
}
