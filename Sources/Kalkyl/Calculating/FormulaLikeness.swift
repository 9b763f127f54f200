/// Whether the formulas of two definitions are the same, each reading itself where the other does.
struct FormulaLikeness {
  let one: InstanceID
  let other: InstanceID

  /// Of two formulas of one definition.
  static let sameReader = FormulaLikeness(one: InstanceID(index: -1), other: InstanceID(index: -1))

  /// Whether entries are for the same years, each either a constant in both or the same formula.
  func holds(_ a: TypedExpression.YearEntries, _ b: TypedExpression.YearEntries) -> Bool {
    guard a.entries.count == b.entries.count else { return false }
    for (a, b) in zip(a.entries, b.entries) {
      guard a.first == b.first, a.last == b.last, areAlike(a.value, b.value) else { return false }
    }
    return areAlike(a.then, b.then) && areAlike(a.otherwise, b.otherwise)
  }

  private func areAlike(_ a: TypedExpression?, _ b: TypedExpression?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    if a.isLiteral, b.isLiteral, case .constant = a.kind, case .constant = b.kind { return true }
    return holds(a, b)
  }

  /// Whether two formulas are the same; those that are rare are not looked into.
  ///
  /// Kind by kind: to look at both kinds at once copies both, at twice the time.
  private func holds(_ a: TypedExpression, _ b: TypedExpression) -> Bool {
    if a.weight != b.weight { return false }
    if areRepeated(a, b), b.repetition?.1.hasAmounts == false { return true }
    switch a.kind {
    case .constant(let x): if case .constant(let y) = b.kind { return x == y }
    case .currentYear: if case .currentYear = b.kind { return true }
    case .instance(let x):
      if case .instance(let y) = b.kind { return x == one ? y == other : x == y }
    case .investmentResult(let x, let result, let vintages):
      if case .investmentResult(let y, result, vintages) = b.kind { return x == y }
    case .atLabel(let x, let dimension, let label):
      if case .atLabel(let y, dimension, label) = b.kind { return holds(x, y) }
    case .atYear(let x, let year): if case .atYear(let y, year) = b.kind { return holds(x, y) }
    case .atRelativeYear(let x, let distance):
      if case .atRelativeYear(let y, distance) = b.kind { return holds(x, y) }
    case .negated(let x): if case .negated(let y) = b.kind { return holds(x, y) }
    case .not(let x): if case .not(let y) = b.kind { return holds(x, y) }
    case .magnitude(let x): if case .magnitude(let y) = b.kind { return holds(x, y) }
    case .rounded(let x, let step, let rule):
      if case .rounded(let y, step, rule) = b.kind { return holds(x, y) }
    case .sum(let x):
      guard case .sum(let y) = b.kind, x.count == y.count else { return false }
      return x.indices.allSatisfy {
        x[$0].isNegative == y[$0].isNegative && holds(x[$0].value, y[$0].value)
      }
    case .product(let x):
      guard case .product(let y) = b.kind, x.count == y.count else { return false }
      return x.indices.allSatisfy {
        x[$0].isDivisor == y[$0].isDivisor && holds(x[$0].value, y[$0].value)
      }
    case .smallest(let x): if case .smallest(let y) = b.kind { return areAlike(x, y) }
    case .largest(let x): if case .largest(let y) = b.kind { return areAlike(x, y) }
    case .all(let x): if case .all(let y) = b.kind { return areAlike(x, y) }
    case .any(let x): if case .any(let y) = b.kind { return areAlike(x, y) }
    case .power(let x, let exponent):
      if case .power(let y, let other) = b.kind { return holds(x, y) && holds(exponent, other) }
    case .comparison(let operation, let x, let left):
      guard case .comparison(operation, let y, let right) = b.kind else { return false }
      return holds(x, y) && holds(left, right)
    case .conditional(let condition, let x, let left):
      guard case .conditional(let other, let y, let right) = b.kind else { return false }
      return holds(condition, other) && holds(x, y) && holds(left, right)
    case .aggregate(let aggregate, let x, let over, let years):
      if case .aggregate(aggregate, let y, over, years) = b.kind { return holds(x, y) }
    default: break
    }
    return false
  }

  /// Whether they are one formula that stands in several places; such a one names neither reader. The
  /// amounts in its entries may be others.
  func areRepeated(_ a: TypedExpression, _ b: TypedExpression) -> Bool {
    guard b.isRepetition, let (first, there) = b.repetition else { return false }
    if one != other, there.other != other { return false }
    guard let (same, here) = a.repetition else {
      return one != other && first.isSame(as: a) && there.one == one
    }
    return same.isSame(as: first) && (one == other ? here.other == there.other : here.other == one)
  }

  private func areAlike(_ a: [TypedExpression], _ b: [TypedExpression]) -> Bool {
    a.count == b.count && a.indices.allSatisfy { holds(a[$0], b[$0]) }
  }
}
