/// The nodes to work out, each after those that it reads.
struct Plan: Sendable {
  private(set) var order: [Int] = []
  /// The circles found: nodes that need themselves, as a path that ends where it began.
  private(set) var circles: [[Int]] = []
  private var states: [State]
  private let count: Int

  private enum State {
    case new
    case open
    case done
  }

  init(space: NodeSpace) {
    states = []
    count = space.count
  }

  /// A plan in which all but some nodes are done.
  init(space: NodeSpace, without nodes: [Int]) {
    count = space.count
    states = Array(repeating: .done, count: space.count)
    for node in nodes { states[node] = .new }
  }

  /// Adds nodes, and before them all that they read.
  mutating func add(_ roots: [Int], _ checker: Checker, _ space: NodeSpace) {
    add(roots, reads: { Dependencies.of($0, checker, space) }, isKnown: { _ in false })
  }

  /// Adds nodes, and before them all that they read and is not known otherwise.
  mutating func add(_ roots: [Int], reads: (Int) -> [Int], isKnown: (Int) -> Bool) {
    for root in roots where !isKnown(root) {
      // Most models are known otherwise in every node, and need no room here.
      if states.isEmpty { states = Array(repeating: .new, count: count) }
      if states[root] == .new { visit(root, reads, isKnown) }
    }
  }

  private mutating func visit(_ root: Int, _ reads: (Int) -> [Int], _ isKnown: (Int) -> Bool) {
    var path: [(node: Int, reads: [Int], next: Int)] = []
    func enter(_ node: Int) {
      states[node] = .open
      path.append((node, reads(node), 0))
    }
    enter(root)
    while let (node, reads, next) = path.last {
      if next < reads.count {
        path[path.count - 1].next += 1
        let read = reads[next]
        switch states[read] {
        case .new: if isKnown(read) { states[read] = .done } else { enter(read) }
        case .open: addCircle(path.map(\.node), backTo: read)
        case .done: break
        }
      } else {
        path.removeLast()
        states[node] = .done
        order.append(node)
      }
    }
  }

  private mutating func addCircle(_ path: [Int], backTo node: Int) {
    guard let start = path.firstIndex(of: node) else { return }
    circles.append(path[start...] + [node])
  }
}
