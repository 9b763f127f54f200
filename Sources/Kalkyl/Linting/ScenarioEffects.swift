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
          evaluator.known(space.node(a, cell: cell)), checker.instances[a.index].type.shape,
          evaluator.known(space.node(b, cell: cell)), checker.instances[b.index].type.shape)
      }
    case .investment:
      let shapes = (checker.instances[a.index].type.shape, checker.instances[b.index].type.shape)
      return space.years.contains { year in
        InvestmentResult.allCases.contains { result in
          differ(
            evaluator.investments.result(result, of: a, .all, in: year), shapes.0,
            evaluator.investments.result(result, of: b, .all, in: year), shapes.1)
        }
      }
    case .formula, .bridge:
      return (years ?? Array(space.years)).contains { year in
        differ(
          space.node(a, in: year).flatMap(evaluator.known), checker.instances[a.index].type.shape,
          space.node(b, in: year).flatMap(evaluator.known), checker.instances[b.index].type.shape)
      } || space.years.isEmpty
        && differ(
          space.node(a, in: nil).flatMap(evaluator.known), checker.instances[a.index].type.shape,
          space.node(b, in: nil).flatMap(evaluator.known), checker.instances[b.index].type.shape)
    }
  }

  /// The figures of a slot in a run.
  func column(_ slot: SlotID, _ run: RunID, in year: Int) -> (column: Column, shape: Shape)? {
    let id = checker.instance(of: slot, in: run)
    guard let column = space.node(id, in: year).flatMap(evaluator.known) else { return nil }
    return (column, checker.instances[id.index].type.shape)
  }

  /// Whether two values over their dimensions have a figure that is not the same.
  private func differ(_ a: Column?, _ shape: Shape, _ b: Column?, _ other: Shape) -> Bool {
    guard let a, let b else { return (a == nil) != (b == nil) }
    let dimensions = Set(shape.dimensions).union(other.dimensions).sorted()
    let spread = evaluator.spread
    let first = spread.widened(a, from: shape.dimensions, to: dimensions).cells
    let second = spread.widened(b, from: other.dimensions, to: dimensions).cells
    return zip(first, second).contains { $0.value != $1.value }
  }
}
