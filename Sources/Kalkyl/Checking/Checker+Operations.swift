// Types what stands between operands.
extension Checker {
  mutating func operation(
    _ formula: Expression.Kind, at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    switch formula {
    case .chain(let first, let links): return chain(first, links, at: span, scope)
    case .negated(let value): return negated(check(value, scope), at: span)
    case .not(let value):
      let truth = coerced(check(value, scope), to: .truth, at: value.span)
      return TypedExpression(.not(truth), truth.type, span, weight: truth.weight + 1)
    case .power(let base, let exponent): return power(base, exponent, at: span, scope)
    case .comparison(let operation, let left, let right):
      return comparison(operation, left, right, at: span, scope)
    case .roundsTo(let value, let literal): return roundsTo(value, literal, at: span, scope)
    case .isWithin(let value, let tolerance, let of):
      return isWithin(value, tolerance, of, at: span, scope)
    case .isMissing(let value):
      let value = check(value, scope)
      let type = ValueType(kind: .truth, shape: value.type.shape)
      return TypedExpression(.isMissing(value), type, span, weight: value.weight + 1)
    case .conditional(let condition, let then, let otherwise):
      return conditional(condition, then, otherwise, at: span, scope)
    default: return .unknown(span)
    }
  }

  private mutating func negated(
    _ value: TypedExpression, at span: SourceSpan
  ) -> TypedExpression {
    switch value.type.kind {
    case .number, .amount, .duration, .unknown: break
    default: return refused(.cannotNegate(value), span)
    }
    if case .constant(let number) = value.kind {
      return TypedExpression(
        .constant(-number), value.type, span, isBare: value.isBare, isLiteral: true)
    }
    return TypedExpression(
      .negated(value), value.type, span, isBare: value.isBare, isLiteral: value.isLiteral,
      weight: value.weight + 1)
  }

  private mutating func chain(
    _ first: Expression, _ links: [Expression.Link], at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    switch links[0].operation.level {
    case .sum: return sum(first, links, at: span, scope)
    case .product: return product(first, links, at: span, scope)
    case .otherwise:
      let values = [first] + links.map(\.operand)
      return alternatives(values.map { check($0, scope) }, at: span, joinedBy: "otherwise") {
        .firstKnown($0)
      }
    case .and, .or:
      let isAnd = links[0].operation.level == .and
      let values = ([first] + links.map(\.operand)).map {
        coerced(check($0, scope), to: .truth, at: $0.span)
      }
      let shape = union(of: values, at: span)
      return TypedExpression(
        isAnd ? .all(values) : .any(values), ValueType(kind: .truth, shape: shape), span,
        weight: weight(of: values))
    case .comparison, .power: return .unknown(span)
    }
  }

  /// The operands of a chain, each typed.
  mutating func operands(
    _ first: Expression, _ links: [Expression.Link], _ scope: Scope
  ) -> [TypedExpression] {
    var values: [TypedExpression] = []
    values.reserveCapacity(links.count + 1)
    values.append(check(first, scope))
    for index in links.indices { values.append(check(links[index].operand, scope)) }
    return values
  }

  private mutating func power(
    _ base: Expression, _ exponent: Expression, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    let base = coerced(check(base, scope), to: .number, at: base.span)
    let typed = check(exponent, scope)
    let exponent = coerced(typed, to: .number, at: exponent.span)
    if case .constant(let value) = exponent.kind, !value.isWhole {
      findings.add(.exponentNotWhole(at: exponent.span))
    }
    let shape = union(of: [base, exponent], at: span)
    return TypedExpression(
      .power(base, exponent), ValueType(kind: .number, shape: shape), span,
      isLiteral: base.isLiteral && exponent.isLiteral, weight: weight(of: [base, exponent]))
  }
}
