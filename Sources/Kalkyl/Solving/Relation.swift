/// What a condition asks of the difference between its two sides.
struct Relation: Sendable {
  let operation: BinaryOperator

  /// Whether the condition holds where the left side less the right has a sign.
  func holds(_ sign: Int) -> Bool { operation.holds(Rational(sign), .zero) }

  var isEquality: Bool { operation == .equal }
}

/// A place where a condition begins or ceases to hold.
struct TurningPoint: Sendable {
  enum Place: Sendable {
    /// The figure itself, where both sides are equal.
    case exact(Rational)
    /// Somewhere between two figures, with the difference of the sides at each.
    case between(Side, Side)
  }

  /// A figure, and the left side less the right there.
  struct Side: Sendable {
    let figure: Rational
    let difference: Rational
  }

  let place: Place
  /// The sign of the difference just before, at the place itself, and just after.
  let signs: (before: Int, at: Int, after: Int)

  /// Whether a condition is another before, at or after the place.
  func isTurning(_ relation: Relation) -> Bool {
    let held = [signs.before, signs.at, signs.after].map(relation.holds)
    return held.contains(true) && held.contains(false)
  }
}

/// The figures that are searched: every multiple of a step from one to another.
struct SearchGrid: Sendable {
  let step: Rational
  let first: Int
  let last: Int

  /// The multiples of a step that lie around an interval; `nil` where they are too many to count.
  init?(from low: Rational, to high: Rational, step: Rational) {
    guard let from = low.divided(by: step)?.rounded(to: .one, .down).wholeValue,
      let to = high.divided(by: step)?.rounded(to: .one, .up).wholeValue,
      from.magnitude < UInt(Int.max / 4), to.magnitude < UInt(Int.max / 4)
    else { return nil }
    self.step = step
    first = from
    last = max(to, from + 1)
  }

  func figure(_ position: Int) -> Rational { step * Rational(position) }
}
