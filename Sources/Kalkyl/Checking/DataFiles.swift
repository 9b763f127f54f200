/// What a model's data files hold, read before anything is typed.
///
/// A class: the checker that holds it is copied, and each dictionary must be described to copy it.
final class DataFiles: Sendable {
  let blocks: [DataBlock]
  let registers: [Register]
  /// The block of each mapping, by the mapping's place in its script.
  let blockOfMapping: [SourceSpan: DataBlockID]
  private let registerOfInvestment: [Int: RegisterID]

  init(
    blocks: [DataBlock], blockOfMapping: [SourceSpan: DataBlockID], registers: [Register],
    registerOfInvestment: [Int: RegisterID]
  ) {
    self.blocks = blocks
    self.blockOfMapping = blockOfMapping
    self.registers = registers
    self.registerOfInvestment = registerOfInvestment
  }

  func registerID(of investment: Int) -> RegisterID? { registerOfInvestment[investment] }

  func register(of investment: Int) -> Register? {
    registerID(of: investment).map { registers[$0.index] }
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
