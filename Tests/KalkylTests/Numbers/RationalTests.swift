import Testing

@testable import Kalkyl

@Suite struct RationalTests {
  /// The same sums without any machine word.
  private struct Twin: Equatable {
    let n: BigInteger
    let d: BigInteger

    init(_ n: BigInteger, _ d: BigInteger) {
      let divisor = n.greatestCommonDivisor(d)
      let sign = BigInteger(d.signum)
      self.n = n.quotientAndRemainder(dividingBy: divisor).quotient * sign
      self.d = d.quotientAndRemainder(dividingBy: divisor).quotient * sign
    }

    init(_ a: Rational) { self.init(a.numerator, a.denominator) }
  }

  @Test func agreesWithBigFractions() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<3_000 {
      let (a, b) = (random.rational(), random.rational())
      let (x, y) = (Twin(a), Twin(b))
      #expect(Twin(a + b) == Twin(x.n * y.d + y.n * x.d, x.d * y.d))
      #expect(Twin(a - b) == Twin(x.n * y.d - y.n * x.d, x.d * y.d))
      #expect(Twin(a * b) == Twin(x.n * y.n, x.d * y.d))
      #expect((a < b) == (x.n * y.d < y.n * x.d))
      #expect((a == b) == (x == y))
      let quotient = a.divided(by: b)
      #expect(quotient.map(Twin.init) == (b.isZero ? nil : Twin(x.n * y.d, x.d * y.n)))
    }
  }

  @Test func lawsOfArithmetic() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<1_000 {
      let (a, b, c) = (random.rational(), random.rational(), random.rational())
      #expect(a + b == b + a)
      #expect(a * b == b * a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a + -a == .zero)
      #expect((a - b) + b == a)
      #expect(a.divided(by: a) == (a.isZero ? nil : .one))
      #expect([a < b, a == b, b < a].count { $0 } == 1)
    }
  }

  @Test func sumsThatAreNeverReducedEqualThoseThatAre() {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<1_000 {
      let (a, b) = (random.rational(), random.rational())
      let long = (a + b) * Rational(6, over: 4) - b * Rational(12, over: 8)
      let short = a * Rational(3, over: 2)
      #expect(long == short)
      #expect(long.hashValue == short.hashValue)
      #expect(long.numerator == short.numerator)
      #expect(long.denominator == short.denominator)
      #expect(!(long < short))
      #expect(long.isWhole == short.isWhole)
      #expect(long.wholeValue == short.wholeValue)
      #expect(long.signum == short.signum)
    }
  }

  @Test func termsAreLowestAndTheDenominatorAboveZero() {
    var random = SeededGenerator(seed: 14)
    for _ in 0..<1_000 {
      let a = random.rational() * random.rational()
      #expect(a.denominator.signum == 1)
      #expect(a.numerator.greatestCommonDivisor(a.denominator) == .one)
      #expect(Rational(a.numerator, over: a.denominator) == a)
      #expect(Rational(-a.numerator, over: -a.denominator) == a)
    }
  }

  @Test func borders() {
    #expect(-Rational(.min) == Rational(-BigInteger(.min), over: .one))
    #expect(-(-Rational(.min)) == Rational(.min))
    #expect((-(-Rational(.min))).wholeValue == .min)
    #expect(Rational(.min, over: .min) == .one)
    #expect(Rational(1, over: .min).denominator == -BigInteger(.min))
    #expect(Rational(.min, over: -1).description == "9223372036854775808")
    #expect((Rational(.max) + .one) - .one == Rational(.max))
    #expect(((Rational(.max) + .one) - .one).wholeValue == .max)
    #expect(Rational(.min).magnitude - .one == Rational(.max))
    #expect(Rational(.max, over: .max - 1) < Rational(.max - 1, over: .max - 2))
    #expect(Rational(6, over: 4).wholeValue == nil)
    #expect(Rational(8, over: 4).wholeValue == 2)
    #expect(Rational(0, over: -5) == .zero)
    #expect(Rational(1).divided(by: .zero) == nil)
    #expect(Rational(1, over: .min).divided(by: Rational(1, over: .min)) == .one)
  }

  /// Cross products whose lowest words are the same.
  @Test func equalityLooksAtWholeProducts() {
    #expect(Rational(1 << 62) != Rational(0, over: 4))
    #expect(Rational(1 << 62, over: 3) != Rational(1 << 61, over: 1))
    #expect(Rational(.min, over: 3) != Rational(0, over: 2))
  }

  @Test func aFigureTakesThreeWords() {
    #expect(MemoryLayout<Rational>.stride <= 24)
  }

  @Test func digitCountIsAnUpperEstimate() {
    var random = SeededGenerator(seed: 15)
    for _ in 0..<500 {
      let a = random.rational()
      let digits = a.numerator.magnitude.description.count + a.denominator.description.count
      let reduced = Rational(a.numerator, over: a.denominator)
      #expect(digits <= reduced.digitCountEstimate)
      #expect(reduced.digitCountEstimate <= digits + 2)
    }
  }
}
