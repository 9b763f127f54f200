// Types entries, and grids, which are entries drawn as a table.
extension Checker {
  /// An entry or a cell on its way to be typed; `nil` is no value.
  private struct Item {
    let key: Key
    let value: Expression?
    /// What stands in the cells of a grid's row, where the value is a further spread.
    var row: [Item]?
  }

  mutating func entries(
    _ entries: Entries, at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    let items = entries.entries.map { Item(key: $0.key, value: $0.value) }
    return spread(items, at: span, scope, expecting: kind, dimension: nil)
  }

  /// A grid as nested entries: its key columns from the outside in, then its head.
  mutating func grid(
    _ grid: Grid, at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    var dimensions: [KeyDimension] = []
    for reference in grid.dimensions {
      guard let dimension = keyDimension(reference) else { return .unknown(span) }
      dimensions.append(dimension)
    }
    let rows = grid.rows.map { row in
      (
        keys: row.keys[...],
        cells: zip(grid.head, row.cells).map { Item(key: $0, value: $1) },
        span: row.span
      )
    }
    return spread(rows, dimensions[...], at: span, scope, expecting: kind)
  }

  /// The rows of a grid below the keys that are dealt with already.
  private mutating func spread(
    _ rows: [(keys: ArraySlice<Key>, cells: [Item], span: SourceSpan)],
    _ dimensions: ArraySlice<KeyDimension>, at span: SourceSpan, _ scope: Scope,
    expecting kind: ValueKind?
  ) -> TypedExpression {
    guard let dimension = dimensions.first else {
      for extra in rows.dropFirst() { findings.add(.keyTwice(at: extra.span, first: rows[0].span)) }
      return spread(rows[0].cells, at: span, scope, expecting: kind, dimension: nil)
    }
    var order: [KeyIdentity] = []
    var groups: [KeyIdentity: [(keys: ArraySlice<Key>, cells: [Item], span: SourceSpan)]] = [:]
    var keys: [KeyIdentity: Key] = [:]
    for row in rows {
      guard let key = row.keys.first else { continue }
      let identity = KeyIdentity(key)
      if groups[identity] == nil {
        order.append(identity)
        keys[identity] = key
      }
      groups[identity, default: []].append((row.keys.dropFirst(), row.cells, row.span))
    }
    var typed: [(Key, TypedExpression?)] = []
    for identity in order {
      guard let group = groups[identity], let key = keys[identity] else { continue }
      let inner = spread(group, dimensions.dropFirst(), at: group[0].span, scope, expecting: kind)
      typed.append((key, inner))
    }
    return spread(typed, over: dimension, at: span, scope, expecting: kind)
  }

  /// What makes two keys the same.
  private enum KeyIdentity: Hashable {
    case label(String)
    case years(Int, Int)
    case then
    case otherwise
    case missing(SourceSpan)

    init(_ key: Key) {
      self =
        switch key.kind {
        case .label(let reference): .label(reference.name.text)
        case .years(let first, let last): .years(first, last)
        case .then: .then
        case .otherwise: .otherwise
        case .missing: .missing(key.span)
        }
    }
  }

  /// What keys belong to.
  enum KeyDimension {
    case years
    case labels(DimensionID)
  }

  private mutating func keyDimension(_ reference: DimensionReference) -> KeyDimension? {
    if reference.table == nil, reference.name.text == "year" { return .years }
    return dimension(reference).map(KeyDimension.labels)
  }

  private mutating func spread(
    _ items: [Item], at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?,
    dimension: KeyDimension?
  ) -> TypedExpression {
    guard let dimension = dimension ?? self.dimension(of: items.map(\.key), at: span) else {
      return .unknown(span)
    }
    var inner = scope
    inner.allowsPrevious = scope.isWholeRightSide
    let typed = items.map { item in
      (
        item.key,
        item.value.map { coerced(check($0, inner, expecting: kind), to: kind, at: $0.span) }
      )
    }
    return spread(typed, over: dimension, at: span, scope, expecting: kind)
  }

  /// The one dimension that has all the keys.
  private mutating func dimension(of keys: [Key], at span: SourceSpan) -> KeyDimension? {
    var labels: [LabelReference] = []
    var hasYears = false
    for key in keys {
      switch key.kind {
      case .label(let reference): labels.append(reference)
      case .years: hasYears = true
      case .then, .otherwise, .missing: break
      }
    }
    if hasYears || labels.isEmpty {
      if let stray = labels.first {
        findings.add(.yearsAndLabels(stray.name))
        return nil
      }
      guard hasYears || keys.contains(where: { if case .then = $0.kind { true } else { false } })
      else {
        if !keys.contains(where: { if case .missing = $0.kind { true } else { false } }) {
          findings.add(.entriesWithoutKeys(at: span))
        }
        return nil
      }
      guard catalogue.years != nil else {
        findings.add(.noModelYears(at: keys[0].span))
        return nil
      }
      return .years
    }
    return dimension(ofLabels: labels)
  }

  private mutating func dimension(ofLabels labels: [LabelReference]) -> KeyDimension? {
    let owners = labels.map { dimensions(for: $0) }
    let candidates = owners[0].filter { id in owners.allSatisfy { $0.contains(id) } }
    if candidates.count == 1 { return .labels(candidates[0]) }
    if candidates.count > 1 {
      let declared = candidates.filter { catalogue.dimension($0).table == nil }
      if declared.count == 1 { return .labels(declared[0]) }
      findings.add(
        .labelOfSeveral(labels[0].name, candidates.map { catalogue.dimension($0).name }))
      return nil
    }
    // The dimension that knows most of the keys is the one that was meant.
    var known: [DimensionID: Int] = [:]
    for owner in owners.joined() { known[owner, default: 0] += 1 }
    let best = known.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    guard let best else {
      findings.add(
        .unknownLabel(labels[0].name, among: catalogue.dimensions.filter { $0.table == nil }))
      return nil
    }
    for (label, owners) in zip(labels, owners) where !owners.contains(best) {
      findings.add(.unknownLabel(label.name, of: catalogue.dimension(best)))
    }
    return nil
  }

  /// Typed values by their keys.
  private mutating func spread(
    _ items: [(Key, TypedExpression?)], over dimension: KeyDimension, at span: SourceSpan,
    _ scope: Scope, expecting expected: ValueKind?
  ) -> TypedExpression {
    var items = items
    let present = items.compactMap(\.1)
    if present.contains(where: { $0.type.kind == .amount }) {
      items = items.map { ($0, $1.map { asAmount($0) }) }
    }
    let values = items.compactMap(\.1)
    guard let kind = commonKind(values, [], at: span, "stands in the same braces") ?? expected
    else {
      return .unknown(span)
    }
    let shape = union(of: values, at: span)
    let isBare = !values.isEmpty && values.allSatisfy(\.isBare)
    let isLiteral = values.allSatisfy(\.isLiteral)
    let weight = self.weight(of: values)
    switch dimension {
    case .years:
      let entries = byYear(items, at: span, scope)
      return TypedExpression(
        .byYear(entries), ValueType(kind: kind, shape: shape.withYears(.all)), span,
        isBare: isBare, isLiteral: isLiteral, weight: weight)
    case .labels(let id):
      let byLabel = byLabel(items, id, at: span, scope)
      return TypedExpression(
        .byLabel(id, byLabel, leftOut: .labelLeftOut),
        ValueType(kind: kind, shape: checkedSize(shape.with(id), at: span)), span, isBare: isBare,
        isLiteral: isLiteral,
        weight: weight)
    }
  }

  private mutating func byLabel(
    _ items: [(Key, TypedExpression?)], _ id: DimensionID, at span: SourceSpan, _ scope: Scope
  ) -> [TypedExpression?] {
    let dimension = catalogue.dimension(id)
    var values = [TypedExpression?](repeating: nil, count: dimension.labels.count)
    var places = [SourceSpan?](repeating: nil, count: dimension.labels.count)
    var otherwise: (value: TypedExpression?, span: SourceSpan)?
    for (key, value) in items {
      switch key.kind {
      case .label(let reference):
        guard let label = dimension.position(of: reference.name.text) else {
          findings.add(.unknownLabel(reference.name, of: dimension))
          continue
        }
        if let first = places[label] {
          findings.add(.keyTwice(at: key.span, first: first))
        } else {
          values[label] = value ?? missing(.emptyCell, at: key.span)
          places[label] = key.span
        }
      case .otherwise:
        if let otherwise { findings.add(.keyTwice(at: key.span, first: otherwise.span)) }
        otherwise = (value, key.span)
      case .then:
        findings.add(.thenWithoutYears(at: key.span))
        otherwise = otherwise ?? (value, key.span)
      case .years: findings.add(.yearAmongLabels(at: key.span, dimension))
      case .missing: return values
      }
    }
    let leftOut = places.indices.filter { places[$0] == nil }
    let saysThen = items.contains { if case .then = $0.0.kind { true } else { false } }
    if let otherwise {
      let value = otherwise.value ?? missing(.emptyCell, at: otherwise.span)
      for label in leftOut { values[label] = value }
    } else if !leftOut.isEmpty, !saysThen, scope.property != .disposed {
      findings.add(.labelsLeftOut(leftOut.map { dimension.labels[$0].name }, dimension, at: span))
    }
    return values
  }

  private mutating func byYear(
    _ items: [(Key, TypedExpression?)], at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression.YearEntries {
    var entries: [TypedExpression.YearEntries.Entry] = []
    var then: (value: TypedExpression?, span: SourceSpan)?
    var otherwise: (value: TypedExpression?, span: SourceSpan)?
    for (key, value) in items {
      switch key.kind {
      case .years(let first, let last):
        guard checkYear(first, at: key.span, scope), checkYear(last, at: key.span, scope) else {
          continue
        }
        if last < first { findings.add(.rangeBackwards(at: key.span)) }
        if let clash = entries.first(where: { $0.first <= last && first <= $0.last }) {
          findings.add(.keyTwice(at: key.span, first: clash.span))
        }
        entries.append(.init(first: first, last: last, value: value, span: key.span))
      case .then:
        if let then { findings.add(.keyTwice(at: key.span, first: then.span)) }
        if !scope.isWholeRightSide { findings.add(.thenInsideFormula(at: key.span)) }
        then = (value, key.span)
      case .otherwise:
        if let otherwise { findings.add(.keyTwice(at: key.span, first: otherwise.span)) }
        otherwise = (value, key.span)
      case .label(let reference): findings.add(.yearsAndLabels(reference.name))
      case .missing: break
      }
    }
    return TypedExpression.YearEntries(
      entries: entries, then: then?.value ?? then.map { missing(.emptyCell, at: $0.span) },
      otherwise: otherwise?.value ?? otherwise.map { missing(.emptyCell, at: $0.span) }, span: span)
  }

  func missing(_ reason: MissingReason, at span: SourceSpan) -> TypedExpression {
    TypedExpression(.missing(reason), .unknown, span)
  }

  /// The dimension that `over` or a grid names.
  mutating func dimension(_ reference: DimensionReference) -> DimensionID? {
    if let table = reference.table {
      guard case .table(let index)? = catalogue.entities[table.text] else {
        findings.add(.notATable(table, known: catalogue))
        return nil
      }
      switch reference.name.text {
      case "row": return catalogue.tables[index].rowDimension
      case "column": return catalogue.tables[index].columnDimension
      default:
        findings.add(.unknownTableDimension(reference.name))
        return nil
      }
    }
    guard case .dimension(let id)? = catalogue.entities[reference.name.text] else {
      findings.add(.unknownDimension(reference.name, among: catalogue.dimensions))
      return nil
    }
    return id
  }
}
