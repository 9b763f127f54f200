/// Of what degree figures are, at most, in an assumption that is varied.
///
/// Read off the formulas, so that it is a proof: a sum has the highest degree of its terms, a product
/// the sum of its factors', what is worked out from figures that do not vary has 0. A rounding, a
/// comparison or a division by what varies is no polynomial, and has `nil`.
struct Degrees {
  let evaluator: Evaluator
  private var known: [Int?]

  /// - Parameters:
  ///   - evaluator: one that has worked out all that is asked for.
  ///   - varied: the nodes that are the figure that varies.
  init(_ evaluator: Evaluator, varied: Set<Int>) throws(EvaluationFault) {
    self.evaluator = evaluator
    known = Array(repeating: 0, count: evaluator.space.count)
    for node in evaluator.plan.order {
      known[node] = varied.contains(node) ? 1 : try degree(ofNode: node)
    }
  }

  private func degree(ofNode node: Int) throws(EvaluationFault) -> Int? {
    let (id, year, cell) = evaluator.space.place(of: node)
    let instance = evaluator.checker.instances[id.index]
    let first = instance.firstYear ?? evaluator.space.years.lowerBound
    switch instance.body {
    case .none: return 0
    case .formula(let body): return try degree(of: body, Frame(year: year, first: first))
    case .bridge(let bridge): return try degree(of: bridge.rest, Frame(year: year, first: first))
    case .table(let table): return try degree(of: table.cells[cell], Frame(year: nil, first: first))
    case .investment(let investment):
      guard let year else { return 0 }
      return capitalCostDegree(of: investment, .all, in: year, withInterest: true)
    }
  }

  /// The degree of a formula asked for by itself.
  func degree(of expression: TypedExpression) throws(EvaluationFault) -> Int? {
    try degree(of: expression, Frame(year: nil, first: evaluator.space.years.lowerBound))
  }

  /// The highest degree of some formulas in a year.
  private func highest(
    _ parts: [TypedExpression], _ frame: Frame
  ) throws(EvaluationFault) -> Int? {
    var highest = 0
    for part in parts {
      guard let degree = try degree(of: part, frame) else { return nil }
      highest = max(highest, degree)
    }
    return highest
  }

  /// 0 where no part varies, else no polynomial.
  private func constant(
    _ parts: [TypedExpression], _ frame: Frame
  ) throws(EvaluationFault) -> Int? {
    try highest(parts, frame) == 0 ? 0 : nil
  }

  private func degree(
    of expression: TypedExpression, _ frame: Frame
  ) throws(EvaluationFault) -> Int? {
    switch expression.kind {
    case .constant, .missing, .currentYear, .data: return 0
    case .instance(let id): return degree(of: id, in: frame.year)
    case .cell(let id, let cell): return known[evaluator.space.node(id, cell: cell)]
    case .investmentResult(let id, let result, let vintages):
      return investmentDegree(of: id, result, vintages, in: frame.year)
    case .atLabel(let value, let dimension, let label):
      return try degree(of: value.entry(dimension, label) ?? value, frame)
    case .atYear(let value, let year):
      return try degree(of: value, Frame(year: year, first: frame.first))
    case .atRelativeYear(let value, let offset):
      return try degree(of: value, Frame(year: frame.year.map { $0 + offset }, first: frame.first))
    case .inYears(let value, _, _), .negated(let value), .repeated(let value, _):
      return try degree(of: value, frame)
    case .byYear(let entries):
      guard let year = frame.year, let value = entries.value(in: year), let value else { return 0 }
      return try degree(of: value, frame)
    case .overridden(let base, let cells):
      let active = cells.filter { $0.holds(in: frame.year) }.map(\.value)
      return try highest([base] + active, frame)
    case .byLabel, .sum, .firstKnown, .isMissing: return try highest(expression.parts, frame)
    default: return try operationDegree(of: expression, frame)
    }
  }

  private func operationDegree(
    of expression: TypedExpression, _ frame: Frame
  ) throws(EvaluationFault) -> Int? {
    switch expression.kind {
    case .product(let factors): return try degree(ofProduct: factors, frame)
    case .power(let base, let exponent): return try degree(ofPower: base, exponent, frame)
    case .conditional(let condition, let then, let otherwise):
      guard try degree(of: condition, frame) == 0 else { return nil }
      let truths = try evaluator.evaluate(condition, frame).cells
      let taken =
        (truths.contains { $0.value == .one } ? [then] : [])
        + (truths.contains { $0.value == .zero } ? [otherwise] : [])
      return try highest(taken, frame)
    case .aggregate(let aggregate, let value, _, let overYears):
      let years = overYears ? Array(evaluator.space.years(of: value.type.shape.years)) : nil
      let degree = try highest(value, in: years, frame)
      switch aggregate {
      case .sum, .mean, .first, .last: return degree
      case .min, .max, .any, .all, .count: return degree == 0 ? 0 : nil
      }
    case .cumulative(let value):
      let years = evaluator.space.years(of: value.type.shape.years)
      return try highest(value, in: years.filter { $0 <= frame.year ?? $0 }, frame)
    case .share(let value, _, let overYears):
      let years = overYears ? Array(evaluator.space.years(of: value.type.shape.years)) : nil
      return try highest(value, in: years, frame) == 0 ? 0 : nil
    case .allocate(let value, let weights, _, let step):
      guard try degree(of: weights, frame) == 0, let degree = try degree(of: value, frame) else {
        return nil
      }
      return step == nil || degree == 0 ? degree : nil
    default: return try constant(expression.parts, frame)
    }
  }

  /// The highest degree of a formula in some years; in the frame's own where none are given.
  private func highest(
    _ value: TypedExpression, in years: [Int]?, _ frame: Frame
  ) throws(EvaluationFault) -> Int? {
    guard let years else { return try degree(of: value, frame) }
    var highest = 0
    for year in years {
      guard let degree = try degree(of: value, Frame(year: year, first: frame.first)) else {
        return nil
      }
      highest = max(highest, degree)
    }
    return highest
  }

  private func degree(
    ofProduct factors: [TypedExpression.Factor], _ frame: Frame
  ) throws(EvaluationFault) -> Int? {
    var sum = 0
    for factor in factors {
      guard let degree = try degree(of: factor.value, frame) else { return nil }
      if factor.isDivisor, degree > 0 { return nil }
      sum += degree
    }
    return sum
  }

  private func degree(
    ofPower base: TypedExpression, _ exponent: TypedExpression, _ frame: Frame
  ) throws(EvaluationFault) -> Int? {
    guard let degree = try degree(of: base, frame),
      try self.degree(of: exponent, frame) == 0
    else { return nil }
    if degree == 0 { return 0 }
    var highest = 0
    for cell in try evaluator.evaluate(exponent, frame).cells {
      guard let power = cell.value?.wholeValue, (0...Self.most).contains(power) else { return nil }
      highest = max(highest, power)
    }
    return degree * highest
  }

  /// Above this a polynomial is not worked with.
  static let most = 60

  private func degree(of id: InstanceID, in year: Int?) -> Int? {
    guard let node = evaluator.space.node(id, in: year) else { return 0 }
    return known[node]
  }
}

// MARK: Investments

extension Degrees {
  private func investmentDegree(
    of id: InstanceID, _ result: InvestmentResult, _ vintages: VintageRange, in year: Int?
  ) -> Int? {
    guard let year, case .investment(let investment) = evaluator.checker.instances[id.index].body
    else { return 0 }
    switch result {
    case .interest, .capitalCost:
      return capitalCostDegree(of: investment, vintages, in: year, withInterest: true)
    case .depreciation, .writtenOff, .bookValue, .activatedAmount:
      return capitalCostDegree(of: investment, vintages, in: year, withInterest: false)
    }
  }

  /// Depreciation and book value go with the cost, interest with the cost times the year's rate.
  private func capitalCostDegree(
    of investment: TypedInvestment, _ vintages: VintageRange, in year: Int, withInterest: Bool
  ) -> Int? {
    func degree(_ property: InvestmentProperty, _ year: Int) -> Int? {
      investment.properties[property].map { self.degree(of: $0, in: year) } ?? 0
    }
    let years = investment.firstYear...max(investment.firstYear, year)
    var cost = 0
    var leftOver = 0
    for vintage in years {
      let fixed: [InvestmentProperty] = [.life, .activated, .disposed, .method, .interestBase]
      guard fixed.allSatisfy({ degree($0, vintage) == 0 }),
        let spend = degree(.spend, vintage), let execution = degree(.execution, vintage),
        let carriedOver = degree(.carriedOver, vintage)
      else { return nil }
      let available = max(spend, leftOver)
      leftOver = available + execution + carriedOver
      if vintages.contains(vintage) { cost = max(cost, available + execution) }
    }
    // A residual value turns with the sign of the cost.
    guard years.allSatisfy({ degree(.residual, $0) == 0 }),
      cost == 0 || !has(.residual, of: investment, in: years, { !$0.isZero })
    else { return nil }
    let rates = years.map { degree(.rate, $0) }
    if has(.method, of: investment, in: years, { $0 == .one }) {
      return rates.allSatisfy { $0 == 0 } ? cost : nil
    }
    guard withInterest else { return cost }
    return rates[rates.count - 1].map { cost + $0 }
  }

  /// Whether a property has such a figure in one of some years.
  private func has(
    _ property: InvestmentProperty, of investment: TypedInvestment, in years: ClosedRange<Int>,
    _ isSuch: (Rational) -> Bool
  ) -> Bool {
    guard let id = investment.properties[property] else { return false }
    return years.contains { year in
      let column = evaluator.space.node(id, in: year).flatMap(evaluator.known)
      return column?.cells.contains { $0.value.map(isSuch) ?? false } ?? false
    }
  }
}

extension TypedExpression {
  /// The entry of a label, where the formula is entries by its dimension.
  fileprivate func entry(_ dimension: DimensionID, _ label: Int) -> TypedExpression? {
    guard case .byLabel(dimension, let values, _) = kind else { return nil }
    return values[label]
  }
}
