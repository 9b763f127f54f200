// Types what is true or false of two values.
extension Checker {
  mutating func comparison(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, at span: SourceSpan,
    _ scope: Scope
  ) -> TypedExpression {
    if let label = comparedLabel(left, right) ?? comparedLabel(right, left) {
      return refused(label, span)
    }
    var values = [check(left, scope), check(right, scope)]
    align(&values)
    let kinds = values.map(\.type.kind)
    let isEquality = operation == .equal || operation == .notEqual
    guard kinds[0] == kinds[1] || kinds.contains(.unknown),
      kinds.allSatisfy({ $0.isOrdered || (isEquality && $0 == .truth) })
    else {
      return refused(.cannotCompare(values[0], values[1], origins(of: values)), span)
    }
    let shape = union(of: values, at: span)
    return TypedExpression(
      .comparison(operation, values[0], values[1]), ValueType(kind: .truth, shape: shape), span,
      weight: weight(of: values))
  }

  /// What is said of `member == Laxå`, which asks for a label as a value.
  private func comparedLabel(_ dimension: Expression, _ label: Expression) -> Diagnostic? {
    guard case .name(let name) = dimension.kind,
      case .dimension(let id)? = catalogue.entities[name],
      case .name(let text) = label.kind,
      catalogue.dimension(id).position(of: text) != nil
    else { return nil }
    return .labelAsValue(Name(text, label.span), of: catalogue.dimension(id))
  }

  mutating func roundsTo(
    _ value: Expression, _ written: Expression, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    var values = [check(value, scope), check(written, scope)]
    align(&values)
    guard case .constant(let target) = values[1].kind,
      let digit = lastDigit(of: written, as: values[1].type.kind)
    else {
      return values[1].type.kind == .unknown
        ? .unknown(span) : refused(.roundsToWhat(at: written.span), span)
    }
    guard values[0].type.kind == values[1].type.kind || values[0].type.kind == .unknown else {
      return refused(.cannotCompare(values[0], values[1], origins(of: values)), span)
    }
    return TypedExpression(
      .roundsTo(values[0], target, step: digit),
      ValueType(kind: .truth, shape: values[0].type.shape), span, weight: values[0].weight + 1)
  }

  /// What one of a literal's last digit is worth, in kronor or as a number.
  func lastDigit(of literal: Expression, as kind: ValueKind) -> Rational? {
    switch literal.kind {
    case .negated(let inner): return lastDigit(of: inner, as: kind)
    case .number(let number):
      let digit = Rational(1, over: 10).raised(to: number.decimals, maximumDigits: limits.digits)
      guard let digit else { return nil }
      switch number.suffix {
      case .none:
        return kind == .amount ? digit * (unitOfLiterals ?? catalogue.unit).inKronor : digit
      case .percent: return digit * Rational(1, over: 100)
      case .unit(let unit): return digit * unit.inKronor
      case .time: return nil
      }
    default: return nil
    }
  }

  mutating func isWithin(
    _ value: Expression, _ tolerance: Expression, _ of: Expression, at span: SourceSpan,
    _ scope: Scope
  ) -> TypedExpression {
    var values = [check(value, scope), check(tolerance, scope), check(of, scope)]
    align(&values)
    guard commonKind(values, [], at: span, "is within") != nil else { return .unknown(span) }
    let shape = union(of: values, at: span)
    return TypedExpression(
      .isWithin(values[0], tolerance: values[1], of: values[2]),
      ValueType(kind: .truth, shape: shape), span, weight: weight(of: values))
  }
}
