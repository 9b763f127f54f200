// Works out formulas: references, selections, entries.
extension Evaluator {
  /// The value of a formula over its dimensions; what it reads has been worked out.
  func evaluate(_ expression: TypedExpression, _ frame: Frame) throws(EvaluationFault) -> Column {
    try goOn()
    let span = expression.span
    let dimensions = expression.type.shape.dimensions
    switch expression.kind {
    case .constant(let value): return Column(.value(value))
    case .missing(let reason): return missing(reason, expression, frame)
    case .currentYear: return Column(.value(Rational(frame.year ?? 0)))
    case .instance(let id):
      guard let node = space.node(id, in: frame.year) else {
        return missing(frame.isBefore ? .beforeFirstYear : .outsideYears, expression, frame)
      }
      return known(node) ?? missing(.wrong, expression, frame)
    case .investmentResult(let id, let result, let vintages):
      return self.result(result, of: id, vintages, in: frame.year)
        ?? missing(.outsideYears, expression, frame)
    case .cell(let id, let cell):
      return known(space.node(id, cell: cell)) ?? missing(.wrong, expression, frame)
    case .data(let id): return data(id, expression, frame)
    case .atLabel(let value, let dimension, let label):
      return try atLabel(value, dimension, label, frame)
    case .atYear(let value, let year):
      return try evaluate(value, Frame(year: year, first: frame.first))
    case .atRelativeYear(let value, let offset):
      let year = (frame.year ?? 0) + offset
      guard year >= frame.first else { return missing(.beforeFirstYear, expression, frame) }
      guard year < space.years.upperBound else { return missing(.outsideYears, expression, frame) }
      return try evaluate(value, Frame(year: year, first: frame.first))
    case .inYears(let value, let first, let last):
      guard let year = frame.year, first <= year, year <= last else {
        return missing(.outsideYears, expression, frame)
      }
      return try evaluate(value, frame)
    case .byLabel(let dimension, let values, let leftOut):
      return try byLabel(dimension, values, leftOut, dimensions, span, frame)
    case .byYear(let entries):
      return try byYear(entries, expression, frame)
    case .overridden(let base, let cells):
      return try overridden(base, cells, expression, frame)
    default: return try operation(expression, frame)
    }
  }

  /// No value in every cell of a formula.
  func missing(_ reason: MissingReason, _ expression: TypedExpression, _ frame: Frame) -> Column {
    let cause = Cause(reason, expression.span, year: frame.year)
    return Column(.missing(cause), count: spread.count(expression.type.shape.dimensions))
  }

  /// A formula's value spread over the dimensions of one that it is part of.
  func evaluate(
    _ expression: TypedExpression, over dimensions: [DimensionID], _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let column = try evaluate(expression, frame)
    return spread.widened(column, from: expression.type.shape.dimensions, to: dimensions)
  }

  private func atLabel(
    _ value: TypedExpression, _ dimension: DimensionID, _ label: Int, _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    // One label is asked for: the others need not be worked out.
    let shape = value.type.shape.without(dimension)
    switch value.kind {
    case .byLabel(dimension, let values, let leftOut):
      return try entry(
        values[label], dimension, label, leftOut, over: shape.dimensions, value.span, frame)
    case .byYear(let entries):
      let narrowed = value.with(type: ValueType(kind: value.type.kind, shape: shape))
      return try byYear(entries, narrowed, frame) { $0.narrowed(to: dimension, label) }
    default:
      let column = try evaluate(value, frame)
      return picked(column, value.type.shape.dimensions, dimension, label)
    }
  }

  /// A column's cells at one label.
  private func picked(
    _ column: Column, _ dimensions: [DimensionID], _ dimension: DimensionID, _ label: Int
  ) -> Column {
    guard let place = dimensions.firstIndex(of: dimension) else { return column }
    if dimensions.count == 1 { return Column(column.cells[label]) }
    let strides = spread.strides(dimensions)
    let others = dimensions.indices.filter { $0 != place }
    let positions = spread.positions(
      others.map { strides[$0] }, others.map { dimensions[$0] }, from: label * strides[place])
    return Column(positions.map { column.cells[$0] })
  }

  /// An entry in its own cell: where its formula has the dimension, the figure of its label.
  private func entry(
    _ value: TypedExpression?, _ dimension: DimensionID, _ label: Int, _ leftOut: MissingReason,
    over dimensions: [DimensionID], _ span: SourceSpan, _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    guard let value else {
      return Column(
        .missing(Cause(leftOut, span, year: frame.year)), count: spread.count(dimensions))
    }
    let narrowed = value.narrowed(to: dimension, label)
    return entry(try evaluate(narrowed, frame), of: narrowed, dimension, label, over: dimensions)
  }

  /// What a worked out entry gives in its own cell.
  private func entry(
    _ column: Column, of value: TypedExpression, _ dimension: DimensionID, _ label: Int,
    over dimensions: [DimensionID]
  ) -> Column {
    let own = value.type.shape.dimensions
    let cell = picked(column, own, dimension, label)
    return spread.widened(cell, from: own.filter { $0 != dimension }, to: dimensions)
  }

  private func byLabel(
    _ dimension: DimensionID, _ values: [TypedExpression?], _ leftOut: MissingReason,
    _ dimensions: [DimensionID], _ span: SourceSpan, _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let rest = dimensions.filter { $0 != dimension }
    var columns: [Column] = []
    columns.reserveCapacity(values.count)
    // What `otherwise` gives stands for many labels, and is worked out for all of them at once.
    var shared: (span: SourceSpan, column: Column)?
    for (label, value) in values.enumerated() {
      let next = label + 1 < values.count ? values[label + 1]?.span : nil
      guard let value, value.type.shape.has(dimension),
        value.span == next || value.span == shared?.span
      else {
        columns.append(try entry(value, dimension, label, leftOut, over: rest, span, frame))
        continue
      }
      if shared?.span != value.span { shared = (value.span, try evaluate(value, frame)) }
      guard let column = shared?.column else { continue }
      columns.append(entry(column, of: value, dimension, label, over: rest))
    }
    if rest.isEmpty { return Column(columns.map { $0.cells[0] }) }
    let count = spread.count(dimensions)
    var cells = [Cell](repeating: .value(.zero), count: count)
    let place = dimensions.firstIndex(of: dimension) ?? 0
    let strides = spread.strides(dimensions)
    let others = dimensions.indices.filter { $0 != place }
    for (label, column) in columns.enumerated() {
      let positions = spread.positions(
        others.map { strides[$0] }, others.map { dimensions[$0] }, from: label * strides[place])
      for (position, cell) in zip(positions, column.cells) { cells[position] = cell }
    }
    return Column(cells)
  }

  /// - Parameter narrow: what the entry of the year is taken as.
  private func byYear(
    _ entries: TypedExpression.YearEntries, _ expression: TypedExpression, _ frame: Frame,
    _ narrow: (TypedExpression) -> TypedExpression = { $0 }
  ) throws(EvaluationFault) -> Column {
    guard let year = frame.year, let covering = entries.value(in: year) else {
      return missing(.yearLeftOut, expression, frame)
    }
    guard let covering else { return missing(.emptyCell, expression, frame) }
    return try evaluate(narrow(covering), over: expression.type.shape.dimensions, frame)
  }

  private func overridden(
    _ base: TypedExpression, _ cells: [TypedExpression.CellOverride],
    _ expression: TypedExpression, _ frame: Frame
  ) throws(EvaluationFault) -> Column {
    let dimensions = expression.type.shape.dimensions
    let active = cells.filter { $0.holds(in: frame.year) }
    let coversAll = active.contains { $0.labels.isEmpty }
    var column =
      coversAll
      ? Column(.value(.zero), count: spread.count(dimensions))
      : try evaluate(base, over: dimensions, frame)
    for override in active {
      let value = try evaluate(override.value, over: dimensions, frame)
      for position in positions(of: override.labels, in: dimensions) {
        column.cells[position] = value.cells[position]
      }
    }
    return column
  }

  /// The cells that have certain labels.
  private func positions(
    of labels: [(dimension: DimensionID, label: Int)], in dimensions: [DimensionID]
  ) -> [Int] {
    let strides = spread.strides(dimensions)
    var start = 0
    var fixed: Set<Int> = []
    for (dimension, label) in labels {
      guard let place = dimensions.firstIndex(of: dimension) else { continue }
      start += label * strides[place]
      fixed.insert(place)
    }
    let free = dimensions.indices.filter { !fixed.contains($0) }
    return spread.positions(free.map { strides[$0] }, free.map { dimensions[$0] }, from: start)
  }

  private func data(_ id: DataBlockID, _ expression: TypedExpression, _ frame: Frame) -> Column {
    let block = checker.files.blocks[id.index]
    let year = block.type.shape.years == .none ? nil : frame.year
    guard let values = block.values[year] else { return missing(.notInFile, expression, frame) }
    let cause = Cause(.notInFile, expression.span, year: frame.year)
    return Column(values.map { $0.map(Cell.value) ?? .missing(cause) })
  }
}

extension Frame {
  /// Whether the year lies before the first that has figures.
  var isBefore: Bool { year.map { $0 < first } ?? false }
}
