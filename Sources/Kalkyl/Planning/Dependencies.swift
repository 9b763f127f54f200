/// Which nodes a formula reads in a year; known before anything runs.
struct Dependencies {
  let checker: Checker
  let space: NodeSpace
  /// Tells the results of investments that are known without their node.
  let isKnown: (InstanceID, InvestmentResult, VintageRange, Int?) -> Bool
  private(set) var nodes: [Int] = []

  init(
    checker: Checker, space: NodeSpace,
    isKnown: @escaping (InstanceID, InvestmentResult, VintageRange, Int?) -> Bool = {
      _, _, _, _ in false
    }
  ) {
    self.checker = checker
    self.space = space
    self.isKnown = isKnown
  }

  /// The nodes that a node reads.
  static func of(_ node: Int, _ checker: Checker, _ space: NodeSpace) -> [Int] {
    var dependencies = Dependencies(checker: checker, space: space)
    dependencies.read(node)
    return dependencies.nodes
  }

  /// Adds what a node reads.
  mutating func read(_ node: Int) {
    let (id, year, cell) = space.place(of: node)
    switch checker.instances[id.index].body {
    case .none: break
    case .formula(let body): read(body, in: year)
    case .table(let table): read(table.cells[cell], in: nil)
    case .bridge(let bridge): read(bridge.rest, in: year)
    case .investment(let investment):
      guard let year else { break }
      // The year before has read what came before it.
      let before = space.node(id, in: year - 1)
      if let before { nodes.append(before) }
      let first = before == nil ? investment.firstYear : year
      for property in investment.properties.values {
        for earlier in first...max(first, year) { add(property, in: earlier) }
      }
    }
  }

  private mutating func add(_ id: InstanceID, in year: Int?) {
    if let node = space.node(id, in: year) { nodes.append(node) }
  }

  /// Adds what a formula reads in a year. Both branches of a condition count.
  mutating func read(_ expression: TypedExpression, in year: Int?) {
    let formula = expression.kind
    switch formula {
    case .instance(let id): add(id, in: year)
    case .investmentResult(let id, let result, let range):
      if !isKnown(id, result, range, year) { add(id, in: year) }
    case .cell(let id, let cell): nodes.append(space.node(id, cell: cell))
    case .atYear(let value, let selected): read(value, in: selected)
    case .atRelativeYear(let value, let offset): read(value, in: year.map { $0 + offset })
    case .inYears(let value, let first, let last):
      if let year, first <= year, year <= last { read(value, in: year) }
    case .byYear(let entries):
      if let year, let value = entries.value(in: year), let value { read(value, in: year) }
    case .overridden(let base, let cells): read(base, cells, in: year)
    case .aggregate(_, let value, _, true):
      for each in space.years(of: value.type.shape.years) { read(value, in: each) }
    case .share(let value, _, true):
      for each in space.years(of: value.type.shape.years) { read(value, in: each) }
    case .cumulative(let value):
      for each in space.years(of: value.type.shape.years) where each <= year ?? each {
        read(value, in: each)
      }
    default:
      formula.forEachPart { read($0, in: year) }
    }
  }

  private mutating func read(
    _ base: TypedExpression, _ cells: [TypedExpression.CellOverride], in year: Int?
  ) {
    let active = cells.filter { $0.holds(in: year) }
    for cell in active { read(cell.value, in: year) }
    if !active.contains(where: { $0.labels.isEmpty }) { read(base, in: year) }
  }
}

extension NodeSpace {
  /// The years that a value has.
  func years(of extent: YearExtent) -> Range<Int> {
    switch extent {
    case .range(let first, let last): first..<last + 1
    case .all, .none: years
    }
  }
}

extension TypedExpression.CellOverride {
  /// Whether the override replaces cells of a year.
  func holds(in year: Int?) -> Bool {
    guard let years else { return true }
    return year.map { years.first <= $0 && $0 <= years.last } ?? false
  }
}
