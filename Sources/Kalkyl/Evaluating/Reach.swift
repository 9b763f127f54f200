/// What leans on what among the nodes of an evaluation, to work out anew only what a change reaches.
struct Reach: Sendable {
  private let order: [Int]
  private let reads: [[Int]]

  /// - Parameter evaluator: one that has worked out all that will be asked for.
  init(_ evaluator: Evaluator) {
    order = evaluator.plan.order
    reads = order.map { Dependencies.of($0, evaluator.checker, evaluator.space) }
  }

  /// The nodes that lean on some, in the order in which they are worked out, without those.
  func nodes(leaningOn changed: Set<Int>) -> [Int] {
    var reached = changed
    var nodes: [Int] = []
    for (node, reads) in zip(order, reads) where !changed.contains(node) {
      guard reads.contains(where: reached.contains) else { continue }
      reached.insert(node)
      nodes.append(node)
    }
    return nodes
  }
}

extension Evaluator {
  /// The same evaluation with figures in the place of some nodes' own.
  ///
  /// - Parameters:
  ///   - columns: what the nodes are instead.
  ///   - reached: the nodes that lean on them, in order.
  func replacing(
    _ columns: [Int: Column], reached: [Int]
  ) throws(EvaluationFault) -> Evaluator {
    var evaluator = self
    for (node, column) in columns { evaluator.enter(column, at: node) }
    var forgotten: Set<InstanceID> = []
    for node in reached {
      let id = space.place(of: node).instance
      if case .investment = checker.instances[id.index].body, forgotten.insert(id).inserted {
        evaluator.investments.forgetPlans(of: id)
      }
    }
    for (index, node) in reached.enumerated() {
      if index.isMultiple(of: 256), interruption.isDue() { throw .interrupted }
      try evaluator.workOutAnew(node)
    }
    return evaluator
  }
}
