/// A closed interval of exact numbers: everything that a printed figure may stand for.
///
/// Arithmetic gives an interval that holds every result of figures in the parts. It is the
/// smallest one where each figure occurs once; where one occurs again it may be wider, never
/// narrower.
struct Interval: Hashable, Sendable {
  /// The least number in it.
  let lower: Rational
  /// The greatest number in it.
  let upper: Rational

  /// From the lesser of two ends to the greater, both included.
  init(_ end: Rational, _ otherEnd: Rational) {
    lower = min(end, otherEnd)
    upper = max(end, otherEnd)
  }

  /// A figure that is exactly known.
  init(exactly value: Rational) {
    lower = value
    upper = value
  }

  /// A printed figure ± half its last digit; `lastDigit` is what a step of that digit is worth
  /// in the unit of the figure, above zero (1 for 541 tkr in tkr, 1/100 for 40 %).
  init(printed value: Rational, lastDigit: Rational) {
    let half = lastDigit * Rational(1, over: 2)
    self.init(value - half, value + half)
  }

  /// Whether the number lies within, the ends included.
  func contains(_ value: Rational) -> Bool { lower <= value && value <= upper }

  /// Whether some number lies in both, the ends included.
  func meets(_ other: Interval) -> Bool { lower <= other.upper && other.lower <= upper }
}

// MARK: Arithmetic

extension Interval {
  /// What a sum can be: lower + lower to upper + upper.
  static func + (first: Interval, second: Interval) -> Interval {
    Interval(first.lower + second.lower, first.upper + second.upper)
  }

  /// What a difference can be: lower − upper to upper − lower.
  static func - (first: Interval, second: Interval) -> Interval {
    Interval(first.lower - second.upper, first.upper - second.lower)
  }

  /// What the number with the other sign can be.
  static prefix func - (interval: Interval) -> Interval {
    Interval(-interval.lower, -interval.upper)
  }

  /// What a product can be: the least to the greatest product of two ends.
  static func * (first: Interval, second: Interval) -> Interval {
    let corners = [
      first.lower * second.lower, first.lower * second.upper,
      first.upper * second.lower, first.upper * second.upper,
    ]
    return corners.dropFirst().reduce(Interval(exactly: corners[0])) { $0.widened(toHold: $1) }
  }

  /// The quotient; nil when the divisor may be zero, where any number could come out.
  func divided(by divisor: Interval) -> Interval? {
    guard !divisor.contains(.zero), let one = Rational.one.divided(by: divisor.lower),
      let other = Rational.one.divided(by: divisor.upper)
    else { return nil }
    return self * Interval(one, other)
  }

  /// Times a number that is exactly known.
  func scaled(by factor: Rational) -> Interval {
    Interval(lower * factor, upper * factor)
  }

  /// The sum of any number of intervals, 0 for none.
  static func sum(_ intervals: some Sequence<Interval>) -> Interval {
    intervals.reduce(Interval(exactly: .zero), +)
  }

  /// What rounding to a step (above zero) can give; rounding keeps order, so the ends round.
  func rounded(to step: Rational, _ rule: RoundingRule) -> Interval {
    Interval(lower.rounded(to: step, rule), upper.rounded(to: step, rule))
  }

  /// What the distance from zero can be.
  var magnitude: Interval {
    contains(.zero)
      ? Interval(.zero, max(lower.magnitude, upper.magnitude))
      : Interval(lower.magnitude, upper.magnitude)
  }

  /// What the lesser of two can be.
  static func minimum(_ first: Interval, _ second: Interval) -> Interval {
    Interval(min(first.lower, second.lower), min(first.upper, second.upper))
  }

  /// What the greater of two can be.
  static func maximum(_ first: Interval, _ second: Interval) -> Interval {
    Interval(max(first.lower, second.lower), max(first.upper, second.upper))
  }

  private func widened(toHold value: Rational) -> Interval {
    Interval(min(lower, value), max(upper, value))
  }
}
