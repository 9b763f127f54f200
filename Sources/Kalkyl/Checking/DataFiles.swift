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
