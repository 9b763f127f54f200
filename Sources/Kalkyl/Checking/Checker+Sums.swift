// Types sums, also those of years, durations and activations.
extension Checker {
  mutating func sum(
    _ first: Expression, _ links: [Expression.Link], at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    var values = operands(first, links, scope)
    let kinds = KindSet(of: values)
    if kinds.contains(.year) || values[0].type.kind == .activation,
      let special = timeSum(values, links, at: span)
    {
      return special
    }
    if kinds.contains(.amount) { makeAmounts(&values) }
    guard let kind = commonKind(values, links, at: span, "is added or subtracted") else {
      return .unknown(span)
    }
    if kind == .amount { checkSameSplit(values, at: span) }
    let shape = union(of: values, at: span)
    // With a part that is not known, neither are the sum's dimensions.
    let isKnown = bareLiteralsSettleKinds || !kinds.contains(.unknown)
    return TypedExpression(
      .sum(terms(values, links)), ValueType(kind: isKnown ? kind : .unknown, shape: shape), span,
      isBare: values.allSatisfy(\.isBare), isLiteral: values.allSatisfy(\.isLiteral),
      weight: weight(of: values))
  }

  private func terms(
    _ values: [TypedExpression], _ links: [Expression.Link]
  ) -> [TypedExpression.Term] {
    var terms: [TypedExpression.Term] = []
    terms.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let isNegative = index > 0 && links[index - 1].operation == .subtract
      terms.append(TypedExpression.Term(value: value, isNegative: isNegative))
    }
    return terms
  }

  /// Sums with years, durations and activations: `year - 2025`, `midyear + 1 year`.
  private mutating func timeSum(
    _ values: [TypedExpression], _ links: [Expression.Link], at span: SourceSpan
  ) -> TypedExpression? {
    let kinds = values.map(\.type.kind)
    let terms = terms(values, links)
    if kinds[0] == .activation {
      return laterActivation(values, terms.map(\.isNegative), at: span)
    }
    guard kinds.contains(.year) else { return nil }
    // A four-digit literal beside a year is a year: the difference of two years is a number.
    let years = terms.map { term in
      guard term.value.type.kind == .year || isYearLiteral(term.value) else { return 0 }
      return term.isNegative ? -1 : 1
    }.reduce(0, +)
    guard kinds.allSatisfy({ $0 == .year || $0 == .number || $0 == .unknown }), (0...1) ~= years
    else {
      return refused(.yearArithmetic(at: span), span)
    }
    let shape = union(of: values, at: span)
    let kind: ValueKind = years == 1 ? .year : .number
    return TypedExpression(
      .sum(terms), ValueType(kind: kind, shape: shape), span, weight: weight(of: values))
  }

  /// Whether a value is a number of four digits, written out.
  func isYearLiteral(_ value: TypedExpression) -> Bool {
    guard value.isBare, case .constant(let number) = value.kind, let year = number.wholeValue
    else { return false }
    return (1000...9999).contains(year)
  }
}
