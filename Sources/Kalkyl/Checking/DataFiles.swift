/// What a model's data files hold, read before anything is typed.
struct DataFiles: Sendable {
  var blocks: [DataBlock] = []
  var registers: [Register] = []
  /// The block of each mapping, by the mapping's place in its script.
  var blockOfMapping: [SourceSpan: DataBlockID] = [:]
  private(set) var registerOfInvestment: [Int: RegisterID] = [:]

  mutating func add(_ register: Register, of investment: Int) {
    registerOfInvestment[investment] = RegisterID(index: registers.count)
    registers.append(register)
  }

  /// What the checker needs to know of an investment's register.
  func register(of investment: Int) -> (
    id: RegisterID, dimensions: [DimensionID], columns: PropertySet, firstYear: Int?
  )? {
    guard let id = registerOfInvestment[investment] else { return nil }
    let register = registers[id.index]
    return (id, register.dimensions, register.columns, register.firstYear)
  }
}

/// Figures from a file, by label and perhaps by year.
struct DataBlock: Sendable {
  let type: ValueType
  /// By year (nil where the block has none), the figure of each cell; `nil` where no row has it.
  let values: [Int?: [Rational?]]
  /// The rows of each cell that has any.
  let rows: [Place: [Row]]
  let span: SourceSpan

  /// A cell in a year.
  struct Place: Hashable, Sendable {
    let cell: Int
    let year: Int?
  }

  /// A row of the file and its figure.
  struct Row: Sendable {
    let span: SourceSpan
    let value: Rational
  }
}

/// A register's assets, those alike put together: cost and residual value are sums.
struct Register: Sendable {
  struct Assets: Sendable {
    let period: AssetTerms
    var cost: Rational
    var residual: Rational
    /// How many assets cost something, less how many are credits.
    var count = 0
  }

  /// What assets must share to be depreciated together.
  struct AssetTerms: Hashable, Sendable {
    let cell: Int
    let year: Int
    let lifeInMonths: Int?
    let activation: Activation?
    let disposal: CalendarMonth?
  }

  let dimensions: [DimensionID]
  /// The properties that are columns.
  let columns: PropertySet
  /// Those bought in each year from the first on.
  private let assets: [[Assets]]
  let firstYear: Int?
  /// How it was read, to find single rows again.
  let mapping: FileMapping

  init(
    dimensions: [DimensionID], columns: PropertySet, assets: [Assets],
    mapping: FileMapping
  ) {
    self.dimensions = dimensions
    self.columns = columns
    self.mapping = mapping
    firstYear = assets.lazy.map(\.period.year).min()
    self.assets = Self.grouped(assets, from: firstYear ?? 0)
  }

  /// The assets bought in a year, in the order of the file.
  func assets(boughtIn year: Int) -> [Assets] {
    let index = year - (firstYear ?? 0)
    return assets.indices.contains(index) ? assets[index] : []
  }

  private static func grouped(_ assets: [Assets], from firstYear: Int) -> [[Assets]] {
    let lastYear = assets.lazy.map(\.period.year).max() ?? firstYear
    var counts = Array(repeating: 0, count: lastYear - firstYear + 1)
    for asset in assets { counts[asset.period.year - firstYear] += 1 }
    var grouped = counts.map { count in
      var assets: [Assets] = []
      assets.reserveCapacity(count)
      return assets
    }
    for asset in assets { grouped[asset.period.year - firstYear].append(asset) }
    return grouped
  }
}
