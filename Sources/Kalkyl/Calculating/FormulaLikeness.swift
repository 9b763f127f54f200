/// Whether the formulas of two definitions are the same, each reading itself where the other does.
struct FormulaLikeness {
  let one: InstanceID
  let other: InstanceID

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
    if case .constant = a.kind, case .constant = b.kind { return true }
    return holds(a, b)
  }

  /// Whether two formulas are the same; those that cannot be worked out whole are not looked into.
  private func holds(_ a: TypedExpression, _ b: TypedExpression) -> Bool {
    switch (a.kind, b.kind) {
    case (.constant(let a), .constant(let b)): return a == b
    case (.currentYear, .currentYear): return true
    case (.instance(let a), .instance(let b)): return a == one ? b == other : a == b
    case (.investmentResult(let a, let x, let from), .investmentResult(let b, let y, let to)):
      return a == b && x == y && from == to
    case (.data(let a), .data(let b)): return a == b
    case (.atLabel(let a, let x, let i), .atLabel(let b, let y, let j)):
      return x == y && i == j && holds(a, b)
    case (.atYear(let a, let x), .atYear(let b, let y)),
      (.atRelativeYear(let a, let x), .atRelativeYear(let b, let y)):
      return x == y && holds(a, b)
    case (.negated(let a), .negated(let b)), (.not(let a), .not(let b)),
      (.magnitude(let a), .magnitude(let b)):
      return holds(a, b)
    case (.sum(let a), .sum(let b)):
      return a.count == b.count
        && zip(a, b).allSatisfy { $0.isNegative == $1.isNegative && holds($0.value, $1.value) }
    case (.product(let a), .product(let b)):
      return a.count == b.count
        && zip(a, b).allSatisfy { $0.isDivisor == $1.isDivisor && holds($0.value, $1.value) }
    case (.smallest(let a), .smallest(let b)), (.largest(let a), .largest(let b)),
      (.all(let a), .all(let b)), (.any(let a), .any(let b)):
      return a.count == b.count && zip(a, b).allSatisfy(holds)
    case (.power(let a, let x), .power(let b, let y)): return holds(a, b) && holds(x, y)
    case (.comparison(let f, let a, let x), .comparison(let g, let b, let y)):
      return f == g && holds(a, b) && holds(x, y)
    case (.conditional(let c, let a, let x), .conditional(let d, let b, let y)):
      return holds(c, d) && holds(a, b) && holds(x, y)
    case (.rounded(let a, let x, let f), .rounded(let b, let y, let g)):
      return x == y && f == g && holds(a, b)
    case (.aggregate(let f, let a, let x, let i), .aggregate(let g, let b, let y, let j)):
      return f == g && x == y && i == j && holds(a, b)
    default: return false
    }
  }
}
