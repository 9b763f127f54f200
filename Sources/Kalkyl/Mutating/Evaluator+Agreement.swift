extension Evaluator {
  /// Whether an instance has the same figures here as one has in another evaluation.
  func agrees(on id: InstanceID, with other: Evaluator, on otherID: InstanceID) -> Bool {
    let nodes = space.nodes(of: id)
    let others = other.space.nodes(of: otherID)
    guard nodes.count == others.count else { return false }
    if case .investment(let investment) = checker.instances[id.index].body {
      return agrees(on: id, investment.firstYear, with: other, on: otherID)
    }
    return zip(nodes, others).allSatisfy { node, otherNode in
      guard let column = known(node), let otherColumn = other.known(otherNode) else { return false }
      return column.hasSameFigures(as: otherColumn)
    }
  }

  /// Whether an investment's results are the same, each vintage's by itself.
  private func agrees(
    on id: InstanceID, _ firstVintage: Int, with other: Evaluator, on otherID: InstanceID
  ) -> Bool {
    for year in space.years {
      for vintage in firstVintage...max(firstVintage, year) {
        let range = VintageRange(first: vintage, last: vintage)
        for result in InvestmentResult.allCases {
          let column = self.result(result, of: id, range, in: year)
          let otherColumn = other.result(result, of: otherID, range, in: year)
          guard let column, let otherColumn, column.hasSameFigures(as: otherColumn) else {
            return false
          }
        }
      }
    }
    return true
  }
}

extension Column {
  /// Whether every cell has the same figure, or none in both.
  fileprivate func hasSameFigures(as other: Column) -> Bool {
    cells.count == other.cells.count && zip(cells, other.cells).allSatisfy { $0.value == $1.value }
  }
}
