// Types entries, and grids, which are entries drawn as a table.
extension Checker {
  /// An entry or a cell, typed; `nil` is no value.
  private struct Item {
    let key: Key
    var value: TypedExpression?
  }

  mutating func entries(
    _ entries: Entries, at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    var keys = KeySummary()
    for index in entries.entries.indices { keys.add(entries.entries[index].key) }
    guard let dimension = dimension(of: keys, at: span) else { return .unknown(span) }
    var inner = scope
    inner.allowsPrevious = scope.isWholeRightSide
    var items: [Item] = []
    items.reserveCapacity(entries.entries.count)
    for index in entries.entries.indices {
      let value = rightSide(entries.entries[index].value, inner, expecting: kind)
      items.append(Item(key: entries.entries[index].key, value: value))
    }
    return spread(items, over: dimension, at: span, scope, expecting: kind)
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
    let rows = Array(grid.rows.indices)
    var head = KeySummary()
    for index in grid.head.indices { head.add(grid.head[index]) }
    return spread(
      rows, of: grid, head, over: dimensions, below: 0, at: span, scope, expecting: kind)
  }

  /// Some rows of a grid, spread over the key columns below those that are dealt with already.
  private mutating func spread(
    _ rows: [Int], of grid: Grid, _ head: KeySummary, over dimensions: [KeyDimension],
    below column: Int, at span: SourceSpan, _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    guard column < dimensions.count else {
      let first = grid.rows[rows[0]]
      for extra in rows.dropFirst() {
        findings.add(.keyTwice(at: grid.rows[extra].span, first: first.span))
      }
      return cells(first.cells, grid.head, head, at: span, scope, expecting: kind)
    }
    var groups: [[Int]] = []
    var groupOfKey = NameMap<Int>()
    for row in rows where column < grid.rows[row].keys.count {
      let key = identity(of: grid.rows[row].keys[column])
      if let known = groupOfKey.add(groups.count, named: key) {
        groups[known].append(row)
      } else {
        groups.append([row])
      }
    }
    var items: [Item] = []
    items.reserveCapacity(groups.count)
    for group in groups {
      let first = grid.rows[group[0]]
      let value = spread(
        group, of: grid, head, over: dimensions, below: column + 1, at: first.span, scope,
        expecting: kind)
      items.append(Item(key: first.keys[column], value: value))
    }
    return spread(items, over: dimensions[column], at: span, scope, expecting: kind)
  }

  /// The cells of a grid's row, spread over the keys of its head.
  private mutating func cells(
    _ cells: [Expression?], _ keys: [Key], _ summary: KeySummary, at span: SourceSpan,
    _ scope: Scope, expecting kind: ValueKind?
  ) -> TypedExpression {
    guard let dimension = dimension(of: summary, at: span) else { return .unknown(span) }
    var inner = scope
    inner.allowsPrevious = scope.isWholeRightSide
    var items: [Item] = []
    items.reserveCapacity(keys.count)
    for (key, cell) in zip(keys, cells) {
      items.append(Item(key: key, value: cell.map { rightSide($0, inner, expecting: kind) }))
    }
    return spread(items, over: dimension, at: span, scope, expecting: kind)
  }

  /// What two keys that are the same have in common, and no others; a name has no space.
  private func identity(of key: Key) -> String {
    switch key.kind {
    case .label(let reference): reference.name.text
    case .years(let first, let last): "years \(first) \(last)"
    case .then: "then "
    case .otherwise: "otherwise "
    case .missing: "missing \(key.span.start)"
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

  /// What the keys of some entries are.
  private struct KeySummary {
    var first: SourceSpan?
    var labels: [LabelReference] = []
    var hasYears = false
    var hasThen = false
    var isFaulty = false

    mutating func add(_ key: Key) {
      if first == nil { first = key.span }
      switch key.kind {
      case .label(let reference): labels.append(reference)
      case .years: hasYears = true
      case .then: hasThen = true
      case .missing: isFaulty = true
      case .otherwise: break
      }
    }
  }

  /// The one dimension that has all the keys.
  private mutating func dimension(of keys: KeySummary, at span: SourceSpan) -> KeyDimension? {
    if !keys.hasYears, !keys.labels.isEmpty { return dimension(ofLabels: keys.labels) }
    if let stray = keys.labels.first {
      findings.add(.yearsAndLabels(stray.name))
    } else if !keys.hasYears, !keys.hasThen {
      if !keys.isFaulty { findings.add(.entriesWithoutKeys(at: span)) }
    } else if catalogue.years == nil, let first = keys.first {
      findings.add(.noModelYears(at: first))
    } else {
      return .years
    }
    return nil
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
    _ items: [Item], over dimension: KeyDimension, at span: SourceSpan,
    _ scope: Scope, expecting expected: ValueKind?
  ) -> TypedExpression {
    var items = items
    makeAmounts(&items)
    var values: [TypedExpression] = []
    values.reserveCapacity(items.count)
    for index in items.indices {
      if let value = items[index].value { values.append(value) }
    }
    guard let kind = commonKind(values, [], at: span, "stands in the same braces") ?? expected
    else {
      return .unknown(span)
    }
    let shape = union(of: values, at: span)
    let isBare = !values.isEmpty && values.allSatisfy { $0.isBare }
    let isLiteral = values.allSatisfy { $0.isLiteral }
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

  /// Bare literals beside amounts become amounts.
  private mutating func makeAmounts(_ items: inout [Item]) {
    let hasAmount = items.indices.contains { items[$0].value?.type.kind == .amount }
    guard hasAmount, items.indices.contains(where: { items[$0].value?.isBare == true }) else {
      return
    }
    for index in items.indices {
      if let value = items[index].value, value.isBare { items[index].value = asAmount(value) }
    }
  }

  private mutating func byLabel(
    _ items: [Item], _ id: DimensionID, at span: SourceSpan, _ scope: Scope
  ) -> [TypedExpression?] {
    let dimension = catalogue.dimension(id)
    var values = [TypedExpression?].filled(with: nil, count: dimension.labels.count)
    // Where each label's key is, and whether it has one: spans that may be missing are one kind of array more.
    var places = [SourceSpan].filled(with: span, count: dimension.labels.count)
    var isGiven = [Bool].filled(with: false, count: dimension.labels.count)
    var otherwise: (value: TypedExpression?, span: SourceSpan)?
    for item in items {
      let (key, value) = (item.key, item.value)
      switch key.kind {
      case .label(let reference):
        guard let label = dimension.position(of: reference.name.text) else {
          findings.add(.unknownLabel(reference.name, of: dimension))
          continue
        }
        if isGiven[label] {
          findings.add(.keyTwice(at: key.span, first: places[label]))
        } else {
          values[label] = value ?? missing(.emptyCell, at: key.span)
          (places[label], isGiven[label]) = (key.span, true)
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
    let leftOut = isGiven.indices.filter { !isGiven[$0] }
    let saysThen = items.contains { if case .then = $0.key.kind { true } else { false } }
    if let otherwise {
      let value = otherwise.value ?? missing(.emptyCell, at: otherwise.span)
      for label in leftOut { values[label] = value }
    } else if !leftOut.isEmpty, !saysThen, scope.property != .disposed {
      findings.add(.labelsLeftOut(leftOut.map { dimension.labels[$0].name }, dimension, at: span))
    }
    return values
  }

  private mutating func byYear(
    _ items: [Item], at span: SourceSpan, _ scope: Scope
  ) -> TypedExpression.YearEntries {
    var entries: [TypedExpression.YearEntries.Entry] = []
    entries.reserveCapacity(items.count)
    var then: (value: TypedExpression?, span: SourceSpan)?
    var otherwise: (value: TypedExpression?, span: SourceSpan)?
    for index in items.indices {
      let (place, value) = (items[index].key.span, items[index].value)
      switch items[index].key.kind {
      case .years(let first, let last):
        guard checkYear(first, at: place, scope), checkYear(last, at: place, scope) else {
          continue
        }
        if last < first { findings.add(.rangeBackwards(at: place)) }
        if let clash = entries.first(where: { $0.first <= last && first <= $0.last }) {
          findings.add(.keyTwice(at: place, first: clash.span))
        }
        entries.append(.init(first: first, last: last, value: value, span: place))
      case .then:
        if let then { findings.add(.keyTwice(at: place, first: then.span)) }
        if !scope.isWholeRightSide { findings.add(.thenInsideFormula(at: place)) }
        then = (value, place)
      case .otherwise:
        if let otherwise { findings.add(.keyTwice(at: place, first: otherwise.span)) }
        otherwise = (value, place)
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
