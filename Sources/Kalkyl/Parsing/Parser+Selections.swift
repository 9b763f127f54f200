extension Parser {
  /// Selection ::= '[' Selectors ']'
  mutating func selection(of operand: Expression) -> Expression {
    let open = currentSpan
    advance()
    let selectors = selectors()
    if !isRecovering { expectClosing(.rightBracket, "[", "]", open) }
    let whole = operand.span.union(span(from: open))
    if isRecovering { return Expression(.missing, whole) }
    return Expression(.selection(operand, selectors), whole)
  }

  /// Selectors ::= Selector (',' Selector)*
  mutating func selectors() -> [Selector] {
    var selectors: [Selector] = []
    repeat {
      if let selector = selector() { selectors.append(selector) }
    } while !isRecovering && take(.comma)
    return selectors
  }

  /// Selector ::= Year ('..' Year)? | 'year' (('+' | '-') Whole)? | 'vintage' Vintages | Label | Text
  private mutating func selector() -> Selector? {
    let start = currentSpan
    if at(.number) { return yearSelector(start) }
    if take(word: .year) { return relativeYear(start) }
    if take(word: .vintage) { return vintage(start) }
    if at(.text) {
      let name = Name(lexed.contents(of: current), start)
      advance()
      return Selector(.label(LabelReference(name: name, isQuoted: true)), start)
    }
    if isAtName || at(word: .total) {
      guard let label = label() else { return nil }
      return Selector(.label(label), label.span)
    }
    reportSelector()
    return nil
  }

  private mutating func reportSelector() {
    fail(.notASelector(found, at: place))
  }

  private mutating func yearSelector(_ start: SourceSpan) -> Selector? {
    guard current.shape == .year, let first = wholeNumber(current) else {
      reportSelector()
      return nil
    }
    advance()
    guard takeRange() else { return Selector(.year(first), start) }
    guard let last = expectYear("the last year of the range") else { return nil }
    return Selector(.years(first, last), span(from: start))
  }

  /// `..`, or another sign between two years, which is reported.
  private mutating func takeRange() -> Bool {
    if take(.range) { return true }
    let isSign = at(.minus) || at(.dash) || at(.colon) || at(.divide)
    guard isSign, token(1).kind == .number, token(1).shape == .year else { return false }
    note(.rangeSign(at: currentSpan))
    advance()
    return true
  }

  private mutating func relativeYear(_ start: SourceSpan) -> Selector? {
    let isMinus = at(.minus)
    guard take(.minus) || take(.plus) else { return Selector(.relativeYear(0), start) }
    guard at(.number), current.shape != .decimal, let distance = wholeNumber(current) else {
      reportUnexpected("a whole number of years")
      return nil
    }
    advance()
    return Selector(.relativeYear(isMinus ? -distance : distance), span(from: start))
  }

  /// Vintages ::= Year ('..' Year?)? | '..' Year
  private mutating func vintage(_ start: SourceSpan) -> Selector? {
    if take(.range) {
      guard let last = expectYear("the last year of purchase") else { return nil }
      return Selector(.vintage(from: nil, to: last), span(from: start))
    }
    guard let first = expectYear("a year of purchase, as in `vintage 2026`") else { return nil }
    guard take(.range) else {
      return Selector(.vintage(from: first, to: first), span(from: start))
    }
    guard at(.number) else { return Selector(.vintage(from: first, to: nil), span(from: start)) }
    guard let last = expectYear("the last year of purchase") else { return nil }
    return Selector(.vintage(from: first, to: last), span(from: start))
  }

  /// Label ::= Name ('.' Name)? | 'total'
  mutating func label() -> LabelReference? {
    if at(word: .total) {
      defer { advance() }
      return LabelReference(name: name(current))
    }
    guard let first = expectName("a label") else { return nil }
    guard take(.dot) else { return LabelReference(name: first) }
    guard let second = expectName("a label of `\(first.text)`") else { return nil }
    return LabelReference(dimension: first, name: second)
  }
}
