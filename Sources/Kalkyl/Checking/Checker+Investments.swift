// Types investments: their properties, and what they give.
extension Checker {
  mutating func property(
    _ property: InvestmentProperty, of investment: Int, _ id: InstanceID
  ) -> (ValueType, Instance.Body) {
    let declaration = catalogue.investments[investment]
    let kind = property.valueKind
    let parent = parentSlot(of: investment, property)
    let stack = stack(of: instances[id.index].key)
    let isOverridden = stack.whole != nil
    checkRegister(of: investment, property, stack, in: instances[id.index].key.run)
    let written = declaration.value(of: property)
    guard written != nil || parent != nil || property.defaultValue != nil || isOverridden else {
      return (ValueType(kind: kind, shape: .scalar), .none)
    }
    var body = overridable(id, expecting: kind, allowsEarlierYears: true, property: property) {
      checker, scope in
      if let written { return checker.rightSide(written, scope, expecting: kind) }
      let span = declaration.heading.name.span
      if let parent {
        let source = checker.instance(of: parent, in: scope.run)
        return TypedExpression(.instance(source), checker.instances[source.index].type, span)
      }
      return checker.literal(property.defaultValue ?? .zero, kind, at: span)
    }
    if property == .spend { body = body.buyingNothingElsewhere }
    checkLiterals(of: property, body)
    return (body.type.overAllYears, .formula(body))
  }

  /// What comes from a register's rows has no cells that a scenario could change, and its assets
  /// are there as they are.
  private mutating func checkRegister(
    of investment: Int, _ property: InvestmentProperty, _ stack: OverrideStack, in run: RunID
  ) {
    guard let register = files.register(of: investment),
      let spend = catalogue.slot(.property(investment: investment, .spend)),
      property == .spend || self.stack(of: key(of: spend, in: run)).whole == nil
    else { return }
    let isOfRows = register.columns.contains(property) && stack.whole == nil
    let isNone = property == .execution || property == .carriedOver
    guard isOfRows || isNone,
      let override = stack.cells.first?.override ?? (isNone ? stack.whole?.override : nil)
    else { return }
    findings.add(.registerOverridden(property, at: override.span, isCell: isOfRows))
  }

  /// What a property's literals may not be, where they are written out.
  private mutating func checkLiterals(of property: InvestmentProperty, _ body: TypedExpression) {
    named(body).forEachLiteral { value, literal in
      let span = literal.span
      switch property {
      case .life where value.signum <= 0 || !value.isWhole:
        findings.add(.lifeNotPositive(at: span))
      case .rate where value > .one, .execution where value > .one, .carriedOver where value > .one:
        findings.add(.shareAboveAll(at: span, property, bare: literal.isBare ? value : nil))
      case .execution where value.signum < 0, .carriedOver where value.signum < 0:
        findings.add(.shareBelowNothing(at: span, property))
      default: break
      }
    }
  }

  /// The formula that a value is only a name for: the assumption of `rate = internal_rate`.
  private func named(_ body: TypedExpression) -> TypedExpression {
    var body = body
    // A circle of names has no end, and is no longer than all instances.
    for _ in instances.indices {
      guard case .instance(let id) = body.kind, case .formula(let next) = instances[id.index].body
      else { break }
      body = next
    }
    return body
  }

  mutating func investment(_ index: Int, _ id: InstanceID) -> (ValueType, Instance.Body) {
    let declaration = catalogue.investments[index]
    let name = declaration.heading.name
    let run = instances[id.index].key.run
    var properties = PropertyInstances()
    for property in InvestmentProperty.allCases {
      guard let slot = catalogue.slot(.property(investment: index, property)) else { continue }
      let instance = instance(of: slot, in: run)
      if case .formula = instances[instance.index].body { properties[property] = instance }
    }
    guard catalogue.years != nil else {
      findings.add(.investmentWithoutYears(name))
      return (.unknown, .none)
    }
    checkPropertyNames(declaration)
    let register = files.register(of: index)
    // Of a register that could not be read nothing more is said.
    if declaration.file != nil, register == nil { return (.unknown, .none) }
    // What is misspelt, or the investment that is named, may hold what seems to be left out.
    let isMisspelt = declaration.properties.contains {
      InvestmentProperty(rawValue: $0.name.text) == nil
    }
    let isWhole = !isMisspelt && (declaration.parent == nil || catalogue.parent(of: index) != nil)
    for property in InvestmentProperty.allCases where property.isRequired && isWhole {
      if properties[property] == nil, register?.columns.contains(property) != true {
        findings.add(.propertyLeftOut(property, of: name))
      }
    }
    // What a scenario says instead of a column holds instead of it.
    let columns =
      register?.columns.filter { property in
        catalogue.slot(.property(investment: index, property)).map { slot in
          stack(of: key(of: slot, in: run)).whole == nil
        } ?? true
      } ?? PropertySet([])
    let hasRegister = columns.contains(.spend)
    var shape = Shape(dimensions: hasRegister ? register?.dimensions ?? [] : [], years: .all)
    var written: [Int] = []
    if let spend = properties[.spend] {
      let type = instances[spend.index].type
      for dimension in type.shape.dimensions { shape = shape.with(dimension) }
      if type.shape.years == .none, type.kind != .unknown,
        case .formula(let body) = instances[spend.index].body
      {
        findings.add(.spendWithoutYears(at: body.span))
      }
      written = writtenYears(of: spend)
    }
    checkShapes(of: properties, shape)
    checkWritten(of: properties, shape, boughtIn: written)
    checkMethod(of: properties, declaration)
    let investment = TypedInvestment(
      properties: properties, writtenYears: written,
      firstYear: instances[id.index].firstYear ?? catalogue.yearRange.lowerBound,
      register: hasRegister ? files.registerID(of: index) : nil, columns: columns, span: name.span)
    return (ValueType(kind: .amount, shape: shape), .investment(investment))
  }

  private mutating func checkPropertyNames(_ declaration: InvestmentDeclaration) {
    var seen = NameMap<SourceSpan>()
    for property in declaration.properties {
      if InvestmentProperty(rawValue: property.name.text) == nil {
        findings.add(.notAProperty(property.name))
      } else if let before = seen[property.name.text] {
        findings.add(.keyTwice(at: property.name.span, first: before))
      }
      seen.change(property.name.text, from: property.name.span) { $0 = property.name.span }
    }
    guard let parent = declaration.parent else { return }
    guard case .investment(let index)? = catalogue.entities[parent.text] else {
      return findings.add(.notAnInvestment(parent, known: catalogue))
    }
    if catalogue.investments[index].heading.name.text == declaration.heading.name.text {
      findings.add(.investmentFromItself(parent))
    }
  }

  /// The other properties have only dimensions that the spend has.
  private mutating func checkShapes(
    of properties: PropertyInstances, _ shape: Shape
  ) {
    for (property, id) in properties {
      guard case .formula(let body) = instances[id.index].body,
        let extra = body.type.shape.dimensions.first(where: { !shape.has($0) })
      else { continue }
      findings.add(.propertySplitsFurther(property, catalogue.dimension(extra), at: body.span))
    }
  }

  private mutating func checkMethod(
    of properties: PropertyInstances, _ declaration: InvestmentDeclaration
  ) {
    guard let method = constant(.method, of: properties), method == .one else { return }
    if declaration.value(of: .method) != nil,
      let base = declaration.properties.first(where: { $0.name.text == "interest_base" })
    {
      findings.add(.interestBaseOfAnnuity(at: base.name.span))
    }
    guard let life = properties[.life], case .formula(let body) = instances[life.index].body else {
      return
    }
    body.forEachConstant { months, span in
      if let months = months.wholeValue, months > 0, !months.isMultiple(of: 12) {
        findings.add(.annuityNeedsWholeYears(at: span))
      }
    }
  }

  private func constant(
    _ property: InvestmentProperty, of properties: PropertyInstances
  ) -> Rational? {
    guard let id = properties[property], case .formula(let body) = instances[id.index].body,
      case .constant(let value) = body.kind
    else { return nil }
    return value
  }

  /// The years that a spend writes out, its own or those of the investment it is taken from.
  private func writtenYears(of id: InstanceID) -> [Int] {
    var years: [Int] = []
    func add(_ first: Int, _ last: Int) {
      for year in first...max(first, last) where !years.contains(year) { years.append(year) }
    }
    var reached = [id]
    var done = 0
    while done < reached.count {
      defer { done += 1 }
      guard case .formula(let body) = instances[reached[done].index].body else { continue }
      body.forEachNode { node in
        switch node.kind {
        case .byYear(let entries):
          for entry in entries.entries where entry.last - entry.first < limits.years {
            add(entry.first, entry.last)
          }
        case .overridden(_, let cells):
          for cell in cells {
            if let range = cell.years { add(range.first, range.last) }
          }
        case .instance(let other): if !reached.contains(other) { reached.append(other) }
        default: break
        }
      }
    }
    return years
  }

  /// The first year of a property's or an investment's figures; `nil` for other slots.
  func firstYear(of key: InstanceKey) -> Int? {
    let investment: Int
    switch catalogue.slots[key.slot.index].kind {
    case .property(let index, _), .investment(let index): investment = index
    default: return nil
    }
    return earliestYears[investment]
  }

  /// The overrides of a property in all scenarios.
  private static func overrides(
    of property: InvestmentProperty, of investment: Int, _ catalogue: Catalogue,
    _ layering: Layering
  ) -> [Layer.Override] {
    guard let slot = catalogue.slot(.property(investment: investment, property)) else { return [] }
    return layering.allOverrides(of: slot)
  }

  /// Investments that take properties from each other, by `from` or in a formula.
  private static func families(_ catalogue: Catalogue, _ layering: Layering) -> [[Int]] {
    var relatives = [[Int]](repeating: [], count: catalogue.investments.count)
    func relate(_ a: Int, _ b: Int) {
      relatives[a].append(b)
      relatives[b].append(a)
    }
    for index in catalogue.investments.indices {
      if let parent = catalogue.parent(of: index) { relate(index, parent) }
      for property in InvestmentProperty.allCases {
        let values =
          [catalogue.investments[index].value(of: property)].compactMap { $0 }
          + overrides(of: property, of: index, catalogue, layering).map(\.value)
        for value in values {
          value.forEachPart { part in
            if case .field(let owner, _) = part.kind, case .name(let name) = owner.kind,
              case .investment(let other)? = catalogue.entities[name]
            {
              relate(index, other)
            }
          }
        }
      }
    }
    return StronglyConnected.components(relatives)
  }

  /// The earliest year that each investment names anywhere, or those that it takes from.
  static func earliestYears(
    _ catalogue: Catalogue, _ layering: Layering, _ files: DataFiles
  ) -> [Int] {
    var earliest = catalogue.investments.indices.map { index in
      var year = catalogue.yearRange.lowerBound
      if let first = files.register(of: index)?.firstYear { year = min(year, first) }
      for property in InvestmentProperty.allCases {
        catalogue.investments[index].value(of: property)?.forEachYearKey { year = min(year, $0) }
        for override in overrides(of: property, of: index, catalogue, layering) {
          override.value.forEachYearKey { year = min(year, $0) }
          for selector in override.selectors {
            if case .year(let selected) = selector.kind { year = min(year, selected) }
            if case .years(let first, _) = selector.kind { year = min(year, first) }
          }
        }
      }
      return max(year, 1000)
    }
    guard earliest.count > 1 else { return earliest }
    for family in families(catalogue, layering) {
      let year = family.map { earliest[$0] }.min() ?? catalogue.yearRange.lowerBound
      for index in family { earliest[index] = year }
    }
    return earliest
  }

  // MARK: Words, months and dates

  /// The value of a property's word, before names are looked at.
  func word(_ name: Name, of property: InvestmentProperty) -> TypedExpression? {
    guard let code = property.code(of: name.text) else { return nil }
    return literal(Rational(code), property.valueKind, at: name.span)
  }

  mutating func activationMonth(
    _ month: Int, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    guard scope.property == .activated else {
      return refused(.monthOutsideActivation(at: span), span)
    }
    guard (1...12).contains(month) else { return refused(.noSuchMonth(month, at: span), span) }
    return literal(Rational(Activation(moment: .month(month)).code), .activation, at: span)
  }

  mutating func date(_ date: DateLiteral, at span: SourceSpan, _ scope: Scope) -> TypedExpression {
    let month = CalendarMonth(year: date.year, month: date.month)
    switch scope.property {
    case .activated:
      return literal(Rational(Activation(moment: .date(month)).code), .activation, at: span)
    case .disposed: return literal(Rational(month.number), .date, at: span)
    default: return refused(.dateAsValue(date, at: span), span)
    }
  }

  /// A year as an activation (its midyear) or a disposal (its 31 December).
  func yearAsDate(_ value: TypedExpression, _ kind: ValueKind) -> TypedExpression? {
    guard isYearLiteral(value), case .constant(let number) = value.kind,
      let year = number.wholeValue
    else { return nil }
    switch kind {
    case .activation:
      return literal(Rational(Activation(moment: .year(year)).code), kind, at: value.span)
    case .date:
      return literal(Rational(CalendarMonth(year: year, month: 12).number), kind, at: value.span)
    default: return nil
    }
  }

  /// `midyear + 1 year`
  mutating func laterActivation(
    _ values: [TypedExpression], _ signs: [Bool], at span: SourceSpan
  ) -> TypedExpression {
    guard case .constant(let code) = values[0].kind, let code = code.wholeValue else {
      return refused(.laterThanWhat(at: span), span)
    }
    var activation = Activation(code: code)
    for (value, isNegative) in zip(values, signs).dropFirst() {
      guard value.type.kind == .duration, case .constant(let months) = value.kind,
        let months = months.wholeValue, months <= 12_000, !isNegative
      else { return refused(.laterThanWhat(at: value.span), span) }
      activation.delayInMonths += months
    }
    return literal(Rational(activation.code), .activation, at: span)
  }
}

extension Expression {
  /// Visits each year that is a key of entries or a grid.
  func forEachYearKey(_ visit: (Int) -> Void) {
    forEachPart { part in
      var keys: [Key] = []
      if case .entries(let entries) = part.kind { keys = entries.entries.map(\.key) }
      if case .grid(let grid) = part.kind { keys = grid.head + grid.rows.flatMap(\.keys) }
      for key in keys {
        if case .years(let first, _) = key.kind { visit(first) }
      }
    }
  }
}

extension TypedExpression {
  /// The spend with nothing bought in the years that its entries leave out.
  var buyingNothingElsewhere: TypedExpression {
    switch kind {
    case .byYear(let entries):
      let nothing = TypedExpression(
        .constant(.zero), ValueType(kind: .amount, shape: .scalar), span, isLiteral: true)
      return with(
        kind: .byYear(
          YearEntries(
            entries: entries.entries.map {
              YearEntries.Entry(
                first: $0.first, last: $0.last, value: $0.value?.buyingNothingElsewhere,
                span: $0.span)
            },
            then: entries.then?.buyingNothingElsewhere,
            otherwise: entries.otherwise?.buyingNothingElsewhere ?? nothing, span: entries.span)))
    case .byLabel(let id, let values, let leftOut):
      return with(kind: .byLabel(id, values.map { $0?.buyingNothingElsewhere }, leftOut: leftOut))
    case .overridden(let base, let cells):
      return with(kind: .overridden(base.buyingNothingElsewhere, cells))
    default: return self
    }
  }
}
