/// A sum of cells; no value where a part has none, with the causes of all.
struct CellSum {
  private var sum = RationalSum(.zero)
  private var cause: Cause?

  mutating func add(_ cell: Cell, isNegative: Bool = false) {
    switch cell {
    case .missing(let next): cause = cause?.joined(by: next) ?? next
    case .value(let value): if cause == nil { sum.add(isNegative ? -value : value) }
    }
  }

  /// Whether the sum, where there is one, has so few digits.
  mutating func hasDigits(atMost most: Int) -> Bool {
    cause != nil || sum.hasDigits(atMost: most)
  }

  var cell: Cell { cause.map(Cell.missing) ?? .value(sum.value) }
}
