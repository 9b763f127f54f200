/// A whole number of any size.
public struct BigInteger: Hashable, Sendable {
  /// The size, without the sign.
  let size: Magnitude
  /// Whether the number is below zero; never for zero.
  let isNegative: Bool

  init(_ size: Magnitude, isNegative: Bool = false) {
    self.size = size
    self.isNegative = isNegative && !size.isZero
  }

  public init(_ value: Int) { self.init(Magnitude(value.magnitude), isNegative: value < 0) }

  init(wide value: Int128) { self.init(Magnitude(wide: value.magnitude), isNegative: value < 0) }

  public static let zero = BigInteger(0)
  public static let one = BigInteger(1)

  public var isZero: Bool { size.isZero }

  /// -1, 0 or 1.
  public var signum: Int { isNegative ? -1 : size.isZero ? 0 : 1 }

  /// The number without its sign.
  public var magnitude: BigInteger { BigInteger(size) }

  /// The number of bits of the size: 3 for 5 and for -5, 0 for zero.
  public var bitWidth: Int { size.bitWidth }

  /// The value, where it fits.
  public var asInt: Int? {
    guard size.limbs.count <= 1 else { return nil }
    let limb = size.limbs.first ?? 0
    return isNegative
      ? (limb <= Int.min.magnitude ? Int(truncatingIfNeeded: 0 &- limb) : nil)
      : Int(exactly: limb)
  }
}

extension BigInteger: Comparable {
  public static func < (a: BigInteger, b: BigInteger) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? b.size < a.size : a.size < b.size
  }
}

extension BigInteger {
  public static prefix func - (a: BigInteger) -> BigInteger {
    BigInteger(a.size, isNegative: !a.isNegative)
  }

  public static func + (a: BigInteger, b: BigInteger) -> BigInteger {
    if a.isNegative == b.isNegative {
      return BigInteger(a.size + b.size, isNegative: a.isNegative)
    }
    return a.size < b.size
      ? BigInteger(b.size - a.size, isNegative: b.isNegative)
      : BigInteger(a.size - b.size, isNegative: a.isNegative)
  }

  public static func - (a: BigInteger, b: BigInteger) -> BigInteger { a + -b }

  public static func * (a: BigInteger, b: BigInteger) -> BigInteger {
    BigInteger(a.size * b.size, isNegative: a.isNegative != b.isNegative)
  }

  /// The quotient, rounded towards zero, and the remainder, with the sign of the dividend; the
  /// divisor must not be zero.
  public func quotientAndRemainder(
    dividingBy divisor: BigInteger
  ) -> (quotient: BigInteger, remainder: BigInteger) {
    let (quotient, remainder) = size.quotientAndRemainder(dividingBy: divisor.size)
    return (
      BigInteger(quotient, isNegative: isNegative != divisor.isNegative),
      BigInteger(remainder, isNegative: isNegative)
    )
  }

  /// The greatest common divisor, never negative; 0 for two zeros.
  public func greatestCommonDivisor(_ other: BigInteger) -> BigInteger {
    BigInteger(size.greatestCommonDivisor(other.size))
  }

  /// The power; the exponent must not be negative.
  public func raised(to exponent: Int) -> BigInteger {
    BigInteger(size.raised(to: exponent), isNegative: isNegative && exponent & 1 == 1)
  }
}

extension BigInteger: CustomStringConvertible {
  /// The decimal digits, after a `-` where the number is below zero.
  public var description: String {
    (isNegative ? "-" : "") + String(decoding: size.decimalDigits(), as: UTF8.self)
  }
}
