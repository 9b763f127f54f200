// Types what stands between operands.
extension Checker {
  mutating func operation(
    _ expression: Expression, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    let span = expression.span
    switch expression.kind {
    case .chain(let first, let links): return chain(first, links, at: span, scope)
    case .negated(let value): return negated(check(value, scope), at: span)
    case .not(let value):
      let truth = coerced(check(value, scope), to: .truth, at: value.span)
      return TypedExpression(.not(truth), truth.type, span, weight: truth.weight + 1)
    case .power(let base, let exponent): return power(base, exponent, at: span, scope)
    case .comparison(let operation, let left, let right):
      return comparison(operation, left, right, at: span, scope)
    case .roundsTo(let value, let literal): return roundsTo(value, literal, at: span, scope)
    case .isWithin(let value, let tolerance, let of):
      return isWithin(value, tolerance, of, at: span, scope)
    case .isMissing(let value):
      let value = check(value, scope)
      let type = ValueType(kind: .truth, shape: value.type.shape)
      return TypedExpression(.isMissing(value), type, span, weight: value.weight + 1)
    case .conditional(let condition, let then, let otherwise):
      return conditional(condition, then, otherwise, at: span, scope)
    default: return .unknown(span)
    }
  }

  private mutating func negated(
    _ value: TypedExpression, at span: SourceSpan
  ) -> TypedExpression {
    switch value.type.kind {
    case .number, .amount, .duration, .unknown: break
    default: return refused(.cannotNegate(value), span)
    }
    if case .constant(let number) = value.kind {
      return TypedExpression(
        .constant(-number), value.type, span, isBare: value.isBare, isLiteral: true)
    }
    return TypedExpression(
      .negated(value), value.type, span, isBare: value.isBare, isLiteral: value.isLiteral,
      weight: value.weight + 1)
  }

  private mutating func chain(
    _ first: Expression, _ links: [Expression.Link], at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    switch links[0].operation.level {
    case .sum: return sum(first, links, at: span, scope)
    case .product: return product(first, links, at: span, scope)
    case .otherwise:
      let values = [first] + links.map(\.operand)
      return alternatives(values.map { check($0, scope) }, at: span, joinedBy: "otherwise") {
        .firstKnown($0)
      }
    case .and, .or:
      let isAnd = links[0].operation.level == .and
      let values = ([first] + links.map(\.operand)).map {
        coerced(check($0, scope), to: .truth, at: $0.span)
      }
      let shape = union(of: values, at: span)
      return TypedExpression(
        isAnd ? .all(values) : .any(values), ValueType(kind: .truth, shape: shape), span,
        weight: weight(of: values))
    case .comparison, .power: return .unknown(span)
    }
  }

  // MARK: Sums and products

  /// The operands of a chain, each typed.
  private mutating func operands(
    _ first: Expression, _ links: [Expression.Link], _ scope: Scope
  ) -> [TypedExpression] {
    var values: [TypedExpression] = []
    values.reserveCapacity(links.count + 1)
    values.append(check(first, scope))
    for link in links { values.append(check(link.operand, scope)) }
    return values
  }

  private mutating func sum(
    _ first: Expression, _ links: [Expression.Link], at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    var values = operands(first, links, scope)
    let kinds = KindSet(of: values)
    if kinds.contains(.year) || values[0].type.kind == .activation,
      let special = timeSum(values, links, at: span)
    {
      return special
    }
    if kinds.contains(.amount) { makeAmounts(&values) }
    guard let kind = commonKind(values, links, at: span, "is added or subtracted") else {
      return .unknown(span)
    }
    if kind == .amount { checkSameSplit(values, at: span) }
    let shape = union(of: values, at: span)
    // With a part that is not known, neither are the sum's dimensions.
    let isKnown = bareLiteralsSettleKinds || !kinds.contains(.unknown)
    return TypedExpression(
      .sum(terms(values, links)), ValueType(kind: isKnown ? kind : .unknown, shape: shape), span,
      isBare: values.allSatisfy(\.isBare), isLiteral: values.allSatisfy(\.isLiteral),
      weight: weight(of: values))
  }

  private func terms(
    _ values: [TypedExpression], _ links: [Expression.Link]
  ) -> [TypedExpression.Term] {
    var terms: [TypedExpression.Term] = []
    terms.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let isNegative = index > 0 && links[index - 1].operation == .subtract
      terms.append(TypedExpression.Term(value: value, isNegative: isNegative))
    }
    return terms
  }

  /// Bare literals become amounts.
  private mutating func makeAmounts(_ values: inout [TypedExpression]) {
    for index in values.indices where values[index].isBare {
      values[index] = asAmount(values[index])
    }
  }

  /// Sums with years, durations and activations: `year - 2025`, `midyear + 1 year`.
  private mutating func timeSum(
    _ values: [TypedExpression], _ links: [Expression.Link], at span: SourceSpan
  ) -> TypedExpression? {
    let kinds = values.map(\.type.kind)
    let terms = terms(values, links)
    if kinds[0] == .activation {
      return laterActivation(values, terms.map(\.isNegative), at: span)
    }
    guard kinds.contains(.year) else { return nil }
    // A four-digit literal beside a year is a year: the difference of two years is a number.
    let years = terms.map { term in
      guard term.value.type.kind == .year || isYearLiteral(term.value) else { return 0 }
      return term.isNegative ? -1 : 1
    }.reduce(0, +)
    guard kinds.allSatisfy({ $0 == .year || $0 == .number || $0 == .unknown }), (0...1) ~= years
    else {
      return refused(.yearArithmetic(at: span), span)
    }
    let shape = union(of: values, at: span)
    let kind: ValueKind = years == 1 ? .year : .number
    return TypedExpression(
      .sum(terms), ValueType(kind: kind, shape: shape), span, weight: weight(of: values))
  }

  /// Whether a value is a number of four digits, written out.
  func isYearLiteral(_ value: TypedExpression) -> Bool {
    guard value.isBare, case .constant(let number) = value.kind, let year = number.wholeValue
    else { return false }
    return (1000...9999).contains(year)
  }

  private mutating func product(
    _ first: Expression, _ links: [Expression.Link], at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    var factors: [TypedExpression.Factor] = []
    factors.reserveCapacity(links.count + 1)
    factors.append(TypedExpression.Factor(value: check(first, scope), isDivisor: false))
    for link in links {
      let value = check(link.operand, scope)
      factors.append(.init(value: value, isDivisor: link.operation == .divide))
    }
    noteBareFactor(of: first, links, at: span)
    var kind = factors[0].value.type.kind
    for (index, link) in links.enumerated() {
      let right = factors[index + 1].value.type.kind
      guard let next = productKind(kind, right, divides: link.operation == .divide) else {
        return refused(.cannotMultiply(at: span, left: kind, link, right: right), span)
      }
      kind = next
    }
    if !(kind == .number || kind == .amount || kind == .duration || kind == .unknown) {
      return refused(.cannotMultiply(at: span, left: kind, links[0], right: kind), span)
    }
    let values = factors.lazy.map(\.value)
    let shape = union(of: values, at: span)
    return TypedExpression(
      .product(factors), ValueType(kind: kind, shape: shape), span,
      isLiteral: values.allSatisfy(\.isLiteral), weight: weight(of: values))
  }

  /// Notes the last figure of a product that could take a unit, to offer one where it is missed.
  private mutating func noteBareFactor(
    of first: Expression, _ links: [Expression.Link], at span: SourceSpan
  ) {
    guard first.isBareNumber || links.contains(where: { $0.operand.isBareNumber }) else { return }
    func text(_ factor: Expression) -> String? {
      guard case .number(let number) = factor.kind, case .none = number.suffix else { return nil }
      return number.value.exactString
    }
    let factors = [first] + links.map(\.operand)
    let texts = factors.map(text)
    let last = factors.indices.last { index in
      texts[index] != nil && (index == 0 || links[index - 1].operation == .multiply)
    }
    guard let last, let own = texts[last] else { return }
    let isProductOfFigures =
      last == links.count && links.allSatisfy { $0.operation == .multiply }
      && !texts.contains(nil)
    let shown = isProductOfFigures ? texts.compactMap { $0 }.joined(separator: " * ") : own
    // A formula that is typed again notes the same.
    if bareFactors.last?.product == span { bareFactors.removeLast() }
    bareFactors.append(BareFactor(product: span, place: factors[last].span, text: shown))
  }

  /// The change that gives a product a unit, and so makes it an amount.
  func unitOffered(to value: TypedExpression) -> [Diagnostic.FixIt] {
    guard case .product = value.kind,
      let factor = bareFactors.last(where: { $0.product == value.span })
    else { return [] }
    let unit = (unitOfLiterals ?? catalogue.unit).rawValue
    let end = factor.place.after
    return [Diagnostic.FixIt("write `\(factor.text) \(unit)`", replacing: end, with: " \(unit)")]
  }

  private func productKind(_ left: ValueKind, _ right: ValueKind, divides: Bool) -> ValueKind? {
    switch (left, right) {
    case (.number, .number): .number
    case (.amount, .number): .amount
    case (.number, .amount): divides ? nil : .amount
    case (.amount, .amount): divides ? .number : nil
    case (.duration, .duration): divides ? .number : nil
    case (.duration, .number): .duration
    case (.number, .duration): divides ? nil : .duration
    case (.unknown, .amount), (.unknown, .number), (.unknown, .unknown): .unknown
    case (.amount, .unknown), (.number, .unknown): .unknown
    default: nil
    }
  }

  private mutating func power(
    _ base: Expression, _ exponent: Expression, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    let base = coerced(check(base, scope), to: .number, at: base.span)
    let typed = check(exponent, scope)
    let exponent = coerced(typed, to: .number, at: exponent.span)
    if case .constant(let value) = exponent.kind, !value.isWhole {
      findings.add(.exponentNotWhole(at: exponent.span))
    }
    let shape = union(of: [base, exponent], at: span)
    return TypedExpression(
      .power(base, exponent), ValueType(kind: .number, shape: shape), span,
      isLiteral: base.isLiteral && exponent.isLiteral, weight: weight(of: [base, exponent]))
  }

  // MARK: Comparisons

  private mutating func comparison(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, at span: SourceSpan,
    _ scope: Scope
  ) -> TypedExpression {
    if let label = comparedLabel(left, right) ?? comparedLabel(right, left) {
      return refused(label, span)
    }
    var values = [check(left, scope), check(right, scope)]
    align(&values)
    let kinds = values.map(\.type.kind)
    let isEquality = operation == .equal || operation == .notEqual
    guard kinds[0] == kinds[1] || kinds.contains(.unknown),
      kinds.allSatisfy({ $0.isOrdered || (isEquality && $0 == .truth) })
    else {
      return refused(.cannotCompare(values[0], values[1], origins(of: values)), span)
    }
    let shape = union(of: values, at: span)
    return TypedExpression(
      .comparison(operation, values[0], values[1]), ValueType(kind: .truth, shape: shape), span,
      weight: weight(of: values))
  }

  /// What is said of `member == Laxå`, which asks for a label as a value.
  private func comparedLabel(_ dimension: Expression, _ label: Expression) -> Diagnostic? {
    guard case .name(let name) = dimension.kind,
      case .dimension(let id)? = catalogue.entities[name],
      case .name(let text) = label.kind,
      catalogue.dimension(id).position(of: text) != nil
    else { return nil }
    return .labelAsValue(Name(text, label.span), of: catalogue.dimension(id))
  }

  private mutating func roundsTo(
    _ value: Expression, _ written: Expression, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    var values = [check(value, scope), check(written, scope)]
    align(&values)
    guard case .constant(let target) = values[1].kind,
      let digit = lastDigit(of: written, as: values[1].type.kind)
    else {
      return values[1].type.kind == .unknown
        ? .unknown(span) : refused(.roundsToWhat(at: written.span), span)
    }
    guard values[0].type.kind == values[1].type.kind || values[0].type.kind == .unknown else {
      return refused(.cannotCompare(values[0], values[1], origins(of: values)), span)
    }
    return TypedExpression(
      .roundsTo(values[0], target, step: digit),
      ValueType(kind: .truth, shape: values[0].type.shape), span, weight: values[0].weight + 1)
  }

  /// What one of a literal's last digit is worth, in kronor or as a number.
  func lastDigit(of literal: Expression, as kind: ValueKind) -> Rational? {
    switch literal.kind {
    case .negated(let inner): return lastDigit(of: inner, as: kind)
    case .number(let number):
      let digit = Rational(1, over: 10).raised(to: number.decimals, maximumDigits: limits.digits)
      guard let digit else { return nil }
      switch number.suffix {
      case .none:
        return kind == .amount ? digit * (unitOfLiterals ?? catalogue.unit).inKronor : digit
      case .percent: return digit * Rational(1, over: 100)
      case .unit(let unit): return digit * unit.inKronor
      case .time: return nil
      }
    default: return nil
    }
  }

  private mutating func isWithin(
    _ value: Expression, _ tolerance: Expression, _ of: Expression, at span: SourceSpan,
    _ scope: Scope
  ) -> TypedExpression {
    var values = [check(value, scope), check(tolerance, scope), check(of, scope)]
    align(&values)
    guard commonKind(values, [], at: span, "is within") != nil else { return .unknown(span) }
    let shape = union(of: values, at: span)
    return TypedExpression(
      .isWithin(values[0], tolerance: values[1], of: values[2]),
      ValueType(kind: .truth, shape: shape), span, weight: weight(of: values))
  }

  // MARK: Alternatives

  private mutating func conditional(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression, at span: SourceSpan,
    _ scope: Scope
  ) -> TypedExpression {
    let condition = coerced(check(condition, scope), to: .truth, at: condition.span)
    let branches = [check(then, scope), check(otherwise, scope)]
    let result = alternatives(branches, at: span, joinedBy: "if") {
      .conditional(condition, $0[0], $0[1])
    }
    var type = result.type
    if let shape = type.shape.union(condition.type.shape) {
      type.shape = shape
    } else {
      findings.add(.differentYears(at: span))
    }
    return result.with(type: type, weight: result.weight + condition.weight)
  }

  /// Values of which one is taken: of one kind, and amounts split alike.
  mutating func alternatives(
    _ values: [TypedExpression], at span: SourceSpan, joinedBy joint: String,
    _ make: ([TypedExpression]) -> TypedExpression.Kind
  ) -> TypedExpression {
    var values = values
    align(&values)
    guard let kind = commonKind(values, [], at: span, "`\(joint)` chooses from") else {
      return .unknown(span)
    }
    if kind == .amount { checkSameSplit(values, at: span) }
    let isKnown = bareLiteralsSettleKinds || !values.contains { $0.type.kind == .unknown }
    let shape = union(of: values, at: span)
    return TypedExpression(
      make(values), ValueType(kind: isKnown ? kind : .unknown, shape: shape), span,
      isBare: values.allSatisfy(\.isBare), isLiteral: values.allSatisfy(\.isLiteral),
      weight: weight(of: values))
  }

  // MARK: What operands have in common

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
    for value in values where !value.type.shape.isScalar {
      guard let joined = shape.union(value.type.shape) else {
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

/// The figure of a product that could take a unit, and how it reads.
struct BareFactor: Sendable {
  let product: SourceSpan
  let place: SourceSpan
  let text: String
}

extension Expression {
  /// Whether it is a number without a unit or `%`.
  fileprivate var isBareNumber: Bool {
    if case .number(let number) = kind, case .none = number.suffix { true } else { false }
  }
}
