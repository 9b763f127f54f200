/// What of a model a change is made in.
enum EditedPlace: Hashable, Sendable {
  case definition(Int)
  case function(Int)
  case property(investment: Int, InvestmentProperty)
  case table(Int)
  case bridge(Int)
  case scenario(Int)
}

extension Catalogue {
  /// Makes an edit in what is declared at a place.
  mutating func apply(_ edit: SyntaxEdit, in place: EditedPlace) {
    switch place {
    case .definition(let index): definitions[index] = definitions[index].edited(by: edit)
    case .function(let index): functions[index] = functions[index].edited(by: edit)
    case .property(let index, _): investments[index] = investments[index].edited(by: edit)
    case .bridge(let index): bridges[index] = bridges[index].edited(by: edit)
    case .scenario(let index): scenarios[index] = scenarios[index].edited(by: edit)
    case .table(let index):
      let columns = tables[index].columnDimension
      var found: [Diagnostic] = []
      tables[index] = TableLayout(
        tables[index].declaration.edited(by: edit), index: index,
        rows: DimensionID(index: columns.index - 1), columns: columns, in: self,
        diagnostics: &found)
    }
  }
}

extension DefinitionDeclaration {
  fileprivate func edited(by edit: SyntaxEdit) -> DefinitionDeclaration {
    guard case .formula(let formula) = value else { return self }
    return DefinitionDeclaration(
      role: role, heading: heading, value: .formula(formula.edited(by: edit)), format: format,
      span: span)
  }
}

extension FunctionDeclaration {
  fileprivate func edited(by edit: SyntaxEdit) -> FunctionDeclaration {
    FunctionDeclaration(
      heading: heading, parameters: parameters, body: body.edited(by: edit), span: span)
  }
}

extension InvestmentDeclaration {
  fileprivate func edited(by edit: SyntaxEdit) -> InvestmentDeclaration {
    let file = self.file.map { mapping in
      FileMapping(
        file: mapping.file,
        items: mapping.items.map { item in
          guard case .formula(let formula) = item.source else { return item }
          return .init(name: item.name, source: .formula(formula.edited(by: edit)))
        }, span: mapping.span)
    }
    return InvestmentDeclaration(
      heading: heading, parent: parent, file: file,
      properties: properties.map { .init(name: $0.name, value: $0.value.edited(by: edit)) },
      span: span)
  }
}

extension BridgeDeclaration {
  fileprivate func edited(by edit: SyntaxEdit) -> BridgeDeclaration {
    BridgeDeclaration(
      heading: heading, from: from.edited(by: edit), fromText: fromText,
      steps: steps.map { .init(text: $0.text, group: $0.group, value: $0.value.edited(by: edit)) },
      to: to.edited(by: edit), toText: toText, restText: restText, span: span)
  }
}

extension ScenarioDeclaration {
  fileprivate func edited(by edit: SyntaxEdit) -> ScenarioDeclaration {
    var overrides = overrides
    if case .withoutOverride(let span) = edit {
      overrides.removeAll { $0.span == span }
    } else {
      overrides = overrides.map {
        .init(
          target: $0.target.edited(by: edit), value: $0.value.edited(by: edit), span: $0.span)
      }
    }
    return ScenarioDeclaration(heading: heading, parent: parent, overrides: overrides, span: span)
  }
}

extension TableDeclaration {
  fileprivate func edited(by edit: SyntaxEdit) -> TableDeclaration {
    TableDeclaration(
      heading: heading, currency: currency, rowDimension: rowDimension, columns: columns,
      rows: rows.map { $0.edited(by: edit) }, items: items.map { $0.edited(by: edit) }, span: span)
  }
}

extension TableDeclaration.Row {
  fileprivate func edited(by edit: SyntaxEdit) -> TableDeclaration.Row {
    var kind = kind
    if case .line(let value, let over) = kind { kind = .line(value.edited(by: edit), over: over) }
    return TableDeclaration.Row(
      kind: kind, text: text,
      cells: cells.map {
        .init(value: $0.value?.edited(by: edit), isDash: $0.isDash, known: $0.known, span: $0.span)
      }, span: span)
  }
}

extension TableDeclaration.Item {
  fileprivate func edited(by edit: SyntaxEdit) -> TableDeclaration.Item {
    switch self {
    case .column(let column):
      .column(
        .init(
          name: column.name, text: column.text, content: column.content,
          formula: column.formula?.edited(by: edit), format: column.format, good: column.good))
    case .row(let name, let formula): .row(name, formula.edited(by: edit))
    case .blank(let formula): .blank(formula.edited(by: edit))
    case .group: self
    }
  }
}
