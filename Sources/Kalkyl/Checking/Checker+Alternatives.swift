// Types values of which one is taken.
extension Checker {
  mutating func conditional(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression, at span: SourceSpan,
    _ scope: Scope
  ) -> TypedExpression {
    let condition = coerced(check(condition, scope), to: .truth, at: condition.span)
    let branches = [check(then, scope), check(otherwise, scope)]
    let result = alternatives(branches, at: span, joinedBy: "if") {
      .conditional(condition, $0[0], $0[1])
    }
    var type = result.type
    if let shape = type.shape.union(condition.type.shape) {
      type.shape = shape
    } else {
      findings.add(.differentYears(at: span))
    }
    return result.with(type: type, weight: result.weight + condition.weight)
  }

  /// Values of which one is taken: of one kind, and amounts split alike.
  mutating func alternatives(
    _ values: [TypedExpression], at span: SourceSpan, joinedBy joint: String,
    _ make: ([TypedExpression]) -> TypedExpression.Kind
  ) -> TypedExpression {
    var values = values
    align(&values)
    guard let kind = commonKind(values, [], at: span, "`\(joint)` chooses from") else {
      return .unknown(span)
    }
    if kind == .amount { checkSameSplit(values, at: span) }
    let isKnown = bareLiteralsSettleKinds || !values.contains { $0.type.kind == .unknown }
    let shape = union(of: values, at: span)
    return TypedExpression(
      make(values), ValueType(kind: isKnown ? kind : .unknown, shape: shape), span,
      isBare: values.allSatisfy(\.isBare), isLiteral: values.allSatisfy(\.isLiteral),
      weight: weight(of: values))
  }
}
