/// How a formula that is typed as another differs from it: so much further on in the text, with other
/// amounts in its entries, and another definition's own year before where the other reads its own.
struct Repetition: Sendable {
  private let distance: UInt32
  /// Whether the parts are made at once, and not as they are asked for.
  private var isWrittenOut = false
  /// The formula that is typed; `nil` for none.
  private let formula: TypedFormula?
  /// Entries of it with amounts of their own; `nil` where there are none.
  private let here: RepeatedEntries?
  /// What has the year before in place of the typed formula's own; `nil` where nothing has.
  let other: InstanceID?

  private init(_ formula: TypedFormula?, distance: UInt32, other: InstanceID?) {
    self.formula = formula
    self.distance = distance
    self.other = other
    here = nil
  }

  /// Of a formula that is typed, at another place and with other amounts.
  init(
    of formula: TypedFormula, at span: SourceSpan, for own: InstanceID?, _ entries: RepeatedEntries?
  ) {
    self.formula = formula
    distance = span.start &- formula.start
    other = own
    here = entries
  }

  /// None: of a formula that is written out.
  static let none = Repetition(nil, distance: 0, other: nil)

  /// What has its year before read in the typed formula; `nil` where nothing has.
  var one: InstanceID? { formula?.place.own }

  /// The entries of the typed formula, where it has other amounts here.
  private var there: RepeatedEntries? { formula?.entries }

  fileprivate var writtenOut: Repetition {
    var writtenOut = self
    writtenOut.isWrittenOut = true
    return writtenOut
  }

  /// Whether the entries have amounts of their own.
  var hasAmounts: Bool { here != nil }

  /// What an instance that the first formula reads is here.
  func callAsFunction(_ id: InstanceID) -> InstanceID {
    if id == one, let other { other } else { id }
  }

  func callAsFunction(_ span: SourceSpan) -> SourceSpan {
    guard let there, let here else { return span.moved(by: distance) }
    return SourceSpan(
      span.start &+ distance(at: span.start, there, here),
      span.end &+ distance(at: span.end, there, here))
  }

  /// How far it is from a place in entries to the same one here: as far as from the end of the amount
  /// before it.
  private func distance(
    at place: UInt32, _ there: RepeatedEntries, _ here: RepeatedEntries
  ) -> UInt32 {
    guard let last = there.amounts.lastIndex(where: { $0.span.start < place }) else {
      return distance
    }
    return here.amounts[last].span.end &- there.amounts[last].span.end
  }

  /// Which of the amounts that each place has its own of a part is, counted from 0; `nil` for none.
  func placeOfAmount(_ part: TypedExpression) -> Int? {
    guard case .constant = part.kind else { return nil }
    return there?.amounts.firstIndex { $0.span == part.span }
  }

  /// What such an amount is here.
  func amount(at place: Int) -> Rational? {
    guard let number = here?.amounts[place].number.value else { return nil }
    return formula?.unit.map { number * $0.inKronor } ?? number
  }

  fileprivate func callAsFunction(_ part: TypedExpression) -> TypedExpression {
    guard hasAmounts else {
      return isWrittenOut ? part.writtenOut(as: self) : TypedExpression(part, self)
    }
    if let place = placeOfAmount(part), let amount = amount(at: place) {
      return TypedExpression(
        .constant(amount), part.type, self(part.span), isBare: part.isBare,
        isLiteral: part.isLiteral, weight: part.weight)
    }
    // In what is no amount there are none.
    let distance = self(part.span).start &- part.span.start
    var here = Repetition(formula, distance: distance, other: other)
    here.isWrittenOut = isWrittenOut
    return here(part)
  }

  fileprivate func callAsFunction(_ part: TypedExpression?) -> TypedExpression? {
    part.map { callAsFunction($0) }
  }

  fileprivate func callAsFunction(_ parts: [TypedExpression]) -> [TypedExpression] {
    parts.map { callAsFunction($0) }
  }
}

extension TypedExpression {
  /// The formula with all its parts made, for who looks at them again and again.
  var writtenOut: TypedExpression { writtenOut(as: .none) }

  fileprivate func writtenOut(as here: Repetition) -> TypedExpression {
    if let (first, there) = repetition {
      return first.writtenOut(as: there).writtenOut(as: here)
    }
    return TypedExpression(
      kind.repeated(here.writtenOut), type, here(span), isBare: isBare,
      isLiteral: isLiteral, weight: weight)
  }
}

extension Checker {
  /// The same with every formula written out, for who works out figure by figure: to make the parts
  /// for each took a fifth of the time.
  var writtenOut: Checker {
    guard repeatsFormulas else { return self }
    var checker = self
    checker.repeatsFormulas = false
    for index in instances.indices {
      switch instances[index].body {
      case .none, .investment: break
      case .formula(let body): checker.instances[index].body = .formula(body.writtenOut)
      case .table(var table):
        table.cells = table.cells.map(\.writtenOut)
        checker.instances[index].body = .table(table)
      case .bridge(let bridge):
        checker.instances[index].body = .bridge(
          TypedBridge(
            from: bridge.from.writtenOut, steps: bridge.steps.map(\.writtenOut),
            to: bridge.to.writtenOut, rest: bridge.rest.writtenOut))
      }
    }
    return checker
  }
}

extension TypedExpression.Kind {
  /// What the repetition of a formula is.
  func repeated(_ here: Repetition) -> TypedExpression.Kind {
    switch self {
    case .constant, .missing, .currentYear, .data: return self
    case .instance(let id): return .instance(here(id))
    case .investmentResult(let id, let result, let vintages):
      return .investmentResult(here(id), result, vintages)
    case .cell(let id, let cell): return .cell(here(id), cell)
    case .atLabel(let value, let dimension, let label):
      return .atLabel(here(value), dimension, label)
    case .atYear(let value, let year): return .atYear(here(value), year)
    case .atRelativeYear(let value, let step): return .atRelativeYear(here(value), step)
    case .inYears(let value, let first, let last): return .inYears(here(value), first, last)
    case .byLabel(let dimension, let values, let leftOut):
      return .byLabel(dimension, values.map { here($0) }, leftOut: leftOut)
    case .byYear(let entries): return .byYear(entries.repeated(here))
    case .overridden(let base, let cells):
      let cells = cells.map { cell in
        TypedExpression.CellOverride(
          labels: cell.labels, years: cell.years, value: here(cell.value))
      }
      return .overridden(here(base), cells)
    case .negated(let value): return .negated(here(value))
    case .not(let value): return .not(here(value))
    case .sum(let terms):
      return .sum(terms.map { .init(value: here($0.value), isNegative: $0.isNegative) })
    case .product(let factors):
      return .product(factors.map { .init(value: here($0.value), isDivisor: $0.isDivisor) })
    case .all(let values): return .all(here(values))
    case .any(let values): return .any(here(values))
    case .firstKnown(let values): return .firstKnown(here(values))
    case .power(let base, let exponent): return .power(here(base), here(exponent))
    case .comparison(let operation, let left, let right):
      return .comparison(operation, here(left), here(right))
    case .roundsTo(let value, let figure, let step):
      return .roundsTo(here(value), figure, step: step)
    case .isWithin(let value, let tolerance, let other):
      return .isWithin(here(value), tolerance: here(tolerance), of: here(other))
    case .isMissing(let value): return .isMissing(here(value))
    case .conditional(let condition, let then, let otherwise):
      return .conditional(here(condition), here(then), here(otherwise))
    case .aggregate(let aggregate, let value, let over, let overYears):
      return .aggregate(aggregate, here(value), over: over, overYears: overYears)
    case .cumulative(let value): return .cumulative(here(value))
    case .share(let value, let over, let overYears):
      return .share(here(value), over: over, overYears: overYears)
    case .repeated(let value, let over): return .repeated(here(value), over: over)
    case .smallest(let values): return .smallest(here(values))
    case .largest(let values): return .largest(here(values))
    case .magnitude(let value): return .magnitude(here(value))
    case .rounded(let value, let step, let rule): return .rounded(here(value), to: step, rule)
    case .allocate(let value, let key, let over, let step):
      return .allocate(here(value), by: here(key), over: over, to: step)
    case .host(let name, let arguments): return .host(name, here(arguments))
    }
  }
}

extension TypedExpression.YearEntries {
  fileprivate func repeated(_ here: Repetition) -> TypedExpression.YearEntries {
    TypedExpression.YearEntries(
      entries: entries.map { entry in
        Entry(
          first: entry.first, last: entry.last, value: here(entry.value), span: here(entry.span))
      }, then: here(then), otherwise: here(otherwise), span: here(span))
  }
}
