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
    for part in parts { part.forEachPart(visit) }
  }

  /// The formulas that this one is made of.
  var parts: [Expression] {
    switch kind {
    case .missing, .number, .date, .truth, .text, .year, .previous, .month, .name: []
    case .field(let value, _), .selection(let value, _), .inScenario(let value, _),
      .negated(let value), .not(let value), .isMissing(let value):
      [value]
    case .call(let call):
      call.arguments + [call.by, call.to].compactMap { $0 }
    case .entries(let entries): entries.entries.map(\.value)
    case .grid(let grid): grid.rows.flatMap { $0.cells.compactMap { $0 } }
    case .chain(let first, let links): [first] + links.map(\.operand)
    case .power(let left, let right), .comparison(_, let left, let right),
      .roundsTo(let left, let right):
      [left, right]
    case .isWithin(let value, let tolerance, let of): [value, tolerance, of]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    }
  }
}
