/// Finds by what declarations differ.
struct ChangeFinder {
  let sources: SourceMap
  let loader: ScriptLoader
  /// Whether the texts of labels give figures, as they do to data files.
  let labelTexts: Bool
  private(set) var changes: [DefinitionChange] = []

  init(sources: SourceMap, loader: ScriptLoader, labelTexts: Bool) {
    self.sources = sources
    self.loader = loader
    self.labelTexts = labelTexts
  }

  /// The change that a declaration is; of an investment that both sides have, those of its
  /// properties.
  mutating func compare(
    _ key: String, _ before: Declaration?, _ after: Declaration?
  ) -> (change: Int?, properties: [String: Int]) {
    if case .investment(let old)? = before, case .investment(let new)? = after,
      old.file == nil, new.file == nil, old.parent?.text == new.parent?.text
    {
      let properties = compare(key, old, new)
      if properties.isEmpty { addTextChange(key, before, after) }
      return (nil, properties)
    }
    let old = before.map { DeclarationText.figures(of: $0, labelTexts: labelTexts) }
    let new = after.map { DeclarationText.figures(of: $0, labelTexts: labelTexts) }
    if let before, let after, old == new, before.kindWord == after.kindWord, sameFile(before, after)
    {
      addTextChange(key, before, after)
      return (nil, [:])
    }
    guard let declaration = after ?? before else { return (nil, [:]) }
    add(
      key, before: old, after: new, at: declaration.span,
      givesFigures: [before, after].contains { $0?.givesFigures == true })
    return (changes.count - 1, [:])
  }

  private mutating func compare(
    _ key: String, _ old: InvestmentDeclaration, _ new: InvestmentDeclaration
  ) -> [String: Int] {
    var found: [String: Int] = [:]
    let names = new.properties.map(\.name) + old.properties.map(\.name)
    for name in names where found[name.text] == nil {
      let before = old.properties.first { $0.name.text == name.text }
      let after = new.properties.first { $0.name.text == name.text }
      let (first, second) = (before?.value, after?.value)
      let texts = (first.map(DeclarationText.text), second.map(DeclarationText.text))
      guard texts.0 != texts.1, let place = after ?? before else { continue }
      add(
        "\(key).\(name.text)", before: texts.0, after: texts.1, at: place.name.span,
        givesFigures: true)
      found[name.text] = changes.count - 1
    }
    return found
  }

  private mutating func add(
    _ name: String, before: String?, after: String?, at span: SourceSpan, givesFigures: Bool
  ) {
    let kind: DefinitionChange.Kind = before == nil ? .added : after == nil ? .removed : .changed
    changes.append(
      DefinitionChange(
        name: name, kind: kind, before: before, after: after, place: sources.location(of: span),
        givesFigures: givesFigures))
  }

  /// Adds a declaration that says the same in other words or another layout.
  private mutating func addTextChange(
    _ key: String, _ before: Declaration?, _ after: Declaration?
  ) {
    guard let before, let after else { return }
    let old = sources.text(before.span).onOneLine
    let new = sources.text(after.span).onOneLine
    guard old != new || before.documentation != after.documentation else { return }
    changes.append(
      DefinitionChange(
        name: key, kind: .text, before: nil, after: nil, place: sources.location(of: after.span),
        givesFigures: false))
  }

  /// Whether the data files of two declarations hold the same, if they have any.
  private func sameFile(_ before: Declaration, _ after: Declaration) -> Bool {
    guard let old = before.dataFile, let new = after.dataFile else { return true }
    var loader = loader
    return loader.readData(old)?.bytes == loader.readData(new)?.bytes
  }
}

extension Declaration {
  /// Whether figures may lean on the declaration.
  fileprivate var givesFigures: Bool {
    switch self {
    case .test, .report, .rule, .use: false
    case .years, .currency, .dimension, .definition, .function, .investment, .table, .printed,
      .scenario, .bridge:
      true
    }
  }

  /// What a declaration begins with.
  fileprivate var kindWord: String {
    switch self {
    case .definition(let definition): definition.role.rawValue
    case .years: "years"
    case .currency: "currency"
    case .dimension: "dimension"
    case .function: "function"
    case .investment: "investment"
    case .table: "table"
    case .printed: "printed"
    case .rule: "rule"
    case .scenario: "scenario"
    case .test: "test"
    case .report: "report"
    case .bridge: "bridge"
    case .use: "use"
    }
  }

  /// The file that figures are taken from.
  fileprivate var dataFile: QuotedText? {
    switch self {
    case .definition(let definition):
      if case .file(let mapping) = definition.value { mapping.file } else { nil }
    case .investment(let investment): investment.file?.file
    default: nil
    }
  }

  fileprivate var documentation: [String] {
    switch self {
    case .definition(let definition): definition.heading.documentation
    case .investment(let investment): investment.heading.documentation
    default: []
    }
  }
}
