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

  /// The sum where a term is big.
  static func wideSum(_ a: Rational, _ b: Rational) -> Rational {
    let (n, d) = a.wideTerms
    let (m, e) = b.wideTerms
    if d == e { return Rational(reducing: n + m, over: d) }
    return Rational(reducing: n * e + m * d, over: d * e)
  }

  /// The product where a factor is big.
  static func wideProduct(_ a: Rational, _ b: Rational) -> Rational {
    let (n, d) = a.wideTerms
    let (m, e) = b.wideTerms
    return Rational(reducing: n * m, over: d * e)
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
