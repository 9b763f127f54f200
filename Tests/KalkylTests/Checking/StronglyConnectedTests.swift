import Testing

@testable import Kalkyl

struct StronglyConnectedTests {
  /// Random graphs, sparse ones and dense ones, in which nodes also lead to themselves.
  @Test(arguments: 0..<200) func nodesAreTogetherThatReachEachOther(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...12, using: &generator)
    let edges = Int.random(in: 0...(2 * count), using: &generator)
    var successors = [[Int]](repeating: [], count: count)
    for _ in 0..<edges {
      let from = Int.random(in: 0..<count, using: &generator)
      successors[from].append(Int.random(in: 0..<count, using: &generator))
    }
    let reach = (0..<count).map { reached(from: $0, successors) }
    let components = StronglyConnected.components(successors)
    #expect(components.flatMap { $0 }.sorted() == Array(0..<count))
    for component in components {
      let first = component[0]
      let together = (0..<count).filter {
        $0 == first || reach[first].contains($0) && reach[$0].contains(first)
      }
      #expect(component.sorted() == together)
    }
    for (place, component) in components.enumerated() {
      let visited = Set(components[...place].joined())
      #expect(component.allSatisfy { node in successors[node].allSatisfy(visited.contains) })
    }
  }

  private func reached(from start: Int, _ successors: [[Int]]) -> Set<Int> {
    var found: Set<Int> = []
    var pending = successors[start]
    while let node = pending.popLast() {
      guard found.insert(node).inserted else { continue }
      pending += successors[node]
    }
    return found
  }
}
