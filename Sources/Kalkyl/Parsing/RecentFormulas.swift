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
    let expression: Expression
    /// The formula as what later ones repeat; none before one does.
    var repeated: RepeatedFormula?
  }

  enum Age {
    case newest
    case older
  }

  private var newest: Formula?
  private var older: Formula?

  subscript(age: Age) -> Formula? { age == .newest ? newest : older }

  /// The formula as what a later one repeats.
  mutating func repeated(_ age: Age) -> RepeatedFormula? {
    guard let formula = self[age] else { return nil }
    if let known = formula.repeated { return known }
    let repeated = RepeatedFormula(formula.expression)
    if age == .newest { newest?.repeated = repeated } else { older?.repeated = repeated }
    return repeated
  }

  mutating func add(_ formula: Formula) {
    older = newest
    newest = formula
  }
}

extension Parser {
  /// An expression that is perhaps the same as one before it.
  mutating func formula() -> Expression {
    // Where something is wrong, every place is read anew and its mistakes told.
    if !diagnostics.isEmpty || isRecovering || isAtLineEnd { return expression() }
    if isBeforeEnd { return current.kind == .number ? literal() : expression() }
    guard current.kind == .word || current.kind == .leftParenthesis else { return expression() }
    if let again = repetition(of: .newest) ?? repetition(of: .older) { return again }
    let start = index
    let expression = expression()
    // Before `otherwise` it is a later token that tells whether the formula goes on.
    if diagnostics.isEmpty, !isRecovering, !at(word: .otherwise), isOnOneLine(start..<index),
      index - start >= RecentFormulas.fewestTokens
    {
      recentFormulas.add(
        .init(tokens: start..<index, depth: depth, expression: expression, repeated: nil))
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
  private mutating func repetition(of age: RecentFormulas.Age) -> Expression? {
    guard let recent = recentFormulas[age], depth <= recent.depth, isSame(as: recent),
      let formula = recentFormulas.repeated(age)
    else { return nil }
    let distance = current.start &- tokens[recent.tokens.lowerBound].start
    goPast(recent.tokens.count)
    return Expression(formula, formula.first.span.moved(by: distance))
  }

  private func isOnOneLine(_ formula: Range<Int>) -> Bool {
    !formula.dropFirst().contains { tokens[$0].flags.contains(.afterLineBreak) }
  }

  /// Whether the bytes of a formula come next, and after them the token that it ended before: the
  /// tokens of the same bytes on a line are the same.
  private func isSame(as recent: RecentFormulas.Formula) -> Bool {
    let (old, new, count) = (recent.tokens.lowerBound, index, recent.tokens.count)
    guard new + count < tokens.count else { return false }
    let (end, before) = (tokens[new + count], tokens[old + count])
    guard end.kind == before.kind, end.name == before.name, end.flags == before.flags else {
      return false
    }
    let start = Int(tokens[old].start)
    let length = Int(tokens[old + count - 1].end) - start
    let place = Int(tokens[new].start)
    return Int(tokens[new + count - 1].end) - place == length
      && lexed.bytes.span.isSame(start, place, count: length)
  }
}
