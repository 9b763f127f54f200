/// Every place in a grid where a polynomial is zero: exactly where it is linear or the grid meets it,
/// else between neighbours of the grid.
struct PolynomialSearch {
  private let polynomial: Polynomial
  private let grid: SearchGrid
  private let chain: SturmChain
  private(set) var turningPoints: [TurningPoint] = []

  /// - Parameter polynomial: not constant.
  init(_ polynomial: Polynomial, _ grid: SearchGrid) {
    self.polynomial = polynomial
    self.grid = grid
    chain = SturmChain(polynomial)
    // The count leaves the first end out.
    search(grid.first, grid.last)
    if polynomial.value(at: grid.figure(grid.first)).isZero {
      turningPoints.insert(exact(grid.figure(grid.first)), at: 0)
    }
  }

  /// The root of a linear polynomial, wherever it lies.
  static func root(of polynomial: Polynomial) -> TurningPoint? {
    guard polynomial.degree == 1,
      let root = (-polynomial.coefficients[0]).divided(by: polynomial.coefficients[1])
    else { return nil }
    let slope = polynomial.coefficients[1].signum
    return TurningPoint(place: .exact(root), signs: (-slope, 0, slope))
  }

  /// Finds the roots above a position up to and with another.
  private mutating func search(_ low: Int, _ high: Int) {
    guard rootCount(low, high) > 0 else { return }
    guard high - low > 1 else { return finish(low, high) }
    let middle = low + (high - low) / 2
    search(low, middle)
    search(middle, high)
  }

  private func rootCount(_ low: Int, _ high: Int) -> Int {
    chain.rootCount(above: grid.figure(low), through: grid.figure(high))
  }

  /// Enters the roots between two neighbours.
  private mutating func finish(_ low: Int, _ high: Int) {
    let ends = (grid.figure(low), grid.figure(high))
    let values = (polynomial.value(at: ends.0), polynomial.value(at: ends.1))
    var inside = rootCount(low, high)
    if values.1.isZero {
      inside -= 1
      if inside == 0 { return turningPoints.append(exact(ends.1)) }
    }
    turningPoints.append(
      TurningPoint(
        place: .between(
          .init(figure: ends.0, difference: values.0), .init(figure: ends.1, difference: values.1)),
        signs: (signBeyond(ends.0, values.0), 0, signBefore(ends.1, values.1))))
    if values.1.isZero { turningPoints.append(exact(ends.1)) }
  }

  /// The sign just after a figure.
  private func signBeyond(_ figure: Rational, _ value: Rational) -> Int {
    value.isZero ? exact(figure).signs.after : value.signum
  }

  /// The sign just before a figure.
  private func signBefore(_ figure: Rational, _ value: Rational) -> Int {
    value.isZero ? exact(figure).signs.before : value.signum
  }

  /// A root on the grid, with the signs on both sides: of the first derivative that is not zero there.
  private func exact(_ root: Rational) -> TurningPoint {
    var derivative = polynomial.derivative
    var order = 1
    while derivative.value(at: root).isZero, !derivative.isZero {
      derivative = derivative.derivative
      order += 1
    }
    let after = derivative.value(at: root).signum
    let before = order.isMultiple(of: 2) ? after : -after
    return TurningPoint(place: .exact(root), signs: (before, 0, after))
  }
}
