/// The two sides of a comparison, and what lies between them: some changes made, others not.
protocol ComparedModels {
  var changes: [DefinitionChange] { get }

  /// The figures with some of the changes made; `nil` where that is no model.
  mutating func figures(with made: Set<Int>) throws(EvaluationFault) -> FigureSet?
}

/// A figure's difference divided over the changes that make it.
struct Attribution {
  /// The part of some changes taken together; mostly of one.
  struct Part {
    let changes: [Int]
    let value: Rational
  }

  let key: FigureKey
  let before: FigureSet.Entry?
  let after: FigureSet.Entry?
  /// They sum to the difference; empty where a side has no value.
  let parts: [Part]

  /// After less before; `nil` where a side has no value.
  var difference: Rational? {
    guard let before = before?.cell.value, let after = after?.cell.value else { return nil }
    return after - before
  }
}

/// Divides the differences of figures by making the changes one after the other.
struct AttributionSteps {
  /// The changes in the order in which they are made.
  let order: [Int]
  private(set) var attributions: [Attribution] = []
  /// The changes whose parts would be others in another order.
  private(set) var dependent: Set<Int> = []
  /// How many figures are the same on both sides.
  private(set) var unchanged = 0

  /// Of more changes than this only the reverse order is tried.
  private static let mostTried = 40

  /// - Parameter order: every change that gives figures.
  init<Models: ComparedModels>(
    _ models: inout Models, order: [Int]
  ) throws(EvaluationFault) {
    self.order = order
    let stages = try Self.stages(&models, order)
    guard let first = stages.first?.figures, let last = stages.last?.figures else { return }
    for key in last.order + first.order.filter({ last.entries[$0] == nil }) {
      let (before, after) = (first.entries[key], last.entries[key])
      let (old, new) = (before?.cell.value, after?.cell.value)
      if before != nil, after != nil, old == new {
        unchanged += 1
        continue
      }
      let parts = old == nil || new == nil ? [] : Self.parts(of: key, stages)
      attributions.append(Attribution(key: key, before: before, after: after, parts: parts))
    }
    try findDependence(&models)
  }

  /// What some changes led to.
  private struct Stage {
    /// The changes since the stage before.
    let changes: [Int]
    let figures: FigureSet
  }

  /// The figures after each change; changes that only hold together are one stage.
  private static func stages<Models: ComparedModels>(
    _ models: inout Models, _ order: [Int]
  ) throws(EvaluationFault) -> [Stage] {
    guard let first = try models.figures(with: []) else { return [] }
    var stages = [Stage(changes: [], figures: first)]
    var made: Set<Int> = []
    var pending: [Int] = []
    for change in order {
      made.insert(change)
      pending.append(change)
      if let figures = try models.figures(with: made) {
        stages.append(Stage(changes: pending, figures: figures))
        pending = []
      }
    }
    return stages
  }

  /// A figure's steps; where a stage has no value, its changes count with the next that has one.
  private static func parts(of key: FigureKey, _ stages: [Stage]) -> [Attribution.Part] {
    var parts: [Attribution.Part] = []
    var last = stages[0].figures.value(key) ?? .zero
    var pending: [Int] = []
    for stage in stages.dropFirst() {
      pending += stage.changes
      guard let value = stage.figures.value(key) else { continue }
      if value != last { parts.append(Attribution.Part(changes: pending, value: value - last)) }
      last = value
      pending = []
    }
    return parts
  }

  /// Compares the parts with those of the changes made first, and with those of the order reversed.
  private mutating func findDependence<Models: ComparedModels>(
    _ models: inout Models
  ) throws(EvaluationFault) {
    guard order.count > 1, !attributions.isEmpty else { return }
    // What is added still comes first, and what is removed last, so that the rest holds together.
    let changes = models.changes
    let reversed = try Self.stages(
      &models,
      order.filter { changes[$0].kind == .added }
        + order.reversed().filter { changes[$0].kind == .changed }
        + order.filter { changes[$0].kind == .removed })
    guard let base = try models.figures(with: []) else { return }
    var alone: [Int: FigureSet] = [:]
    for change in order where order.count <= Self.mostTried {
      alone[change] = try models.figures(with: [change])
    }
    for attribution in attributions where !attribution.parts.isEmpty {
      let others = Self.parts(of: attribution.key, reversed)
      for change in order {
        // What is only known together with another change says nothing of the order.
        guard let part = Self.part(of: change, in: attribution.parts) else { continue }
        if let other = Self.part(of: change, in: others), part != other { dependent.insert(change) }
        guard let old = base.value(attribution.key),
          let first = alone[change]?.value(attribution.key)
        else { continue }
        if part != first - old { dependent.insert(change) }
      }
    }
  }

  /// The part of one change alone; `nil` where it is only known together with others.
  private static func part(of change: Int, in parts: [Attribution.Part]) -> Rational? {
    guard let part = parts.first(where: { $0.changes.contains(change) }) else { return .zero }
    return part.changes.count == 1 ? part.value : nil
  }
}
