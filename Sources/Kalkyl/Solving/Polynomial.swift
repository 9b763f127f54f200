/// A polynomial in one variable with exact coefficients.
struct Polynomial: Hashable, Sendable {
  /// From the constant term up; the last is not zero, and none are there for zero.
  private(set) var coefficients: [Rational]

  init(_ coefficients: [Rational]) {
    self.coefficients = coefficients
    while self.coefficients.last?.isZero == true { self.coefficients.removeLast() }
  }

  /// The polynomial of least degree through points whose first parts all differ.
  ///
  /// Newton's divided differences.
  init(through points: [(x: Rational, y: Rational)]) {
    var differences = points.map(\.y)
    for order in points.indices.dropFirst() {
      for index in points.indices.reversed() where index >= order {
        let width = points[index].x - points[index - order].x
        let rise = differences[index] - differences[index - 1]
        differences[index] = rise.divided(by: width) ?? .zero
      }
    }
    var result = Polynomial([])
    for (point, difference) in zip(points, differences).reversed() {
      result = result.timesLinear(minus: point.x).adding(difference)
    }
    self = result
  }

  var degree: Int { max(coefficients.count - 1, 0) }

  var isZero: Bool { coefficients.isEmpty }

  /// Horner's rule.
  func value(at x: Rational) -> Rational {
    coefficients.reversed().reduce(.zero) { $0 * x + $1 }
  }

  var derivative: Polynomial {
    Polynomial(coefficients.enumerated().dropFirst().map { $1 * Rational($0) })
  }

  /// Times (x − root).
  private func timesLinear(minus root: Rational) -> Polynomial {
    var result = [Rational](repeating: .zero, count: coefficients.count + 1)
    for (index, coefficient) in coefficients.enumerated() {
      result[index + 1] += coefficient
      result[index] -= coefficient * root
    }
    return Polynomial(result)
  }

  private func adding(_ constant: Rational) -> Polynomial {
    var result = coefficients.isEmpty ? [.zero] : coefficients
    result[0] += constant
    return Polynomial(result)
  }

  /// The quotient and what is left of a division by another polynomial, which is not zero.
  func quotientAndRemainder(
    dividingBy divisor: Polynomial
  ) -> (quotient: Polynomial, remainder: Polynomial) {
    guard let leading = divisor.coefficients.last else { return (Polynomial([]), self) }
    var rest = coefficients
    var quotient: [Rational] = []
    while rest.count >= divisor.coefficients.count, let top = rest.last {
      let factor = top.divided(by: leading) ?? .zero
      let shift = rest.count - divisor.coefficients.count
      for (index, coefficient) in divisor.coefficients.enumerated() {
        rest[shift + index] -= factor * coefficient
      }
      rest.removeLast()
      quotient.append(factor)
    }
    return (Polynomial(quotient.reversed()), Polynomial(rest))
  }
}

/// How many roots a polynomial has in an interval, without finding them: Sturm's theorem.
struct SturmChain: Sendable {
  private let chain: [Polynomial]

  /// - Parameter polynomial: not zero.
  init(_ polynomial: Polynomial) {
    let chain = Self.chain(of: polynomial)
    // The last of the chain has the roots that come more than once; without them each comes once.
    if let common = chain.last, common.degree > 0 {
      self.chain = Self.chain(of: polynomial.quotientAndRemainder(dividingBy: common).quotient)
    } else {
      self.chain = chain
    }
  }

  private static func chain(of polynomial: Polynomial) -> [Polynomial] {
    var chain = [polynomial, polynomial.derivative]
    while let last = chain.last, !last.isZero {
      let rest = chain[chain.count - 2].quotientAndRemainder(dividingBy: last).remainder
      // Only signs count: a positive factor keeps the figures short.
      chain.append(Polynomial(rest.coefficients.map { -$0 }).withShortFigures)
    }
    chain.removeLast()
    return chain
  }

  /// The different roots above `low` up to and with `high`.
  func rootCount(above low: Rational, through high: Rational) -> Int {
    signChanges { $0.value(at: low).signum } - signChanges { $0.value(at: high).signum }
  }

  /// All the different roots.
  var rootCount: Int {
    signChanges { polynomial in
      let sign = polynomial.coefficients.last?.signum ?? 0
      return polynomial.degree.isMultiple(of: 2) ? sign : -sign
    } - signChanges { $0.coefficients.last?.signum ?? 0 }
  }

  private func signChanges(_ sign: (Polynomial) -> Int) -> Int {
    let signs = chain.map(sign).filter { $0 != 0 }
    return zip(signs, signs.dropFirst()).count { $0 != $1 }
  }
}

extension Polynomial {
  /// The same roots and signs with a leading coefficient of 1 or −1.
  fileprivate var withShortFigures: Polynomial {
    guard let leading = coefficients.last?.magnitude else { return self }
    return Polynomial(coefficients.map { $0.divided(by: leading) ?? .zero })
  }
}
