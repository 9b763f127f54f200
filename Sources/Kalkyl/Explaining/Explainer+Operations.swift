// Explains formulas: what stands between operands, and functions of figures.
extension Explainer {
  mutating func formula(
    _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    if case .data(let id) = expression.kind { return try data(id, expression, at: point) }
    var node = try head(expression, at: point)
    switch expression.kind {
    case .constant, .currentYear: return node
    case .missing(let reason): return missing(reason, expression, at: point)
    default: break
    }
    if isAtEnd(point) {
      node.rule = .cut
      return node
    }
    try open(&node, expression, at: point.deeper)
    if node.figure.value == nil {
      node.rule = .missing
      if node.children.allSatisfy({ $0.figure.value != nil }), let cause = node.figure.cause {
        node.notes.append(cause)
      }
    }
    return node
  }

  /// Puts the parts of a formula in its node.
  private mutating func open(
    _ node: inout ExplanationNode, _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) {
    switch expression.kind {
    case .sum, .negated:
      node.rule = .sum
      for (term, isNegative) in expression.flatTerms {
        node.children.append(
          try explain(term, at: point).with(isNegative ? .subtracted : .part))
      }
    case .product(let factors):
      node.rule = .product
      for factor in factors {
        node.children.append(
          try explain(factor.value, at: point).with(factor.isDivisor ? .divisor : .part))
      }
    case .power(let base, let exponent): try open(&node, .power, [base, exponent], at: point)
    case .smallest(let values): try open(&node, .least, values, at: point)
    case .largest(let values): try open(&node, .greatest, values, at: point)
    case .magnitude(let value): try open(&node, .magnitude, [value], at: point)
    case .rounded(let value, let step, let rule):
      try open(&node, .rounded(to: step, rule), [value], at: point)
    case .host(_, let values): try open(&node, .function, values, at: point)
    case .firstKnown(let values): try firstKnown(&node, values, at: point)
    case .conditional(let condition, let then, let otherwise):
      try conditional(&node, condition, then, otherwise, at: point)
    case .aggregate, .cumulative, .share, .allocate:
      try aggregation(&node, expression, at: point)
    default: try truth(&node, expression, at: point)
    }
  }

  /// Explains conditions.
  private mutating func truth(
    _ node: inout ExplanationNode, _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) {
    switch expression.kind {
    case .comparison(let operation, let left, let right):
      try open(&node, .comparison(operation), [left, right], at: point)
    case .roundsTo(let value, let target, let step):
      try open(&node, .roundsTo(target, step: step), [value], at: point)
    case .isWithin(let value, let tolerance, let of):
      try open(&node, .isWithin, [value, tolerance, of], at: point)
    case .isMissing(let value): try open(&node, .isMissing, [value], at: point)
    case .not(let value): try open(&node, .not, [value], at: point)
    case .all(let values): try open(&node, .all, values, at: point)
    case .any(let values): try open(&node, .any, values, at: point)
    default: node.rule = .cut
    }
  }

  private mutating func open(
    _ node: inout ExplanationNode, _ rule: ExplanationNode.Rule, _ values: [TypedExpression],
    at point: ExplanationPoint
  ) throws(EvaluationFault) {
    node.rule = rule
    for value in values { node.children.append(try explain(value, at: point)) }
  }

  private mutating func firstKnown(
    _ node: inout ExplanationNode, _ values: [TypedExpression], at point: ExplanationPoint
  ) throws(EvaluationFault) {
    node.rule = .same
    if case .data? = values.first?.kind { node.formula = node.formula?.mappedFile }
    for value in values {
      let part = try explain(value, at: point)
      if part.figure.value != nil {
        node.children.append(part)
        return
      }
      node.children.append(part.with(.aside))
    }
  }

  private mutating func conditional(
    _ node: inout ExplanationNode, _ condition: TypedExpression, _ then: TypedExpression,
    _ otherwise: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) {
    node.rule = .same
    let truth = try explain(condition, at: point)
    node.children.append(truth.with(.aside))
    guard let value = truth.figure.value else { return }
    node.children.append(try explain(value.isZero ? otherwise : then, at: point))
  }
}

extension TypedExpression {
  /// The terms of a sum, those of sums in brackets among them, and whether each is taken away.
  fileprivate var flatTerms: [(TypedExpression, isNegative: Bool)] {
    switch kind {
    case .sum(let terms):
      terms.flatMap { term in
        term.value.flatTerms.map { ($0, isNegative: $1 != term.isNegative) }
      }
    case .negated(let value): value.flatTerms.map { ($0, isNegative: !$1) }
    default: [(self, isNegative: false)]
    }
  }
}
