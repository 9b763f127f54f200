import Testing

@testable import Kalkyl

/// A divisor with its reciprocal gives the quotient that dividing gives.
struct DivisorTests {
  private static let rules: [RoundingRule] = [.halfAwayFromZero, .down, .up, .towardZero]

  /// Divisors and numbers near powers of two, where a reciprocal that is a little off shows.
  private static let numbers: [Int] = (0..<63).flatMap { bit in
    [-1, 0, 1].map { (1 << bit) + $0 }
  }

  @Test func quotientsNearPowersOfTwo() {
    for divisor in Self.numbers where divisor > 1 {
      for number in Self.numbers + Self.numbers.map({ 0 - $0 }) + [.max, .min] {
        expectQuotient(of: number, by: divisor)
      }
    }
  }

  @Test func quotientsOfMultiplesAndMiddles() {
    var seed = SeededGenerator(seed: 4)
    for _ in 0..<20_000 {
      let divisor = Int.random(in: 2...1 << Int.random(in: 2...40), using: &seed)
      let count = Int.random(in: -(1 << 20)...1 << 20, using: &seed)
      for offset in [-1, 0, 1] {
        expectQuotient(of: count * divisor + offset, by: divisor)
        expectQuotient(of: count * divisor + divisor / 2 + offset, by: divisor)
      }
    }
  }

  private func expectQuotient(of number: Int, by divisor: Int) {
    for rule in Self.rules {
      let exact = Int128(number).divided(by: Int128(divisor), rounding: rule)
      let found = Divisor(divisor).quotient(of: number, rounding: rule)
      if let found {
        #expect(Int128(found) == exact, "\(number) / \(divisor) \(rule)")
      } else {
        #expect(number.magnitude + divisor.magnitude / 2 >= UInt(1) << 63)
      }
    }
  }
}
