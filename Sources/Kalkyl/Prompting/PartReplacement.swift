/// The place in a value that a cell override takes: what stands there, and what it is written in.
struct PartPlace {
  /// What is written anew.
  let whole: Expression
  /// Which cells of it, where they are no part of its own.
  let rest: [Selector]
  /// What the cells are now; `nil` where that is no single formula.
  let cell: Expression?

  /// The place of some cells in a value.
  init(of selectors: [Selector], in value: Expression) {
    var (whole, rest) = (value, selectors)
    while let (inner, remaining) = whole.part(of: rest) { (whole, rest) = (inner, remaining) }
    self.whole = whole
    self.rest = rest
    cell = whole.cell(of: rest)
  }

  /// What stands in place of `whole` once the cells have a new value.
  ///
  /// - Parameters:
  ///   - value: the new value, as written.
  ///   - text: gives what is written at a place.
  func text(with value: String, _ text: (SourceSpan) -> String) -> String {
    rest.reversed().reduce(value) { inner, selector in
      "{ \(text(selector.span)): \(inner), otherwise: \(text(whole.span)) }"
    }
  }
}

extension Expression {
  /// The part that is exactly some of the cells, and the selectors that it leaves; `nil` where no
  /// entry or cell of a grid is.
  fileprivate func part(of selectors: [Selector]) -> (Expression, [Selector])? {
    switch kind {
    case .entries(let entries):
      for (index, selector) in selectors.enumerated() {
        guard let entry = entries.entries.first(where: { $0.key.isExactly(selector) }) else {
          continue
        }
        var rest = selectors
        rest.remove(at: index)
        return (entry.value, rest)
      }
      return nil
    case .grid(let grid):
      guard let cell = grid.cell(of: selectors, where: { $0.isExactly($1) }) else { return nil }
      return (cell, [])
    default: return nil
    }
  }

  /// The formula that some cells have; `nil` where there is none, or several.
  fileprivate func cell(of selectors: [Selector]) -> Expression? {
    switch kind {
    case .entries(let entries):
      let keys = entries.entries.map(\.key)
      for (index, selector) in selectors.enumerated() {
        guard let found = keys.covering(selector) else { continue }
        var rest = selectors
        rest.remove(at: index)
        return entries.entries[found].value.cell(of: rest)
      }
      return nil
    case .grid(let grid):
      return grid.cell(of: selectors) { key, selector in
        if key.isExactly(selector) { return true }
        return grid.head.covering(selector).map { grid.head[$0].span == key.span } ?? false
      }
    default: return self
    }
  }
}

extension Grid {
  /// The one cell whose keys the selectors meet; `nil` where it is empty, or there is none.
  fileprivate func cell(
    of selectors: [Selector], where meets: (Key, Selector) -> Bool
  ) -> Expression? {
    guard selectors.count == dimensions.count + 1 else { return nil }
    func areMet(_ keys: [Key]) -> Bool {
      keys.allSatisfy { key in selectors.contains { meets(key, $0) } }
    }
    guard let row = rows.first(where: { areMet($0.keys) }),
      let column = head.firstIndex(where: { areMet([$0]) })
    else { return nil }
    return row.cells[column]
  }
}

extension [Key] {
  /// Which of the keys holds for a cell: its own, else a range with it, `then`, or `otherwise`.
  fileprivate func covering(_ selector: Selector) -> Int? {
    if let own = firstIndex(where: { $0.isExactly(selector) }) { return own }
    var last: Int?
    var isYears = false
    for (index, key) in enumerated() {
      guard case .years(let start, let end) = key.kind else {
        if case .then = key.kind { isYears = true }
        continue
      }
      isYears = true
      if case .year(let year) = selector.kind, (start...Swift.max(start, end)).contains(year) {
        return index
      }
      last = Swift.max(last ?? end, end)
    }
    switch selector.kind {
    case .year(let year):
      guard isYears else { return nil }
      if year > last ?? .min, let then = firstIndex(where: \.isThen) { return then }
    case .label: if isYears { return nil }
    case .years, .relativeYear, .vintage: return nil
    }
    return firstIndex(where: \.isOtherwise)
  }
}

extension Key {
  fileprivate var isThen: Bool { if case .then = kind { true } else { false } }
  fileprivate var isOtherwise: Bool { if case .otherwise = kind { true } else { false } }

  /// Whether the key is of the very cells that a selector is of.
  fileprivate func isExactly(_ selector: Selector) -> Bool {
    switch (kind, selector.kind) {
    case (.label(let key), .label(let label)): key.name.text == label.name.text
    case (.years(let first, let last), .year(let year)): first == year && last == year
    case (.years(let first, let last), .years(let start, let end)): first == start && last == end
    default: false
    }
  }
}
