import Testing

@testable import Kalkyl

struct AuditTests {
  private func printed(_ figures: Int...) -> [Interval] {
    figures.map { Interval(printed: Rational($0), lastDigit: .one) }
  }

  /// The members' capital costs of 2026 add up to 3 418, and 3 419 was printed.
  @Test func aTotalOfUnroundedPartsIsWithinRounding() {
    let parts = [541, 574, 396, 805, 1102]
    let shown = Rational(parts.reduce(0, +))
    let bounds = Interval.sum(parts.map { Interval(printed: Rational($0), lastDigit: .one) })
    func verdict(_ total: Int) -> AuditVerdict {
      AuditVerdict(printed: Rational(total), lastDigit: .one, shown: shown, bounds: bounds)
    }
    #expect(verdict(3418) == .exact)
    #expect(verdict(3419) == .withinRounding)
    // Five parts may miss by (5 + 1) / 2 of the last digit, and no more.
    #expect(verdict(3421) == .withinRounding)
    #expect(verdict(3415) == .withinRounding)
    #expect(verdict(3422) == .outside)
    #expect(verdict(3414) == .outside)
  }

  /// A difference may miss its terms by 1.5: 3 000 − 1 214 printed as 1 787.
  @Test func aDifferenceMayMissByOne() {
    let terms = printed(3000, 1214)
    func verdict(_ difference: Int) -> AuditVerdict {
      AuditVerdict(
        printed: Rational(difference), lastDigit: .one, shown: Rational(1786),
        bounds: terms[0] - terms[1])
    }
    #expect(verdict(1786) == .exact)
    #expect(verdict(1787) == .withinRounding)
    #expect(verdict(1788) == .outside)
  }

  /// The mean of rounded percents, 23.72, is not 2 065 / 9 175.
  @Test func aMeanOfPercentsIsOutside() throws {
    let terms = printed(2065, 9175)
    let ratio = try #require(terms[0].divided(by: terms[1]))
    func verdict(_ percent: String) -> AuditVerdict {
      AuditVerdict(
        printed: exact(percent) * exact("0.01"), lastDigit: exact("0.0001"),
        shown: Rational(2065, over: 9175), bounds: ratio)
    }
    #expect(verdict("22.51") == .exact)
    #expect(verdict("22.50") == .withinRounding)
    #expect(verdict("23.72") == .outside)
  }

  @Test func figuresKnownExactlyLeaveNoRoom() {
    let bounds = Interval(exactly: exact("541.25"))
    #expect(
      AuditVerdict(printed: Rational(541), lastDigit: .one, shown: exact("541.25"), bounds: bounds)
        == .exact)
    #expect(
      AuditVerdict(printed: Rational(542), lastDigit: .one, shown: exact("541.25"), bounds: bounds)
        == .outside)
  }

  @Test func aDivisorThatMayBeZeroRulesNothingOut() {
    let terms = printed(1, 0)
    #expect(terms[0].divided(by: terms[1]) == nil)
    #expect(
      AuditVerdict(printed: Rational(40), lastDigit: .one, shown: nil, bounds: nil)
        == .withinRounding)
  }

  /// Every operation holds every result of figures within its parts, and its ends are reached.
  @Test func intervalsHoldTheirResults() throws {
    var random = SeededGenerator(seed: 41)
    func drawn() -> Rational { Rational(Int.random(in: -40...40, using: &random), over: 4) }
    for _ in 0..<500 {
      let (first, second) = (Interval(drawn(), drawn()), Interval(drawn(), drawn()))
      let step = Rational(1, over: 2)
      let corners = [first.lower, first.upper].flatMap { a in
        [second.lower, second.upper].map { (a, $0) }
      }
      let inner = (
        (first.lower + first.upper) * step,
        (second.lower * Rational(2) + second.upper) * Rational(1, over: 3)
      )
      func check(_ result: Interval, _ operation: (Rational, Rational) -> Rational?) {
        let values = corners.compactMap { operation($0.0, $0.1) }
        #expect(values.min() == result.lower && values.max() == result.upper)
        if let value = operation(inner.0, inner.1) { #expect(result.contains(value)) }
      }
      check(first + second) { $0 + $1 }
      check(first - second) { $0 - $1 }
      check(first * second) { $0 * $1 }
      check(.minimum(first, second)) { min($0, $1) }
      check(.maximum(first, second)) { max($0, $1) }
      check(-first) { value, _ in -value }
      check(first.scaled(by: Rational(-3))) { value, _ in value * Rational(-3) }
      check(first.rounded(to: step, .halfAwayFromZero)) { value, _ in
        value.rounded(to: step, .halfAwayFromZero)
      }
      if let quotient = first.divided(by: second) {
        check(quotient) { $0.divided(by: $1) }
      } else {
        #expect(second.contains(.zero))
      }
      #expect(first.magnitude.contains(inner.0.magnitude))
      #expect(first.meets(second) == (first - second).contains(.zero))
    }
    #expect(Interval(Rational(-3), Rational(2)).magnitude == Interval(.zero, Rational(3)))
  }
}
