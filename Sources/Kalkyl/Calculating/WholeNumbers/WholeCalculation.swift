/// A calculation on whole numbers of one word, each register's over a denominator that is the same in
/// every cell and year.
///
/// A model that rounds to kr or öre is of this kind. A step is carried out for a block of cells and
/// years at a time, on numbers that lie beside each other: 10,000 accounts over 100 years take a
/// fifth of the time that fractions take.
final class WholeCalculation {
  /// Where the numbers of a register or of a definition stand for a block.
  struct Operand {
    let start: UnsafeMutablePointer<Int>
    /// How much further those of the next year and the next cell stand; zero for a register.
    let yearStride: Int
    let cellStride: Int

    init(start: UnsafeMutablePointer<Int>, yearStride: Int = 0, cellStride: Int = 0) {
      self.start = start
      self.yearStride = yearStride
      self.cellStride = cellStride
    }

    @inline(__always)
    func numbers(_ block: Block) -> UnsafeMutablePointer<Int> {
      start + (block.year &* yearStride &+ block.cell &* cellStride)
    }
  }

  /// Figures that are worked out together: a cell in a year, or all cells in some years.
  struct Block {
    /// Counted from the first year of the definition.
    let year: Int
    let cell: Int
    /// How many figures.
    let count: Int
  }

  enum Operation: UInt8 {
    case copy
    case add
    case subtract
    case multiply
    /// By the step's number.
    case scale
    case negate
    case magnitude
    case smallest
    case largest
    /// By the step's divisor, to the nearest whole number by the step's rule.
    case divide
    case equal
    case notEqual
    case less
    case lessOrEqual
    case not
    /// `a` where `b` is true; elsewhere what stands there already.
    case replace
    /// Fills nothing; no number of `a` may be below zero.
    case requireWeight
    /// The years of the block.
    case year
    /// The figures of a load, whose places do not lie beside each other.
    case gather
    /// Carries out a loop, and puts its figures together.
    case repeated
  }

  struct Step {
    var operation: Operation
    let a: Operand
    let b: Operand
    var into: Operand
    /// A factor, or the place of a divisor, load or loop.
    var number: Int
    let rule: RoundingRule

    /// Whether the step, and no other, fills every number of its register.
    var fillsAlone: Bool { operation != .replace && operation != .requireWeight }
  }

  /// What is done for each label of a dimension, or each year.
  struct Loop {
    let level: Int
    let count: Int
    let steps: Range<Int>
    let result: Operand
    let combination: Calculation.Combination
  }

  /// Cells and years, and how they are worked out.
  struct Part {
    let cells: Calculation.Cells
    let years: Range<Int>
    /// How many years a block of all cells has at most.
    let yearsAtOnce: Int
    var steps: Range<Int>
    /// Whether figures of the definition itself, of years before, are read.
    let readsItself: Bool
  }

  private(set) var parts = Tape<Part>()
  /// How many parts read figures of the definition itself.
  private(set) var readerCount = 0
  var steps = Tape<Step>()
  var loops = Tape<Loop>()
  var divisors = Tape<Divisor>()
  let registers = WholeRegisters()

  func add(_ part: Part) {
    parts.append(part)
    if part.readsItself { readerCount += 1 }
  }

  /// Lets a part end before its last step.
  func dropLastStep(ofPart index: Int) {
    let steps = parts[index].steps
    parts[index].steps = steps.lowerBound..<steps.upperBound - 1
  }

  func removeAll() {
    parts.removeAll()
    readerCount = 0
    steps.removeAll()
    loops.removeAll()
    divisors.removeAll()
    registers.removeAll()
  }
}
