/// The figures of a model that are worked out one by one, numbered without gaps.
///
/// A node is an instance in one year (or in none, where it is the same every year), or one cell of a
/// table.
struct NodeSpace: Sendable {
  /// The first node of each instance, and the count of all.
  let offsets: [Int]
  /// The first year of each instance's figures; `noYear` where they do not differ by year.
  private let firstYears: [Int]
  private static let noYear = Int.min
  let count: Int
  let years: Range<Int>

  init(_ checker: Checker) {
    years = checker.catalogue.yearRange
    var offsets: [Int] = []
    var firstYears: [Int] = []
    offsets.reserveCapacity(checker.instances.count + 1)
    firstYears.reserveCapacity(checker.instances.count)
    var count = 0
    for index in checker.instances.indices {
      offsets.append(count)
      let (first, figures) = Self.extent(of: checker.instances[index], years)
      firstYears.append(first ?? Self.noYear)
      count += figures
    }
    offsets.append(count)
    self.offsets = offsets
    self.firstYears = firstYears
    self.count = count
  }

  /// The first year of an instance's figures, where they differ by year, and how many they are.
  private static func extent(
    of instance: Instance, _ years: Range<Int>
  ) -> (firstYear: Int?, count: Int) {
    switch instance.body {
    case .none: return (nil, 0)
    case .table(let table): return (nil, table.cells.count)
    case .investment: return (years.lowerBound, years.count)
    case .formula, .bridge:
      if instance.type.shape.years == .none { return (nil, 1) }
      let first = instance.firstYear ?? years.lowerBound
      return (first, years.upperBound - first)
    }
  }

  /// The node of an instance in a year; `nil` for a year that it has no figures for.
  func node(_ id: InstanceID, in year: Int?) -> Int? {
    let offset = offsets[id.index]
    let first = firstYears[id.index]
    if first == Self.noYear {
      return offset < offsets[id.index + 1] ? offset : nil
    }
    guard let year, year >= first, year < years.upperBound else { return nil }
    return offset + year - first
  }

  /// All nodes of an instance.
  func nodes(of id: InstanceID) -> Range<Int> { offsets[id.index]..<offsets[id.index + 1] }

  /// The node of a table's cell.
  func node(_ id: InstanceID, cell: Int) -> Int { offsets[id.index] + cell }

  /// The instance of a node, and its year or cell.
  func place(of node: Int) -> (instance: InstanceID, year: Int?, cell: Int) {
    var low = 0
    var high = offsets.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle] <= node { low = middle } else { high = middle }
    }
    let part = node - offsets[low]
    let first = firstYears[low]
    return (InstanceID(index: low), first == Self.noYear ? nil : first + part, part)
  }
}
