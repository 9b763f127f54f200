// Types the bodies of instances: what is declared, under the overrides of their run.
extension Checker {
  /// The type and body of an instance, with those that it leans on as they are now.
  mutating func typed(_ id: InstanceID) -> (ValueType, Instance.Body) {
    let key = instances[id.index].key
    switch catalogue.slots[key.slot.index].kind {
    case .definition(let index): return definition(index, id)
    case .property(let investment, let property): return self.property(property, of: investment, id)
    case .investment(let index): return investment(index, id)
    case .table(let index): return (.unknown, .table(table(index, id)))
    case .bridge(let index):
      let bridge = bridge(index, id)
      return (bridge.rest.type.overAllYears, .bridge(bridge))
    case .rule(let index):
      let condition = rule(index, id)
      return (condition.type.overAllYears, .formula(condition))
    }
  }

  /// The scope of an instance's own formula.
  @inline(__always)
  func scope(
    of id: InstanceID, allowsEarlierYears: Bool = false, property: InvestmentProperty? = nil
  ) -> Scope {
    var scope = Scope(run: instances[id.index].key.run)
    scope.previous = id
    scope.isWholeRightSide = true
    scope.allowsEarlierYears = allowsEarlierYears
    scope.property = property
    return scope
  }

  private mutating func definition(
    _ index: Int, _ id: InstanceID
  ) -> (ValueType, Instance.Body) {
    let role = catalogue.definitions[index].role
    isTooLarge = false
    let expected: ValueKind? = role == .account ? .amount : declaredKind(of: id)
    let body = overridable(id, expecting: expected) { checker, scope in
      switch checker.catalogue.definitions[index].value {
      case .formula(let formula): checker.rightSide(formula, scope, expecting: expected)
      case .file(let mapping): checker.data(mapping, scope)
      }
    }
    if role == .assume { checkAssumption(catalogue.definitions[index]) }
    if role == .key { checkWeights(body, catalogue.definitions[index]) }
    if isTooLarge { return (.unknown, .formula(.unknown(body.span))) }
    var type = body.type.overAllYears
    // In a circle an account is known to be an amount before its formula is.
    if bareLiteralsSettleKinds, type.kind == .unknown, let expected { type.kind = expected }
    // An account is an amount per year, also where it is written the same every year.
    if role == .account, catalogue.years != nil { type.shape.years = .all }
    return (type, .formula(body))
  }

  /// An assumption is made of literals and other assumptions.
  private mutating func checkAssumption(_ declaration: DefinitionDeclaration) {
    guard case .formula(let formula) = declaration.value else { return }
    formula.forEachPart { part in
      guard case .name(let name) = part.kind, let entity = catalogue.entities[name] else { return }
      switch entity {
      case .definition(let index) where catalogue.definitions[index].role != .assume: break
      case .investment, .table, .bridge: break
      default: return
      }
      findings.add(.assumptionLeansOn(Name(name, part.span), entity, declaration.heading.name))
    }
  }

  /// The kind that a definition is declared with, which overrides keep.
  private func declaredKind(of id: InstanceID) -> ValueKind? {
    let declared = declaredKey(of: instances[id.index].key.slot)
    guard declared != instances[id.index].key, let declaration = index[declared] else { return nil }
    let kind = instances[declaration.index].type.kind
    return kind == .unknown ? nil : kind
  }

  /// A slot's formula with the overrides of its run: the topmost of the whole, and those of cells
  /// above it.
  mutating func overridable(
    _ id: InstanceID, expecting kind: ValueKind?, allowsEarlierYears: Bool = false,
    property: InvestmentProperty? = nil,
    declared: (inout Checker, Scope) -> TypedExpression
  ) -> TypedExpression {
    let key = instances[id.index].key
    let scope = scope(of: id, allowsEarlierYears: allowsEarlierYears, property: property)
    guard layering.isOverridden(key.slot) else { return declared(&self, scope).heldToItsYears }
    let stack = stack(of: key)
    var body: TypedExpression
    if let whole = stack.whole {
      var inner = scope
      inner.own = (key.slot, whole.level)
      body = rightSide(whole.override.value, inner, expecting: kind)
    } else {
      body = declared(&self, scope)
    }
    body = body.heldToItsYears
    if stack.cells.isEmpty { return body }
    let shape = body.type.shape
    var type = body.type
    var cells: [(cell: TypedExpression.CellOverride, level: Int, span: SourceSpan)] = []
    for held in stack.cells {
      let (override, level) = (held.override, held.level)
      var inner = scope
      inner.own = (key.slot, level)
      let expected = kind ?? (body.type.kind == .unknown ? nil : body.type.kind)
      guard let cell = cellOverride(override, of: shape, inner, expecting: expected) else {
        continue
      }
      if let clash = cells.first(where: { $0.level == level && $0.cell.meets(cell) }) {
        findings.add(.overriddenTwice(at: override.span, first: clash.span))
      }
      type.shape = cell.labels.reduce(type.shape) { $0.with($1.dimension) }
      if cell.years != nil { type.shape.years = .all }
      cells.append((cell, level, override.span))
    }
    guard !cells.isEmpty else { return body }
    return TypedExpression(
      .overridden(body, cells.map(\.cell)), type, body.span, weight: body.weight)
  }

  private mutating func cellOverride(
    _ override: Layer.Override, of shape: Shape, _ scope: Scope, expecting: ValueKind?
  ) -> TypedExpression.CellOverride? {
    var labels: [(dimension: DimensionID, label: Int)] = []
    var years: (first: Int, last: Int)?
    for selector in override.selectors {
      switch selector.kind {
      case .label(let reference):
        guard let found = overriddenLabel(reference, of: shape) else { return nil }
        guard !labels.contains(where: { $0.dimension == found.dimension }) else {
          findings.add(.selectedTwice(at: selector.span))
          return nil
        }
        labels.append(found)
      case .year where years != nil, .years where years != nil:
        findings.add(.selectedTwice(at: selector.span))
        return nil
      case .year(let year):
        guard checkYear(year, at: selector.span, scope) else { return nil }
        years = (year, year)
      case .years(let first, let last) where last < first:
        findings.add(.rangeBackwards(at: selector.span))
        return nil
      case .years(let first, let last):
        guard checkYear(first, at: selector.span, scope), checkYear(last, at: selector.span, scope)
        else { return nil }
        years = (first, last)
      case .relativeYear, .vintage:
        findings.add(.notACellSelector(at: selector.span))
        return nil
      }
    }
    var scope = scope
    scope.isWholeRightSide = false
    let value = coerced(
      check(override.value, scope, expecting: expecting), to: expecting, at: override.value.span)
    let allowed = Set(shape.dimensions).union(labels.map(\.dimension))
    if let extra = value.type.shape.dimensions.first(where: { !allowed.contains($0) }) {
      findings.add(.overrideSplitsFurther(at: override.value.span, catalogue.dimension(extra)))
      return nil
    }
    return TypedExpression.CellOverride(labels: labels, years: years, value: value)
  }

  /// The label that a cell override selects: of a dimension that the value has, else any declared.
  private mutating func overriddenLabel(
    _ reference: LabelReference, of shape: Shape
  ) -> (dimension: DimensionID, label: Int)? {
    let candidates = dimensions(for: reference)
    let owned = candidates.filter { shape.has($0) }
    guard let id = owned.count == 1 ? owned[0] : (candidates.count == 1 ? candidates[0] : nil),
      let label = catalogue.dimension(id).position(of: reference.name.text)
    else {
      reportLabel(reference, candidates: owned.isEmpty ? candidates : owned)
      return nil
    }
    return (id, label)
  }

  private mutating func rule(_ index: Int, _ id: InstanceID) -> TypedExpression {
    let declaration = catalogue.rules[index]
    var scope = scope(of: id)
    scope.previous = nil
    scope.isWholeRightSide = false
    for name in declaration.scenarios where layering.run(named: name.text) == nil {
      findings.add(.unknownScenario(name, among: catalogue.scenarios))
    }
    let condition = check(declaration.condition, scope, expecting: .truth)
    return coerced(condition, to: .truth, at: declaration.condition.span)
  }

  private mutating func bridge(_ index: Int, _ id: InstanceID) -> TypedBridge {
    let declaration = catalogue.bridges[index]
    var scope = scope(of: id)
    scope.previous = nil
    scope.isWholeRightSide = false
    func amount(_ value: Expression, _ checker: inout Checker) -> TypedExpression {
      let typed = checker.check(value, scope, expecting: .amount)
      return checker.coerced(typed, to: .amount, at: value.span)
    }
    let from = amount(declaration.from, &self)
    let to = amount(declaration.to, &self)
    let steps = declaration.steps.map { amount($0.value, &self) }
    let negated = [from] + steps
    for part in negated { checkSameSplit(to, part, at: part.span) }
    let terms =
      [TypedExpression.Term(value: to, isNegative: false)]
      + negated.map { TypedExpression.Term(value: $0, isNegative: true) }
    let shape = negated.reduce(to.type.shape) { $0.union($1.type.shape) ?? $0 }
    let rest = TypedExpression(
      .sum(terms), ValueType(kind: .amount, shape: shape), declaration.heading.name.span)
    return TypedBridge(from: from, steps: steps, to: to, rest: rest)
  }
}

extension TypedExpression.CellOverride {
  /// Whether two overrides have a cell in common.
  func meets(_ other: TypedExpression.CellOverride) -> Bool {
    for (dimension, label) in labels {
      for (otherDimension, otherLabel) in other.labels
      where otherDimension == dimension && otherLabel != label { return false }
    }
    guard let years, let others = other.years else { return true }
    return years.first <= others.last && others.first <= years.last
  }
}

extension TypedExpression {
  /// The value with none in the years outside those that it is held to.
  fileprivate var heldToItsYears: TypedExpression {
    guard case .range(let first, let last) = years else { return self }
    if case .inYears = kind { return self }
    return TypedExpression(.inYears(self, first, last), type, span, weight: weight)
  }
}

extension ValueType {
  /// The type of a definition: one held to certain years has no value in the others.
  var overAllYears: ValueType {
    guard case .range = shape.years else { return self }
    return ValueType(kind: kind, shape: shape.withYears(.all))
  }
}
