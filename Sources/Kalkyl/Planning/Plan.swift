/// The nodes to work out, each after those that it reads.
struct Plan: Sendable {
  private(set) var order: [Int] = []
  /// The circles found: nodes that need themselves, as a path that ends where it began.
  private(set) var circles: [[Int]] = []
  private var states: [State]

  private enum State {
    case new
    case open
    case done
  }

  init(space: NodeSpace) {
    states = Array(repeating: .new, count: space.count)
  }

  /// A plan in which all but some nodes are done.
  init(space: NodeSpace, without nodes: [Int]) {
    states = Array(repeating: .done, count: space.count)
    for node in nodes { states[node] = .new }
  }

  /// Adds nodes, and before them all that they read.
  mutating func add(_ roots: [Int], _ checker: Checker, _ space: NodeSpace) {
    for root in roots where states[root] == .new { visit(root, checker, space) }
  }

  private mutating func visit(_ root: Int, _ checker: Checker, _ space: NodeSpace) {
    var path: [(node: Int, reads: [Int], next: Int)] = []
    func enter(_ node: Int) {
      states[node] = .open
      path.append((node, Dependencies.of(node, checker, space), 0))
    }
    enter(root)
    while let (node, reads, next) = path.last {
      if next < reads.count {
        path[path.count - 1].next += 1
        let read = reads[next]
        switch states[read] {
        case .new: enter(read)
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
