import Testing

@testable import Kalkyl

struct AllocationTests {
  /// Lekeberg, Laxå, Askersund, Hallsberg on 31 December 2021 (SCB).
  static let residents = [8603, 5582, 11_534, 16_196].map { Optional(Rational($0)) }

  private func parts(_ amount: String, _ weights: [Int?], to step: Rational = .one) -> [Rational]? {
    Allocation.parts(of: exact(amount), by: weights.map { $0.map { Rational($0) } }, to: step)
  }

  @Test func dividesTheDeficitOf2023AsPublished() {
    let deficit = Allocation.parts(of: Rational(1733), by: Self.residents, to: .one)
    #expect(deficit == exactList("356 231 477 669"))
    let surplus = Allocation.parts(of: Rational(-1733), by: Self.residents, to: .one)
    #expect(surplus == exactList("-356 -231 -477 -669"))
    let shares = Allocation.shares(of: Rational(1733), by: Self.residents)
    #expect(
      shares?.map { $0.decimalString(places: 3) } == ["355.696", "230.791", "476.880", "669.633"])
  }

  @Test func tiesGoToTheEarlierLabel() {
    #expect(parts("10", [1, 1, 1]) == exactList("4 3 3"))
    #expect(parts("11", [1, 1, 1]) == exactList("4 4 3"))
    #expect(parts("-11", [1, 1, 1]) == exactList("-4 -4 -3"))
    #expect(parts("1", [2, 1, 2]) == exactList("1 0 0"))
  }

  @Test func whatIsLessThanAStepGoesToTheNextInTurn() {
    #expect(parts("10.5", [1, 1, 1]) == exactList("4 3.5 3"))
    #expect(parts("0.5", [1, 2, 1]) == exactList("0 0.5 0"))
    #expect(parts("-10.5", [1, 1, 1]) == exactList("-4 -3.5 -3"))
    #expect(parts("1733", [1, 1], to: Rational(1000)) == exactList("1000 733"))
  }

  @Test func aWeightOfZeroGetsNothing() {
    #expect(parts("7", [0, 1, 0, 1]) == exactList("0 4 0 3"))
    #expect(parts("0.1", [0, 1]) == exactList("0 0.1"))
    #expect(parts("0", [1, 2]) == exactList("0 0"))
  }

  @Test func weightsThatSplitNothingGiveNoParts() {
    for weights in [[], [0, 0], [1, -1], [1, nil], [-1, -1]] as [[Int?]] {
      #expect(parts("10", weights) == nil)
      #expect(Allocation.shares(of: .one, by: weights.map { $0.map { Rational($0) } }) == nil)
    }
    #expect(parts("10", [1, 1], to: .zero) == nil)
    #expect(parts("10", [1, 1], to: Rational(-1)) == nil)
  }

  @Test func partsAlwaysAddUp() throws {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<1000 {
      let count = Int.random(in: 1...9, using: &random)
      var weights = (0..<count).map { _ in Rational(Int.random(in: 0...6, using: &random), over: 3)
      }
      weights[Int.random(in: 0..<count, using: &random)] += .one
      let amount = Rational(Int.random(in: -9999...9999, using: &random), over: 8)
      let step = Rational([1, 1, 10, 1000].randomElement(using: &random) ?? 1, over: 4)
      let shares = try #require(Allocation.shares(of: amount, by: weights))
      let parts = try #require(Allocation.parts(of: amount, by: weights, to: step))
      #expect(shares.reduce(.zero, +) == amount)
      #expect(parts.reduce(.zero, +) == amount)
      for (part, share) in zip(parts, shares) { #expect((part - share).magnitude < step) }
      for (part, weight) in zip(parts, weights) where weight.isZero { #expect(part == .zero) }
      let odd = parts.filter { !($0.divided(by: step)?.isWhole ?? true) }
      #expect(odd.count <= 1)
      let mirrored = Allocation.parts(of: -amount, by: weights, to: step)
      #expect(mirrored == parts.map { -$0 })
    }
  }

  /// With no ties, the order of the labels changes nobody's part.
  @Test func theOrderOfLabelsMattersOnlyInTies() throws {
    var random = SeededGenerator(seed: 32)
    for _ in 0..<200 {
      let order = [0, 1, 2, 3].shuffled(using: &random)
      let amount = Rational(Int.random(in: 1...99_999, using: &random))
      let straight = try #require(Allocation.parts(of: amount, by: Self.residents, to: .one))
      let shuffled = try #require(
        Allocation.parts(of: amount, by: order.map { Self.residents[$0] }, to: .one))
      let remainders = try #require(Allocation.shares(of: amount, by: Self.residents))
        .map { $0 - $0.rounded(to: .one, .down) }
      guard Set(remainders).count == 4 else { continue }
      #expect(order.map { straight[$0] } == shuffled)
    }
  }
}
