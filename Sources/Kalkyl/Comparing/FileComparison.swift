/// Two scripts, and the declarations by which they differ.
struct FileComparison: ComparedModels {
  let before: Model
  let after: Model
  /// The scenario in which both are asked.
  let scenario: String?
  let items: [ComparedItem]
  let changes: [DefinitionChange]
  private let pairs: [Pair]
  private let loader: ScriptLoader
  private var known: [Set<Int>: FigureSet?] = [:]

  /// A declaration, or a property of an investment, on both sides.
  fileprivate struct Pair {
    var before: Declaration?
    var after: Declaration?
    /// The change that it is; `nil` where nothing differs.
    var change: Int?
    /// For an investment that both have: the properties that differ, each with its change.
    var properties: [String: Int] = [:]
  }

  /// - Parameter loader: the one that read both sides, so that one map holds all their texts.
  init(
    before: (model: Model, scripts: [Script]), after: (model: Model, scripts: [Script]),
    loader: ScriptLoader, scenario: String?, items: [ComparedItem]
  ) {
    self.before = before.model
    self.after = after.model
    self.loader = loader
    self.scenario = scenario
    self.items = items
    let (old, new) = (Self.keyed(before.scripts), Self.keyed(after.scripts))
    let newKeys = Set(new.map(\.key))
    var byKey: [String: Declaration] = [:]
    for (key, declaration) in old { byKey[key] = declaration }
    let hasData = before.model.hasDataFiles || after.model.hasDataFiles
    var finder = ChangeFinder(sources: after.model.sources, loader: loader, labelTexts: hasData)
    var pairs: [Pair] = []
    for (key, declaration) in new {
      var pair = Pair(before: byKey[key], after: declaration)
      (pair.change, pair.properties) = finder.compare(key, pair.before, declaration)
      pairs.append(pair)
    }
    for (key, declaration) in old where !newKeys.contains(key) {
      var pair = Pair(before: declaration, after: nil)
      (pair.change, pair.properties) = finder.compare(key, declaration, nil)
      pairs.append(pair)
    }
    self.pairs = pairs
    changes = finder.changes
  }

  /// The declarations by what they are known by.
  private static func keyed(_ scripts: [Script]) -> [(key: String, Declaration)] {
    scripts.flatMap(\.declarations).compactMap { declaration in
      declaration.key.map { ($0, declaration) }
    }
  }

  mutating func figures(with made: Set<Int>) throws(EvaluationFault) -> FigureSet? {
    let made = made.filter { changes[$0].givesFigures }
    if let figures = known[made] { return figures }
    let figures = try workOut(made)
    known[made] = .some(figures)
    return figures
  }

  private func workOut(_ made: Set<Int>) throws(EvaluationFault) -> FigureSet? {
    let all = Set(changes.indices.filter { changes[$0].givesFigures })
    var model: Model?
    if made.isEmpty {
      model = before
    } else if made == all {
      model = after
    } else {
      model = mixed(made)
    }
    guard let model, let run = model.run(named: scenario) else { return nil }
    return try model.figures(of: items, in: run)
  }

  /// The model with some changes made; `nil` where they do not hold together.
  private func mixed(_ made: Set<Int>) -> Model? {
    let declarations = pairs.compactMap { pair -> Declaration? in
      if !pair.properties.isEmpty { return pair.mixed(made) }
      if let change = pair.change, !made.contains(change) { return pair.before }
      return pair.after
    }
    var loader = loader
    let material = after.material
    return Model.checked(
      [Script(declarations: declarations)], &loader, limits: material.limits,
      settings: after.settings, functions: material.host, interruption: material.interruption
    ).model
  }
}

extension FileComparison.Pair {
  /// An investment with the properties of each side that the changes say.
  fileprivate func mixed(_ made: Set<Int>) -> Declaration? {
    guard case .investment(let old)? = before, case .investment(let new)? = after else {
      return after
    }
    var properties: [InvestmentDeclaration.Property] = []
    for property in new.properties {
      if let change = self.properties[property.name.text], !made.contains(change) {
        properties += old.properties.filter { $0.name.text == property.name.text }
      } else {
        properties.append(property)
      }
    }
    for property in old.properties
    where !new.properties.contains(where: { $0.name.text == property.name.text }) {
      if let change = self.properties[property.name.text], !made.contains(change) {
        properties.append(property)
      }
    }
    return .investment(
      InvestmentDeclaration(
        heading: new.heading, parent: new.parent, file: new.file, properties: properties,
        span: new.span))
  }
}

extension Model {
  /// Whether figures come from data files.
  fileprivate var hasDataFiles: Bool {
    !material.dataFiles.blocks.isEmpty || !material.dataFiles.registers.isEmpty
  }
}

extension Declaration {
  /// What a declaration is known by in its script; `nil` for what brings in others.
  fileprivate var key: String? {
    switch self {
    case .years: "years"
    case .currency: "currency"
    case .dimension(let dimension): dimension.heading.name.text
    case .definition(let definition): definition.heading.name.text
    case .function(let function): function.heading.name.text
    case .investment(let investment): investment.heading.name.text
    case .table(let table): table.heading.name.text
    case .printed(let printed): "printed \(DeclarationText.text(of: printed.target))"
    case .rule(let rule): rule.heading.name.text
    case .scenario(let scenario): scenario.heading.name.text
    case .test(let test): "test \"\(test.text.text)\""
    case .report(let report): report.heading.name.text
    case .bridge(let bridge): bridge.heading.name.text
    case .use: nil
    }
  }
}
