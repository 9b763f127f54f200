/// A fraction in machine words: 126 bits at most over 126 bits, not always in lowest terms.
///
/// What does not fit, and what divides by zero, is `.none`, which spreads: no operation on it gives
/// a figure. `Rational` is exact whatever the size; this is the same number where it is small,
/// without memory of its own.
struct Fraction: Sendable {
  let numerator: Int128
  /// Above zero; zero where there is no figure.
  let denominator: Int128

  @inline(__always)
  init(_ numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init(_ whole: Int) { self.init(Int128(whole), over: 1) }

  static let none = Fraction(0, over: 0)

  /// Whether there is a figure.
  @inline(__always)
  var isKnown: Bool { denominator != 0 }

  @inline(__always)
  static func truth(_ value: Bool) -> Fraction { Fraction(value ? 1 : 0, over: 1) }
}

extension Fraction {
  /// The number; `.none` where it does not fit.
  init(_ number: Rational) {
    switch number.storage {
    case .words(let n, let d): self.init(Int128(n), over: Int128(d))
    case .big(let n, let d):
      if let numerator = n.fitting, let denominator = d.fitting {
        self.init(numerator, over: denominator)
      } else {
        self = .none
      }
    }
  }

  /// The same number; `nil` where there is none.
  var rational: Rational? {
    if let n = Int(exactly: numerator), let d = Int(exactly: denominator) {
      return d == 0 ? nil : Rational(storage: .words(n, d))
    }
    return isKnown ? Rational(reducing: numerator, over: denominator) : nil
  }

  /// The fraction in lowest terms.
  var reduced: Fraction {
    if denominator <= 1 { return self }
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    return divisor == 1
      ? self : Fraction(numerator / Int128(divisor), over: denominator / Int128(divisor))
  }
}

extension BigInteger {
  /// The value, where it has at most 126 bits.
  fileprivate var fitting: Int128? {
    guard bitWidth <= 126, let size = size.narrow else { return nil }
    return isNegative ? -Int128(size) : Int128(size)
  }
}

// MARK: Arithmetic

extension Fraction {
  @inline(__always)
  static func + (a: Fraction, b: Fraction) -> Fraction {
    guard a.denominator == b.denominator else { return sum(a, b) }
    let (sum, overflow) = a.numerator.addingReportingOverflow(b.numerator)
    return overflow ? .none : Fraction(sum, over: a.denominator)
  }

  @inline(__always)
  static func - (a: Fraction, b: Fraction) -> Fraction { a + -b }

  @inline(__always)
  static prefix func - (a: Fraction) -> Fraction {
    a.numerator == .min ? .none : Fraction(0 &- a.numerator, over: a.denominator)
  }

  @inline(__always)
  static func * (a: Fraction, b: Fraction) -> Fraction {
    guard a.isNarrow, b.isNarrow else { return product(a, b) }
    return Fraction(a.numerator &* b.numerator, over: a.denominator &* b.denominator)
  }

  /// The quotient; `.none` when dividing by zero.
  @inline(__always)
  static func / (a: Fraction, b: Fraction) -> Fraction { a * b.reciprocal }

  /// One divided by the number; `.none` for zero.
  var reciprocal: Fraction {
    guard isKnown else { return .none }
    if numerator >= 0 { return Fraction(denominator, over: numerator) }
    return numerator == .min ? .none : Fraction(-denominator, over: -numerator)
  }

  /// The number without its sign.
  var magnitude: Fraction { numerator < 0 ? -self : self }

  /// Whether both terms fit in one word, so that products of two such fit in two.
  @inline(__always)
  var isNarrow: Bool {
    Int128(truncatingIfNeeded: Int(truncatingIfNeeded: numerator)) == numerator
      && Int128(truncatingIfNeeded: Int(truncatingIfNeeded: denominator)) == denominator
  }

  /// n/d + m/e over the least common multiple of d and e.
  @inline(never)
  private static func sum(_ a: Fraction, _ b: Fraction) -> Fraction {
    guard a.isKnown, b.isKnown else { return .none }
    return sumAsWritten(a, b) ?? sumAsWritten(a.reduced, b.reduced)?.reduced ?? .none
  }

  private static func sumAsWritten(_ a: Fraction, _ b: Fraction) -> Fraction? {
    let divisor = Int128(commonDivisor(a.denominator.magnitude, b.denominator.magnitude))
    let (first, one) = a.numerator.multipliedReportingOverflow(by: b.denominator / divisor)
    let (second, two) = b.numerator.multipliedReportingOverflow(by: a.denominator / divisor)
    let (sum, three) = first.addingReportingOverflow(second)
    let (multiple, four) = (a.denominator / divisor).multipliedReportingOverflow(by: b.denominator)
    return one || two || three || four ? nil : Fraction(sum, over: multiple)
  }

  @inline(never)
  private static func product(_ a: Fraction, _ b: Fraction) -> Fraction {
    guard a.isKnown, b.isKnown else { return .none }
    if let product = productAsWritten(a, b) { return product }
    let (x, v) = lowest(a.numerator, b.denominator)
    let (y, u) = lowest(b.numerator, a.denominator)
    return productAsWritten(Fraction(x, over: u), Fraction(y, over: v)) ?? .none
  }

  private static func productAsWritten(_ a: Fraction, _ b: Fraction) -> Fraction? {
    let (numerator, one) = a.numerator.multipliedReportingOverflow(by: b.numerator)
    let (denominator, two) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    return one || two ? nil : Fraction(numerator, over: denominator)
  }

  private static func lowest(_ n: Int128, _ d: Int128) -> (Int128, Int128) {
    let divisor = Int128(commonDivisor(n.magnitude, d.magnitude))
    return (n / divisor, d / divisor)
  }

  /// Halving is quick on one word and slow on two: without its twos, what is below a power of ten most
  /// often fits in one, and one division brings the other below it.
  private static func commonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    if a == 0 || b == 0 { return a | b }
    let (x, y) = (a &>> UInt128(a.trailingZeroBitCount), b &>> UInt128(b.trailingZeroBitCount))
    guard let small = UInt(exactly: min(x, y)) else { return greatestCommonDivisor(a, b) }
    let rest = UInt(truncatingIfNeeded: max(x, y) % UInt128(small))
    let twos = min(a.trailingZeroBitCount, b.trailingZeroBitCount)
    return UInt128(greatestCommonDivisor(small, rest)) &<< UInt128(twos)
  }

  /// The power; the exponent must not be negative.
  func raised(to exponent: Int) -> Fraction {
    var power = Fraction(1)
    for _ in 0..<exponent { power = power * self }
    return power
  }
}

// MARK: Order and rounding

extension Fraction {
  /// -1, 0 or 1 as the number is below, at or above another; `nil` where that is not known.
  @inline(__always)
  func compared(with other: Fraction) -> Int? {
    guard isKnown, other.isKnown else { return nil }
    if denominator == other.denominator { return Self.order(numerator, other.numerator) }
    let (left, one) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, two) = other.numerator.multipliedReportingOverflow(by: denominator)
    return one || two ? nil : Self.order(left, right)
  }

  private static func order(_ a: Int128, _ b: Int128) -> Int { a < b ? -1 : a == b ? 0 : 1 }

  /// The multiple of a step that the rule chooses; the step is above zero.
  @inline(__always)
  func rounded(to step: Fraction, _ rule: RoundingRule) -> Fraction {
    guard isKnown else { return .none }
    // A quotient of one word takes a tenth of the time of one of two.
    if step.denominator == 1, let n = Int(exactly: numerator),
      let d = Int(exactly: denominator), let m = Int(exactly: step.numerator)
    {
      let (divisor, overflow) = d.multipliedReportingOverflow(by: m)
      if !overflow {
        let count = Int128(n.divided(by: divisor, rounding: rule))
        return Fraction(m == 1 ? count : count &* Int128(m), over: 1)
      }
    }
    return roundedWide(to: step, rule)
  }

  @inline(never)
  private func roundedWide(to step: Fraction, _ rule: RoundingRule) -> Fraction {
    let (n, one) = numerator.multipliedReportingOverflow(by: step.denominator)
    let (d, two) = denominator.multipliedReportingOverflow(by: step.numerator)
    if one || two { return .none }
    let count = n.divided(by: d, rounding: rule)
    let (multiple, three) = count.multipliedReportingOverflow(by: step.numerator)
    return three ? .none : Fraction(multiple, over: step.denominator)
  }
}

extension Int {
  /// The quotient as a whole number; the divisor must be above zero.
  @inline(__always)
  fileprivate func divided(by divisor: Int, rounding rule: RoundingRule) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    if remainder == 0 { return quotient }
    let size = remainder.magnitude
    let rest = divisor.magnitude &- size
    let half = size < rest ? -1 : size == rest ? 0 : 1
    return quotient &+ rule.correction(isNegative: remainder < 0, half: half)
  }
}
