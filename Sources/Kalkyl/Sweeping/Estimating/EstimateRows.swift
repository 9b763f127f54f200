/// Works with the rows of estimates, and remembers which rows are left open.
///
/// Loops go over all rows at once, so that a step's own cost is paid once for hundreds of rows.
struct EstimateRows {
  let count: Int
  /// Rows in which a rounding or a comparison could go either way.
  private(set) var isOpen: [Bool]

  init(count: Int) {
    self.count = count
    isOpen = Array(repeating: false, count: count)
  }

  typealias Buffer = UnsafeMutablePointer<Double>

  // MARK: Arithmetic

  func sum(_ a: Estimate, _ b: Estimate, into buffer: Buffer) -> Estimate {
    let size = a.size + b.size
    let error = (a.error + b.error + size * Estimate.unit) * Self.slack
    if a.isZero { return b }
    if b.isZero { return a }
    return combined(a, b, into: buffer, error: error, size: size * Self.slack) { $0 + $1 }
  }

  func difference(_ a: Estimate, _ b: Estimate, into buffer: Buffer) -> Estimate {
    let size = a.size + b.size
    let error = (a.error + b.error + size * Estimate.unit) * Self.slack
    if b.isZero { return a }
    return combined(a, b, into: buffer, error: error, size: size * Self.slack) { $0 - $1 }
  }

  func product(_ a: Estimate, _ b: Estimate, into buffer: Buffer) -> Estimate {
    let size = a.size * b.size
    let error = a.size * b.error + b.size * a.error + a.error * b.error + size * Estimate.unit
    return combined(a, b, into: buffer, error: error * Self.slack, size: size * Self.slack) {
      $0 * $1
    }
  }

  /// The quotient; `nil` where a divisor may be zero.
  func quotient(_ a: Estimate, _ b: Estimate, into buffer: Buffer) -> Estimate? {
    let least = leastSize(b)
    guard least > 2 * b.error, least > 0 else { return nil }
    let size = a.size / least
    let error = (a.error + size * b.error) / (least - b.error) + size * Estimate.unit
    return combined(a, b, into: buffer, error: error * Self.slack, size: size * Self.slack) {
      $0 / $1
    }
  }

  /// a + b × c, where c is the same in every row; one pass takes half the time of two.
  func sum(
    _ a: Estimate, of b: Estimate, times c: Estimate, into buffer: Buffer
  ) -> Estimate {
    let product = b.size * c.size
    let size = (a.size + product) * Self.slack
    let productError = b.size * c.error + c.size * b.error + b.error * c.error
    let error = (a.error + productError + (product + size) * Estimate.unit) * Self.slack
    let factor = c.same
    return combined(a, b, into: buffer, error: error, size: size) { $0 + $1 * factor }
  }

  func negated(_ a: Estimate, into buffer: Buffer) -> Estimate {
    mapped(a, into: buffer, error: a.error, size: a.size) { -$0 }
  }

  func magnitude(_ a: Estimate, into buffer: Buffer) -> Estimate {
    mapped(a, into: buffer, error: a.error, size: a.size) { abs($0) }
  }

  func smaller(_ a: Estimate, _ b: Estimate, into buffer: Buffer) -> Estimate {
    combined(a, b, into: buffer, error: max(a.error, b.error), size: max(a.size, b.size)) {
      $0 < $1 ? $0 : $1
    }
  }

  func larger(_ a: Estimate, _ b: Estimate, into buffer: Buffer) -> Estimate {
    combined(a, b, into: buffer, error: max(a.error, b.error), size: max(a.size, b.size)) {
      $0 > $1 ? $0 : $1
    }
  }

  // MARK: Steps that may go either way

  /// The multiple of a step; a row whose figure may lie on either side of a boundary is left open.
  mutating func rounded(
    _ a: Estimate, to step: Estimate, _ rule: RoundingRule, into buffer: Buffer
  ) -> Estimate? {
    guard step.rows == nil, step.error == 0, step.same > 0 else { return nil }
    let unit = step.same
    let margin = (a.error / unit + a.size / unit * 2 * Estimate.unit) * Self.slack
    guard a.size / unit < 0x1p52 else { return nil }
    forEachRow(a) { row, number in
      let count = number / unit
      let whole = count.rounded(rule.floating)
      let isNearBoundary =
        rule == .halfAwayFromZero
        ? abs(abs(count - whole) - 0.5) <= margin : abs(count - count.rounded()) <= margin
      buffer[row] = whole * unit
      return isNearBoundary
    }
    let size = a.size + unit
    let rounded = Estimate(
      rows: a.rows == nil ? nil : buffer, same: buffer[0], error: size * Estimate.unit, size: size)
    return unit == unit.rounded() ? rounded.withoutError(size < 0x1p53) : rounded
  }

  /// A comparison's truth as 1 or 0; a row whose sides may be equal is left open.
  mutating func compared(
    _ a: Estimate, _ b: Estimate, _ comparison: Calculation.Comparison, into buffer: Buffer
  ) -> Estimate {
    let distance = difference(a, b, into: buffer)
    let isExact = a.error == 0 && b.error == 0
    let margin = isExact ? -1 : distance.error
    let source = distance
    forEachRow(source) { row, number in
      let order = number < 0 ? -1 : number > 0 ? 1 : 0
      buffer[row] = comparison.truth(of: order).numerator == 0 ? 0 : 1
      return abs(number) <= margin
    }
    return Estimate(rows: source.rows == nil ? nil : buffer, same: buffer[0], error: 0, size: 1)
  }

  func inverted(_ a: Estimate, into buffer: Buffer) -> Estimate {
    mapped(a, into: buffer, error: 0, size: 1) { 1 - $0 }
  }

  func chosen(
    _ condition: Estimate, _ then: Estimate, _ other: Estimate, into buffer: Buffer
  ) -> Estimate {
    guard let truths = condition.rows else { return condition.same != 0 ? then : other }
    for row in 0..<count {
      buffer[row] =
        truths[row] != 0 ? then.rows?[row] ?? then.same : other.rows?[row] ?? other.same
    }
    return Estimate(
      rows: buffer, error: max(then.error, other.error), size: max(then.size, other.size))
  }

  /// A weight; `nil` where one may be below zero.
  func weight(_ a: Estimate) -> Estimate? {
    guard let rows = a.rows else { return a.same >= a.error ? a : nil }
    var least = Double.infinity
    for row in 0..<count { least = min(least, rows[row]) }
    return least >= a.error ? a : nil
  }

  // MARK: Rows

  /// What the roundings of bounds can add to them.
  private static let slack = 1 + 0x1p-48

  private func leastSize(_ a: Estimate) -> Double {
    guard let rows = a.rows else { return abs(a.same) }
    var least = Double.infinity
    for row in 0..<count { least = min(least, abs(rows[row])) }
    return least
  }

  /// Visits each row once, or one where all are the same; marks those that are left open.
  @inline(__always)
  private mutating func forEachRow(_ a: Estimate, _ visit: (Int, Double) -> Bool) {
    guard let rows = a.rows else {
      if visit(0, a.same) { for row in 0..<count { isOpen[row] = true } }
      return
    }
    for row in 0..<count where visit(row, rows[row]) { isOpen[row] = true }
  }

  @inline(__always)
  private func mapped(
    _ a: Estimate, into buffer: Buffer, error: Double, size: Double, _ map: (Double) -> Double
  ) -> Estimate {
    guard let rows = a.rows else {
      return Estimate(rows: nil, same: map(a.same), error: error, size: size)
    }
    for row in 0..<count { buffer[row] = map(rows[row]) }
    return Estimate(rows: buffer, error: error, size: size)
  }

  @inline(__always)
  private func combined(
    _ a: Estimate, _ b: Estimate, into buffer: Buffer, error: Double, size: Double,
    _ combine: (Double, Double) -> Double
  ) -> Estimate {
    switch (a.rows, b.rows) {
    case (nil, nil):
      return Estimate(rows: nil, same: combine(a.same, b.same), error: error, size: size)
    case (let rows?, nil):
      let same = b.same
      for row in 0..<count { buffer[row] = combine(rows[row], same) }
    case (nil, let rows?):
      let same = a.same
      for row in 0..<count { buffer[row] = combine(same, rows[row]) }
    case (let first?, let second?):
      for row in 0..<count { buffer[row] = combine(first[row], second[row]) }
    }
    return Estimate(rows: buffer, error: error, size: size)
  }
}

extension Estimate {
  fileprivate func withoutError(_ isExact: Bool) -> Estimate {
    isExact ? Estimate(rows: rows, same: same, error: 0, size: size) : self
  }
}

extension RoundingRule {
  /// The rule for floating-point numbers.
  fileprivate var floating: FloatingPointRoundingRule {
    switch self {
    case .halfAwayFromZero: .toNearestOrAwayFromZero
    case .down: .down
    case .up: .up
    case .towardZero: .towardZero
    }
  }
}
