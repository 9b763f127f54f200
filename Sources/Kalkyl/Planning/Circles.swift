/// The circles of a model: nodes that need themselves, each as a path that ends where it began.
///
/// Only instances whose names lead back to them can have one. Where those lean on each other in the
/// year before, or in the same year without coming back, there is none, however many the years are;
/// what is left is followed node by node.
func circles(in checker: Checker, _ space: NodeSpace) -> [[Int]] {
  var nodes: [Int] = []
  var known: LeaningOnYears.Repeated?
  for place in 0..<checker.circles.count {
    let component = checker.circles[place]
    if known?.goesBackwards(component, checker.instances) == true { continue }
    guard !LeaningOnYears(component, checker.instances, &known).goesBackwards else { continue }
    for index in component { nodes += space.nodes(of: InstanceID(index: index)) }
  }
  if nodes.isEmpty { return [] }
  var plan = Plan(space: space, without: nodes)
  plan.add(nodes.sorted(), checker, space)
  return plan.circles
}

/// How instances of one component lean on each other's years.
private struct LeaningOnYears {
  /// In their order.
  private let members: ArraySlice<Int>
  /// Pairs of a reader and what it reads in its own year.
  private var inSameYear: [(reader: InstanceID, read: InstanceID)] = []
  /// Whether a later year is read, or one that does not move with the reader's.
  private var readsElsewhere = false

  /// How a definition leans on itself by a formula that stands in several: the others do so too.
  struct Repeated {
    let formula: TypedExpression
    let offset: Int?
    let readsSameYear: Bool
    let readsElsewhere: Bool

    /// Whether a definition is only this formula, and that needs only the years before.
    ///
    /// Looked at before all else: it holds for nearly all accounts that are indexed alike.
    func goesBackwards(_ component: ArraySlice<Int>, _ instances: [Instance]) -> Bool {
      guard component.count == 1, let only = component.first, !readsSameYear, !readsElsewhere,
        offset == 0, case .formula(let body) = instances[only].body,
        instances[only].type.shape.years != .none
      else { return false }
      return body.isRepetition(of: formula)
    }
  }

  /// What was found of the last formula that stands in several places.
  private var known: Repeated?

  init(_ component: ArraySlice<Int>, _ instances: [Instance], _ known: inout Repeated?) {
    members = component
    self.known = known
    defer { known = self.known }
    for id in component.lazy.map(InstanceID.init) {
      // What is the same every year is read in all of them.
      if instances[id.index].type.shape.years == .none { readsElsewhere = true }
      switch instances[id.index].body {
      case .none: break
      case .formula(let body): read(body, of: id, offset: 0)
      case .bridge(let bridge): read(bridge.rest, of: id, offset: 0)
      case .investment: if component.count > 1 { readsElsewhere = true }
      // A table's cells read each other.
      case .table: readsElsewhere = true
      }
    }
  }

  /// Whether every figure needs only figures of years before its own, and of its own year those
  /// that do not need it.
  var goesBackwards: Bool {
    if readsElsewhere { return false }
    if inSameYear.isEmpty { return true }
    var reads = Array(repeating: [Int](), count: members.count)
    for (reader, read) in inSameYear {
      if let from = place(of: reader), let to = place(of: read) { reads[from].append(to) }
    }
    return StronglyConnected.components(reads).allSatisfy { component in
      component.count == 1 && !reads[component[0]].contains(component[0])
    }
  }

  /// The place of an instance among the members; `nil` for one that is none.
  private func place(of id: InstanceID) -> Int? {
    var (low, high) = (members.startIndex, members.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if members[middle] < id.index { low = middle + 1 } else { high = middle }
    }
    return low < members.endIndex && members[low] == id.index ? low - members.startIndex : nil
  }

  /// - Parameters:
  ///   - offset: from the reader's year; `nil` for a year that does not move with it.
  ///   - repetition: as what the formula is read.
  private mutating func read(
    _ expression: TypedExpression, of id: InstanceID, offset: Int?, as repetition: Repetition? = nil
  ) {
    if repetition == nil, expression.isRepetition, let (first, here) = expression.repetition {
      return read(repeated: first, here, of: id, offset: offset)
    }
    let formula = expression.kind
    switch formula {
    case .constant: break
    case .instance(let instance), .investmentResult(let instance, _, _), .cell(let instance, _):
      let read = repetition?(instance) ?? instance
      guard place(of: read) != nil else { return }
      guard let offset, offset <= 0 else { return readsElsewhere = true }
      if offset == 0 { inSameYear.append((id, read)) }
    case .atYear(let value, _): read(value, of: id, offset: nil, as: repetition)
    case .atRelativeYear(let value, let step):
      read(value, of: id, offset: offset.map { $0 + step }, as: repetition)
    case .cumulative(let value), .aggregate(_, let value, _, true), .share(let value, _, true):
      read(value, of: id, offset: nil, as: repetition)
    default:
      formula.forEachPart { read($0, of: id, offset: offset, as: repetition) }
    }
  }

  private mutating func read(
    repeated first: TypedExpression, _ here: Repetition, of id: InstanceID, offset: Int?
  ) {
    guard members.count == 1 else { return read(first, of: id, offset: offset, as: here) }
    let (count, didReadElsewhere) = (inSameYear.count, readsElsewhere)
    if let known, known.formula.isSame(as: first), known.offset == offset {
      if known.readsSameYear { inSameYear.append((id, id)) }
      if known.readsElsewhere { readsElsewhere = true }
      return
    }
    readsElsewhere = false
    read(first, of: id, offset: offset, as: here)
    known = Repeated(
      formula: first, offset: offset, readsSameYear: inSameYear.count > count,
      readsElsewhere: readsElsewhere)
    if didReadElsewhere { readsElsewhere = true }
  }
}
