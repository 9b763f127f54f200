/// Tarjan's strongly connected components, without recursion.
enum StronglyConnected {
  /// The components of a graph given by each node's successors; successors' components come first.
  static func components(_ successors: [[Int]]) -> [[Int]] {
    var search = Search(successors: successors)
    for node in successors.indices where search.order[node] == nil { search.visit(from: node) }
    return search.components
  }

  private struct Search {
    let successors: [[Int]]
    var order: [Int?]
    var lowest: [Int]
    var isOpen: [Bool]
    var open: [Int] = []
    var components: [[Int]] = []
    var counter = 0

    init(successors: [[Int]]) {
      self.successors = successors
      order = Array(repeating: nil, count: successors.count)
      lowest = Array(repeating: 0, count: successors.count)
      isOpen = Array(repeating: false, count: successors.count)
    }

    mutating func visit(from root: Int) {
      var path: [(node: Int, next: Int)] = []
      enter(root, &path)
      while let (node, next) = path.last {
        if next < successors[node].count {
          path[path.count - 1].next += 1
          let successor = successors[node][next]
          if let seen = order[successor] {
            if isOpen[successor] { lowest[node] = min(lowest[node], seen) }
          } else {
            enter(successor, &path)
          }
        } else {
          path.removeLast()
          if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
          if lowest[node] == order[node] { close(node) }
        }
      }
    }

    private mutating func enter(_ node: Int, _ path: inout [(node: Int, next: Int)]) {
      order[node] = counter
      lowest[node] = counter
      counter += 1
      isOpen[node] = true
      open.append(node)
      path.append((node, 0))
    }

    private mutating func close(_ node: Int) {
      var component: [Int] = []
      repeat {
        let member = open.removeLast()
        isOpen[member] = false
        component.append(member)
      } while component.last != node
      components.append(component)
    }
  }
}
