/// Finds where a comparison turns when an assumption is varied.
struct Solver {
  /// What was found, and how surely.
  enum Finding {
    /// The difference is the same everywhere.
    case constant(Rational)
    /// The one place where both sides are equal, wherever it lies.
    case linear(TurningPoint, ends: (Rational, Rational))
    /// Every place in the grid, and how many different ones lie anywhere.
    case polynomial([TurningPoint], degree: Int, all: Int, ends: (Rational, Rational))
    /// The places that trying found.
    case sampled([TurningPoint], hasGaps: Bool, ends: (Rational?, Rational?))

    /// Whether trying found it, so that something may be missed.
    var isSampled: Bool {
      if case .sampled = self { true } else { false }
    }
  }

  private let whatIf: WhatIf
  private let assumption: VariedAssumption
  private let difference: TypedExpression

  /// - Parameter difference: one figure.
  init(
    _ evaluator: Evaluator, _ assumption: VariedAssumption, _ difference: TypedExpression
  ) throws(EvaluationFault) {
    whatIf = try WhatIf(evaluator, varying: [assumption], asked: [difference])
    self.assumption = assumption
    self.difference = difference
  }

  /// The figures that the assumption has now.
  var figuresNow: [Rational] { assumption.figures(in: whatIf.base) }

  /// The difference as the model has it.
  func differenceNow() throws(EvaluationFault) -> Rational? {
    var evaluator = whatIf.base
    return try evaluator.cells(of: difference)[0].cell.value
  }

  /// The difference where the assumption is a figure; `nil` for no value.
  func difference(at figure: Rational) throws(EvaluationFault) -> Rational? {
    var evaluator = try whatIf.evaluator([.value(figure)])
    return try evaluator.cells(of: difference)[0].cell.value
  }

  func solve(in grid: SearchGrid) throws(EvaluationFault) -> Finding {
    guard let polynomial = try polynomial(grid) else { return try sampled(grid) }
    let ends = (
      polynomial.value(at: grid.figure(grid.first)), polynomial.value(at: grid.figure(grid.last))
    )
    if let root = PolynomialSearch.root(of: polynomial) { return .linear(root, ends: ends) }
    guard polynomial.degree > 0 else { return .constant(ends.0) }
    let search = PolynomialSearch(polynomial, grid)
    return .polynomial(
      search.turningPoints, degree: polynomial.degree, all: SturmChain(polynomial).rootCount,
      ends: ends)
  }

  /// The difference as a polynomial, where the formulas say that it is one: of degree n at most, so
  /// that n + 1 exact points give it.
  private func polynomial(_ grid: SearchGrid) throws(EvaluationFault) -> Polynomial? {
    let varied = Set(assumption.changedNodes.map(\.node))
    // A change of some labels only leaves the others: their degree is no higher.
    let degrees = try Degrees(whatIf.base, varied: varied)
    guard let degree = try degrees.degree(of: difference), degree <= Degrees.most else {
      return nil
    }
    var points: [(x: Rational, y: Rational)] = []
    let width = max(1, (grid.last - grid.first) / (degree + 1))
    for index in 0...degree {
      let figure = grid.figure(grid.first + index * width)
      guard let value = try difference(at: figure) else { return nil }
      points.append((figure, value))
    }
    return Polynomial(through: points)
  }

  private func sampled(_ grid: SearchGrid) throws(EvaluationFault) -> Finding {
    let search = try SampledSearch(grid) { figure throws(EvaluationFault) in
      try difference(at: figure)
    }
    return .sampled(search.turningPoints, hasGaps: search.hasGaps, ends: search.ends)
  }
}
