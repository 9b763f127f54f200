/// A formula that stands word for word in several places, with its parts as they stand in the first.
///
/// The rows of a grid, and accounts that are indexed in the same way, say the same again and again: each
/// place after the first is only told how far from it it stands, and is read and typed as it. Entries are
/// also the same where they differ in the amounts that are written out.
final class RepeatedFormula: Sendable {
  let first: Expression
  /// The entries of the first that are a bare number and no more, of which each place has its own.
  let amounts: EnteredAmounts

  init(_ first: Expression) {
    self.first = first
    amounts = first.enteredAmounts
  }

  /// The amounts as they are, for entries that stand elsewhere word for word.
  func entries(at span: SourceSpan) -> RepeatedEntries {
    let distance = span.start &- first.span.start
    return RepeatedEntries(self, amounts.moved(by: distance))
  }
}

/// A bare number that is all of an entry, and where it stands.
struct EnteredAmount: Sendable {
  let number: NumberLiteral
  let span: SourceSpan

  fileprivate func moved(by distance: UInt32) -> EnteredAmount {
    EnteredAmount(number: number, span: span.moved(by: distance))
  }
}

/// The bare numbers of some entries, in their order.
///
/// The first stands beside the others: most entries have one, and an array for it took as long as to
/// read it.
struct EnteredAmounts: RandomAccessCollection, Sendable {
  private var first: EnteredAmount?
  private var others: [EnteredAmount] = []

  var startIndex: Int { 0 }
  var endIndex: Int { first == nil ? 0 : others.count + 1 }

  subscript(place: Int) -> EnteredAmount {
    if place == 0, let first { first } else { others[place - 1] }
  }

  mutating func append(_ amount: EnteredAmount) {
    if first == nil { first = amount } else { others.append(amount) }
  }

  fileprivate func moved(by distance: UInt32) -> EnteredAmounts {
    var moved = EnteredAmounts()
    for amount in self { moved.append(amount.moved(by: distance)) }
    return moved
  }
}

/// Entries that stand elsewhere with other amounts.
final class RepeatedEntries: Sendable {
  let formula: RepeatedFormula
  /// As many as the formula has.
  let amounts: EnteredAmounts

  init(_ formula: RepeatedFormula, _ amounts: EnteredAmounts) {
    self.formula = formula
    self.amounts = amounts
  }
}

/// What is known of the formulas met last that stand in several places.
struct ByRepeatedFormula<Value: AnyObject & Sendable>: Sendable {
  /// Entries of two kinds, and the formulas in them.
  private static var most: Int { 4 }

  private struct Known: Sendable {
    let formula: RepeatedFormula
    let value: Value
  }

  private var known: [Known] = []

  subscript(formula: RepeatedFormula) -> Value? {
    known.first { $0.formula === formula }?.value
  }

  mutating func add(_ value: Value, of formula: RepeatedFormula) {
    known.removeAll { $0.formula === formula }
    if known.count == Self.most { known.removeFirst() }
    known.append(Known(formula: formula, value: value))
  }
}

extension Expression {
  /// The entries that are a bare number and no more.
  var enteredAmounts: EnteredAmounts {
    var amounts = EnteredAmounts()
    guard case .entries(let entries) = kind else { return amounts }
    for entry in entries.entries {
      guard case .number(let number) = entry.value.kind, number.suffix == .none else { continue }
      amounts.append(EnteredAmount(number: number, span: entry.value.span))
    }
    return amounts
  }

  /// The same formula so much further on; its parts are moved as they are asked for.
  func moved(by distance: UInt32) -> Expression {
    let span = span.moved(by: distance)
    if let here = repeatedEntries {
      return Expression(RepeatedEntries(here.formula, here.amounts.moved(by: distance)), span)
    }
    if let repeated { return Expression(repeated, span) }
    switch kind {
    case .missing, .number, .date, .truth, .text, .year, .previous, .month, .name:
      return Expression(kind, span)
    default: return Expression(RepeatedFormula(self), span)
    }
  }
}

extension Expression.Kind {
  /// What a formula so much further on is.
  func moved(by distance: UInt32) -> Expression.Kind {
    func moved(_ part: Expression) -> Expression { part.moved(by: distance) }
    switch self {
    case .missing, .number, .date, .truth, .text, .year, .previous, .month, .name: return self
    case .field(let value, let name): return .field(moved(value), name.moved(by: distance))
    case .selection(let value, let selectors):
      return .selection(moved(value), selectors.map { $0.moved(by: distance) })
    case .call(let call): return .call(call.moved(by: distance))
    case .entries(let entries):
      return .entries(entries.moved(by: distance, EnteredAmounts(), EnteredAmounts()))
    case .grid(let grid): return .grid(grid.moved(by: distance))
    case .inScenario(let value, let name):
      return .inScenario(moved(value), name.moved(by: distance))
    case .negated(let value): return .negated(moved(value))
    case .not(let value): return .not(moved(value))
    case .chain(let first, let links):
      let links = links.map { link in
        Expression.Link(
          link.operation, link.operationSpan.moved(by: distance), moved(link.operand))
      }
      return .chain(moved(first), links)
    case .power(let base, let exponent): return .power(moved(base), moved(exponent))
    case .comparison(let operation, let left, let right):
      return .comparison(operation, moved(left), moved(right))
    case .roundsTo(let value, let figure): return .roundsTo(moved(value), moved(figure))
    case .isWithin(let value, let tolerance, let other):
      return .isWithin(moved(value), tolerance: moved(tolerance), of: moved(other))
    case .isMissing(let value): return .isMissing(moved(value))
    case .conditional(let condition, let then, let otherwise):
      return .conditional(
        condition: moved(condition), then: moved(then), otherwise: moved(otherwise))
    }
  }
}

extension Entries {
  /// The same entries so much further on, with other amounts in the place of some.
  func moved(
    by distance: UInt32, _ amounts: EnteredAmounts, _ others: EnteredAmounts
  ) -> Entries {
    var distance = distance
    var next = 0
    return Entries(
      entries.map { entry in
        let key = entry.key.moved(by: distance)
        guard next < amounts.count, amounts[next].span == entry.value.span else {
          return Entry(key: key, value: entry.value.moved(by: distance))
        }
        let other = others[next]
        // What follows stands as far after this amount as after the other.
        distance = other.span.end &- amounts[next].span.end
        next += 1
        return Entry(key: key, value: Expression(.number(other.number), other.span))
      })
  }
}

extension Call {
  fileprivate func moved(by distance: UInt32) -> Call {
    Call(
      name: name.moved(by: distance), builtIn,
      arguments: arguments.map { $0.moved(by: distance) },
      over: over.map { $0.moved(by: distance) }, by: by?.moved(by: distance),
      to: to?.moved(by: distance))
  }
}

extension Grid {
  fileprivate func moved(by distance: UInt32) -> Grid {
    let rows = rows.map { row in
      Row(
        keys: row.keys.map { $0.moved(by: distance) },
        cells: row.cells.map { $0?.moved(by: distance) }, span: row.span.moved(by: distance))
    }
    return Grid(
      dimensions: dimensions.map { $0.moved(by: distance) },
      head: head.map { $0.moved(by: distance) }, rows: rows)
  }
}

extension Key {
  fileprivate func moved(by distance: UInt32) -> Key {
    guard case .label(let label) = kind else { return Key(kind, span.moved(by: distance)) }
    return Key(.label(label.moved(by: distance)), span.moved(by: distance))
  }
}

extension Selector {
  fileprivate func moved(by distance: UInt32) -> Selector {
    guard case .label(let label) = kind else { return Selector(kind, span.moved(by: distance)) }
    return Selector(.label(label.moved(by: distance)), span.moved(by: distance))
  }
}

extension LabelReference {
  fileprivate func moved(by distance: UInt32) -> LabelReference {
    LabelReference(
      dimension: dimension?.moved(by: distance), name: name.moved(by: distance), isQuoted: isQuoted)
  }
}

extension DimensionReference {
  fileprivate func moved(by distance: UInt32) -> DimensionReference {
    DimensionReference(table: table?.moved(by: distance), name: name.moved(by: distance))
  }
}

extension Name {
  fileprivate func moved(by distance: UInt32) -> Name { Name(text, span.moved(by: distance)) }
}
