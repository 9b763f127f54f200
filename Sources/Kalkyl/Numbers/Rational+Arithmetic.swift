extension Rational {
  public static prefix func - (a: Rational) -> Rational {
    switch a.storage {
    case .words(let n, let d):
      let (negated, overflow) = (0).subtractingReportingOverflow(n)
      return overflow
        ? Rational(reducing: -Int128(n), over: Int128(d)) : Rational(storage: .words(negated, d))
    // 2^63 is big and -2^63 is not, so the opposite is asked again whether it fits.
    case .big(let n, let d): return Rational(lowestNumerator: -n, denominator: d)
    }
  }

  public static func + (a: Rational, b: Rational) -> Rational {
    guard case .words(let n, let d) = a.storage, case .words(let m, let e) = b.storage else {
      return wideSum(a, b)
    }
    if d == e {
      let (sum, overflow) = n.addingReportingOverflow(m)
      if !overflow { return Rational(storage: .words(sum, d)) }
      return Rational(reducing: Int128(n) + Int128(m), over: Int128(d))
    }
    let (x, first) = n.multipliedReportingOverflow(by: e)
    let (y, second) = m.multipliedReportingOverflow(by: d)
    let (sum, third) = x.addingReportingOverflow(y)
    let (denominator, fourth) = d.multipliedReportingOverflow(by: e)
    if !(first || second || third || fourth) {
      return Rational(storage: .words(sum, denominator))
    }
    return reducedSum(n, d, m, e)
  }

  public static func - (a: Rational, b: Rational) -> Rational {
    guard case .words(let n, let d) = a.storage, case .words(let m, let e) = b.storage else {
      return wideSum(a, -b)
    }
    if d == e {
      let (difference, overflow) = n.subtractingReportingOverflow(m)
      if !overflow { return Rational(storage: .words(difference, d)) }
      return Rational(reducing: Int128(n) - Int128(m), over: Int128(d))
    }
    return a + -b
  }

  public static func * (a: Rational, b: Rational) -> Rational {
    guard case .words(let n, let d) = a.storage, case .words(let m, let e) = b.storage else {
      return wideProduct(a, b)
    }
    let (product, first) = n.multipliedReportingOverflow(by: m)
    let (denominator, second) = d.multipliedReportingOverflow(by: e)
    if !(first || second) { return Rational(storage: .words(product, denominator)) }
    return reducedProduct(n, d, m, e)
  }

  /// The quotient; nil when dividing by zero.
  public func divided(by divisor: Rational) -> Rational? {
    divisor.reciprocal.map { self * $0 }
  }

  /// One divided by the number; nil for zero.
  var reciprocal: Rational? {
    switch storage {
    case .words(let n, let d):
      if n == 0 { return nil }
      if n > 0 { return Rational(storage: .words(d, n)) }
      return Rational(reducing: -Int128(d), over: -Int128(n))
    case .big(let n, let d):
      return n.isNegative
        ? Rational(lowestNumerator: -d, denominator: -n)
        : Rational(lowestNumerator: d, denominator: n)
    }
  }

  public static func += (a: inout Rational, b: Rational) { a = a + b }
  public static func -= (a: inout Rational, b: Rational) { a = a - b }
  public static func *= (a: inout Rational, b: Rational) { a = a * b }
}

extension Rational {
  /// The power, or nil for zero to a negative power and for what has more digits than allowed.
  ///
  /// What is far too large is never computed: b bits to the power e have at least (b − 1)e bits.
  public func raised(to exponent: Int, maximumDigits: Int) -> Rational? {
    if exponent < 0 {
      guard exponent != .min else { return raisedToLeast(maximumDigits: maximumDigits) }
      return reciprocal?.raised(to: -exponent, maximumDigits: maximumDigits)
    }
    let (n, d) = reduced.wideTerms
    guard Self.power(n, exponent, isWithin: maximumDigits),
      Self.power(d, exponent, isWithin: maximumDigits)
    else { return nil }
    // Powers of lowest terms are in lowest terms.
    let result = Rational(
      lowestNumerator: n.raised(to: exponent), denominator: d.raised(to: exponent))
    return result.digitCountEstimate <= maximumDigits ? result : nil
  }

  /// The power to `Int.min`, whose opposite does not fit: only 1 and -1 have one that is not huge.
  private func raisedToLeast(maximumDigits: Int) -> Rational? {
    magnitude == .one && maximumDigits >= Rational.one.digitCountEstimate ? .one : nil
  }

  /// Whether the least size that a power can have is within a number of digits.
  private static func power(_ base: BigInteger, _ exponent: Int, isWithin digits: Int) -> Bool {
    let (bits, overflow) = max(base.bitWidth - 1, 0).multipliedReportingOverflow(by: exponent)
    return !overflow && digitCount(bitWidth: bits) <= digits
  }
}
