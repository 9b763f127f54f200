/// The place in a value that a cell override takes: what stands there, and what it is written in.
struct PartPlace {
  /// What is written anew.
  let whole: Expression
  /// Which cells of it, where they are no part of its own.
  let rest: [Selector]
  /// What the cells are now; `nil` where that is no single formula.
  let cell: Expression?

  /// Whether the cells can have an entry of their own in what is there.
  private let fitsIn: Bool

  /// The place of some cells in a value.
  ///
  /// - Parameter areTogether: whether two labels are of one dimension.
  init(
    of selectors: [Selector], in value: Expression, _ areTogether: (Name, Name) -> Bool
  ) {
    var (whole, rest) = (value, selectors)
    while let (inner, remaining) = whole.part(of: rest) { (whole, rest) = (inner, remaining) }
    self.whole = whole
    self.rest = rest
    cell = whole.cell(of: selectors, areTogether)
    fitsIn =
      rest.count == 1 && whole.entryKeys.map { $0.haveRoom(for: rest[0], areTogether) } ?? false
  }

  /// What stands in place of `whole` once the cells have a new value.
  ///
  /// - Parameters:
  ///   - value: the new value, as written.
  ///   - text: gives what is written at a place.
  func text(with value: String, _ text: (SourceSpan) -> String) -> String {
    if fitsIn, let first = whole.entryKeys?.first?.span.start {
      return text(SourceSpan(whole.span.start, first)) + "\(text(rest[0].span)): \(value), "
        + text(SourceSpan(first, whole.span.end))
    }
    return rest.reversed().reduce(value) { inner, selector in
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

  /// The keys of entries.
  fileprivate var entryKeys: [Key]? {
    if case .entries(let entries) = kind { entries.entries.map(\.key) } else { nil }
  }

  /// The formula that some cells have; `nil` where there is none, or several.
  fileprivate func cell(
    of selectors: [Selector], _ areTogether: (Name, Name) -> Bool
  ) -> Expression? {
    switch kind {
    case .entries(let entries):
      let keys = entries.entries.map(\.key)
      for selector in selectors {
        if let found = keys.covering(selector, areTogether) {
          return entries.entries[found].value.cell(of: selectors, areTogether)
        }
      }
      return nil
    case .grid(let grid):
      return grid.cell(of: selectors) { key, selector in
        if key.isExactly(selector) { return true }
        return grid.head.covering(selector, areTogether).map { grid.head[$0].span == key.span }
          ?? false
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
  fileprivate func covering(
    _ selector: Selector, _ areTogether: (Name, Name) -> Bool
  ) -> Int? {
    if let own = firstIndex(where: { $0.isExactly(selector) }) { return own }
    switch selector.kind {
    case .year(let year):
      guard contains(where: \.isOfYears) else { return nil }
      if let range = firstIndex(where: { $0.meets(year, year) }) { return range }
      let isAfter = allSatisfy { key in
        if case .years(_, let last) = key.kind { last < year } else { true }
      }
      if isAfter, let then = firstIndex(where: \.isThen) { return then }
    case .label(let label):
      guard isOf(label.name, areTogether) else { return nil }
    case .years, .relativeYear, .vintage: return nil
    }
    return firstIndex(where: \.isOtherwise)
  }

  /// Whether one more key can stand with them without changing what the others are for.
  fileprivate func haveRoom(
    for selector: Selector, _ areTogether: (Name, Name) -> Bool
  ) -> Bool {
    if contains(where: \.isThen) { return false }
    switch selector.kind {
    case .year(let year): return contains(where: \.isOfYears) && !contains { $0.meets(year, year) }
    case .years(let first, let last):
      return contains(where: \.isOfYears) && !contains { $0.meets(first, last) }
    case .label(let label): return isOf(label.name, areTogether)
    case .relativeYear, .vintage: return false
    }
  }

  /// Whether a label is of the keys' dimension.
  private func isOf(_ label: Name, _ areTogether: (Name, Name) -> Bool) -> Bool {
    contains { key in
      if case .label(let other) = key.kind { areTogether(other.name, label) } else { false }
    }
  }
}

extension Key {
  fileprivate var isThen: Bool { if case .then = kind { true } else { false } }
  fileprivate var isOfYears: Bool {
    switch kind {
    case .years, .then: true
    case .label, .otherwise, .missing: false
    }
  }

  /// Whether it is for one of some years.
  fileprivate func meets(_ first: Int, _ last: Int) -> Bool {
    if case .years(let start, let end) = kind { start <= last && first <= end } else { false }
  }

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
