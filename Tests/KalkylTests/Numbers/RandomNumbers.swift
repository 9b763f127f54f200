@testable import Kalkyl

extension SeededGenerator {
  /// A big integer near a border of one or two words, small, or long.
  mutating func bigInteger() -> BigInteger {
    let size: BigInteger
    switch Int.random(in: 0..<6, using: &self) {
    case 0: size = BigInteger(Int.random(in: 0...20, using: &self))
    case 1: size = BigInteger(Int.random(in: 0...1_000_000, using: &self))
    case 2: size = border(bits: [31, 32, 62, 63, 64, 65].randomElement(using: &self) ?? 63)
    case 3: size = border(bits: [126, 127, 128, 129].randomElement(using: &self) ?? 127)
    case 4: size = long(limbs: Int.random(in: 1...4, using: &self))
    default: size = long(limbs: Int.random(in: 1...12, using: &self))
    }
    return Bool.random(using: &self) ? size : -size
  }

  /// A machine integer, often at a border.
  mutating func int() -> Int {
    switch Int.random(in: 0..<5, using: &self) {
    case 0: [Int.min, .min + 1, .max, .max - 1, 0, 1, -1].randomElement(using: &self) ?? 0
    case 1: Int.random(in: .min ... .max, using: &self)
    case 2: Int.random(in: -4_000_000_000...4_000_000_000, using: &self)
    default: Int.random(in: -1_000...1_000, using: &self)
    }
  }

  /// A fraction as budgets have them, at a border, or big.
  mutating func rational() -> Rational {
    switch Int.random(in: 0..<4, using: &self) {
    case 0:
      return Rational(
        Int.random(in: -99_999...99_999, using: &self),
        over: [1, 2, 3, 12, 100, 10_000].randomElement(using: &self) ?? 1)
    case 1:
      let denominator = int()
      return Rational(int(), over: denominator == 0 ? 7 : denominator)
    case 2: return Rational(int())
    default:
      let denominator = bigInteger()
      return Rational(bigInteger(), over: denominator.isZero ? .one : denominator)
    }
  }

  /// A number of so many limbs, some of them all zeros or all ones.
  mutating func long(limbs count: Int) -> BigInteger {
    var limbs: [UInt] = []
    for _ in 0..<count {
      let kind = Int.random(in: 0..<5, using: &self)
      limbs.append(kind == 0 ? 0 : kind == 1 ? .max : UInt(next()))
    }
    return BigInteger(Magnitude(limbs: limbs))
  }

  private mutating func border(bits: Int) -> BigInteger {
    BigInteger(2).raised(to: bits) + BigInteger(Int.random(in: -3...3, using: &self))
  }
}
