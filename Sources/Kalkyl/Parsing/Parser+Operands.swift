extension Parser {
  /// Postfix ::= Primary (Selection | '.' Name)*
  mutating func postfix() -> Expression {
    let operand = primary()
    switch current.kind {
    case .leftBracket, .dot, .percent: return selected(operand)
    case .word where current.keyword.unit != nil: return selected(operand)
    default: return operand
    }
  }

  /// What is selected of an operand, and what may not stand after it.
  private mutating func selected(_ operand: Expression) -> Expression {
    var operand = operand
    let outer = depth
    defer { depth = outer }
    while !isRecovering {
      if at(.leftBracket) {
        guard enter() else { break }
        operand = selection(of: operand)
      } else if at(.dot) {
        guard enter() else { break }
        advance()
        guard let field = expectName("the name of a property or result") else { break }
        operand = Expression(.field(operand, field), operand.span.union(field.span))
      } else {
        break
      }
    }
    let before = diagnostics.count
    if !isRecovering { reportUnitOrPercent() }
    return diagnostics.count == before ? operand : Expression(.missing, operand.span)
  }

  /// `x tkr` and `x %`.
  private mutating func reportUnitOrPercent() {
    if at(.percent) {
      let next = token(1)
      let isLast =
        depth == 0
        && (next.kind == .end || next.flags.contains(.startsLine) || next.kind == .rightBrace)
      fail(.percentAfterFormula(at: currentSpan, isLast: isLast))
      isRecovering = false
      advance()
    } else if at(.word), let unit = current.keyword.unit {
      fail(.unitAfterFormula(unit.rawValue, at: currentSpan))
      isRecovering = false
      advance()
    }
  }

  private mutating func primary() -> Expression {
    guard !isAtLineEnd else {
      reportUnexpected("a value")
      return missing()
    }
    switch current.kind {
    case .number, .date: return literal()
    case .word: return word()
    case .leftParenthesis: return parenthesised()
    case .leftBrace: return braces()
    case .text:
      fail(.textAsValue(at: currentSpan))
      return missing()
    case .dash:
      if token(1).kind == .number {
        note(.dashForMinus(at: currentSpan))
        advance()
        return Expression(.negated(literal()), span(from: place))
      }
      fail(.dashForMinus(at: currentSpan))
      return missing()
    default:
      reportUnexpected("a value")
      return missing()
    }
  }

  private mutating func word() -> Expression {
    let token = current
    let place = currentSpan
    switch token.keyword {
    case .true, .false:
      advance()
      return Expression(.truth(token.keyword == .true), place)
    case .year:
      advance()
      return Expression(.year, place)
    case .previous:
      advance()
      return Expression(.previous, place)
    case .month where isNext(.number):
      return month()
    case .if, .not:
      fail(.misplacedFormula(token.keyword.rawValue, at: place))
      return missing()
    default: return nameOrCall(token)
    }
  }

  private mutating func nameOrCall(_ token: Token) -> Expression {
    if misnamed.contains(token.keyword) {
      isRecovering = true
      return missing()
    }
    if token.keyword.isReserved {
      reportUnexpected("a value", note: "`\(written(token))` is a word of the language")
      return missing()
    }
    let name = name(token)
    advance()
    if at(.leftParenthesis) { return call(name, token.keyword.builtInFunction) }
    return Expression(.name(name.text), name.span)
  }

  /// `'month' Count`
  private mutating func month() -> Expression {
    let start = currentSpan
    advance()
    guard at(.number), current.shape == .count else {
      reportUnexpected("the number of a month, from 1 to 12")
      return missing()
    }
    let number = wholeNumber(current) ?? 0
    advance()
    return Expression(.month(number), span(from: start))
  }

  /// '(' Expression ('in' Name)? ')'
  private mutating func parenthesised() -> Expression {
    let open = currentSpan
    guard enter() else { return missing() }
    defer { leave() }
    advance()
    let inner = expression()
    var scenario: Name?
    if !isRecovering, take(word: .in) { scenario = expectName("a scenario") }
    if !isRecovering { expectClosing(.rightParenthesis, "(", ")", open) }
    if isRecovering { return Expression(.missing, span(from: open)) }
    let whole = span(from: open)
    if let scenario { return Expression(.inScenario(inner, scenario), whole) }
    return Expression(inner.kind, whole)
  }

  /// Call ::= Name '(' (Expression (',' Expression)*)? ('over' …)? ('by' Expression)? ('to' Step)? ')'
  private mutating func call(_ name: Name, _ builtIn: BuiltInFunction?) -> Expression {
    let open = currentSpan
    guard enter() else { return missing() }
    defer { leave() }
    advance()
    var arguments: [Expression] = []
    var over: [DimensionReference] = []
    var by: Expression?
    var to: Expression?
    if !at(.rightParenthesis) {
      repeat { arguments.append(expression()) } while !isRecovering && take(.comma)
      if !isRecovering, take(word: .over) { over = dimensionReferences() }
      if !isRecovering, take(word: .by) { by = expression() }
      if !isRecovering, take(word: .to) { to = step() }
    }
    if !isRecovering { expectClosing(.rightParenthesis, "(", ")", open) }
    let whole = name.span.union(span(from: open))
    if isRecovering { return Expression(.missing, whole) }
    return Expression(
      .call(Call(name: name, builtIn, arguments: arguments, over: over, by: by, to: to)), whole)
  }

  /// Step ::= Unit | Literal
  private mutating func step() -> Expression {
    if at(.number) { return literal() }
    guard at(.word), let unit = current.keyword.unit else {
      reportUnexpected("a step such as `tkr`, `100 kr` or `0.1%`")
      return missing()
    }
    defer { advance() }
    let one = NumberLiteral(value: Rational(1), decimals: 0, suffix: .unit(unit), canBeYear: false)
    return Expression(.number(one), currentSpan)
  }

  /// Dimension (',' Dimension)*
  mutating func dimensionReferences() -> [DimensionReference] {
    var references: [DimensionReference] = []
    repeat {
      if let reference = dimensionReference() { references.append(reference) }
    } while !isRecovering && take(.comma)
    return references
  }

  /// Dimension ::= Name ('.' Name)? | 'year'
  mutating func dimensionReference() -> DimensionReference? {
    if at(word: .year) {
      defer { advance() }
      return DimensionReference(table: nil, name: name(current))
    }
    guard let name = expectName("a dimension") else { return nil }
    guard take(.dot) else { return DimensionReference(table: nil, name: name) }
    guard let part = expectName("`row` or `column`") else { return nil }
    return DimensionReference(table: name, name: part)
  }
}
