/// What scenarios change, figure by figure, of what they are built on.
struct ScenarioEffects {
  private let checker: Checker
  private let space: NodeSpace
  private var evaluator: Evaluator

  init(_ evaluator: Evaluator) throws(EvaluationFault) {
    self.evaluator = evaluator
    checker = evaluator.checker
    space = evaluator.space
    try self.evaluator.require(Array(0..<space.count))
  }

  /// Whether a slot has another figure in one run than in another, in some years of the model.
  func differs(
    _ slot: SlotID, _ run: RunID, _ other: RunID, in years: [Int]? = nil
  ) -> Bool {
    let (a, b) = (checker.instance(of: slot, in: run), checker.instance(of: slot, in: other))
    guard a != b else { return false }
    switch checker.instances[a.index].body {
    case .none: return false
    case .table(let table):
      return table.cells.indices.contains { cell in
        differ(
          a, evaluator.known(space.node(a, cell: cell)), b,
          evaluator.known(space.node(b, cell: cell)))
      }
    case .investment:
      return space.years.contains { year in
        InvestmentResult.allCases.contains { result in
          differ(
            a, evaluator.result(result, of: a, .all, in: year), b,
            evaluator.result(result, of: b, .all, in: year))
        }
      }
    case .formula, .bridge:
      // A model without years has each figure once.
      let all: [Int?] = space.years.isEmpty ? [nil] : Array(years ?? Array(space.years))
      return all.contains { year in
        differ(
          a, space.node(a, in: year).flatMap(evaluator.known), b,
          space.node(b, in: year).flatMap(evaluator.known))
      }
    }
  }

  /// Whether two values over their dimensions have a figure that is not the same.
  private func differ(
    _ one: InstanceID, _ a: Column?, _ other: InstanceID, _ b: Column?
  ) -> Bool {
    guard let a, let b else { return (a == nil) != (b == nil) }
    let own = checker.instances[one.index].type.shape.dimensions
    let others = checker.instances[other.index].type.shape.dimensions
    let dimensions = Set(own).union(others).sorted()
    let first = evaluator.spread.widened(a, from: own, to: dimensions).cells
    let second = evaluator.spread.widened(b, from: others, to: dimensions).cells
    return zip(first, second).contains { $0.value != $1.value }
  }
}
