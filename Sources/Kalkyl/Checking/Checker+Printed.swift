// Types printed figures, and formulas that use them.
extension Checker {
  /// `printed(t[total, outcome])`, `printed(parts)`
  mutating func printed(_ call: Call, at span: SourceSpan, _ scope: Scope) -> TypedExpression {
    guard call.arguments.count == 1, call.over.isEmpty, call.by == nil, call.to == nil else {
      return refused(
        .argumentCount(call.name, expected: 1, found: call.arguments.count), span)
    }
    let argument = call.arguments[0]
    if let declaration = catalogue.printed.first(where: { $0.target.isSameTarget(as: argument) }) {
      return printedValue(declaration, scope)
    }
    let typed = check(argument, scope)
    if case .cell(let id, let cell) = typed.kind, case .table(let table) = instances[id.index].body
    {
      guard let figure = table.printed[cell] else {
        return refused(.nothingPrinted(at: argument.span), span)
      }
      return literal(figure.value, typed.type.kind, at: span)
    }
    if case .selection(let whole, let selectors) = argument.kind,
      let declaration = catalogue.printed.first(where: { $0.target.isSameTarget(as: whole) })
    {
      let inner = Expression(
        .call(Call(name: call.name, arguments: [whole])), span)
      _ = declaration
      return selection(selectors, of: inner, at: span, scope)
    }
    guard typed.type.kind != .unknown else { return .unknown(span) }
    return refused(.nothingPrinted(at: argument.span), span)
  }

  /// A declaration's printed figures, of the kind that its target is.
  mutating func printedValue(
    _ declaration: PrintedDeclaration, _ scope: Scope
  ) -> TypedExpression {
    var inner = Scope(run: scope.run)
    inner.isWholeRightSide = false
    let target = check(declaration.target, inner)
    return rightSide(declaration.value, inner, expecting: target.type.kind)
  }

  /// A literal as a printed figure, with what its last digit is worth.
  mutating func printedFigure(
    _ value: Expression, known: QuotedText?, of kind: ValueKind
  ) -> PrintedFigure? {
    if case .missing = value.kind { return nil }
    guard kind != .unknown, value.isLiteral else {
      if kind != .unknown { findings.add(.printedNotALiteral(at: value.span)) }
      return nil
    }
    let typed = coerced(check(value, Scope(run: .base)), to: kind, at: value.span)
    guard case .constant(let figure) = typed.kind, typed.type.kind == kind,
      let digit = lastDigit(of: value, as: kind)
    else { return nil }
    return PrintedFigure(
      value: figure, lastDigit: digit, style: style(of: value, as: kind), known: known?.text,
      span: value.span)
  }

  /// A printed figure is shown as it was written.
  private func style(of literal: Expression, as kind: ValueKind) -> FigureStyle {
    switch literal.kind {
    case .negated(let inner): return style(of: inner, as: kind)
    case .number(let number):
      switch number.suffix {
      case .percent: return FigureStyle(kind: .percent, decimals: number.decimals)
      case .unit(let unit): return FigureStyle(kind: .amount(unit), decimals: number.decimals)
      case .none, .time:
        let isAmount = kind == .amount
        return FigureStyle(
          kind: isAmount ? .amount(unitOfLiterals ?? catalogue.unit) : .number,
          decimals: number.decimals)
      }
    default: return FigureStyle(kind: .number)
    }
  }
}

extension Expression {
  /// Whether a formula is a number as written, perhaps negated.
  var isLiteral: Bool {
    switch kind {
    case .number: true
    case .negated(let inner): inner.isLiteral
    default: false
    }
  }

  /// Whether two names with fields and selectors say the same.
  func isSameTarget(as other: Expression) -> Bool {
    switch (kind, other.kind) {
    case (.name(let a), .name(let b)): a == b
    case (.field(let a, let field), .field(let b, let otherField)):
      field.text == otherField.text && a.isSameTarget(as: b)
    case (.selection(let a, let selectors), .selection(let b, let others)):
      selectors.map(\.identity) == others.map(\.identity) && a.isSameTarget(as: b)
    default: false
    }
  }
}

extension Selector {
  /// What the selector says, without its place.
  fileprivate var identity: String {
    switch kind {
    case .label(let reference): "\(reference.dimension?.text ?? "").\(reference.name.text)"
    case .year(let year): "\(year)"
    case .years(let first, let last): "\(first)..\(last)"
    case .relativeYear(let offset): "year\(offset)"
    case .vintage(let first, let last): "vintage \(first ?? 0)..\(last ?? 0)"
    }
  }
}
