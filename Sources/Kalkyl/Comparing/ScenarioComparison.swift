/// Two scenarios of one model, and the overrides by which they differ.
struct ScenarioComparison: ComparedModels {
  let model: Model
  let from: RunID
  let to: RunID
  let items: [ComparedItem]
  let changes: [DefinitionChange]
  private let slots: [SlotID]
  private var known: [Set<Int>: FigureSet?] = [:]

  init(_ model: Model, from: RunID, to: RunID, items: [ComparedItem]) {
    self.model = model
    self.from = from
    self.to = to
    self.items = items
    let layering = model.checker.layering
    let differing = model.catalogue.slots.indices.map(SlotID.init).filter {
      layering.layers(of: $0, in: from) != layering.layers(of: $0, in: to)
    }
    let found = differing.map { slot in
      (slot: slot, change: Self.change(of: slot, in: model, from: from, to: to))
    }.sorted { $0.change.span < $1.change.span }
    slots = found.map(\.slot)
    changes = found.map(\.change.change)
  }

  mutating func figures(with made: Set<Int>) throws(EvaluationFault) -> FigureSet? {
    if let figures = known[made] { return figures }
    let figures = try workOut(made)
    known[made] = .some(figures)
    return figures
  }

  private func workOut(_ made: Set<Int>) throws(EvaluationFault) -> FigureSet? {
    if made.isEmpty { return try model.figures(of: items, in: from) }
    if made.count == changes.count { return try model.figures(of: items, in: to) }
    let mixture = RunMixture(from: from, to: to, slots: made.map { slots[$0] })
    guard let mixed = model.material.checked(with: model.settings, mixing: mixture).model else {
      return nil
    }
    let run = RunID(index: mixed.checker.layering.runs.count - 1)
    return try mixed.figures(of: items, in: run)
  }

  private static func change(
    of slot: SlotID, in model: Model, from: RunID, to: RunID
  ) -> (change: DefinitionChange, span: SourceSpan) {
    let before = written(slot, in: model, from)
    let after = written(slot, in: model, to)
    let span = after.span ?? before.span ?? model.catalogue.slots[slot.index].span
    let change = DefinitionChange(
      name: model.catalogue.slots[slot.index].name, kind: .changed, before: before.text,
      after: after.text, place: model.sources.location(of: span), givesFigures: true)
    return (change, span)
  }

  /// What a run says of a slot: its overrides, else what is declared.
  private static func written(
    _ slot: SlotID, in model: Model, _ run: RunID
  ) -> (text: String?, span: SourceSpan?) {
    let layering = model.checker.layering
    let overrides = layering.layers(of: slot, in: run).flatMap {
      layering.layers[$0].overrides[slot] ?? []
    }
    if let first = overrides.first {
      let texts = overrides.map { override in
        let selectors = override.selectors.map { model.sources.text($0.span).onOneLine }
        let value = DeclarationText.text(of: override.value)
        return selectors.isEmpty ? value : "[\(selectors.joined(separator: ", "))] = \(value)"
      }
      return (texts.joined(separator: "; "), first.span)
    }
    switch model.catalogue.slots[slot.index].kind {
    case .definition(let index):
      return (DeclarationText.text(of: model.catalogue.definitions[index].value), nil)
    case .property(let index, let property):
      let value = model.catalogue.investments[index].value(of: property)
      return (value.map(DeclarationText.text) ?? property.defaultText, nil)
    case .investment, .table, .bridge, .rule: return (nil, nil)
    }
  }
}

extension InvestmentProperty {
  /// What holds where a script does not say it.
  fileprivate var defaultText: String? {
    switch self {
    case .activated: "midyear"
    case .method: "nominal"
    case .interestBase: "opening"
    case .residual: "0"
    case .execution: "100%"
    case .carriedOver: "0%"
    case .spend, .life, .rate, .disposed: nil
    }
  }
}

/// A run between two: the overrides of the second for some slots, of the first for the others.
struct RunMixture {
  let from: RunID
  let to: RunID
  let slots: [SlotID]
}

extension Layering {
  /// The layers of a run that override a slot.
  func layers(of slot: SlotID, in run: RunID) -> [Int] {
    runs[run.index].layers.filter { layers[$0].overrides[slot] != nil }
  }
}
