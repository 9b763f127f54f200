/// The circles of a model: nodes that need themselves, each as a path that ends where it began.
///
/// Only instances whose names lead back to them can have one. Where those lean on each other in the
/// year before, or in the same year without coming back, there is none, however many the years are;
/// what is left is followed node by node.
func circles(in checker: Checker, _ space: NodeSpace) -> [[Int]] {
  var nodes: [Int] = []
  for component in checker.circles {
    guard !LeaningOnYears(component, checker).goesBackwards else { continue }
    for id in component { nodes += space.nodes(of: id) }
  }
  if nodes.isEmpty { return [] }
  var plan = Plan(space: space, without: nodes)
  plan.add(nodes.sorted(), checker, space)
  return plan.circles
}

/// How instances of one component lean on each other's years.
private struct LeaningOnYears {
  /// For each instance, those that it reads in its own year.
  private var inSameYear: [InstanceID: [InstanceID]] = [:]
  /// Whether a later year is read, or one that does not move with the reader's.
  private var readsElsewhere = false
  private let members: Set<InstanceID>

  init(_ component: [InstanceID], _ checker: Checker) {
    members = Set(component)
    for id in component {
      inSameYear[id] = []
      // What is the same every year is read in all of them.
      if checker.instances[id.index].type.shape.years == .none { readsElsewhere = true }
      switch checker.instances[id.index].body {
      case .none, .investment: break
      case .formula(let body): read(body, of: id, offset: 0)
      case .bridge(let bridge): read(bridge.rest, of: id, offset: 0)
      // A table's cells read each other.
      case .table: readsElsewhere = true
      }
      if case .investment = checker.instances[id.index].body, component.count > 1 {
        readsElsewhere = true
      }
    }
  }

  /// Whether every figure needs only figures of years before its own, and of its own year those
  /// that do not need it.
  var goesBackwards: Bool {
    if readsElsewhere { return false }
    let order = Array(inSameYear.keys)
    let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let reads = order.map { (inSameYear[$0] ?? []).compactMap { place[$0] } }
    return StronglyConnected.components(reads).allSatisfy { component in
      component.count == 1 && !reads[component[0]].contains(component[0])
    }
  }

  /// - Parameter offset: from the reader's year; `nil` for a year that does not move with it.
  private mutating func read(_ expression: TypedExpression, of id: InstanceID, offset: Int?) {
    switch expression.kind {
    case .instance(let read), .investmentResult(let read, _, _), .cell(let read, _):
      guard members.contains(read) else { return }
      guard let offset, offset <= 0 else { return readsElsewhere = true }
      if offset == 0 { inSameYear[id, default: []].append(read) }
    case .atYear(let value, _): read(value, of: id, offset: nil)
    case .atRelativeYear(let value, let step): read(value, of: id, offset: offset.map { $0 + step })
    case .cumulative(let value), .aggregate(_, let value, _, true), .share(let value, _, true):
      read(value, of: id, offset: nil)
    default:
      for part in expression.parts { read(part, of: id, offset: offset) }
    }
  }
}

extension NodeSpace {
  /// The nodes of an instance.
  func nodes(of id: InstanceID) -> Range<Int> { offsets[id.index]..<offsets[id.index + 1] }
}
