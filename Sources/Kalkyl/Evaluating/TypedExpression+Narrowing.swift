extension TypedExpression {
  /// The formula at one label of a dimension that it may spread over.
  ///
  /// The label is asked for where figures are read, so that those of other labels are not worked out:
  /// each row of a table of 20 has a formula of its own, and worked each out for all 20.
  func narrowed(to dimension: DimensionID, _ label: Int) -> TypedExpression {
    guard type.shape.has(dimension) else { return self }
    func narrowed(_ value: TypedExpression) -> TypedExpression {
      value.narrowed(to: dimension, label)
    }
    let kind: Kind =
      switch self.kind {
      case .atYear(let value, let year): .atYear(narrowed(value), year)
      case .atRelativeYear(let value, let distance): .atRelativeYear(narrowed(value), distance)
      case .inYears(let value, let first, let last): .inYears(narrowed(value), first, last)
      case .negated(let value): .negated(narrowed(value))
      case .not(let value): .not(narrowed(value))
      case .magnitude(let value): .magnitude(narrowed(value))
      case .rounded(let value, let step, let rule): .rounded(narrowed(value), to: step, rule)
      case .sum(let terms):
        .sum(terms.map { Term(value: narrowed($0.value), isNegative: $0.isNegative) })
      case .product(let factors):
        .product(factors.map { Factor(value: narrowed($0.value), isDivisor: $0.isDivisor) })
      case .smallest(let values): .smallest(values.map(narrowed))
      case .largest(let values): .largest(values.map(narrowed))
      case .firstKnown(let values): .firstKnown(values.map(narrowed))
      case .comparison(let operation, let left, let right):
        .comparison(operation, narrowed(left), narrowed(right))
      case .conditional(let condition, let then, let otherwise):
        .conditional(narrowed(condition), narrowed(then), narrowed(otherwise))
      default: .atLabel(self, dimension, label)
      }
    let shape = type.shape.without(dimension)
    return with(kind: kind, type: ValueType(kind: type.kind, shape: shape))
  }
}
