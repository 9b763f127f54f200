/// A divisor above one with its reciprocal: a product and a shift where dividing takes five times as
/// long.
///
/// With 2^s the least power of two that is no less than d, and m the next whole number above
/// 2^(63 + s) / d, the quotient of n < 2^63 is n × m / 2^(63 + s) rounded down (Granlund and
/// Montgomery, Division by Invariant Integers using Multiplication, 1994).
struct Divisor {
  let value: Int
  private let multiplier: UInt
  private let shift: UInt

  init(_ value: Int) {
    precondition(value > 1, "a divisor that divides")
    let size = Int.bitWidth - (value - 1).leadingZeroBitCount
    let power = UInt128(1) << UInt128(63 + size)
    self.value = value
    multiplier = UInt(truncatingIfNeeded: power / UInt128(value) + 1)
    shift = UInt(size - 1)
  }

  /// The quotient rounded down of a number that is not negative.
  @inline(__always)
  func quotient(of number: UInt) -> UInt {
    number.multipliedFullWidth(by: multiplier).high &>> shift
  }

  /// The quotient as a whole number; `nil` where the number is too large for it.
  @inline(__always)
  func quotient(of number: Int, rounding rule: RoundingRule) -> Int? {
    let size = number.magnitude
    let half = size &+ UInt(bitPattern: value) / 2
    guard half < UInt(1) << 63 else { return nil }
    switch rule {
    case .halfAwayFromZero:
      let quotient = Int(bitPattern: self.quotient(of: half))
      return number < 0 ? 0 &- quotient : quotient
    case .down, .up, .towardZero:
      let quotient = Int(bitPattern: self.quotient(of: size))
      let isExact = UInt(bitPattern: quotient &* value) == size
      let correction = isExact ? 0 : rule.correction(isNegative: number < 0, half: 0)
      return (number < 0 ? 0 &- quotient : quotient) &+ correction
    }
  }
}
