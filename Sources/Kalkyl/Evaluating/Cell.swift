/// One figure: a number, an amount in kronor, a truth as 1 or 0; or no value, with its cause.
enum Cell: Sendable {
  case value(Rational)
  case missing(Cause)

  static func truth(_ value: Bool) -> Cell { .value(value ? .one : .zero) }

  /// The figure; `nil` for no value.
  var value: Rational? {
    if case .value(let value) = self { value } else { nil }
  }

  var cause: Cause? {
    if case .missing(let cause) = self { cause } else { nil }
  }

  /// Two figures combined; no value where a part has none, with the leftmost cause.
  @inline(__always)
  func combined(_ other: Cell, _ combine: (Rational, Rational) -> Rational) -> Cell {
    switch (self, other) {
    case (.value(let a), .value(let b)): .value(combine(a, b))
    case (.missing(let cause), .missing(let second)): .missing(cause.joined(by: second))
    case (.missing, _): self
    case (_, .missing): other
    }
  }

  func mapped(_ transform: (Rational) -> Rational) -> Cell {
    if case .value(let value) = self { .value(transform(value)) } else { self }
  }
}

/// Why a figure has no value, where it began, and in which year.
struct Cause: Hashable, Sendable {
  let reason: MissingReason
  let span: SourceSpan
  let year: Int32?
  /// How many other parts of the formula had no value either.
  var others: Int32 = 0

  init(_ reason: MissingReason, _ span: SourceSpan, year: Int?) {
    self.reason = reason
    self.span = span
    self.year = year.map(Int32.init(truncatingIfNeeded:))
  }

  /// Whether two figures lack a value for the same reason at the same place.
  func isSameOrigin(as other: Cause) -> Bool {
    reason == other.reason && span == other.span && year == other.year
  }

  func joined(by other: Cause) -> Cause {
    var joined = self
    joined.others = others &+ other.others &+ 1
    return joined
  }
}

/// A value in one year: a cell for each combination of labels, the first dimension slowest.
struct Column: Sendable {
  var cells: [Cell]

  init(_ cells: [Cell]) {
    self.cells = cells
  }

  init(_ cell: Cell, count: Int = 1) {
    cells = .filled(with: cell, count: count)
  }
}
