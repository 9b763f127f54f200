extension Parser {
  /// What stands in place of what could not be read.
  func missing() -> Expression { Expression(.missing, place) }

  /// Expression ::= Choice ('otherwise' Choice)*
  mutating func expression() -> Expression {
    let first = choice()
    guard !isRecovering, isAtOtherwiseOperator else { return afterExpression(first) }
    var links: [Expression.Link] = []
    while !isRecovering, isAtOtherwiseOperator {
      let operation = currentSpan
      advance()
      links.append(.init(.otherwise, operation, choice()))
    }
    return afterExpression(Expression(.chain(first, links), span(from: first.span)))
  }

  /// `otherwise` before `:` or `=` is a key.
  private var isAtOtherwiseOperator: Bool {
    at(word: .otherwise) && token(1).kind != .colon && token(1).kind != .equals
  }

  /// A lone `=` after a formula was meant to compare.
  private mutating func afterExpression(_ formula: Expression) -> Expression {
    guard !isRecovering, at(.equals) else { return formula }
    note(.equalsForEquality(at: currentSpan))
    advance()
    let right = choice()
    return Expression(.comparison(.equal, formula, right), formula.span.union(right.span))
  }

  /// Choice ::= 'if' Expression 'then' Choice 'else' Choice | Or
  private mutating func choice() -> Expression {
    guard at(word: .if) else { return operation(above: .or) }
    let start = currentSpan
    guard enter() else { return missing() }
    defer { leave() }
    advance()
    let condition = expression()
    guard !isRecovering, expect(word: .then) else { return Expression(.missing, span(from: start)) }
    let then = choice()
    guard !isRecovering else { return Expression(.missing, span(from: start)) }
    guard take(word: .else) else {
      fail(.missingElse(at: place, condition: condition.span))
      return Expression(.missing, span(from: start))
    }
    let otherwise = choice()
    return Expression(
      .conditional(condition: condition, then: then, otherwise: otherwise), span(from: start))
  }

  /// Or, And, Not, Compare, Sum and Product: operands joined by operators of a level or tighter.
  mutating func operation(above minimum: BinaryOperator.Level) -> Expression {
    var left = minimum <= .comparison && at(word: .not) ? negation() : operand()
    while !isRecovering, !isAtLineEnd {
      if minimum <= .comparison, at(word: .is) || at(word: .rounds) {
        left = statement(about: left)
        reportChainedComparison()
        continue
      }
      guard let level = current.binaryOperator?.level, level >= minimum else { break }
      switch level {
      case .otherwise, .power: return left
      case .comparison: left = comparison(left)
      case .or, .and, .sum, .product: left = chain(left, level)
      }
    }
    return left
  }

  /// Not ::= 'not' Not
  private mutating func negation() -> Expression {
    let start = currentSpan
    guard enter() else { return missing() }
    defer { leave() }
    advance()
    let operand = operation(above: .comparison)
    return Expression(.not(operand), start.union(operand.span))
  }

  /// Operands of one level, from left to right.
  private mutating func chain(_ first: Expression, _ level: BinaryOperator.Level) -> Expression {
    let above = BinaryOperator.Level(rawValue: level.rawValue + 1) ?? .power
    var links: [Expression.Link] = []
    while !isRecovering, !isAtLineEnd, let next = current.binaryOperator, next.level == level {
      let operationSpan = currentSpan
      advance()
      links.append(.init(next, operationSpan, operation(above: above)))
    }
    return Expression(.chain(first, links), span(from: first.span))
  }

  /// Compare ::= Sum (CompareOperator Sum)?
  private mutating func comparison(_ left: Expression) -> Expression {
    guard let comparing = current.binaryOperator else { return left }
    advance()
    let right = operation(above: .sum)
    let whole = left.span.union(right.span)
    reportChainedComparison(after: right)
    return Expression(.comparison(comparing, left, right), whole)
  }

  /// Reports a comparison whose left side is one, and goes past it.
  private mutating func reportChainedComparison(after right: Expression? = nil) {
    var isReported = false
    while !isRecovering, !isAtLineEnd {
      let isComparison = current.binaryOperator?.level == .comparison
      guard isComparison || at(word: .is) || at(word: .rounds) else { return }
      if !isReported {
        let middle = right.map { lexed.text($0.span) }
        note(.chainedComparison(at: currentSpan, middle: middle ?? "…"))
        isReported = true
      }
      if isComparison {
        advance()
        _ = operation(above: .sum)
      } else {
        _ = statement(about: missing())
      }
    }
  }

  /// `rounds to 541 tkr`, `is within 1 tkr of y`, `is missing`.
  private mutating func statement(about left: Expression) -> Expression {
    if take(word: .rounds) {
      guard expect(word: .to) else { return missing() }
      let figure = signedLiteral(note: "its last digit says how the value is rounded")
      return Expression(.roundsTo(left, figure), span(from: left.span))
    }
    advance()
    if take(word: .missing) { return Expression(.isMissing(left), span(from: left.span)) }
    guard take(word: .within) else {
      reportUnexpected("`missing`, or `within … of …`")
      return missing()
    }
    let tolerance = operation(above: .sum)
    guard !isRecovering, expect(word: .of) else { return missing() }
    let right = operation(above: .sum)
    return Expression(.isWithin(left, tolerance: tolerance, of: right), span(from: left.span))
  }

  /// SignedLiteral ::= '-'? Literal
  mutating func signedLiteral(note: String? = nil) -> Expression {
    let start = currentSpan
    let isNegative = take(.minus)
    guard at(.number) || at(.date) else {
      reportUnexpected("a number", note: note)
      return missing()
    }
    let figure = literal()
    return isNegative ? Expression(.negated(figure), start.union(figure.span)) : figure
  }

  /// Unary ::= '-' Unary | Power
  private mutating func operand() -> Expression {
    guard at(.minus) else { return power() }
    let start = currentSpan
    guard enter() else { return missing() }
    defer { leave() }
    advance()
    let operand = operand()
    return Expression(.negated(operand), start.union(operand.span))
  }

  /// Power ::= Postfix ('^' '-'? Postfix)?
  private mutating func power() -> Expression {
    let base = postfix()
    guard !isRecovering, at(.power) else { return base }
    advance()
    let exponent = exponent()
    if !isRecovering, at(.power) { fail(.chainedPower(at: currentSpan)) }
    return Expression(.power(base, exponent), base.span.union(exponent.span))
  }

  private mutating func exponent() -> Expression {
    let start = currentSpan
    guard take(.minus) else { return postfix() }
    let operand = postfix()
    return Expression(.negated(operand), start.union(operand.span))
  }
}
