import Testing

@testable import Kalkyl

@Suite struct FractionTests {
  /// Euclid's algorithm, a division at a time.
  private func commonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
    b == 0 ? a : commonDivisor(b, a % b)
  }

  private func power(_ base: Int128, _ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }

  private func expectLowest(_ numerator: Int128, _ denominator: Int128) {
    let divisor = commonDivisor(numerator.magnitude > 0 ? abs(numerator) : 0, denominator)
    let reduced = Fraction(numerator, over: denominator).reduced
    #expect(reduced.numerator == numerator / divisor)
    #expect(reduced.denominator == denominator / divisor)
  }

  /// Whole numbers of up to two words over powers of ten, as figures that grow by per cents have them,
  /// and over anything else.
  @Test func isBroughtToLowestTerms() {
    var random = SeededGenerator(seed: 11)
    let ten: Int128 = 10
    for exponent in 0...37 {
      expectLowest(0, power(ten, exponent))
      for _ in 0..<200 {
        let bits = Int.random(in: 1...125, using: &random)
        let number = Int128.random(in: -(1 << bits)...1 << bits, using: &random)
        expectLowest(number, power(ten, exponent))
        expectLowest(
          number / power(ten, exponent / 2) * power(ten, exponent / 2), power(ten, exponent))
        expectLowest(number, Int128.random(in: 1...1 << bits, using: &random))
      }
    }
  }
}
