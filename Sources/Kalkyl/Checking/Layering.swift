/// The model as a whole under one scenario: which overrides hold, from the bottom up.
struct Run: Sendable {
  /// `base`, or the scenario's name.
  let name: String
  let text: String
  /// Indices of layers; later ones lie over earlier ones.
  let layers: [Int]

  /// The number of layers below one; `nil` where the run does not have it.
  func level(of layer: Int) -> Int? { layers.firstIndex(of: layer) }
}

/// A run's place: 0 is `base`.
struct RunID: Hashable, Sendable {
  let index: Int

  static let base = RunID(index: 0)
}

/// The overrides of one scenario, or those given beside the script, by what they override.
struct Layer: Sendable {
  struct Override: Sendable {
    /// Empty for an override of the whole.
    let selectors: [Selector]
    let value: Expression
    let span: SourceSpan
  }

  var overrides: [SlotID: [Override]] = [:]
}

/// A model's scenarios as layers of overrides.
struct Layering: Sendable {
  private(set) var runs: [Run] = []
  /// How many layers each run has.
  private(set) var levels: [Int] = []
  private(set) var layers: [Layer] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The overrides given beside the scripts.
  let settings: [ScenarioDeclaration.Override]
  /// The scenarios that bodies of functions name.
  private(set) var runsOfFunctions: [RunID] = []
  /// The layers that override each slot.
  private var layersOfSlot: [[Int]] = []
  private var runsByName = NameMap<RunID>()

  /// - Parameter settings: overrides that hold in every scenario, over its own.
  init(_ catalogue: Catalogue, settings: [ScenarioDeclaration.Override]) {
    self.settings = settings
    layers = catalogue.scenarios.map { _ in Layer() }
    for (index, scenario) in catalogue.scenarios.enumerated() {
      layers[index] = layer(of: scenario.overrides, in: catalogue)
    }
    var common: [Int] = []
    if !settings.isEmpty {
      common = [layers.count]
      layers.append(layer(of: settings, in: catalogue))
    }
    runs = [Run(name: "base", text: "Bas", layers: common)]
    for (index, scenario) in catalogue.scenarios.enumerated() {
      let chain = chain(of: index, in: catalogue)
      let name = scenario.heading.name.text
      runs.append(
        Run(
          name: name, text: scenario.heading.text?.text ?? shownText(of: name),
          layers: chain + common))
    }
    levels = runs.map { $0.layers.count }
    for (index, layer) in layers.enumerated() {
      for slot in layer.overrides.keys { note(index, over: slot) }
    }
    runsByName = NameMap(runs.enumerated().lazy.map { ($1.name, RunID(index: $0)) })
    runsOfFunctions = runs(namedBy: catalogue.functions)
  }

  /// Adds a run without a name that has one run's overrides of some slots and another's of the rest.
  mutating func add(_ mixture: RunMixture) {
    let common = runs[0].layers
    var mixed: [Int] = []
    func copy(_ run: RunID, keeping isKept: (SlotID) -> Bool) {
      for layer in runs[run.index].layers where !common.contains(layer) {
        let overrides = layers[layer].overrides.filter { isKept($0.key) }
        for slot in overrides.keys { note(layers.count, over: slot) }
        mixed.append(layers.count)
        layers.append(Layer(overrides: overrides))
      }
    }
    copy(mixture.from) { !mixture.slots.contains($0) }
    copy(mixture.to) { mixture.slots.contains($0) }
    runs.append(Run(name: "", text: "", layers: mixed + common))
    levels.append(mixed.count + common.count)
  }

  private mutating func note(_ layer: Int, over slot: SlotID) {
    while layersOfSlot.count <= slot.index { layersOfSlot.append([]) }
    layersOfSlot[slot.index].append(layer)
  }

  private func layers(over slot: SlotID) -> [Int] {
    slot.index < layersOfSlot.count ? layersOfSlot[slot.index] : []
  }

  /// Whether some scenario or setting overrides a slot, or cells of it.
  func isOverridden(_ slot: SlotID) -> Bool {
    slot.index < layersOfSlot.count && !layersOfSlot[slot.index].isEmpty
  }

  private func runs(namedBy functions: [FunctionDeclaration]) -> [RunID] {
    if functions.isEmpty { return [] }
    var isNamed = Array(repeating: false, count: runs.count)
    for function in functions {
      function.body.forEachPart { part in
        guard case .inScenario(_, let name) = part.kind else { return }
        if let run = run(named: name.text) { isNamed[run.index] = true }
      }
    }
    return isNamed.indices.filter { isNamed[$0] }.map(RunID.init)
  }

  func run(named name: String) -> RunID? { runsByName[name] }

  /// The overrides of a slot in all scenarios.
  func allOverrides(of slot: SlotID) -> [Layer.Override] {
    layers(over: slot).flatMap { layers[$0].overrides[slot] ?? [] }
  }

  /// The overrides of a slot in a run, from the bottom up, each layer with the number below it.
  func overrides(
    of slot: SlotID, in run: RunID
  ) -> [(overrides: [Layer.Override], level: Int)] {
    let overriding = layers(over: slot)
    if overriding.isEmpty { return [] }
    return overriding.compactMap { layer in runs[run.index].level(of: layer).map { (layer, $0) } }
      .sorted { $0.1 < $1.1 }
      .map { (layers[$0.0].overrides[slot] ?? [], $0.1) }
  }

  /// The scenario's own layer and those it is built on, the lowest first.
  private mutating func chain(of scenario: Int, in catalogue: Catalogue) -> [Int] {
    var chain = [scenario]
    var current = catalogue.scenarios[scenario]
    while let parent = current.parent, parent.text != "base" {
      guard case .scenario(let index)? = catalogue.entities[parent.text] else {
        diagnostics.append(.unknownScenario(parent, among: catalogue.scenarios))
        break
      }
      if chain.contains(index) {
        if index == scenario, scenario == chain.min() {
          diagnostics.append(.scenarioBuiltOnItself(parent))
        }
        break
      }
      chain.append(index)
      current = catalogue.scenarios[index]
    }
    return chain.reversed()
  }

  private mutating func layer(
    of overrides: [ScenarioDeclaration.Override], in catalogue: Catalogue
  ) -> Layer {
    var layer = Layer()
    for override in overrides {
      var target = override.target
      var selectors: [Selector] = []
      if case .selection(let value, let chosen) = target.kind {
        target = value
        selectors = chosen
      }
      guard let slot = slot(of: target, in: catalogue) else { continue }
      let entry = Layer.Override(selectors: selectors, value: override.value, span: override.span)
      let others = layer.overrides[slot, default: []]
      if let clash = others.first(where: { $0.selectors.isEmpty || selectors.isEmpty }) {
        diagnostics.append(.overriddenTwice(at: override.target.span, first: clash.span))
        continue
      }
      layer.overrides[slot] = others + [entry]
    }
    return layer
  }

  private mutating func slot(of target: Expression, in catalogue: Catalogue) -> SlotID? {
    switch target.kind {
    case .name(let name):
      guard let entity = catalogue.entities[name] else {
        diagnostics.append(
          .unknownName(Name(name, target.span), among: catalogue.overridableNames))
        return nil
      }
      if case .definition(let index) = entity { return catalogue.slot(.definition(index)) }
      diagnostics.append(.cannotBeOverridden(Name(name, target.span), entity))
      return nil
    case .field(let value, let field):
      guard case .name(let name) = value.kind else { break }
      guard case .investment(let index)? = catalogue.entities[name] else {
        diagnostics.append(.notAnInvestment(Name(name, value.span), known: catalogue))
        return nil
      }
      guard let property = InvestmentProperty(rawValue: field.text) else {
        diagnostics.append(.notAProperty(field))
        return nil
      }
      return catalogue.slot(.property(investment: index, property))
    case .missing: return nil
    default: break
    }
    diagnostics.append(.notAnOverrideTarget(at: target.span))
    return nil
  }
}

extension Catalogue {
  /// What a scenario may override, as it writes it.
  var overridableNames: [String] {
    definitions.map(\.heading.name.text) + investments.map(\.heading.name.text)
  }
}
