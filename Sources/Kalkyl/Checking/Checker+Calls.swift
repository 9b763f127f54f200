// Types calls: the language's own functions, a script's and a host's.
extension Checker {
  mutating func call(
    _ call: Call, at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    switch call.builtIn {
    case .round: return rounded(call, .halfAwayFromZero, at: span, scope)
    case .floor: return rounded(call, .down, at: span, scope)
    case .ceiling: return rounded(call, .up, at: span, scope)
    case .abs: return magnitude(call, at: span, scope, expecting: kind)
    case .allocate: return allocate(call, at: span, scope)
    case .cumulative, .share, .repeat:
      return overDimensions(call, at: span, scope, expecting: kind)
    case .printed: return printed(call, at: span, scope)
    case .min where call.over.isEmpty && call.arguments.count > 1:
      return extreme(.min, call, at: span, scope)
    case .max where call.over.isEmpty && call.arguments.count > 1:
      return extreme(.max, call, at: span, scope)
    case .min: return aggregate(.min, call, at: span, scope, expecting: kind)
    case .max: return aggregate(.max, call, at: span, scope, expecting: kind)
    case .sum: return aggregate(.sum, call, at: span, scope, expecting: kind)
    case .mean: return aggregate(.mean, call, at: span, scope, expecting: kind)
    case .count: return aggregate(.count, call, at: span, scope, expecting: kind)
    case .any: return aggregate(.any, call, at: span, scope, expecting: kind)
    case .all: return aggregate(.all, call, at: span, scope, expecting: kind)
    case .first: return aggregate(.first, call, at: span, scope, expecting: kind)
    case .last: return aggregate(.last, call, at: span, scope, expecting: kind)
    case nil: return calledFunction(call, at: span, scope)
    }
  }

  /// A call of a script's function, or a host's.
  private mutating func calledFunction(
    _ call: Call, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    if case .function(let index)? = catalogue.entities[call.name.text] {
      return function(index, call, at: span, scope)
    }
    if let signature = host[call.name.text] { return hostCall(signature, call, at: span, scope) }
    let names =
      BuiltInFunction.allCases.map(\.rawValue) + catalogue.functions.map(\.heading.name.text)
      + host.names
    if let entity = catalogue.entities[call.name.text] {
      return refused(.notAFunction(call.name, entity), span)
    }
    return refused(.unknownFunction(call.name, among: names), span)
  }

  /// What may follow a function's arguments.
  private enum Tail {
    case nothing
    case over
    case to
    case byTo
  }

  private mutating func checkTail(_ call: Call, allows tail: Tail) -> Bool {
    let hasOver = !call.over.isEmpty
    let fits =
      switch tail {
      case .nothing: !hasOver && call.by == nil && call.to == nil
      case .over: call.by == nil && call.to == nil
      case .to: !hasOver && call.by == nil
      case .byTo: !hasOver
      }
    if !fits { findings.add(.wrongTail(call.name)) }
    return fits
  }

  private mutating func onlyArgument(
    of call: Call, _ scope: Scope, expecting kind: ValueKind? = nil
  ) -> TypedExpression? {
    guard call.arguments.count == 1 else {
      findings.add(.argumentCount(call.name, expected: 1, found: call.arguments.count))
      return nil
    }
    return check(call.arguments[0], scope, expecting: kind)
  }

  private func isQuantity(_ value: TypedExpression) -> Bool {
    switch value.type.kind {
    case .number, .amount, .duration, .unknown: true
    default: false
    }
  }

  // MARK: Over dimensions

  /// The dimensions after `over`, each one that the value has.
  private mutating func over(
    _ call: Call, _ value: TypedExpression, mustHave: Bool = true
  ) -> (dimensions: [DimensionID], years: Bool)? {
    guard !call.over.isEmpty else {
      let names = value.type.shape.dimensions.map { catalogue.dimension($0).name }
      let years = value.type.shape.years == .none ? [] : ["year"]
      findings.add(.overWhat(call.name, split: names + years))
      return nil
    }
    var result: (dimensions: [DimensionID], years: Bool) = ([], false)
    for reference in call.over {
      if reference.table == nil, reference.name.text == "year" {
        if mustHave, value.type.shape.years == .none {
          findings.add(.notSplitOver(reference, at: value.span))
          return nil
        }
        result.years = true
        continue
      }
      guard let id = dimension(reference) else { return nil }
      if mustHave, !value.type.shape.has(id) {
        findings.add(.notSplitOver(reference, at: value.span))
        return nil
      }
      result.dimensions.append(id)
    }
    return result
  }

  private mutating func aggregate(
    _ aggregate: Aggregate, _ call: Call, at span: SourceSpan, _ scope: Scope,
    expecting kind: ValueKind?
  ) -> TypedExpression {
    let inner = aggregate == .count || aggregate == .any || aggregate == .all ? nil : kind
    guard checkTail(call, allows: .over),
      let value = onlyArgument(of: call, scope, expecting: inner),
      value.type.kind != .unknown, let over = over(call, value)
    else { return .unknown(span) }
    var type = value.type
    switch aggregate {
    case .count, .any, .all:
      guard value.type.kind == .truth else {
        return refused(.functionOfWrongKind(call.name, value.type.kind, at: value.span), span)
      }
      type.kind = aggregate == .count ? .number : .truth
    case .sum, .mean, .min, .max:
      guard isQuantity(value) else {
        return refused(.functionOfWrongKind(call.name, value.type.kind, at: value.span), span)
      }
    case .first, .last: break
    }
    type.shape.dimensions.removeAll { over.dimensions.contains($0) }
    guard let weight = weight(of: value, overYears: over.years, at: span) else {
      return .unknown(span)
    }
    if over.years { type.shape.years = .none }
    return TypedExpression(
      .aggregate(aggregate, value, over: over.dimensions, overYears: over.years), type, span,
      isBare: value.isBare && aggregate != .count, isLiteral: value.isLiteral, weight: weight)
  }

  private mutating func overDimensions(
    _ call: Call, at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    guard checkTail(call, allows: .over),
      var value = onlyArgument(of: call, scope, expecting: kind), value.type.kind != .unknown,
      let over = over(call, value, mustHave: call.name.text != "repeat")
    else { return .unknown(span) }
    guard isQuantity(value) else {
      return refused(.functionOfWrongKind(call.name, value.type.kind, at: value.span), span)
    }
    guard let weight = weight(of: value, overYears: over.years, at: span) else {
      return .unknown(span)
    }
    var type = value.type
    let kind: TypedExpression.Kind
    switch call.name.text {
    case "cumulative":
      guard over.years, over.dimensions.isEmpty else {
        return refused(.cumulativeOverYearsOnly(at: span), span)
      }
      kind = .cumulative(value)
    case "share":
      type.kind = .number
      value = value.with(isBare: false)
      kind = .share(value, over: over.dimensions, overYears: over.years)
    default:
      if let split = over.dimensions.first(where: { type.shape.has($0) }) {
        return refused(.splitAlready(at: value.span, catalogue.dimension(split).name), span)
      }
      guard !over.years else { return refused(.neverOverYears(call.name), span) }
      for id in over.dimensions { type.shape = type.shape.with(id) }
      type.shape = checkedSize(type.shape, at: span)
      kind = .repeated(value, over: over.dimensions)
    }
    return TypedExpression(
      kind, type, span, isBare: value.isBare, isLiteral: value.isLiteral, weight: weight)
  }

  /// The steps of a function of a value; `nil`, and said, where nested spans of years take too many.
  private mutating func weight(
    of value: TypedExpression, overYears: Bool, at span: SourceSpan
  ) -> Int? {
    let years = overYears ? max(1, catalogue.yearRange.count) : 1
    let (steps, overflow) = value.weight.multipliedReportingOverflow(by: years)
    guard !overflow, steps < limits.formulaSteps else {
      findings.add(.formulaTooLong(at: span, limit: limits.formulaSteps))
      return nil
    }
    return steps + 1
  }

  // MARK: Cell by cell

  private mutating func magnitude(
    _ call: Call, at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    guard let value = onlyArgument(of: call, scope, expecting: kind),
      checkTail(call, allows: .nothing)
    else { return .unknown(span) }
    guard isQuantity(value) else {
      return refused(.functionOfWrongKind(call.name, value.type.kind, at: value.span), span)
    }
    return TypedExpression(
      .magnitude(value), value.type, span, isBare: value.isBare, isLiteral: value.isLiteral,
      weight: value.weight + 1)
  }

  private mutating func extreme(
    _ aggregate: Aggregate, _ call: Call, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    guard checkTail(call, allows: .nothing) else { return .unknown(span) }
    let values = call.arguments.map { check($0, scope) }
    for value in values where !isQuantity(value) {
      return refused(.functionOfWrongKind(call.name, value.type.kind, at: value.span), span)
    }
    return alternatives(values, at: span, joinedBy: aggregate.rawValue) {
      aggregate == .min ? .smallest($0) : .largest($0)
    }
  }

  private mutating func rounded(
    _ call: Call, _ rule: RoundingRule, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    guard checkTail(call, allows: .to), var value = onlyArgument(of: call, scope),
      value.type.kind != .unknown
    else { return .unknown(span) }
    guard value.type.kind == .number || value.type.kind == .amount else {
      return refused(.functionOfWrongKind(call.name, value.type.kind, at: value.span), span)
    }
    guard let to = call.to else {
      guard value.type.kind == .number else {
        return refused(.roundToWhat(call.name), span)
      }
      return TypedExpression(
        .rounded(value, to: .one, rule), value.type, span, isBare: value.isBare,
        isLiteral: value.isLiteral, weight: value.weight + 1)
    }
    let typed = check(to, scope)
    if typed.type.kind == .amount { value = asAmount(value) }
    guard let step = step(typed, for: value.type.kind) else {
      return refused(.stepOfWrongKind(at: to.span, typed.type.kind, value.type.kind), span)
    }
    return TypedExpression(
      .rounded(value, to: step, rule), value.type, span,
      isBare: value.isBare && typed.isBare, isLiteral: value.isLiteral, weight: value.weight + 1)
  }

  /// The step to round to, which is above zero; one without a unit is in the model's.
  private mutating func step(_ value: TypedExpression, for kind: ValueKind) -> Rational? {
    let value = kind == .amount ? asAmount(value) : value
    guard value.type.kind == kind, case .constant(let step) = value.kind, step.signum > 0 else {
      return nil
    }
    return step
  }

  // MARK: Allocation

  private mutating func allocate(
    _ call: Call, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    guard checkTail(call, allows: .byTo), var value = onlyArgument(of: call, scope),
      value.type.kind != .unknown
    else { return .unknown(span) }
    guard let by = call.by else { return refused(.allocateByWhat(call.name), span) }
    let weights = check(by, scope)
    guard weights.type.kind != .unknown else { return .unknown(span) }
    guard isQuantity(value), isQuantity(weights) else {
      return refused(
        .functionOfWrongKind(
          call.name, isQuantity(value) ? weights.type.kind : value.type.kind,
          at: isQuantity(value) ? weights.span : value.span), span)
    }
    let over = weights.type.shape.dimensions.filter { !value.type.shape.has($0) }
    guard !over.isEmpty else {
      let split = weights.type.shape.dimensions.first.map { catalogue.dimension($0).name }
      return refused(
        split.map { .splitAlready(at: value.span, $0) } ?? .weightsWithoutLabels(at: weights.span),
        span)
    }
    var step: Rational?
    var isBare = value.isBare
    if let to = call.to {
      let typed = check(to, scope)
      if typed.type.kind == .amount { value = asAmount(value) }
      isBare = value.isBare && typed.isBare
      guard let found = self.step(typed, for: value.type.kind) else {
        return refused(.stepOfWrongKind(at: to.span, typed.type.kind, value.type.kind), span)
      }
      step = found
    }
    let shape = union(of: [value, weights], at: span)
    return TypedExpression(
      .allocate(value, by: weights, over: over, to: step),
      ValueType(kind: value.type.kind, shape: shape), span, isBare: isBare,
      weight: weight(of: [value, weights]))
  }

  // MARK: Functions of scripts and hosts

  private mutating func function(
    _ index: Int, _ call: Call, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    let declaration = catalogue.functions[index]
    guard checkTail(call, allows: .nothing), !isRecursive[index] else {
      return .unknown(span)
    }
    guard call.arguments.count == declaration.parameters.count else {
      return refused(
        .argumentCount(
          call.name, expected: declaration.parameters.count, found: call.arguments.count), span)
    }
    var inner = Scope(run: scope.run)
    inner.functionDepth = scope.functionDepth + 1
    for (parameter, argument) in zip(declaration.parameters, call.arguments) {
      inner.arguments[parameter.text] = Argument(
        expression: argument, scope: scope, typed: check(argument, scope))
    }
    guard inner.functionDepth <= limits.nesting, expansions < limits.expansions else {
      return refused(.functionsTooDeep(at: call.name.span, limit: limits.expansions), span)
    }
    expansions += 1
    let body = check(declaration.body, inner)
    guard body.depth <= limits.depth else {
      return refused(.formulaTooDeep(at: call.name.span, limit: limits.depth), span)
    }
    guard body.weight <= limits.expansions else {
      return refused(.functionsTooDeep(at: call.name.span, limit: limits.expansions), span)
    }
    return TypedExpression(
      body.kind, body.type, span, isBare: body.isBare, isLiteral: body.isLiteral,
      weight: body.weight)
  }

  private mutating func hostCall(
    _ signature: HostSignature, _ call: Call, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    guard checkTail(call, allows: .nothing) else { return .unknown(span) }
    guard call.arguments.count == signature.parameters.count else {
      return refused(
        .argumentCount(
          call.name, expected: signature.parameters.count, found: call.arguments.count), span)
    }
    let values = zip(call.arguments, signature.parameters).map { argument, kind in
      coerced(check(argument, scope), to: kind.valueKind, at: argument.span)
    }
    let shape = union(of: values, at: span)
    return TypedExpression(
      .host(call.name.text, values), ValueType(kind: signature.result.valueKind, shape: shape),
      span, weight: weight(of: values))
  }

  /// Finds functions that come back to themselves, and says which.
  mutating func checkFunctionsForRecursion() {
    if catalogue.functions.isEmpty { return }
    let calls = catalogue.functions.map { function in
      var called: [Int] = []
      function.body.forEachPart { part in
        if case .call(let call) = part.kind,
          case .function(let index)? = catalogue.entities[call.name.text]
        {
          called.append(index)
        }
      }
      return called
    }
    for component in StronglyConnected.components(calls) {
      guard component.count > 1 || calls[component[0]].contains(component[0]) else { continue }
      for function in component { isRecursive[function] = true }
      let names = component.sorted().map { catalogue.functions[$0].heading.name }
      findings.add(.recursiveFunction(names))
    }
  }
}
