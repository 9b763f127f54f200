// Works out what stands between operands, and functions of cells.
extension Evaluator {
  func operation(_ expression: TypedExpression, _ frame: Frame) throws(EvaluationFault) -> Column {
    let dimensions = expression.type.shape.dimensions
    switch expression.kind {
    case .negated(let value): return try mapped(value, frame) { -$0 }
    case .not(let value): return try mapped(value, frame) { $0.isZero ? .one : .zero }
    case .magnitude(let value): return try mapped(value, frame) { $0.magnitude }
    case .rounded(let value, let step, let rule):
      return try mapped(value, frame) { $0.rounded(to: step, rule) }
    case .roundsTo(let value, let target, let step):
      return try mapped(value, frame) {
        $0.rounded(to: step, .halfAwayFromZero) == target ? .one : .zero
      }
    case .isMissing(let value):
      return Column(try evaluate(value, frame).cells.map { .truth($0.value == nil) })
    case .sum(let terms): return try sum(terms, dimensions, frame)
    case .product(let factors): return try product(factors, expression, frame)
    case .power(let base, let exponent): return try power(base, exponent, expression, frame)
    case .comparison(let operation, let left, let right):
      return try joined([left, right], dimensions, frame) {
        $0.combined($1) { operation.holds($0, $1) ? .one : .zero }
      }
    case .isWithin(let value, let tolerance, let of):
      let distance = try joined([value, of], dimensions, frame) {
        $0.combined($1) { ($0 - $1).magnitude }
      }
      let bound = try evaluate(tolerance, over: dimensions, frame)
      return Column(
        zip(distance.cells, bound.cells).map { $0.combined($1) { $0 <= $1 ? .one : .zero } })
    case .all(let values): return try joined(values, dimensions, frame, Cell.and)
    case .any(let values): return try joined(values, dimensions, frame, Cell.or)
    case .smallest(let values):
      return try joined(values, dimensions, frame) { $0.combined($1) { min($0, $1) } }
    case .largest(let values):
      return try joined(values, dimensions, frame) { $0.combined($1) { max($0, $1) } }
    case .firstKnown(let values): return try firstKnown(values, dimensions, frame)
    case .conditional(let condition, let then, let otherwise):
      return try conditional(condition, then, otherwise, dimensions, frame)
    case .host(let name, let values): return try hosted(name, values, expression, frame)
    default: return try aggregation(expression, frame)
    }
  }

  private func mapped(
    _ value: TypedExpression, _ frame: Frame, _ transform: (Rational) -> Rational
  ) throws(EvaluationFault) -> Column {
    Column(try evaluate(value, frame).cells.map { $0.mapped(transform) })
  }

  /// Values combined from left to right, cell by cell.
  private func joined(
    _ values: [TypedExpression], _ dimensions: [DimensionID], _ frame: Frame,
    _ combine: (Cell, Cell) -> Cell
  ) throws(EvaluationFault) -> Column {
    var column = try evaluate(values[0], over: dimensions, frame)
    for value in values.dropFirst() {
      let next = try evaluate(value, over: dimensions, frame)
      for index in column.cells.indices {
        column.cells[index] = combine(column.cells[index], next.cells[index])
      }
    }
    return column
  }

  private func sum(
    _ terms: [TypedExpression.Term], _ dimensions: [DimensionID], _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    var sums: [CellSum] = .filled(with: CellSum(), count: spread.count(dimensions))
    for term in terms {
      let next = try evaluate(term.value, over: dimensions, frame)
      for index in sums.indices {
        sums[index].add(next.cells[index], isNegative: term.isNegative)
        guard sums[index].hasDigits(atMost: checker.limits.digits) else {
          throw .tooManyDigits(term.value.span)
        }
        try goOn(at: index)
      }
    }
    return Column(sums.map(\.cell))
  }

  private func product(
    _ factors: [TypedExpression.Factor], _ expression: TypedExpression, _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let dimensions = expression.type.shape.dimensions
    var column = try evaluate(factors[0].value, over: dimensions, frame)
    for factor in factors.dropFirst() {
      var room = checker.limits.keptDigits
      let next = try evaluate(factor.value, over: dimensions, frame)
      for index in column.cells.indices {
        let (left, right) = (column.cells[index], next.cells[index])
        column.cells[index] =
          factor.isDivisor
          ? divided(left, right, factor.value.span, frame) : left.combined(right) { $0 * $1 }
        try checkDigits(column.cells[index], expression.span, room: &room)
        try goOn(at: index)
      }
    }
    return column
  }

  private func divided(_ left: Cell, _ right: Cell, _ span: SourceSpan, _ frame: Frame) -> Cell {
    guard case .value(let a) = left, case .value(let b) = right else {
      return left.combined(right) { a, _ in a }
    }
    return a.divided(by: b).map(Cell.value)
      ?? .missing(Cause(.divisionByZero, span, year: frame.year))
  }

  /// Figures that grow without end stop the run rather than the machine.
  func checkDigits(_ cell: Cell, _ span: SourceSpan) throws(EvaluationFault) {
    if case .value(let value) = cell, value.digitCountEstimate > checker.limits.digits {
      throw .tooManyDigits(span)
    }
  }

  /// The same, where all figures of a column share the room that is left for digits.
  private func checkDigits(
    _ cell: Cell, _ span: SourceSpan, room: inout Int
  ) throws(EvaluationFault) {
    try checkDigits(cell, span)
    if case .value(let value) = cell { room -= value.digitCountEstimate }
    if room < 0 { throw .tooManyFigures }
  }

  private func power(
    _ base: TypedExpression, _ exponent: TypedExpression, _ expression: TypedExpression,
    _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let dimensions = expression.type.shape.dimensions
    let bases = try evaluate(base, over: dimensions, frame)
    let exponents = try evaluate(exponent, over: dimensions, frame)
    var cells: [Cell] = []
    var room = checker.limits.keptDigits
    for (base, exponent) in zip(bases.cells, exponents.cells) {
      guard case .value(let number) = base, case .value(let power) = exponent else {
        cells.append(base.combined(exponent) { a, _ in a })
        continue
      }
      guard power.isWhole else {
        cells.append(.missing(Cause(.exponentNotWhole, expression.span, year: frame.year)))
        continue
      }
      if number.isZero, power.signum < 0 {
        cells.append(.missing(Cause(.zeroToNegativePower, expression.span, year: frame.year)))
        continue
      }
      guard let whole = power.wholeValue,
        let result = number.raised(to: whole, maximumDigits: checker.limits.digits)
      else { throw .tooManyDigits(expression.span) }
      cells.append(.value(result))
      try checkDigits(.value(result), expression.span, room: &room)
    }
    return Column(cells)
  }

  private func firstKnown(
    _ values: [TypedExpression], _ dimensions: [DimensionID], _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    var column = try evaluate(values[0], over: dimensions, frame)
    for value in values.dropFirst() {
      guard column.cells.contains(where: { $0.value == nil }) else { break }
      let next = try evaluate(value, over: dimensions, frame)
      for index in column.cells.indices {
        guard let cause = column.cells[index].cause else { continue }
        column.cells[index] =
          next.cells[index].cause.map { .missing(cause.joined(by: $0)) } ?? next.cells[index]
      }
    }
    return column
  }

  private func conditional(
    _ condition: TypedExpression, _ then: TypedExpression, _ otherwise: TypedExpression,
    _ dimensions: [DimensionID], _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let conditions = try evaluate(condition, over: dimensions, frame)
    let isTrue = { (cell: Cell) in cell.value == .one }
    let isFalse = { (cell: Cell) in cell.value == .zero }
    // A branch that no cell takes is not worked out.
    let thens =
      conditions.cells.contains(where: isTrue)
      ? try evaluate(then, over: dimensions, frame) : conditions
    let others =
      conditions.cells.contains(where: isFalse)
      ? try evaluate(otherwise, over: dimensions, frame) : conditions
    return Column(
      conditions.cells.indices.map { index in
        switch conditions.cells[index] {
        case .missing: conditions.cells[index]
        case .value(let truth): truth.isZero ? others.cells[index] : thens.cells[index]
        }
      })
  }

  private func hosted(
    _ name: String, _ values: [TypedExpression], _ expression: TypedExpression, _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let dimensions = expression.type.shape.dimensions
    guard let function = host[name] else { return missing(.wrong, expression, frame) }
    var columns: [Column] = []
    for value in values { columns.append(try evaluate(value, over: dimensions, frame)) }
    return Column(
      (0..<spread.count(dimensions)).map { index in
        var arguments: [Rational] = []
        for column in columns {
          guard case .value(let value) = column.cells[index] else { return column.cells[index] }
          arguments.append(value)
        }
        return function.body(arguments).map(Cell.value)
          ?? .missing(Cause(.hostGaveNone, expression.span, year: frame.year))
      })
  }
}

extension BinaryOperator {
  /// Whether a comparison holds between two figures.
  func holds(_ left: Rational, _ right: Rational) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .otherwise, .or, .and, .add, .subtract, .multiply, .divide, .power: false
    }
  }
}

extension Cell {
  /// `and`: false where either is false, whatever the other is.
  static func and(_ left: Cell, _ right: Cell) -> Cell {
    if left.value == .zero || right.value == .zero { return .truth(false) }
    return left.combined(right) { _, b in b }
  }

  /// `or`: true where either is true, whatever the other is.
  static func or(_ left: Cell, _ right: Cell) -> Cell {
    if left.value == .one || right.value == .one { return .truth(true) }
    return left.combined(right) { _, b in b }
  }
}
