import Testing

@testable import Kalkyl

/// A sum that is reduced once is the sum that is reduced after each term.
@Suite struct RationalSumTests {
  @Test func equalsTheSumTermByTerm() {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      let terms = (0..<Int.random(in: 1...12, using: &random)).map { _ in random.rational() }
      expectSum(of: terms)
    }
  }

  @Test func equalsItForWhatHasGrownForManyYears() {
    let rates = [Rational(103, over: 100), Rational(41, over: 40), Rational(1_027, over: 1_000)]
    for years in [9, 10, 40, 100] {
      let powers = rates.compactMap { $0.raised(to: years, maximumDigits: 10_000) }
      let grown = [1_250, -7, 99_999, 640].flatMap { amount in
        powers.map { $0 * Rational(amount) }
      }
      expectSum(of: grown)
      expectSum(of: grown + grown.map { -$0 })
    }
  }

  @Test func countsTheDigitsOfTheSumAndNotOfItsTerms() throws {
    let large = try #require(Rational(7, over: 3).raised(to: 200, maximumDigits: 1_000))
    var sum = RationalSum(large)
    sum.add(large)
    let (isShort, isLong) = (sum.hasDigits(atMost: 20), sum.hasDigits(atMost: 1_000))
    #expect(!isShort && isLong)
    sum.add(-large)
    sum.add(-large)
    let isShortAgain = sum.hasDigits(atMost: 20)
    #expect(isShortAgain)
    #expect(sum.value == .zero)
  }

  private func expectSum(of terms: [Rational]) {
    var sum = RationalSum(terms[0])
    for term in terms.dropFirst() { sum.add(term) }
    let expected = terms.dropFirst().reduce(terms[0], +)
    #expect(sum.value == expected)
    #expect(sum.value.hashValue == expected.hashValue)
  }
}
