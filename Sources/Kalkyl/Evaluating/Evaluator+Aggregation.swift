// Works out what goes over dimensions: aggregates, shares, allocation.
extension Evaluator {
  func aggregation(_ expression: TypedExpression, _ frame: Frame) throws(EvaluationFault) -> Column
  {
    switch expression.kind {
    case .aggregate(let aggregate, let value, let over, let overYears):
      return try self.aggregate(aggregate, value, over, overYears, frame)
    case .cumulative(let value): return try cumulative(value, frame)
    case .share(let value, let over, let overYears):
      return try share(value, over, overYears, expression, frame)
    case .repeated(let value, _):
      return try evaluate(value, over: expression.type.shape.dimensions, frame)
    case .allocate(let value, let weights, let over, let step):
      return try allocate(value, weights, over, step, expression, frame)
    default: return missing(.wrong, expression, frame)
    }
  }

  /// The columns of a value in each of its years.
  private func columns(
    _ value: TypedExpression, through last: Int? = nil, _ frame: Frame
  ) throws(EvaluationFault) -> [Column] {
    var columns: [Column] = []
    for year in space.years(of: value.type.shape.years) where year <= last ?? year {
      columns.append(try evaluate(value, Frame(year: year, first: frame.first)))
    }
    return columns
  }

  private func aggregate(
    _ aggregate: Aggregate, _ value: TypedExpression, _ over: [DimensionID], _ overYears: Bool,
    _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let dimensions = value.type.shape.dimensions
    let columns = overYears ? try columns(value, frame) : [try evaluate(value, frame)]
    let groups = spread.groups(dimensions, over: over)
    var cells: [Cell] = []
    cells.reserveCapacity(groups.count)
    for group in groups {
      try goOn()
      let parts = group.flatMap { index in columns.map { $0.cells[index] } }
      let whole = aggregate.of(parts, atMost: checker.limits.digits)
      guard let whole else { throw .tooManyDigits(value.span) }
      cells.append(whole)
    }
    return Column(cells)
  }

  private func cumulative(
    _ value: TypedExpression, _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    var sums = Column(.value(.zero), count: spread.count(value.type.shape.dimensions))
    for column in try columns(value, through: frame.year, frame) {
      for index in sums.cells.indices {
        sums.cells[index] = sums.cells[index].combined(column.cells[index], +)
        try checkDigits(sums.cells[index], value.span)
      }
    }
    return sums
  }

  private func share(
    _ value: TypedExpression, _ over: [DimensionID], _ overYears: Bool,
    _ expression: TypedExpression, _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let dimensions = value.type.shape.dimensions
    var parts = try evaluate(value, frame)
    let whole = try aggregate(.sum, value, over, overYears, frame)
    for (group, sum) in zip(spread.groups(dimensions, over: over), whole.cells) {
      for index in group {
        guard case .value(let part) = parts.cells[index], case .value(let sum) = sum else {
          parts.cells[index] = parts.cells[index].combined(sum) { a, _ in a }
          continue
        }
        parts.cells[index] =
          part.divided(by: sum).map(Cell.value)
          ?? .missing(Cause(.divisionByZero, expression.span, year: frame.year))
      }
    }
    return parts
  }

  private func allocate(
    _ value: TypedExpression, _ weights: TypedExpression, _ over: [DimensionID], _ step: Rational?,
    _ expression: TypedExpression, _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let dimensions = expression.type.shape.dimensions
    let amounts = try evaluate(value, over: dimensions, frame)
    let keys = try evaluate(weights, over: dimensions, frame)
    var parts = amounts
    for group in spread.groups(dimensions, over: over) {
      let weights = group.map { keys.cells[$0] }
      let split = split(amounts.cells[group[0]], weights, step, expression.span, frame)
      for (index, part) in zip(group, split) { parts.cells[index] = part }
    }
    return parts
  }

  private func split(
    _ amount: Cell, _ weights: [Cell], _ step: Rational?, _ span: SourceSpan, _ frame: Frame
  ) -> [Cell] {
    let none = { (cause: Cause) in Array(repeating: Cell.missing(cause), count: weights.count) }
    guard case .value(let amount) = amount else {
      return none(amount.cause ?? Cause(.wrong, span, year: frame.year))
    }
    if let cause = weights.lazy.compactMap(\.cause).first { return none(cause) }
    let known = weights.map(\.value)
    let parts =
      step.map { Allocation.parts(of: amount, by: known, to: $0) }
      ?? Allocation.shares(of: amount, by: known)
    if let parts { return parts.map(Cell.value) }
    let isNegative = known.contains { ($0?.signum ?? 0) < 0 }
    return none(
      Cause(isNegative ? .weightNegative : .weightsAllZero, span, year: frame.year))
  }
}

extension Aggregate {
  /// The aggregate of some cells; no value where one has none, but for `any`, `all`, `first`, `last`.
  ///
  /// `nil` where a sum has more digits than allowed.
  func of(_ cells: [Cell], atMost digits: Int) -> Cell? {
    guard let first = cells.first else { return .value(.zero) }
    let rest = cells.dropFirst()
    switch self {
    case .sum, .count, .mean:
      var sum = CellSum()
      for cell in cells {
        sum.add(cell)
        if !sum.hasDigits(atMost: digits) { return nil }
      }
      if self != .mean { return sum.cell }
      let share = Rational(1, over: cells.count)
      return sum.cell.mapped { $0 * share }
    case .min: return rest.reduce(first) { $0.combined($1) { Swift.min($0, $1) } }
    case .max: return rest.reduce(first) { $0.combined($1) { Swift.max($0, $1) } }
    case .any: return rest.reduce(first, Cell.or)
    case .all: return rest.reduce(first, Cell.and)
    case .first: return first
    case .last: return cells[cells.count - 1]
    }
  }
}
