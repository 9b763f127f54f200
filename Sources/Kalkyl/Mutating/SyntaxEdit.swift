/// One thing of a script written otherwise.
enum SyntaxEdit: Sendable {
  /// Another formula in the place of the one with the same span.
  case formula(Expression)
  /// Another operator at the place of one in a chain.
  case operation(SourceSpan, BinaryOperator)
  case key(SourceSpan, Key.Kind)
  case selector(SourceSpan, Selector.Kind)
  /// A scenario without the override that stands there.
  case withoutOverride(SourceSpan)

  /// Where the script is changed.
  var span: SourceSpan {
    switch self {
    case .formula(let formula): formula.span
    case .operation(let span, _), .key(let span, _), .selector(let span, _),
      .withoutOverride(let span):
      span
    }
  }
}

extension Expression {
  /// The formula with an edit made in it.
  func edited(by edit: SyntaxEdit) -> Expression {
    guard span.start <= edit.span.start, edit.span.end <= span.end else { return self }
    if case .formula(let formula) = edit, formula.span == span { return formula }
    func inner(_ part: Expression) -> Expression { part.edited(by: edit) }
    let kind: Kind
    switch self.kind {
    case .missing, .number, .date, .truth, .text, .year, .previous, .month, .name: return self
    case .field(let value, let name): kind = .field(inner(value), name)
    case .selection(let value, let selectors):
      kind = .selection(inner(value), selectors.map { $0.edited(by: edit) })
    case .call(let call):
      kind = .call(
        Call(
          name: call.name, arguments: call.arguments.map(inner), over: call.over,
          by: call.by.map(inner), to: call.to.map(inner)))
    case .entries(let entries):
      kind = .entries(
        Entries(
          entries.entries.map { .init(key: $0.key.edited(by: edit), value: inner($0.value)) }))
    case .grid(let grid): kind = .grid(grid.edited(by: edit))
    case .inScenario(let value, let name): kind = .inScenario(inner(value), name)
    case .negated(let value): kind = .negated(inner(value))
    case .not(let value): kind = .not(inner(value))
    case .chain(let first, let links):
      kind = .chain(inner(first), links.map { $0.edited(by: edit) })
    case .power(let base, let exponent): kind = .power(inner(base), inner(exponent))
    case .comparison(let operation, let left, let right):
      kind = .comparison(operation, inner(left), inner(right))
    case .roundsTo(let value, let literal): kind = .roundsTo(inner(value), inner(literal))
    case .isWithin(let value, let tolerance, let of):
      kind = .isWithin(inner(value), tolerance: inner(tolerance), of: inner(of))
    case .isMissing(let value): kind = .isMissing(inner(value))
    case .conditional(let condition, let then, let otherwise):
      kind = .conditional(
        condition: inner(condition), then: inner(then), otherwise: inner(otherwise))
    }
    return Expression(kind, span)
  }
}

extension Expression.Link {
  fileprivate func edited(by edit: SyntaxEdit) -> Expression.Link {
    if case .operation(let span, let operation) = edit, span == operationSpan {
      return Expression.Link(operation, span, operand)
    }
    return Expression.Link(self.operation, operationSpan, operand.edited(by: edit))
  }
}

extension Key {
  fileprivate func edited(by edit: SyntaxEdit) -> Key {
    if case .key(let span, let kind) = edit, span == self.span { return Key(kind, span) }
    return self
  }
}

extension Selector {
  fileprivate func edited(by edit: SyntaxEdit) -> Selector {
    if case .selector(let span, let kind) = edit, span == self.span { return Selector(kind, span) }
    return self
  }
}

extension Grid {
  fileprivate func edited(by edit: SyntaxEdit) -> Grid {
    Grid(
      dimensions: dimensions, head: head.map { $0.edited(by: edit) },
      rows: rows.map { row in
        Row(
          keys: row.keys.map { $0.edited(by: edit) },
          cells: row.cells.map { $0?.edited(by: edit) }, span: row.span)
      })
  }
}
