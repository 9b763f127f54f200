// Types products, and notes where a unit could stand that makes one an amount.
extension Checker {
  mutating func product(
    _ first: Expression, _ links: [Expression.Link], at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    var factors: [TypedExpression.Factor] = []
    factors.reserveCapacity(links.count + 1)
    factors.append(TypedExpression.Factor(value: check(first, scope), isDivisor: false))
    for link in links {
      let value = check(link.operand, scope)
      factors.append(.init(value: value, isDivisor: link.operation == .divide))
    }
    noteBareFactor(of: first, links, at: span)
    var kind = factors[0].value.type.kind
    for (index, link) in links.enumerated() {
      let right = factors[index + 1].value.type.kind
      guard let next = productKind(kind, right, divides: link.operation == .divide) else {
        return refused(.cannotMultiply(at: span, left: kind, link, right: right), span)
      }
      kind = next
    }
    if !(kind == .number || kind == .amount || kind == .duration || kind == .unknown) {
      return refused(.cannotMultiply(at: span, left: kind, links[0], right: kind), span)
    }
    // A key path would be described to the runtime as the program runs.
    let values = factors.lazy.map { $0.value }
    let shape = union(of: values, at: span)
    return TypedExpression(
      .product(factors), ValueType(kind: kind, shape: shape), span,
      isLiteral: values.allSatisfy(\.isLiteral), weight: weight(of: values))
  }

  /// Notes the last figure of a product that could take a unit, to offer one where it is missed.
  private mutating func noteBareFactor(
    of first: Expression, _ links: [Expression.Link], at span: SourceSpan
  ) {
    guard first.bareNumber != nil || links.contains(where: { $0.operand.bareNumber != nil }) else {
      return
    }
    let factors = [first] + links.map(\.operand)
    let texts = factors.map { $0.bareNumber?.exactString }
    let last = factors.indices.last { index in
      texts[index] != nil && (index == 0 || links[index - 1].operation == .multiply)
    }
    guard let last, let own = texts[last] else { return }
    let isProductOfFigures =
      last == links.count && links.allSatisfy { $0.operation == .multiply }
      && !texts.contains(nil)
    let shown = isProductOfFigures ? texts.compactMap { $0 }.joined(separator: " * ") : own
    // A formula that is typed again notes the same.
    if bareFactors.last?.product == span { bareFactors.removeLast() }
    bareFactors.append(BareFactor(product: span, place: factors[last].span, text: shown))
  }

  /// The change that gives a product a unit, and so makes it an amount.
  func unitOffered(to value: TypedExpression) -> [Diagnostic.FixIt] {
    guard case .product = value.kind,
      let factor = bareFactors.last(where: { $0.product == value.span })
    else { return [] }
    let unit = (unitOfLiterals ?? catalogue.unit).rawValue
    let end = factor.place.after
    return [Diagnostic.FixIt("write `\(factor.text) \(unit)`", replacing: end, with: " \(unit)")]
  }

  private func productKind(_ left: ValueKind, _ right: ValueKind, divides: Bool) -> ValueKind? {
    switch (left, right) {
    case (.number, .number): .number
    case (.amount, .number): .amount
    case (.number, .amount): divides ? nil : .amount
    case (.amount, .amount): divides ? .number : nil
    case (.duration, .duration): divides ? .number : nil
    case (.duration, .number): .duration
    case (.number, .duration): divides ? nil : .duration
    case (.unknown, .amount), (.unknown, .number), (.unknown, .unknown): .unknown
    case (.amount, .unknown), (.number, .unknown): .unknown
    default: nil
    }
  }
}

/// The figure of a product that could take a unit, and how it reads.
struct BareFactor: Sendable {
  let product: SourceSpan
  let place: SourceSpan
  let text: String

  func repeated(_ here: Repetition) -> BareFactor {
    BareFactor(product: here(product), place: here(place), text: text)
  }
}

extension Expression {
  /// The number that it is, if that is all, without a unit or `%`.
  var bareNumber: Rational? {
    guard case .number(let number) = kind, case .none = number.suffix else { return nil }
    return number.value
  }
}
