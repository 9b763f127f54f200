// How values are shown: by what the script says of them, else by their kind.
extension ReportBuilder {
  /// The style of a shown value.
  func style(of item: ReportDeclaration.ShownValue, _ typed: TypedExpression) -> FigureStyle {
    if let format = item.format { return FigureStyle(format, unit: model.catalogue.unit) }
    if let name = item.value.leadingName,
      case .definition(let index)? = model.catalogue.entities[name]
    {
      let definition = model.catalogue.definitions[index]
      if let format = definition.format {
        return FigureStyle(format, unit: model.catalogue.unit)
      }
      if case .formula(let formula) = definition.value, formula.hasPercentLiteral,
        typed.type.kind == .number
      {
        return FigureStyle(kind: .percent)
      }
    }
    return model.style(of: typed)
  }

  /// The text that a shown value stands under.
  func text(of item: ReportDeclaration.ShownValue) -> String {
    if let text = item.text { return text.text }
    guard let name = item.value.leadingName else { return SyntaxPrinter.text(of: item.value) }
    let selected = item.value.selectedWords(model.catalogue)
    var text = model.catalogue.text(ofValueNamed: name)
    if case .investment(let index)? = model.catalogue.entities[name],
      let field = item.value.fieldName
    {
      let whole = model.catalogue.investments[index].heading.text?.text ?? shownText(of: name)
      text = "\(whole): \(wording.result(named: field) ?? shownText(of: field).lowercasedFirst)"
    }
    return selected.isEmpty ? text : ([text] + selected).joined(separator: ", ")
  }
}

extension FigureStyle {
  /// The style that `as %` and `as mnkr 1 decimal` ask for.
  init(_ format: FigureFormat, unit: Unit) {
    switch format.style {
    case .percent: self.init(kind: .percent, decimals: format.decimals)
    case .unit(let unit): self.init(kind: .amount(unit), decimals: format.decimals ?? 0)
    }
  }

  /// The style for one figure: a percent without decimals said is shown with at most one, unless
  /// two write it exactly.
  func settled(for value: Rational?) -> FigureStyle {
    guard kind == .percent, decimals == nil, let value else { return self }
    let places = (value * Rational(100)).finiteDecimalPlaces
    var style = self
    style.decimals = places.map { $0 <= 2 ? $0 : 1 } ?? 1
    return style
  }
}

extension Expression {
  /// Whether a formula is a percentage written out, or entries of such.
  var hasPercentLiteral: Bool {
    switch kind {
    case .number(let number): number.suffix == .percent
    case .negated(let inner): inner.hasPercentLiteral
    case .entries(let entries): entries.entries.contains { $0.value.hasPercentLiteral }
    case .grid(let grid):
      grid.rows.contains { $0.cells.contains { $0?.hasPercentLiteral ?? false } }
    default: false
    }
  }

  /// `capital_cost` of `local.capital_cost[2026]`.
  var fieldName: String? {
    switch kind {
    case .field(_, let field): field.text
    case .selection(let value, _): value.fieldName
    default: nil
    }
  }

  /// The labels and years that a shown value selects, as they are shown.
  func selectedWords(_ catalogue: Catalogue) -> [String] {
    guard case .selection(let value, let selectors) = kind else { return [] }
    return value.selectedWords(catalogue)
      + selectors.map { selector in
        switch selector.kind {
        case .label(let reference):
          catalogue.dimensions(withLabel: reference.name.text).first.flatMap { id in
            let dimension = catalogue.dimension(id)
            return dimension.position(of: reference.name.text).map { dimension.labels[$0].text }
          } ?? reference.name.text
        case .year(let year): "\(year)"
        case .years(let first, let last): "\(first)–\(last)"
        case .relativeYear(let offset): "\(offset)"
        case .vintage(let first, let last):
          first == last
            ? "\(first ?? 0)" : "\(first.map(String.init) ?? "")–\(last.map(String.init) ?? "")"
        }
      }
  }
}

extension String {
  /// The text with a small first letter.
  var lowercasedFirst: String { prefix(1).lowercased() + String(dropFirst()) }
}
