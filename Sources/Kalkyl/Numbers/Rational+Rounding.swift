extension Rational {
  /// The multiple of a step that the rule chooses; the step must be above zero.
  public func rounded(to step: Rational, _ rule: RoundingRule) -> Rational {
    precondition(step.signum > 0, "rounding to a step that is not above zero")
    guard case .words(let n, let d) = storage, case .words(let m, let e) = step.storage else {
      let (n, d) = wideTerms
      let (m, e) = step.wideTerms
      let count = (n * e).divided(by: d * m, rounding: rule)
      return Rational(reducing: count * m, over: e)
    }
    if d == 1 && m == 1 && e == 1 { return self }
    let count = (Int128(n) * Int128(e)).divided(by: Int128(d) * Int128(m), rounding: rule)
    if let count = Int(exactly: count) { return Rational(count) * step }
    return Rational(reducing: BigInteger(wide: count) * BigInteger(m), over: BigInteger(e))
  }
}
