extension Expression {
  /// The formula with parts replaced: `replace` gives the new part, or `nil` to look inside.
  func rewritten(_ replace: (Expression) -> Expression?) -> Expression {
    if let new = replace(self) { return new }
    func inner(_ part: Expression) -> Expression { part.rewritten(replace) }
    let kind: Kind
    switch self.kind {
    case .missing, .number, .date, .truth, .text, .year, .previous, .month, .name, .grid:
      return self
    case .field(let value, let name): kind = .field(inner(value), name)
    case .selection(let value, let selectors): kind = .selection(inner(value), selectors)
    case .call(let call):
      kind = .call(
        Call(
          name: call.name, arguments: call.arguments.map(inner), over: call.over,
          by: call.by.map(inner), to: call.to))
    case .entries(let entries):
      kind = .entries(
        Entries(entries.entries.map { Entries.Entry(key: $0.key, value: inner($0.value)) }))
    case .inScenario(let value, let name): kind = .inScenario(inner(value), name)
    case .negated(let value): kind = .negated(inner(value))
    case .not(let value): kind = .not(inner(value))
    case .chain(let first, let links):
      kind = .chain(
        inner(first), links.map { Link($0.operation, $0.operationSpan, inner($0.operand)) })
    case .power(let base, let exponent): kind = .power(inner(base), inner(exponent))
    case .comparison(let operation, let left, let right):
      kind = .comparison(operation, inner(left), inner(right))
    case .roundsTo(let value, let literal): kind = .roundsTo(inner(value), literal)
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
