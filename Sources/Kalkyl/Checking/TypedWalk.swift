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
}

extension Range<Int> {
  /// The largest depth; by index, since going through the formulas themselves copies each.
  fileprivate func deepest(_ depth: (Int) -> Int) -> Int {
    var deepest = 0
    for index in self { deepest = Swift.max(deepest, depth(index)) }
    return deepest
  }
}

extension TypedExpression {
  /// The formulas that this one is made of.
  var parts: [TypedExpression] {
    switch kind {
    case .constant, .missing, .currentYear, .instance, .investmentResult, .cell, .data: []
    case .atLabel(let value, _, _), .atYear(let value, _), .atRelativeYear(let value, _),
      .inYears(let value, _, _), .negated(let value), .not(let value), .isMissing(let value),
      .cumulative(let value), .magnitude(let value):
      [value]
    case .roundsTo(let value, _, _), .aggregate(_, let value, _, _), .share(let value, _, _),
      .repeated(let value, _), .rounded(let value, _, _):
      [value]
    case .byLabel(_, let values, _): values.compactMap { $0 }
    case .byYear(let entries):
      entries.entries.compactMap(\.value) + [entries.then, entries.otherwise].compactMap { $0 }
    case .overridden(let base, let cells): [base] + cells.map(\.value)
    case .sum(let terms): terms.map(\.value)
    case .product(let factors): factors.map(\.value)
    case .all(let values), .any(let values), .firstKnown(let values), .smallest(let values),
      .largest(let values), .host(_, let values):
      values
    case .power(let left, let right), .comparison(_, let left, let right),
      .allocate(let left, let right, _, _):
      [left, right]
    case .isWithin(let value, let tolerance, let of): [value, tolerance, of]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    }
  }

  /// Visits the formula and everything in it.
  func forEachNode(_ visit: (TypedExpression) -> Void) {
    visit(self)
    for part in parts { part.forEachNode(visit) }
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
      for part in parts { part.forEachLiteral(visit) }
    case .conditional(_, let then, let otherwise):
      then.forEachLiteral(visit)
      otherwise.forEachLiteral(visit)
    default: break
    }
  }
}
