import Testing

@testable import Kalkyl

@Suite struct BigIntegerTests {
  @Test func agreesWithArithmeticOnPaper() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<400 {
      let (a, b) = (random.bigInteger(), random.bigInteger())
      let (x, y) = (SlowDecimal(a.description), SlowDecimal(b.description))
      #expect((a + b).description == (x + y).description)
      #expect((a - b).description == (x + -y).description)
      #expect((a * b).description == (x * y).description)
      #expect((a < b) == x.isLess(than: y))
      #expect((a == b) == (x == y))
    }
  }

  @Test func divisionGivesQuotientTimesDivisorAndRemainder() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<2_000 {
      let (n, d) = (random.bigInteger() * random.bigInteger(), random.bigInteger())
      if d.isZero { continue }
      let (q, r) = n.quotientAndRemainder(dividingBy: d)
      #expect(q * d + r == n)
      #expect(r.magnitude < d.magnitude)
      #expect(r.isZero || r.signum == n.signum)
    }
  }

  /// Digits of the quotient that the first estimate has one or two too large.
  @Test(
    arguments: [
      ([0, 0, 1 << 63], [1, 1 << 63]),
      ([0, .max - 1, 1 << 63], [.max, 1 << 63]),
      ([3, 0, 1 << 63], [1, 0, 1 << 61]),
      ([0, 0, 1 << 63, (1 << 63) - 1], [1, 0, 1 << 63]),
      ([.max, .max, .max - 1, .max], [.max, .max]),
      ([0, 0, 0, 1], [.max, .max]),
    ] as [([UInt], [UInt])])
  func divisionWithEstimatesThatAreTooLarge(_ limbs: ([UInt], [UInt])) {
    let (n, d) = (Magnitude(limbs: limbs.0), Magnitude(limbs: limbs.1))
    let (q, r) = n.quotientAndRemainder(dividingBy: d)
    #expect(q * d + r == n)
    #expect(r < d)
  }

  @Test func exactDivisionUndoesMultiplication() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<4_000 {
      let (a, b) = (random.bigInteger().size, random.bigInteger().size)
      if b.isZero { continue }
      #expect((a * b).divided(exactlyBy: b) == a)
      let shift = Int.random(in: 0..<200, using: &random)
      #expect(((a * b) << shift).divided(exactlyBy: b << shift) == a)
      #expect(((a << shift) * b).divided(exactlyBy: b) == a << shift)
    }
    for (x, y) in [(1, 1), (1, 9), (2, 1), (2, 2), (2, 30), (9, 3), (50, 45)] {
      let (a, b) = (random.long(limbs: x).size, random.long(limbs: y).size)
      #expect((a * b).divided(exactlyBy: b) == a)
    }
    // The quotient's size is at the border of a limb.
    for a in [
      Magnitude(.max), Magnitude(1 << 63), Magnitude(limbs: [0, 1]), Magnitude(limbs: [.max, 1]),
    ] {
      for b in [
        Magnitude(limbs: [.max, .max]), Magnitude(limbs: [0, 1]), Magnitude(limbs: [1, 1 << 63]),
      ] {
        #expect((a * b).divided(exactlyBy: b) == a)
      }
    }
  }

  /// The threshold between the ways to multiply lies inside these lengths.
  @Test func longProductsDistribute() {
    var random = SeededGenerator(seed: 3)
    for (x, y) in [
      (39, 39), (40, 40), (41, 40), (81, 41), (83, 42), (200, 39), (200, 45), (97, 96),
    ] {
      let (a, b) = (random.long(limbs: x), random.long(limbs: y))
      let (low, high) = (random.long(limbs: 3), random.long(limbs: 20))
      #expect((a + low) * (b + high) == a * b + a * high + low * b + low * high)
      #expect(a * b == b * a)
      if !b.isZero {
        let (q, r) = (a * b + low).quotientAndRemainder(dividingBy: b)
        #expect(q * b + r == a * b + low)
      }
    }
  }

  @Test func commonDivisorDividesAndLeavesNothingShared() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let shared = random.bigInteger()
      let (a, b) = (random.bigInteger() * shared, random.bigInteger() * shared)
      let divisor = a.greatestCommonDivisor(b)
      #expect(divisor == euclid(a, b))
      #expect(divisor == b.greatestCommonDivisor(a))
    }
  }

  private func euclid(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
    var (x, y) = (a.magnitude, b.magnitude)
    while !y.isZero { (x, y) = (y, x.quotientAndRemainder(dividingBy: y).remainder) }
    return x
  }

  @Test func textRoundTrips() {
    var random = SeededGenerator(seed: 5)
    for length in [1, 18, 19, 20, 37, 38, 39, 57, 76, 77, 300, 3_000] {
      for leading in 1...9 {
        var digits = "\(leading)"
        for _ in 1..<length { digits += String(Int.random(in: 0...9, using: &random)) }
        #expect(Magnitude(decimalDigits: Array(digits.utf8)[...]).description == digits)
      }
      let power = BigInteger(10).raised(to: length)
      #expect(power.description == "1" + String(repeating: "0", count: length))
      #expect((power - .one).description == String(repeating: "9", count: length))
    }
    #expect(BigInteger.zero.description == "0")
  }

  @Test func machineIntegersAtTheirBorders() {
    for value in [Int.min, .min + 1, -1, 0, 1, .max] {
      #expect(BigInteger(value).asInt == value)
      #expect(BigInteger(value).description == value.description)
    }
    #expect((BigInteger(.max) + .one).asInt == nil)
    #expect((BigInteger(.min) - .one).asInt == nil)
    #expect((-BigInteger(.min)).description == "9223372036854775808")
    #expect(BigInteger(wide: .min).description == "-170141183460469231731687303715884105728")
    #expect(-BigInteger.zero == .zero)
    #expect((-BigInteger.zero).signum == 0)
    #expect(BigInteger(-5).bitWidth == 3)
    #expect(BigInteger.zero.bitWidth == 0)
  }

  @Test func divisorsAndMultiplesOfMachineIntegers() {
    #expect(greatestCommonDivisor(48 as UInt, 36) == 12)
    #expect(greatestCommonDivisor(0 as UInt, 36) == 36)
    #expect(greatestCommonDivisor(UInt.max, UInt.max) == .max)
    #expect(greatestCommonDivisor(Int.min.magnitude, 1 << 40) == 1 << 40)
    #expect(leastCommonMultiple(4, 6) == 12)
    #expect(leastCommonMultiple(.max, .max) == .max)
    #expect(leastCommonMultiple(.max, 2) == nil)
  }
}

extension Magnitude {
  fileprivate var description: String { String(decoding: decimalDigits(), as: UTF8.self) }
}
