import Testing

@testable import Kalkyl

struct PolynomialTests {
  /// (x − r) multiplied out for each root.
  static func polynomial(_ roots: [Rational]) -> Polynomial {
    var coefficients = [Rational.one]
    for root in roots {
      var next = [Rational](repeating: .zero, count: coefficients.count + 1)
      for (index, coefficient) in coefficients.enumerated() {
        next[index + 1] += coefficient
        next[index] -= coefficient * root
      }
      coefficients = next
    }
    return Polynomial(coefficients)
  }

  @Test(arguments: 1...40)
  func interpolationGivesThePolynomialBack(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let degree = Int.random(in: 0...8, using: &generator)
    let polynomial = Polynomial(
      (0...degree).map { _ in
        Rational(
          Int.random(in: -9...9, using: &generator), over: Int.random(in: 1...7, using: &generator))
      })
    let points = (0...degree + 2).map { index in
      let x = Rational(3 * index - 5, over: 2)
      return (x: x, y: polynomial.value(at: x))
    }
    #expect(Polynomial(through: points) == polynomial)
  }

  @Test(arguments: 1...60)
  func everyRootIsCountedOnce(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...5, using: &generator)
    let roots = (0..<count).map { _ in Rational(Int.random(in: -6...6, using: &generator), over: 2)
    }
    // x² + 1 has no root of its own.
    let base = Self.polynomial(roots)
    let withoutRoots = seed.isMultiple(of: 2)
    let polynomial =
      withoutRoots
      ? Polynomial(
        through: (-5...5).map { x in
          let x = Rational(x)
          return (x: x, y: base.value(at: x) * (x * x + .one))
        }) : base
    let chain = SturmChain(polynomial)
    #expect(chain.rootCount == Set(roots).count)
    let low = Rational(Int.random(in: -7...0, using: &generator), over: 2)
    let high = low + Rational(Int.random(in: 1...9, using: &generator), over: 2)
    let inside = Set(roots).count { low < $0 && $0 <= high }
    #expect(chain.rootCount(above: low, through: high) == inside)
  }

  @Test func searchFindsRootsOnTheGridAndBetween() throws {
    let roots = [Rational(-1), Rational(1, over: 3), Rational(2)]
    let grid = try #require(
      SearchGrid(from: Rational(-2), to: Rational(2), step: Rational(1, over: 10)))
    let points = PolynomialSearch(Self.polynomial(roots), grid).turningPoints
    #expect(points.count == 3)
    guard case .exact(Rational(-1)) = points[0].place,
      case .between(let low, let high) = points[1].place,
      case .exact(Rational(2)) = points[2].place
    else {
      Issue.record("the places are \(points)")
      return
    }
    #expect(low.figure == Rational(3, over: 10) && high.figure == Rational(4, over: 10))
    #expect(points.map(\.signs.before) == [-1, 1, -1])
    #expect(points.map(\.signs.after) == [1, -1, 1])
  }
}
