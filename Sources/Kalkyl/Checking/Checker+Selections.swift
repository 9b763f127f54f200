// Types `x[…]`: labels, years and vintages.
extension Checker {
  mutating func selection(
    _ selectors: [Selector], of value: Expression, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    if case .name(let name) = value.kind, !scope.hasLocal(name),
      case .table(let index)? = catalogue.entities[name]
    {
      return tableSelection(selectors, of: index, at: span, scope)
    }
    var typed = check(value, scope)
    guard typed.type.kind != .unknown else { return .unknown(span) }
    // Vintages are a part of the result, wherever they stand.
    for selector in selectors.filter(\.isVintage) + selectors.filter({ !$0.isVintage }) {
      typed = select(selector, of: typed, at: span, scope)
    }
    return typed
  }

  private mutating func select(
    _ selector: Selector, of value: TypedExpression, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    guard value.type.kind != .unknown else { return value }
    var type = value.type
    let kind: TypedExpression.Kind
    switch selector.kind {
    case .label(let reference):
      guard let (id, label) = self.label(reference, of: value) else { return .unknown(span) }
      type.shape = type.shape.without(id)
      kind = .atLabel(value, id, label)
    case .year(let year):
      guard checkHasYears(value, at: selector.span), checkYear(year, at: selector.span, scope)
      else { return .unknown(span) }
      guard checkYear(year, within: type.shape.years, at: selector.span) else {
        return .unknown(span)
      }
      type.shape.years = .none
      kind = .atYear(value, year)
    case .years(let first, let last):
      guard checkHasYears(value, at: selector.span), checkYear(first, at: selector.span, scope),
        checkYear(last, at: selector.span, scope)
      else { return .unknown(span) }
      guard first <= last else { return refused(.rangeBackwards(at: selector.span), span) }
      guard let years = type.shape.years.union(.range(first, last)) else {
        return refused(.differentYears(at: selector.span), span)
      }
      type.shape.years = years
      kind = .inYears(value, first, last)
    case .relativeYear(let offset):
      guard checkHasYears(value, at: selector.span) else { return .unknown(span) }
      if offset != 0 { type.shape.years = .all }
      // Further away there is no year either, and sums of years stay small.
      let distance = min(max(offset, -10_000), 10_000)
      kind = offset == 0 ? value.kind : .atRelativeYear(value, distance)
    case .vintage(let first, let last):
      return vintage(VintageRange(first: first, last: last), of: value, selector, at: span)
    }
    return TypedExpression(kind, type, span, isLiteral: value.isLiteral, weight: value.weight + 1)
  }

  private mutating func vintage(
    _ range: VintageRange, of value: TypedExpression, _ selector: Selector, at span: SourceSpan
  ) -> TypedExpression {
    guard case .investmentResult(let id, let result, .all) = value.kind else {
      return refused(.vintageOfWhat(at: selector.span), span)
    }
    if let first = range.first, let last = range.last, last < first {
      return refused(.rangeBackwards(at: selector.span), span)
    }
    return TypedExpression(.investmentResult(id, result, range), value.type, span)
  }

  // MARK: Years

  private mutating func checkHasYears(_ value: TypedExpression, at span: SourceSpan) -> Bool {
    guard value.type.shape.years == .none else { return true }
    findings.add(catalogue.years == nil ? .noModelYears(at: span) : .noYearsToSelect(at: span))
    return false
  }

  /// Whether a year that is written is one of the model's, or may stand before them.
  mutating func checkYear(_ year: Int, at span: SourceSpan, _ scope: Scope) -> Bool {
    let years = catalogue.yearRange
    if years.contains(year) { return true }
    if scope.allowsEarlierYears, year < years.lowerBound, year >= 1000 { return true }
    findings.add(.yearOutside(year, at: span, years: catalogue.years))
    return false
  }

  private mutating func checkYear(
    _ year: Int, within extent: YearExtent, at span: SourceSpan
  ) -> Bool {
    if case .range(let first, let last) = extent, !(first...last).contains(year) {
      findings.add(.yearOutsideRange(year, first, last, at: span))
      return false
    }
    return true
  }

  // MARK: Labels

  /// The declared dimensions that a label may belong to.
  func dimensions(for reference: LabelReference) -> [DimensionID] {
    guard let dimension = reference.dimension else {
      return catalogue.allDimensions(withLabel: reference.name.text)
    }
    guard case .dimension(let id)? = catalogue.entities[dimension.text],
      catalogue.dimension(id).position(of: reference.name.text) != nil
    else { return [] }
    return [id]
  }

  private mutating func label(
    _ reference: LabelReference, of value: TypedExpression
  ) -> (DimensionID, Int)? {
    let candidates = dimensions(for: reference)
    let owned = candidates.filter { value.type.shape.has($0) }
    if owned.count == 1, let label = catalogue.dimension(owned[0]).position(of: reference.name.text)
    {
      return (owned[0], label)
    }
    if owned.isEmpty, let known = candidates.first(where: { catalogue.dimension($0).table == nil })
    {
      findings.add(
        .notSplitBy(
          reference.name, catalogue.dimension(known),
          split: value.type.shape.dimensions.map { catalogue.dimension($0).name }))
    } else {
      reportLabel(reference, candidates: owned, split: value.type.shape.dimensions)
    }
    return nil
  }

  /// Says that a label is unknown, or that several dimensions have it.
  mutating func reportLabel(
    _ reference: LabelReference, candidates: [DimensionID], split: [DimensionID] = []
  ) {
    if candidates.count > 1 {
      let names = candidates.map { catalogue.dimension($0).name }
      return findings.add(.labelOfSeveral(reference.name, names))
    }
    if let dimension = reference.dimension {
      guard case .dimension(let id)? = catalogue.entities[dimension.text] else {
        return findings.add(.unknownDimension(dimension, among: catalogue.dimensions))
      }
      return findings.add(.unknownLabel(reference.name, of: catalogue.dimension(id)))
    }
    let near =
      split.isEmpty
      ? catalogue.dimensions.filter { $0.table == nil } : split.map(catalogue.dimension)
    findings.add(.unknownLabel(reference.name, among: near))
  }

  // MARK: Tables

  private mutating func tableSelection(
    _ selectors: [Selector], of table: Int, at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression {
    guard let slot = catalogue.slot(.table(table)) else { return .unknown(span) }
    let id = instance(of: slot, in: scope.run)
    let layout = catalogue.tables[table]
    guard let place = tablePlace(selectors, in: layout) else { return .unknown(span) }
    switch place {
    case (let row?, let column?): return cell(layout.cell(row, column), of: id, at: span)
    case (nil, let column?):
      return spread(layout.countedRows.map { layout.cell($0, column) }, of: id, layout, at: span)
    case (let row?, nil):
      let cells = layout.columns.indices.map { layout.cell(row, $0) }
      return stack(cells.map { cell($0, of: id, at: span) }, over: layout.columnDimension, at: span)
    case (nil, nil): return refused(.tableAsValue(layout.declaration.heading.name), span)
    }
  }

  /// The row and the column that selectors name.
  private mutating func tablePlace(
    _ selectors: [Selector], in layout: TableLayout
  ) -> (row: Int?, column: Int?)? {
    var row: Int?
    var column: Int?
    for selector in selectors {
      let name: String
      switch selector.kind {
      case .label(let reference): name = reference.name.text
      case .year(let year): name = String(year)
      default:
        findings.add(.notATableSelector(at: selector.span))
        return nil
      }
      if let found = layout.column(named: name), column == nil,
        layout.row(named: name) == nil || row != nil
      {
        column = found
      } else if let found = layout.row(named: name), row == nil {
        row = found
      } else {
        let names = layout.rows.map(\.name) + layout.columns.map(\.name)
        findings.add(.unknownTablePart(Name(name, selector.span), among: names))
        return nil
      }
    }
    return (row, column)
  }

  /// The figure of a cell, of whatever kind its column is.
  func cell(_ cell: Int, of id: InstanceID, at span: SourceSpan) -> TypedExpression {
    guard case .table(let table) = instances[id.index].body, cell < table.cells.count else {
      return .unknown(span)
    }
    return TypedExpression(.cell(id, cell), table.cells[cell].type, span)
  }

  private mutating func spread(
    _ cells: [Int], of id: InstanceID, _ layout: TableLayout, at span: SourceSpan
  ) -> TypedExpression {
    let values = cells.map { cell($0, of: id, at: span) }
    guard layout.declaration.rowDimension != nil else {
      return stack(values, over: layout.rowDimension, at: span)
    }
    let dimension = catalogue.dimension(layout.rowDimension)
    var byLabel = [TypedExpression?](repeating: nil, count: dimension.labels.count)
    for (row, value) in zip(layout.countedRows, values) {
      if let label = dimension.position(of: layout.rows[row].name) { byLabel[label] = value }
    }
    return stack(byLabel, over: layout.rowDimension, at: span)
  }

  /// A value per label.
  private mutating func stack(
    _ values: [TypedExpression?], over dimension: DimensionID, at span: SourceSpan
  ) -> TypedExpression {
    let present = values.compactMap { $0 }
    guard
      let kind = commonKind(
        present.filter { $0.type.kind != .text }, [], at: span, "is selected together")
    else {
      return .unknown(span)
    }
    let shape = union(of: present, at: span).with(dimension)
    return TypedExpression(
      .byLabel(dimension, values, leftOut: .labelLeftOut), ValueType(kind: kind, shape: shape),
      span, weight: weight(of: present))
  }
}

extension Selector {
  fileprivate var isVintage: Bool {
    if case .vintage = kind { true } else { false }
  }
}
