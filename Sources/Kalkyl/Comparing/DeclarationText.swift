/// Declarations as canonical text: what of them gives figures, without texts, comments and layout.
enum DeclarationText {
  /// The same for two declarations that give the same figures by their own words.
  ///
  /// - Parameter labelTexts: whether the texts of labels count, as they do to data files.
  static func figures(of declaration: Declaration, labelTexts: Bool = false) -> String {
    switch declaration {
    case .years(let years): return "years \(years.first)..\(years.last)"
    case .currency(let currency): return "currency \(currency.unit.rawValue)"
    case .dimension(let dimension):
      return dimension.labels.map { label in
        label.name.text + (labelTexts ? " \(label.text?.text ?? "")" : "")
      }.joined(separator: ", ")
    case .definition(let definition): return text(of: definition.value)
    case .function(let function):
      let parameters = function.parameters.map(\.text).joined(separator: ", ")
      return "(\(parameters)) = \(text(of: function.body))"
    case .investment(let investment): return text(of: investment)
    case .table(let table): return text(of: table)
    case .printed(let printed): return text(of: printed.value)
    case .rule(let rule): return text(of: rule.condition)
    case .scenario(let scenario): return text(of: scenario)
    case .bridge(let bridge):
      let steps = bridge.steps.map { "step \(text(of: $0.value))" }
      let parts = ["from \(text(of: bridge.from))"] + steps + ["to \(text(of: bridge.to))"]
      return parts.joined(separator: "; ")
    case .test, .report, .use: return ""
    }
  }

  static func text(of formula: Expression) -> String {
    SyntaxPrinter.text(of: formula).onOneLine
  }

  static func text(of value: DefinitionDeclaration.Value) -> String {
    switch value {
    case .formula(let formula): text(of: formula)
    case .file(let mapping): text(of: mapping)
    }
  }

  static func text(of mapping: FileMapping) -> String {
    let items = mapping.items.map { item in
      switch item.source {
      case .column(let heading, let meaning):
        "\(item.name.text) = column \"\(heading.text)\"\(meaning.map(word) ?? "")"
      case .formula(let formula): "\(item.name.text) = \(text(of: formula))"
      case .text(let text): "\(item.name.text) = \"\(text.text)\""
      }
    }
    return "from \"\(mapping.file.text)\" { \(items.joined(separator: ", ")) }"
  }

  private static func word(_ meaning: FileMapping.ColumnMeaning) -> String {
    switch meaning {
    case .unit(let unit): " \(unit.rawValue)"
    case .time(.years): " years"
    case .time(.months): " months"
    case .percent: " %"
    case .month: " month"
    }
  }

  private static func text(of investment: InvestmentDeclaration) -> String {
    var parts: [String] = []
    if let parent = investment.parent { parts.append("from \(parent.text)") }
    if let file = investment.file { parts.append(text(of: file)) }
    parts += investment.properties.map { "\($0.name.text) = \(text(of: $0.value))" }
    return parts.joined(separator: ", ")
  }

  private static func text(of scenario: ScenarioDeclaration) -> String {
    let overrides = scenario.overrides.map { override in
      "\(text(of: override.target)) = \(text(of: override.value))"
    }
    let parent = scenario.parent.map { ["from \($0.text)"] } ?? []
    return (parent + overrides).joined(separator: ", ")
  }

  private static func text(of table: TableDeclaration) -> String {
    var parts = [table.currency.map { "in \($0.unit.rawValue)" } ?? ""]
    parts.append(table.columns.map(\.name.text).joined(separator: " | "))
    for row in table.rows {
      let cells = row.cells.map { cell in
        cell.value.map { text(of: $0) } ?? (cell.isDash ? "–" : "")
      }
      parts.append(([head(of: row)] + cells).joined(separator: " | "))
    }
    for item in table.items {
      switch item {
      case .column(let column):
        parts.append("\(column.name.text) = \(column.formula.map { text(of: $0) } ?? "")")
      case .row(let name, let formula): parts.append("\(name.text) = \(text(of: formula))")
      case .blank(let value): parts.append("blank = \(text(of: value))")
      case .group: break
      }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private static func head(of row: TableDeclaration.Row) -> String {
    switch row.kind {
    case .entered(let name): name?.text ?? row.text?.text ?? ""
    case .subtotal(let name): "subtotal \(name.text)"
    case .memo(let name): "memo \(name.text)"
    case .total(let columns): "total \(columns.map(\.text).joined(separator: ", "))"
    case .computed(let name): "row \(name.text)"
    case .line(let value, let over):
      "line \(text(of: value))" + (over.map { " over \($0.text)" } ?? "")
    }
  }
}
