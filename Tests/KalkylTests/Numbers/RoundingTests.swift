import Testing

@testable import Kalkyl

@Suite struct RoundingTests {
  private static let rules: [RoundingRule] = [.halfAwayFromZero, .down, .up, .towardZero]

  @Test func isAMultipleNoFurtherThanTheRuleAllows() throws {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<1_000 {
      let a = random.rational()
      let step = random.rational().magnitude
      if step.isZero { continue }
      for rule in Self.rules {
        let rounded = a.rounded(to: step, rule)
        #expect(try #require(rounded.divided(by: step)).isWhole)
        let error = rounded - a
        switch rule {
        case .halfAwayFromZero:
          let twice = error.magnitude * Rational(2)
          #expect(twice < step || (twice == step && error.signum == a.signum))
        case .down: #expect(error.signum <= 0 && error.magnitude < step)
        case .up: #expect(error.signum >= 0 && error.magnitude < step)
        case .towardZero:
          #expect(error.magnitude < step && (error.isZero || error.signum == -a.signum))
        }
      }
    }
  }

  @Test func isMirroredAndRepeatable() {
    var random = SeededGenerator(seed: 32)
    for _ in 0..<500 {
      let (a, step) = (random.rational(), random.rational().magnitude + Rational(1, over: 3))
      #expect((-a).rounded(to: step, .halfAwayFromZero) == -a.rounded(to: step, .halfAwayFromZero))
      #expect((-a).rounded(to: step, .down) == -a.rounded(to: step, .up))
      for rule in Self.rules {
        let rounded = a.rounded(to: step, rule)
        #expect(rounded.rounded(to: step, rule) == rounded)
      }
    }
  }

  @Test func halvesGoAwayFromZero() {
    func whole(_ n: Int, _ d: Int, _ rule: RoundingRule) -> Int? {
      Rational(n, over: d).rounded(to: .one, rule).wholeValue
    }
    #expect(whole(5, 2, .halfAwayFromZero) == 3)
    #expect(whole(-5, 2, .halfAwayFromZero) == -3)
    #expect(whole(49, 20, .halfAwayFromZero) == 2)
    #expect(whole(-5, 2, .down) == -3)
    #expect(whole(-5, 2, .up) == -2)
    #expect(whole(-5, 2, .towardZero) == -2)
    #expect(whole(5, 2, .towardZero) == 2)
    #expect(whole(5, 2, .up) == 3)
    #expect(whole(.min, 1, .halfAwayFromZero) == .min)
  }

  @Test func stepsOfTensAndOfQuarters() {
    #expect(Rational(10_646).rounded(to: Rational(100), .halfAwayFromZero) == Rational(10_600))
    #expect(Rational(10_650).rounded(to: Rational(100), .halfAwayFromZero) == Rational(10_700))
    #expect(
      Rational(1, over: 3).rounded(to: Rational(1, over: 4), .halfAwayFromZero)
        == Rational(1, over: 4))
    let past = Rational(.max).rounded(to: Rational(10), .up)
    #expect(past.description == "9223372036854775810")
  }
}
