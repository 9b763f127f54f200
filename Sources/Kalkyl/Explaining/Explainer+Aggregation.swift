// Explains what goes over labels or years: sums, shares, allocation.
extension Explainer {
  mutating func aggregation(
    _ node: inout ExplanationNode, _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) {
    switch expression.kind {
    case .aggregate(let aggregate, let value, let over, let overYears):
      let points = points(of: value, over, overYears, at: point)
      try self.aggregate(&node, aggregate, value, points)
    case .cumulative(let value):
      let years = evaluator.space.years(of: value.type.shape.years)
      let points = years.filter { $0 <= point.year ?? $0 }.map { point.inYear($0) }
      try self.aggregate(&node, .sum, value, points)
    case .share(let value, let over, let overYears):
      node.rule = .product
      node.children.append(try explain(value, at: point))
      let points = points(of: value, over, overYears, at: point)
      node.children.append(try whole(value, points).with(.divisor))
    case .allocate(let value, let weights, let over, let step):
      try allocation(&node, value, weights, over, step, at: point)
    default: node.rule = .cut
    }
  }

  /// The cells that an aggregate goes over, in order.
  private func points(
    of value: TypedExpression, _ over: [DimensionID], _ overYears: Bool, at point: ExplanationPoint
  ) -> [ExplanationPoint] {
    var points = [point]
    for dimension in value.type.shape.dimensions where over.contains(dimension) {
      let labels = 0..<evaluator.spread.sizes[dimension.index]
      points = points.flatMap { point in labels.map { point.at(dimension, $0) } }
    }
    guard overYears else { return points }
    let years = evaluator.space.years(of: value.type.shape.years)
    return points.flatMap { point in years.map { point.inYear($0) } }
  }

  /// The figures of a value at points; a year's are worked out once.
  private mutating func cells(
    of value: TypedExpression, at points: [ExplanationPoint]
  ) throws(EvaluationFault) -> [Cell] {
    var columns: [Int?: Column] = [:]
    var cells: [Cell] = []
    cells.reserveCapacity(points.count)
    for point in points {
      if columns[point.year] == nil {
        columns[point.year] = try evaluator.column(of: value, at: point)
      }
      guard let column = columns[point.year] else { continue }
      cells.append(column.cells[evaluator.spread.index(of: point, value.type.shape.dimensions)])
    }
    return cells
  }

  private mutating func aggregate(
    _ node: inout ExplanationNode, _ aggregate: Aggregate, _ value: TypedExpression,
    _ points: [ExplanationPoint]
  ) throws(EvaluationFault) {
    let cells = try cells(of: value, at: points)
    switch aggregate {
    case .sum, .count: node.rule = .sum
    case .mean: node.rule = .mean(points.count)
    case .min: node.rule = .least
    case .max: node.rule = .greatest
    case .any: node.rule = .any
    case .all: node.rule = .all
    case .first, .last:
      node.rule = .same
      let shown = aggregate == .first ? points.first : points.last
      if let shown { node.children.append(try explain(value, at: shown)) }
      return
    }
    let (shown, rest) = Self.largest(of: cells, by: aggregate)
    for index in shown { node.children.append(try explain(value, at: points[index])) }
    guard !rest.isEmpty else { return }
    let combined = aggregate == .mean ? Aggregate.sum : aggregate
    let cell = try self.combined(rest.map { cells[$0] }, by: combined)
    var others = made(words.others(rest.count), cell.value)
    others.figure = figure(cell, style(of: value))
    if let cause = others.figure.cause { others.notes.append(cause) }
    node.children.append(others)
  }

  /// The cells to show, in their order, and those that are put together.
  static func largest(
    of cells: [Cell], by aggregate: Aggregate = .sum
  ) -> (shown: [Int], rest: [Int]) {
    guard cells.count > mostParts else { return (Array(cells.indices), []) }
    // What has no value comes first: it is what the whole's lack of value comes from.
    let order = cells.indices.sorted { first, second in
      guard let a = cells[first].value else { return cells[second].value != nil || first < second }
      guard let b = cells[second].value else { return false }
      let (x, y) = (a.magnitude, b.magnitude)
      if aggregate == .min || aggregate == .all { return a == b ? first < second : a < b }
      if aggregate == .max { return a == b ? first < second : a > b }
      return x == y ? first < second : x > y
    }
    let shown = order.prefix(mostParts - 1).sorted()
    return (shown, order.dropFirst(mostParts - 1).sorted())
  }

  /// The sum of a value at points.
  private mutating func whole(
    _ value: TypedExpression, _ points: [ExplanationPoint]
  ) throws(EvaluationFault) -> ExplanationNode {
    let sum = try combined(try cells(of: value, at: points))
    var node = made(words.wholeSum, sum.value)
    node.figure = figure(sum, style(of: value))
    try aggregate(&node, .sum, value, points)
    if sum.value == nil { node.rule = .missing }
    return node
  }

  // MARK: Allocation

  private mutating func allocation(
    _ node: inout ExplanationNode, _ value: TypedExpression, _ weights: TypedExpression,
    _ over: [DimensionID], _ step: Rational?, at point: ExplanationPoint
  ) throws(EvaluationFault) {
    var points = [point]
    for dimension in over.sorted() {
      let labels = 0..<evaluator.spread.sizes[dimension.index]
      points = points.flatMap { point in labels.map { point.at(dimension, $0) } }
    }
    let keys = try cells(of: weights, at: points)
    let amount = try evaluator.cell(of: value, at: point)
    let own = points.firstIndex { each in over.allSatisfy { each.labels[$0] == point.labels[$0] } }
    guard let own, let whole = amount.value,
      let shares = Allocation.shares(of: whole, by: keys.map(\.value))
    else {
      node.children.append(try explain(value, at: point))
      try aggregate(&node, .sum, weights, points)
      return
    }
    var share: [ExplanationNode] = [try explain(value, at: point)]
    share.append(try explain(weights, at: point))
    var sum = try self.whole(weights, points).with(.divisor)
    sum.formula = words.sumOfWeights
    share.append(sum)
    let split = Split(whole: whole, weights: keys.compactMap(\.value), shares: shares, step: step)
    if step == nil {
      node.rule = .product
      node.children = share
    } else {
      let exact = made(words.exactShare, shares[own], .product, share)
      node.rule = .sum
      node.children = [
        made(
          words.wholeSteps, split.floors[own], .rounded(to: split.step, .towardZero), [exact]),
        made(words.leftOver, split.parts[own] - split.floors[own]),
      ]
    }
    node.children.append(try allParts(split, value, points, over))
  }

  /// What came of a split: each label's part, beside its weight and exact share.
  private struct Split {
    let whole: Rational
    let weights: [Rational]
    let shares: [Rational]
    let step: Rational
    let floors: [Rational]
    let parts: [Rational]

    init(whole: Rational, weights: [Rational], shares: [Rational], step: Rational?) {
      self.whole = whole
      self.weights = weights
      self.shares = shares
      self.step = step ?? .one
      floors = step.map { step in shares.map { $0.rounded(to: step, .towardZero) } } ?? shares
      parts = step.flatMap { Allocation.parts(of: whole, by: weights, to: $0) } ?? shares
    }
  }

  /// What a label got of the units left over, and why it did: its remainder's place among all.
  private func leftOver(_ split: Split, _ index: Int, amount: Bool) -> [String] {
    let remainders = zip(split.shares, split.floors).map { ($0 - $1).magnitude }
    guard !remainders[index].isZero, split.shares != split.parts else { return [] }
    let before = remainders.indices.filter { other in
      remainders[other] > remainders[index]
        || (remainders[other] == remainders[index] && other < index)
    }
    var notes = [
      words.remainder(
        toldBoth(remainders[index], amount: amount), before.count + 1, of: remainders.count)
    ]
    let got = split.parts[index] - split.floors[index]
    if !got.isZero { notes.append(words.gotLeftOver(told(got, amount: amount))) }
    return notes
  }

  private mutating func allParts(
    _ split: Split, _ value: TypedExpression, _ points: [ExplanationPoint], _ over: [DimensionID]
  ) throws(EvaluationFault) -> ExplanationNode {
    let isAmount = value.type.kind == .amount
    let total = split.weights.reduce(.zero, +)
    let formula = model.sources.text(value.span).onOneLine
    var node = made("\(words.allParts) \(formula)", split.whole, amount: isAmount, .sum)
    let (shown, rest) = Self.largest(of: split.parts.map(Cell.value))
    for index in shown {
      let labels = over.sorted().map { dimension in
        checker.catalogue.dimension(dimension).labels[points[index].labels[dimension] ?? 0].name
      }
      var part = made(labels.joined(separator: ", "), split.parts[index], amount: isAmount)
      part.notes.append(
        words.weight(told(split.weights[index], amount: false), of: told(total, amount: false)))
      if split.shares != split.parts {
        part.notes.append(words.exactShare(toldBoth(split.shares[index], amount: isAmount)))
      }
      part.notes += leftOver(split, index, amount: isAmount)
      node.children.append(part)
    }
    if !rest.isEmpty {
      let sum = rest.reduce(Rational.zero) { $0 + split.parts[$1] }
      node.children.append(made(words.others(rest.count), sum, amount: isAmount))
    }
    return node.with(.aside)
  }
}
