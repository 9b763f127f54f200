// Types formulas: literals, names, conditions.
extension Checker {
  /// The formula with its names resolved and its kind and dimensions settled.
  ///
  /// Never inlined: six copies of it were 200 KB of code, and a small model starts with nothing of it at hand.
  @inline(never)
  mutating func check(
    _ expression: Expression, _ scope: Scope, expecting kind: ValueKind? = nil
  ) -> TypedExpression {
    let span = expression.span
    guard depth < limits.depth else {
      return refused(.formulaTooDeep(at: span, limit: limits.depth), span)
    }
    depth += 1
    defer { depth -= 1 }
    let formula = expression.kind
    switch formula {
    case .entries(let entries):
      return self.entries(entries, at: span, scope, expecting: kind)
    case .grid(let grid): return self.grid(grid, at: span, scope, expecting: kind)
    default:
      // A copy of the scope for each operator would take as long as all else here.
      return scope.isWholeRightSide
        ? self.formula(formula, at: span, scope.inside, expecting: kind)
        : self.formula(formula, at: span, scope, expecting: kind)
    }
  }

  /// A formula that is neither entries nor a grid, where entries are only a part.
  private mutating func formula(
    _ formula: Expression.Kind, at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    switch formula {
    case .missing: return .unknown(span)
    case .number(let literal): return number(literal, at: span)
    case .date(let date): return self.date(date, at: span, scope)
    case .truth(let value):
      return literal(value ? .one : .zero, .truth, at: span)
    case .text: return refused(.textWhereFigure(at: span), span)
    case .year:
      guard catalogue.years != nil else { return refused(.noModelYears(at: span), span) }
      let type = ValueType(kind: .year, shape: Shape(dimensions: [], years: .all))
      return TypedExpression(.currentYear, type, span)
    case .previous: return previous(at: span, scope)
    case .month(let month): return activationMonth(month, at: span, scope)
    case .name(let name): return self.name(Name(name, span), scope)
    case .field(let value, let field): return self.field(field, of: value, at: span, scope)
    case .selection(let value, let selectors):
      return selection(selectors, of: value, at: span, scope)
    case .call(let call): return self.call(call, at: span, scope, expecting: kind)
    case .inScenario(let value, let name): return inScenario(value, name, scope)
    default: return operation(formula, at: span, scope, expecting: kind)
    }
  }

  /// Says what is wrong and stands in for the value.
  mutating func refused(_ diagnostic: Diagnostic, _ span: SourceSpan) -> TypedExpression {
    findings.add(diagnostic)
    return .unknown(span)
  }

  func literal(
    _ value: Rational, _ kind: ValueKind, at span: SourceSpan, isBare: Bool = false
  ) -> TypedExpression {
    TypedExpression(
      .constant(value), ValueType(kind: kind, shape: .scalar), span, isBare: isBare,
      isLiteral: true)
  }

  private func number(_ number: NumberLiteral, at span: SourceSpan) -> TypedExpression {
    switch number.suffix {
    case .none: return literal(number.value, .number, at: span, isBare: true)
    case .percent: return literal(number.value * Rational(1, over: 100), .number, at: span)
    case .unit(let unit): return literal(number.value * unit.inKronor, .amount, at: span)
    case .time(.years): return literal(number.value * Rational(12), .duration, at: span)
    case .time(.months): return literal(number.value, .duration, at: span)
    }
  }

  private mutating func previous(at span: SourceSpan, _ scope: Scope) -> TypedExpression {
    guard let previous = scope.previous, scope.allowsPrevious else {
      return refused(.previousOutsideEntries(at: span), span)
    }
    var type = instances[previous.index].type
    type.shape.years = .all
    let value = TypedExpression(.instance(previous), type, span)
    return TypedExpression(.atRelativeYear(value, -1), type, span)
  }

  // MARK: Names

  private mutating func name(_ name: Name, _ scope: Scope) -> TypedExpression {
    if let property = scope.property, let word = word(name, of: property) { return word }
    if let cells = scope.cells, let cell = cells[name.text] {
      return TypedExpression(.cell(cells.table, cell), cellTypes[cell], name.span)
    }
    if let argument = scope.arguments[name.text] {
      return argument.typed.with(span: name.span)
    }
    guard let entity = catalogue.entities.value(of: name.text, after: &lastNamed) else {
      return refused(unknownName(name, scope), name.span)
    }
    switch entity {
    case .definition(let index): return reference(to: .definition(index), at: name.span, scope)
    case .investment: return refused(.investmentAsValue(name), name.span)
    case .table: return refused(.tableAsValue(name), name.span)
    case .bridge: return refused(.bridgeAsValue(name), name.span)
    case .function: return refused(.functionWithoutArguments(name), name.span)
    case .dimension, .rule, .scenario, .report:
      return refused(.notAValue(name, entity), name.span)
    }
  }

  private func unknownName(_ name: Name, _ scope: Scope) -> Diagnostic {
    if let id = catalogue.dimensions(withLabel: name.text).first {
      return .labelAsValue(name, of: catalogue.dimension(id))
    }
    if let property = scope.property, !property.words.isEmpty {
      return .unknownWord(name, of: property)
    }
    let values = catalogue.entities.names.filter { name in
      switch catalogue.entities[name] {
      case .definition, .function, .investment, .table, .bridge: true
      default: false
      }
    }
    var words: [String] = []
    if scope.allowsPrevious, scope.previous != nil { words.append("previous") }
    if catalogue.years != nil { words.append("year") }
    return .unknownName(
      name,
      among: values + Array(scope.arguments.keys) + Array((scope.cells?.positions ?? [:]).keys)
        + words
    )
  }

  /// A slot seen from a scope: below the overrides where it is the scope's own.
  mutating func reference(to kind: Slot.Kind, at span: SourceSpan, _ scope: Scope)
    -> TypedExpression
  {
    guard let slot = catalogue.slot(kind) else { return .unknown(span) }
    var id = instance(of: slot, in: scope.run)
    if let own = scope.own, own.slot == slot {
      id = index[InstanceKey(slot: slot, level: own.level, run: scope.run)] ?? id
    } else if let previous = scope.previous, instances[previous.index].key.slot == slot,
      instances[previous.index].key.run == scope.run
    {
      id = previous
    }
    // Also where it is named in a scenario that leaves it as it is.
    if id == ownOfFormula { namesItself = true }
    return TypedExpression(.instance(id), instances[id.index].type, span)
  }

  private mutating func field(
    _ field: Name, of value: Expression, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    guard case .name(let text) = value.kind else {
      return refused(.fieldOfAFormula(field), span)
    }
    let name = Name(text, value.span)
    switch catalogue.entities[text] {
    case .investment(let index): return investmentField(field, of: index, at: span, scope)
    case .bridge(let index):
      guard field.text == "rest" else { return refused(.unknownBridgePart(field), span) }
      return reference(to: .bridge(index), at: span, scope)
    case .table: return refused(.tableDimensionAsValue(name, field), span)
    case .dimension: return refused(.labelAsValue(field, qualifiedBy: name), span)
    case nil: return refused(unknownName(name, scope), span)
    default: return refused(.notAnInvestment(name, known: catalogue), span)
    }
  }

  private mutating func investmentField(
    _ field: Name, of investment: Int, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    if let property = InvestmentProperty(rawValue: field.text) {
      return reference(to: .property(investment: investment, property), at: span, scope)
    }
    guard let result = InvestmentResult(rawValue: field.text) else {
      return refused(.unknownInvestmentField(field), span)
    }
    guard let slot = catalogue.slot(.investment(investment)) else { return .unknown(span) }
    let id = instance(of: slot, in: scope.run)
    let type = instances[id.index].type
    return TypedExpression(.investmentResult(id, result, .all), type, span)
  }

  private mutating func inScenario(
    _ value: Expression, _ name: Name, _ scope: Scope
  ) -> TypedExpression {
    guard let run = layering.run(named: name.text) else {
      findings.add(.unknownScenario(name, among: catalogue.scenarios))
      return check(value, moved(scope, to: scope.run))
    }
    return check(value, moved(scope, to: run))
  }

  /// The scope as it is in a run: what a function is called with is read there too.
  private mutating func moved(_ scope: Scope, to run: RunID) -> Scope {
    var moved = scope
    moved.run = run
    moved.own = nil
    if run != scope.run { moved.previous = nil }
    for (name, argument) in scope.arguments.sorted(by: { $0.key < $1.key }) {
      let caller = self.moved(argument.scope, to: run)
      moved.arguments[name] = Argument(
        expression: argument.expression, scope: caller, typed: check(argument.expression, caller))
    }
    return moved
  }

  // MARK: Kinds expected

  /// The value as the kind that stands to be expected: bare literals become amounts.
  mutating func coerced(
    _ value: TypedExpression, to kind: ValueKind?, at span: SourceSpan
  ) -> TypedExpression {
    guard let kind, value.type.kind != kind, value.type.kind != .unknown, kind != .unknown else {
      return value
    }
    if kind == .amount, value.isBare { return asAmount(value) }
    if let date = yearAsDate(value, kind) { return date }
    if kind == .year, case .constant(let number) = value.kind, value.isBare,
      let year = number.wholeValue, (1000...9999).contains(year)
    {
      return literal(number, .year, at: value.span)
    }
    return refused(
      .wrongKind(
        at: value.span, found: value.type.kind, expected: kind, origin(of: value),
        fixIts: kind == .amount ? unitOffered(to: value) : []), span)
  }

  /// A definition's figures from a file.
  mutating func data(_ mapping: FileMapping, _ scope: Scope) -> TypedExpression {
    guard let id = files.blockOfMapping[mapping.span] else { return .unknown(mapping.span) }
    let block = TypedExpression(.data(id), files.blocks[id.index].type, mapping.span)
    guard let item = mapping.items.first(where: { $0.name.text == "otherwise" }),
      case .formula(let formula) = item.source
    else { return block }
    let otherwise = rightSide(formula, scope.inside, expecting: block.type.kind)
    return alternatives([block, otherwise], at: mapping.span, joinedBy: "otherwise") {
      .firstKnown($0)
    }
  }

  /// Where a value's kind was settled, for a second place to show.
  func origin(of value: TypedExpression) -> SourceSpan? {
    switch value.kind {
    case .instance(let id): catalogue.slots[instances[id.index].key.slot.index].span
    case .atLabel(let inner, _, _), .atYear(let inner, _), .atRelativeYear(let inner, _),
      .inYears(let inner, _, _), .negated(let inner):
      origin(of: inner)
    default: nil
    }
  }

  /// Literals without a unit in the model's unit.
  mutating func asAmount(_ value: TypedExpression) -> TypedExpression {
    guard value.isBare else { return value }
    var type = value.type
    type.kind = .amount
    return value.with(kind: kindAsAmount(value), type: type, isBare: false)
  }

  /// A bare literal in the model's unit.
  mutating func amount(_ number: Rational, at span: SourceSpan) -> TypedExpression {
    if catalogue.currency == nil, unitOfLiterals == nil, !number.isZero {
      findings.add(.noCurrency(at: span))
    }
    return literal(number * literalInKronor, .amount, at: span)
  }

  /// What one of a bare literal is in kronor.
  private var literalInKronor: Rational { (unitOfLiterals ?? catalogue.unit).inKronor }

  private mutating func kindAsAmount(_ value: TypedExpression) -> TypedExpression.Kind {
    switch value.kind {
    case .constant(let number): return amount(number, at: value.span).kind
    case .negated(let inner): return .negated(asAmount(inner))
    case .sum(let terms):
      return .sum(
        terms.map { TypedExpression.Term(value: asAmount($0.value), isNegative: $0.isNegative) })
    case .magnitude(let inner): return .magnitude(asAmount(inner))
    case .rounded(let inner, let step, let rule):
      return .rounded(asAmount(inner), to: step * literalInKronor, rule)
    case .smallest(let values): return .smallest(values.map { asAmount($0) })
    case .largest(let values): return .largest(values.map { asAmount($0) })
    case .firstKnown(let values): return .firstKnown(values.map { asAmount($0) })
    case .conditional(let condition, let then, let otherwise):
      return .conditional(condition, asAmount(then), asAmount(otherwise))
    case .byLabel(let id, let values, let leftOut):
      return .byLabel(id, values.map { $0.map { asAmount($0) } }, leftOut: leftOut)
    case .byYear(let entries): return .byYear(asAmounts(entries))
    case .aggregate(let function, let inner, let over, let overYears):
      return .aggregate(function, asAmount(inner), over: over, overYears: overYears)
    case .repeated(let inner, let over): return .repeated(asAmount(inner), over: over)
    case .cumulative(let inner): return .cumulative(asAmount(inner))
    case .allocate(let inner, let weights, let over, let step):
      return .allocate(
        asAmount(inner), by: weights, over: over, to: step.map { $0 * literalInKronor })
    default: return value.kind
    }
  }

  private mutating func asAmounts(
    _ entries: TypedExpression.YearEntries
  ) -> TypedExpression.YearEntries {
    TypedExpression.YearEntries(
      entries: entries.entries.map { entry in
        TypedExpression.YearEntries.Entry(
          first: entry.first, last: entry.last, value: entry.value.map { asAmount($0) },
          span: entry.span)
      },
      then: entries.then.map { asAmount($0) }, otherwise: entries.otherwise.map { asAmount($0) },
      span: entries.span)
  }
}
