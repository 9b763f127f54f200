/// The formulas read last that a later one may be the same as: two in braces, and two that are not.
///
/// Where the bytes are the same, it is not read anew; entries are also the same where they differ in
/// amounts alone. A grid of 10,000 accounts that are indexed alike is parsed in a third of the time.
struct RecentFormulas {
  /// Shorter ones are as quickly read.
  static let fewestTokens = 3

  struct Formula {
    /// Where its tokens are.
    let tokens: Range<Int>
    /// How deep in other things it stood: what is no deeper has room for it, too.
    let depth: Int
    let expression: Expression
    /// The tokens in whose place others may have other amounts, counted from the first.
    let amounts: [Int]
    /// The formula as what later ones repeat; none before one does.
    fileprivate(set) var repeated: RepeatedFormula?
  }

  enum Place {
    case newest
    case older
    case newestInBraces
    case olderInBraces
  }

  private var newest: Formula?
  private var older: Formula?
  private var newestInBraces: Formula?
  private var olderInBraces: Formula?

  subscript(place: Place) -> Formula? {
    switch place {
    case .newest: newest
    case .older: older
    case .newestInBraces: newestInBraces
    case .olderInBraces: olderInBraces
    }
  }

  /// The formula as what a later one repeats; it is the newest then.
  mutating func repeated(_ place: Place) -> RepeatedFormula? {
    switch place {
    case .newest: return newest?.madeRepeated()
    case .older:
      swap(&newest, &older)
      return newest?.madeRepeated()
    case .newestInBraces: return newestInBraces?.madeRepeated()
    case .olderInBraces:
      swap(&newestInBraces, &olderInBraces)
      return newestInBraces?.madeRepeated()
    }
  }

  mutating func add(_ formula: Formula, inBraces: Bool) {
    if inBraces {
      (newestInBraces, olderInBraces) = (formula, newestInBraces)
    } else {
      (newest, older) = (formula, newest)
    }
  }
}

extension Token {
  /// Whether no formula goes on here.
  fileprivate var endsFormula: Bool {
    switch kind {
    case .comma, .rightBrace, .bar, .end: true
    default: flags.contains(.startsLine)
    }
  }
}

extension RecentFormulas.Formula {
  fileprivate mutating func madeRepeated() -> RepeatedFormula {
    if let repeated { return repeated }
    let repeated = RepeatedFormula(expression)
    self.repeated = repeated
    return repeated
  }
}

extension Parser {
  /// An expression that is perhaps the same as one before it.
  mutating func formula() -> Expression {
    // Where something is wrong, every place is read anew and its mistakes told.
    if !diagnostics.isEmpty || isRecovering || isAtLineEnd { return expression() }
    if isBeforeEnd { return current.kind == .number ? literal() : expression() }
    let inBraces = current.kind == .leftBrace
    switch current.kind {
    case .leftBrace:
      if let again = repetition(of: .newestInBraces) ?? repetition(of: .olderInBraces) {
        return again
      }
    case .word, .leftParenthesis:
      if let again = repetition(of: .newest) ?? repetition(of: .older) { return again }
    default: return expression()
    }
    let start = index
    let expression = expression()
    // Before `otherwise` it is a later token that tells whether the formula goes on.
    if diagnostics.isEmpty, !isRecovering, !at(word: .otherwise), isOnOneLine(start..<index),
      index - start >= RecentFormulas.fewestTokens
    {
      recentFormulas.add(
        .init(
          tokens: start..<index, depth: depth, expression: expression,
          amounts: inBraces ? amounts(of: expression, from: start) : [], repeated: nil),
        inBraces: inBraces)
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

  /// The tokens that are the amounts of entries, counted from the first.
  private func amounts(of entries: Expression, from start: Int) -> [Int] {
    var token = start
    return entries.enteredAmounts.map { amount in
      while lexed.base + tokens[token].start < amount.span.start { token += 1 }
      return token - start
    }
  }

  /// The formula that comes next, if it is the same as a recent one.
  private mutating func repetition(of place: RecentFormulas.Place) -> Expression? {
    guard let recent = recentFormulas[place], depth <= recent.depth, isSame(as: recent) else {
      return nil
    }
    var amounts: [EnteredAmount] = []
    amounts.reserveCapacity(recent.amounts.count)
    for amount in recent.amounts {
      let token = token(amount)
      guard let number = number(token, .none) else { return nil }
      amounts.append(EnteredAmount(number: number, span: span(token)))
    }
    guard let formula = recentFormulas.repeated(place) else { return nil }
    let start = currentSpan
    goPast(recent.tokens.count)
    let span = span(from: start)
    return amounts.isEmpty
      ? Expression(formula, span) : Expression(RepeatedEntries(formula, amounts), span)
  }

  private func isOnOneLine(_ formula: Range<Int>) -> Bool {
    !formula.dropFirst().contains { tokens[$0].flags.contains(.afterLineBreak) }
  }

  /// Whether the bytes of a formula come next, perhaps with other amounts, and after them what it ends
  /// before: the tokens of the same bytes on a line are the same.
  private func isSame(as recent: RecentFormulas.Formula) -> Bool {
    let (old, new, count) = (recent.tokens.lowerBound, index, recent.tokens.count)
    guard new + count < tokens.count else { return false }
    let (end, before) = (tokens[new + count], tokens[old + count])
    let endsAlike =
      end.endsFormula
      ? before.endsFormula
      : end.kind == before.kind && end.name == before.name && end.flags == before.flags
    guard endsAlike else { return false }
    var (start, place) = (tokens[old].start, tokens[new].start)
    for amount in recent.amounts {
      let (there, here) = (tokens[old + amount], tokens[new + amount])
      guard here.kind == .number, hasSameBytes(start..<there.start, place..<here.start) else {
        return false
      }
      (start, place) = (there.end, here.end)
    }
    return hasSameBytes(
      start..<tokens[old + count - 1].end, place..<tokens[new + count - 1].end)
  }

  private func hasSameBytes(_ one: Range<UInt32>, _ other: Range<UInt32>) -> Bool {
    one.count == other.count
      && lexed.bytes.span.isSame(
        Int(one.lowerBound), Int(other.lowerBound), count: one.count)
  }
}
