/// Which of the two nearest whole steps a number between them goes to.
public enum RoundingRule: Hashable, Sendable {
  /// The nearer one; from the middle, away from zero.
  case halfAwayFromZero
  /// The lower one.
  case down
  /// The higher one.
  case up
  /// The one nearer to zero.
  case towardZero

  /// What to add to a quotient that was cut off towards zero.
  ///
  /// `half` compares twice the remainder's size with the divisor's: -1 below, 0 the same, 1 above.
  func correction(isNegative: Bool, half: Int) -> Int {
    switch self {
    case .halfAwayFromZero: half < 0 ? 0 : isNegative ? -1 : 1
    case .down: isNegative ? -1 : 0
    case .up: isNegative ? 0 : 1
    case .towardZero: 0
    }
  }
}

extension BigInteger {
  /// The quotient as a whole number; the divisor must be above zero.
  func divided(by divisor: BigInteger, rounding rule: RoundingRule) -> BigInteger {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    if remainder.isZero { return quotient }
    let twice = remainder.size << 1
    let half = twice < divisor.size ? -1 : twice == divisor.size ? 0 : 1
    return quotient + BigInteger(rule.correction(isNegative: isNegative, half: half))
  }
}

extension Int128 {
  /// The quotient as a whole number; the divisor must be above zero.
  func divided(by divisor: Int128, rounding rule: RoundingRule) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    if remainder == 0 { return quotient }
    // A remainder's size is below the divisor's, so that twice it fits without the sign.
    let twice = remainder.magnitude * 2
    let half = twice < divisor.magnitude ? -1 : twice == divisor.magnitude ? 0 : 1
    return quotient + Int128(rule.correction(isNegative: remainder < 0, half: half))
  }
}
