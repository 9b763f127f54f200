extension Rational {
  /// n/d + m/e where the cross products overflow: over the least common multiple, and if that
  /// overflows too, in lowest terms (Knuth, The Art of Computer Programming 4.5.1).
  @inline(never)
  static func reducedSum(_ n: Int, _ d: Int, _ m: Int, _ e: Int) -> Rational {
    var common = commonDivisor(d, e)
    let (x, first) = n.multipliedReportingOverflow(by: e / common)
    let (y, second) = m.multipliedReportingOverflow(by: d / common)
    let (sum, third) = x.addingReportingOverflow(y)
    let (multiple, fourth) = (d / common).multipliedReportingOverflow(by: e)
    if !(first || second || third || fourth) { return Rational(storage: .words(sum, multiple)) }

    let ((n, d), (m, e)) = (lowestTerms(n, d), lowestTerms(m, e))
    common = commonDivisor(d, e)
    // Each product is below 2^126, so the sum fits.
    let total = Int128(n) * Int128(e / common) + Int128(m) * Int128(d / common)
    let shared = commonDivisor(Int(truncatingIfNeeded: total % Int128(common)), common)
    return Rational(
      lowestNumerator: shared == 1 ? total : total / Int128(shared),
      denominator: Int128(d / common) * Int128(e / shared))
  }

  /// n/d · m/e in lowest terms, where the products overflow.
  @inline(never)
  static func reducedProduct(_ n: Int, _ d: Int, _ m: Int, _ e: Int) -> Rational {
    let ((n, d), (m, e)) = (lowestTerms(n, d), lowestTerms(m, e))
    let ((x, v), (y, u)) = (lowestTerms(n, e), lowestTerms(m, d))
    return Rational(lowestNumerator: Int128(x) * Int128(y), denominator: Int128(u) * Int128(v))
  }

  /// The sum where a term is big; as `reducedSum`, whose divisors are small where one term is.
  static func wideSum(_ a: Rational, _ b: Rational) -> Rational {
    let ((n, d), (m, e)) = (a.reduced.wideTerms, b.reduced.wideTerms)
    if d == e { return Rational(reducing: n + m, over: d) }
    let common = d.greatestCommonDivisor(e)
    let rest = e.divided(exactlyBy: common)
    let total = n * rest + m * d.divided(exactlyBy: common)
    let shared = total.greatestCommonDivisor(common)
    return Rational(
      lowestNumerator: total.divided(exactlyBy: shared),
      denominator: d.divided(exactlyBy: shared) * rest)
  }

  /// What two denominators are divided by their greatest common divisor.
  static func factors(_ d: BigInteger, _ e: BigInteger) -> (BigInteger, BigInteger) {
    let common = d.greatestCommonDivisor(e)
    return (d.divided(exactlyBy: common), e.divided(exactlyBy: common))
  }

  /// The product where a factor is big; as `reducedProduct`, whose divisors are small where one factor
  /// is: 60 % of the time of a hundred years of growth went to the divisors of whole products.
  static func wideProduct(_ a: Rational, _ b: Rational) -> Rational {
    switch (a.storage, b.storage) {
    case (.big(let n, let d), .words(let m, let e)), (.words(let m, let e), .big(let n, let d)):
      return scaled(n, d, by: m, e)
    default: break
    }
    let ((n, d), (m, e)) = (a.reduced.wideTerms, b.reduced.wideTerms)
    let (first, second) = (n.greatestCommonDivisor(e), m.greatestCommonDivisor(d))
    return Rational(
      lowestNumerator: n.divided(exactlyBy: first) * m.divided(exactlyBy: second),
      denominator: d.divided(exactlyBy: second) * e.divided(exactlyBy: first))
  }

  /// n/d in lowest terms, times m/e: as most products are where figures grow from year to year.
  private static func scaled(_ n: BigInteger, _ d: BigInteger, by m: Int, _ e: Int) -> Rational {
    if m == 0 { return Rational(0) }
    let (m, e) = lowestTerms(m, e)
    let (up, down) = (m.magnitude, e.magnitude)
    let (first, second) = (n.size.commonDivisor(with: down), d.size.commonDivisor(with: up))
    let numerator = n.size.scaled(by: up / second, over: first)
    return Rational(
      lowestNumerator: BigInteger(numerator, isNegative: n.isNegative != (m < 0)),
      denominator: BigInteger(d.size.scaled(by: down / first, over: second)))
  }

  /// Both divided by their common divisor; `d` is above zero.
  private static func lowestTerms(_ n: Int, _ d: Int) -> (Int, Int) {
    let divisor = commonDivisor(n, d)
    return divisor == 1 ? (n, d) : (n / divisor, d / divisor)
  }

  /// The greatest common divisor; `d` is above zero, so it fits.
  private static func commonDivisor(_ n: Int, _ d: Int) -> Int {
    d == 1 ? 1 : Int(greatestCommonDivisor(n.magnitude, d.magnitude))
  }
}

extension BigInteger {
  /// The quotient by a divisor that leaves no remainder.
  fileprivate func divided(exactlyBy divisor: BigInteger) -> BigInteger {
    BigInteger(size.divided(exactlyBy: divisor.size), isNegative: isNegative != divisor.isNegative)
  }
}
