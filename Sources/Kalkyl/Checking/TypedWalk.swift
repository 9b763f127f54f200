extension TypedExpression.Kind {
  /// How deep the deepest part is; 0 for what has none.
  var depthOfParts: Int {
    switch self {
    case .constant, .missing, .currentYear, .instance, .investmentResult, .cell, .data: 0
    case .atLabel(let value, _, _), .atYear(let value, _), .atRelativeYear(let value, _),
      .inYears(let value, _, _), .negated(let value), .not(let value), .isMissing(let value),
      .cumulative(let value), .magnitude(let value):
      value.depth
    case .roundsTo(let value, _, _), .aggregate(_, let value, _, _), .share(let value, _, _),
      .repeated(let value, _), .rounded(let value, _, _):
      value.depth
    case .byLabel(_, let values, _): values.indices.deepest { values[$0]?.depth ?? 0 }
    case .byYear(let entries):
      max(
        entries.then?.depth ?? 0, entries.otherwise?.depth ?? 0,
        entries.entries.indices.deepest { entries.entries[$0].value?.depth ?? 0 })
    case .overridden(let base, let cells):
      max(base.depth, cells.indices.deepest { cells[$0].value.depth })
    case .sum(let terms): terms.indices.deepest { terms[$0].value.depth }
    case .product(let factors): factors.indices.deepest { factors[$0].value.depth }
    case .all(let values), .any(let values), .firstKnown(let values), .smallest(let values),
      .largest(let values), .host(_, let values):
      values.indices.deepest { values[$0].depth }
    case .power(let left, let right), .comparison(_, let left, let right),
      .allocate(let left, let right, _, _):
      max(left.depth, right.depth)
    case .isWithin(let value, let tolerance, let of):
      max(value.depth, tolerance.depth, of.depth)
    case .conditional(let condition, let then, let otherwise):
      max(condition.depth, then.depth, otherwise.depth)
    }
  }

  /// Visits the formulas that this one is made of, without an array of them.
  func forEachPart(_ visit: (TypedExpression) -> Void) {
    switch self {
    case .constant, .missing, .currentYear, .instance, .investmentResult, .cell, .data: break
    case .atLabel(let value, _, _), .atYear(let value, _), .atRelativeYear(let value, _),
      .inYears(let value, _, _), .negated(let value), .not(let value), .isMissing(let value),
      .cumulative(let value), .magnitude(let value):
      visit(value)
    case .roundsTo(let value, _, _), .aggregate(_, let value, _, _), .share(let value, _, _),
      .repeated(let value, _), .rounded(let value, _, _):
      visit(value)
    case .byLabel(_, let values, _): for case let value? in values { visit(value) }
    case .byYear(let entries):
      for entry in entries.entries { if let value = entry.value { visit(value) } }
      if let then = entries.then { visit(then) }
      if let otherwise = entries.otherwise { visit(otherwise) }
    case .overridden(let base, let cells):
      visit(base)
      for cell in cells { visit(cell.value) }
    case .sum(let terms): for term in terms { visit(term.value) }
    case .product(let factors): for factor in factors { visit(factor.value) }
    case .all(let values), .any(let values), .firstKnown(let values), .smallest(let values),
      .largest(let values), .host(_, let values):
      for value in values { visit(value) }
    case .power(let left, let right), .comparison(_, let left, let right),
      .allocate(let left, let right, _, _):
      visit(left)
      visit(right)
    case .isWithin(let first, let second, let third),
      .conditional(let first, let second, let third):
      visit(first)
      visit(second)
      visit(third)
    }
  }
}

extension Range<Int> {
  /// The largest depth.
  fileprivate func deepest(_ depth: (Int) -> Int) -> Int {
    var deepest = 0
    for index in self { deepest = Swift.max(deepest, depth(index)) }
    return deepest
  }
}

extension TypedExpression {
  /// The formulas that this one is made of.
  var parts: [TypedExpression] {
    var parts: [TypedExpression] = []
    forEachPart { parts.append($0) }
    return parts
  }

  /// Visits the formulas that this one is made of, without an array of them.
  func forEachPart(_ visit: (TypedExpression) -> Void) { kind.forEachPart(visit) }

  /// Visits the formula and everything in it.
  func forEachNode(_ visit: (TypedExpression) -> Void) {
    visit(self)
    forEachPart { $0.forEachNode(visit) }
  }

  /// Visits the literals that a value may be, through entries, choices and overrides.
  func forEachConstant(_ visit: (Rational, SourceSpan) -> Void) {
    forEachLiteral { value, literal in visit(value, literal.span) }
  }

  /// The same with the literal itself.
  func forEachLiteral(_ visit: (Rational, TypedExpression) -> Void) {
    switch kind {
    case .constant(let value): visit(value, self)
    case .byLabel, .byYear, .overridden, .firstKnown:
      forEachPart { $0.forEachLiteral(visit) }
    case .conditional(_, let then, let otherwise):
      then.forEachLiteral(visit)
      otherwise.forEachLiteral(visit)
    default: break
    }
  }
}
