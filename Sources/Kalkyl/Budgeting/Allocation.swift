/// Splitting an amount by weights: `allocate(x by key)` and `allocate(x by key to step)`.
enum Allocation {
  /// Each label's exact share, x × weight / sum of the weights; the shares sum to x.
  ///
  /// Nil where a weight is missing or negative, or none is above zero.
  static func shares(of amount: Rational, by weights: [Rational?]) -> [Rational]? {
    guard let fractions = fractions(of: weights) else { return nil }
    return fractions.map { amount * $0 }
  }

  /// Parts in whole steps by largest remainder (Hamilton's method), which sum to x exactly.
  ///
  /// Each share is rounded towards zero; the steps left go one each to the largest remainders,
  /// ties to the earlier label, and what is less than a step to the next in that turn. A negative
  /// amount is split as the mirror of the positive one, and a weight of 0 gets exactly 0: the
  /// remainders that are above zero always outnumber the steps left, so none is ever owed more.
  /// Nil where `shares` is nil or the step is not above zero.
  static func parts(
    of amount: Rational, by weights: [Rational?], to step: Rational
  ) -> [Rational]? {
    guard step.signum > 0, let shares = shares(of: amount.magnitude, by: weights) else {
      return nil
    }
    var parts = shares.map { $0.rounded(to: step, .towardZero) }
    let remainders = zip(shares, parts).map { $0 - $1 }
    var left = amount.magnitude - parts.reduce(.zero, +)
    for label in turn(of: remainders) where left.signum > 0 {
      let given = min(step, left)
      parts[label] += given
      left -= given
    }
    return amount.signum < 0 ? parts.map { -$0 } : parts
  }

  /// The labels by falling remainder, those that are equal in their own order.
  private static func turn(of remainders: [Rational]) -> [Int] {
    remainders.indices.sorted { first, second in
      remainders[first] == remainders[second]
        ? first < second : remainders[first] > remainders[second]
    }
  }

  /// Each weight over their sum; nil for weights that split nothing.
  private static func fractions(of weights: [Rational?]) -> [Rational]? {
    var known: [Rational] = []
    known.reserveCapacity(weights.count)
    for weight in weights {
      guard let weight, weight.signum >= 0 else { return nil }
      known.append(weight)
    }
    guard let unit = Rational.one.divided(by: known.reduce(.zero, +)) else { return nil }
    return known.map { $0 * unit }
  }
}
