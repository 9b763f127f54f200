extension Expression {
  /// The name that a formula begins with, where it is a name with selectors and fields only.
  var leadingName: String? {
    switch kind {
    case .name(let name): name
    case .field(let value, _), .selection(let value, _): value.leadingName
    default: nil
    }
  }

  /// The last label that a formula of selectors selects: `Laxå` of `contribution[Laxå, 2026]`.
  var selectedLabel: String? {
    guard case .selection(let value, let selectors) = kind else { return nil }
    for selector in selectors.reversed() {
      if case .label(let reference) = selector.kind { return reference.name.text }
    }
    return value.selectedLabel
  }

  /// Whether a name occurs in a formula.
  func mentions(_ name: String) -> Bool {
    var found = false
    forEachPart { part in
      if case .name(name) = part.kind { found = true }
    }
    return found
  }

  /// Visits the formula and everything in it, in reading order.
  func forEachPart(_ visit: (Expression) -> Void) {
    visit(self)
    forEachChild { $0.forEachPart(visit) }
  }

  /// The formulas that this one is made of.
  var parts: [Expression] {
    var parts: [Expression] = []
    forEachChild { parts.append($0) }
    return parts
  }

  /// Visits the formulas that this one is made of, without an array of them.
  func forEachChild(_ visit: (Expression) -> Void) { kind.forEachChild(visit) }
}

extension Expression.Kind {
  func forEachChild(_ visit: (Expression) -> Void) {
    switch self {
    case .missing, .number, .date, .truth, .text, .year, .previous, .month, .name: break
    case .field(let value, _), .selection(let value, _), .inScenario(let value, _),
      .negated(let value), .not(let value), .isMissing(let value):
      visit(value)
    case .call(let call):
      for argument in call.arguments { visit(argument) }
      if let by = call.by { visit(by) }
      if let to = call.to { visit(to) }
    case .entries(let entries): for entry in entries.entries { visit(entry.value) }
    case .grid(let grid):
      for row in grid.rows {
        for case let cell? in row.cells { visit(cell) }
      }
    case .chain(let first, let links):
      visit(first)
      for index in links.indices { visit(links[index].operand) }
    case .power(let left, let right), .comparison(_, let left, let right),
      .roundsTo(let left, let right):
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
