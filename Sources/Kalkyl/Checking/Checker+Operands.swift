// What operands have in common: a kind, what they spread over, how they are split.
extension Checker {
  /// Bare literals become amounts.
  mutating func makeAmounts(_ values: inout [TypedExpression]) {
    for index in values.indices where values[index].isBare {
      values[index] = asAmount(values[index])
    }
  }

  /// Bare literals beside amounts become amounts, four-digit ones beside years become years.
  mutating func align(_ values: inout [TypedExpression]) {
    let kinds = KindSet(of: values)
    if kinds.contains(.amount) {
      makeAmounts(&values)
    } else if kinds.contains(.year) {
      for index in values.indices where isYearLiteral(values[index]) {
        values[index] = values[index].with(type: ValueType(kind: .year, shape: .scalar))
      }
    }
  }

  /// The one kind that all values are of; `nil`, and said, where they are of several.
  mutating func commonKind(
    _ values: [TypedExpression], _ links: [Expression.Link], at span: SourceSpan, _ joint: String
  ) -> ValueKind? {
    let kinds = KindSet(of: values)
    if kinds.contains(.unknown), !bareLiteralsSettleKinds,
      values.allSatisfy({ $0.type.kind == .unknown || $0.isBare })
    {
      return .unknown
    }
    if let only = kinds.onlyKnown { return only }
    var known: TypedExpression?
    for (index, value) in values.enumerated() where value.type.kind != .unknown {
      guard let first = known else {
        known = value
        continue
      }
      if first.type.kind != value.type.kind {
        let place =
          index > 0 && index <= links.count ? links[index - 1].operationSpan : value.span
        let isMixed = Set([first.type.kind, value.type.kind]) == [.number, .amount]
        let number = first.type.kind == .number ? first : value
        findings.add(
          .differentKinds(
            first, value, at: place, joint, origins(of: [first, value]),
            fixIts: isMixed ? unitOffered(to: number) : []))
        return nil
      }
    }
    return known?.type.kind ?? .unknown
  }

  func origins(of values: [TypedExpression]) -> [SourceSpan] {
    values.compactMap { origin(of: $0) }
  }

  /// What values spread over together.
  mutating func union(
    of values: some Collection<TypedExpression>, at span: SourceSpan
  ) -> Shape {
    var shape = Shape.scalar
    for value in values {
      let other = value.type.shape
      if other.isScalar || other == shape { continue }
      guard let joined = shape.union(other) else {
        findings.add(.differentYears(at: span))
        return shape
      }
      shape = joined
    }
    if shape.dimensions.isEmpty { return shape }
    checkTables(shape, at: span)
    return checkedSize(shape, at: span)
  }

  /// The shape, unless it has more cells than a model may have.
  mutating func checkedSize(_ shape: Shape, at span: SourceSpan) -> Shape {
    var cells = max(1, shape.years == .none ? 1 : catalogue.yearRange.count)
    for dimension in shape.dimensions {
      let (product, overflow) = cells.multipliedReportingOverflow(
        by: catalogue.dimension(dimension).labels.count)
      guard !overflow, product <= limits.cells else {
        isTooLarge = true
        findings.add(
          .tooManyCells(shape.dimensions.map { catalogue.dimension($0).name }, limits, at: span))
        return .scalar
      }
      cells = product
    }
    return shape
  }

  /// How many figures a value of a shape has; the largest number where that is too large.
  func size(of shape: Shape) -> Int {
    shape.dimensions.reduce(max(1, shape.years == .none ? 1 : catalogue.yearRange.count)) {
      let (product, overflow) = $0.multipliedReportingOverflow(
        by: catalogue.dimension($1).labels.count)
      return overflow ? .max : product
    }
  }

  private func areOfSeveralTables(_ dimensions: [DimensionID]) -> Bool {
    let tables = dimensions.compactMap { catalogue.dimension($0).table }
    return tables.contains { $0 != tables[0] }
  }

  /// Two tables' own dimensions never combine.
  private mutating func checkTables(_ shape: Shape, at span: SourceSpan) {
    if areOfSeveralTables(shape.dimensions) { findings.add(.twoTables(at: span)) }
  }

  /// Amounts joined by a sign are split alike, but for literals.
  mutating func checkSameSplit(_ values: [TypedExpression], at span: SourceSpan) {
    let isSameSplit = values.indices.allSatisfy {
      values[$0].type.shape.dimensions == values[0].type.shape.dimensions
    }
    if isSameSplit { return }
    let known = values.filter { $0.type.kind != .unknown }
    guard let first = known.first(where: { !$0.isLiteral }) else { return }
    for other in known { checkSameSplit(first, other, at: span) }
  }

  mutating func checkSameSplit(
    _ first: TypedExpression, _ other: TypedExpression, at span: SourceSpan
  ) {
    let kinds = [first.type.kind, other.type.kind]
    guard !kinds.contains(.unknown), first.type.shape.dimensions != other.type.shape.dimensions
    else { return }
    if areOfSeveralTables(first.type.shape.dimensions + other.type.shape.dimensions) { return }
    // A figure written out may stand for each label; one written for each may not meet a whole.
    if other.isLiteral, other.type.shape.dimensions.allSatisfy(first.type.shape.has) { return }
    if first.isLiteral, first.type.shape.dimensions.allSatisfy(other.type.shape.has) { return }
    findings.add(
      .differentSplit(first, dimensionNames(first), other, dimensionNames(other), at: span))
  }

  /// The names of the dimensions that a value is split by, without the years.
  func dimensionNames(_ value: TypedExpression) -> [String] {
    value.type.shape.dimensions.map { catalogue.dimension($0).name }
  }

  func weight(of values: some Collection<TypedExpression>) -> Int {
    var sum = 1
    for value in values {
      let (total, overflow) = sum.addingReportingOverflow(value.weight)
      sum = overflow ? .max : total
    }
    return sum
  }
}
