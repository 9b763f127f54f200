import Testing

@testable import Kalkyl

@Suite struct PowerTests {
  @Test func isRepeatedMultiplication() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<100 {
      let base = random.rational()
      var product = Rational.one
      for exponent in 0...7 {
        #expect(base.raised(to: exponent, maximumDigits: 10_000) == product)
        #expect(
          base.raised(to: -exponent, maximumDigits: 10_000) == Rational.one.divided(by: product))
        product *= base
      }
    }
  }

  @Test func fiveHundredYearsAtThreePercentAreExact() throws {
    let growth = try #require(Rational(103, over: 100).raised(to: 500, maximumDigits: 3_000))
    #expect(growth.finiteDecimalPlaces == 1_000)
    #expect(growth.decimalString(places: 6) == "2621877.234191")
    #expect(growth.exactString.hasSuffix("38460001"))
  }

  @Test func hugePowersAreRefusedWithoutBeingWorkedOut() {
    #expect(Rational(2).raised(to: .max, maximumDigits: 1_000) == nil)
    #expect(Rational(2).raised(to: .min, maximumDigits: 1_000) == nil)
    #expect(Rational(1, over: 2).raised(to: .max, maximumDigits: 1_000) == nil)
    #expect(Rational(10).raised(to: 2_000, maximumDigits: 1_000) == nil)
    #expect(Rational(10).raised(to: 900, maximumDigits: 1_000) != nil)
  }

  @Test func onesAndZerosHaveEveryPower() {
    #expect(Rational.one.raised(to: .max, maximumDigits: 10) == .one)
    #expect(Rational.one.raised(to: .min, maximumDigits: 10) == .one)
    #expect(Rational(-1).raised(to: .max, maximumDigits: 10) == Rational(-1))
    #expect(Rational(-1).raised(to: .min, maximumDigits: 10) == .one)
    #expect(Rational.zero.raised(to: .max, maximumDigits: 10) == .zero)
    #expect(Rational.zero.raised(to: 0, maximumDigits: 10) == .one)
    #expect(Rational.zero.raised(to: -1, maximumDigits: 10) == nil)
    #expect(Rational.zero.raised(to: .min, maximumDigits: 10) == nil)
  }
}
