/// A model worked out once, and again for other figures of its assumptions: each time only what
/// they reach.
struct WhatIf {
  let base: Evaluator
  private let reach: Reach
  /// The nodes that lean on what is varied.
  private let reached: [Int]
  private let assumptions: [VariedAssumption]

  /// - Parameter asked: the formulas that will be asked for, so that all they read is worked out.
  init(
    _ evaluator: Evaluator, varying assumptions: [VariedAssumption], asked: [TypedExpression]
  ) throws(EvaluationFault) {
    var evaluator = evaluator.byNodes
    try evaluator.require(assumptions.flatMap(\.nodes).map(\.node))
    for typed in asked { _ = try evaluator.cells(of: typed) }
    self.init(evaluator, Reach(evaluator), varying: assumptions)
  }

  private init(_ base: Evaluator, _ reach: Reach, varying assumptions: [VariedAssumption]) {
    self.base = base
    self.reach = reach
    self.assumptions = assumptions
    reached = reach.nodes(leaningOn: Set(assumptions.flatMap(\.changedNodes).map(\.node)))
  }

  /// The same with one of the assumptions varied alone.
  func varying(only assumption: VariedAssumption) -> WhatIf {
    WhatIf(base, reach, varying: [assumption])
  }

  /// The model where the assumptions are changed, one change for each.
  func evaluator(
    _ changes: [VariedAssumption.Change]
  ) throws(EvaluationFault) -> Evaluator {
    var columns: [Int: Column] = [:]
    for (assumption, change) in zip(assumptions, changes) {
      for node in assumption.changedNodes {
        guard let column = columns[node.node] ?? base.known(node.node) else { continue }
        columns[node.node] = assumption.changed(column, at: node, change, base.spread)
      }
    }
    return try base.replacing(columns, reached: reached)
  }
}
