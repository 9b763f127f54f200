/// A definition's formulas as steps over machine words, written down once and carried out for every
/// cell and year.
final class Calculation {
  /// Some cells in some years, and how they are worked out.
  struct Part {
    let cells: Cells
    let years: Range<Int>
    let steps: Range<Int>
    /// The register that the figure is in after the steps.
    let result: Int
  }

  /// The cells of a part: all of them, or those at some places.
  enum Cells {
    case all
    case some([Int])
  }

  /// One operation; registers are numbered.
  enum Step {
    case load(Int, into: Int)
    case year(into: Int)
    case add(Int, Int, into: Int)
    case subtract(Int, Int, into: Int)
    case multiply(Int, Int, into: Int)
    case divide(Int, Int, into: Int)
    case negate(Int, into: Int)
    /// The number where the year so far away is one of the reader's.
    case within(Int, distance: Int, into: Int)
    case magnitude(Int, into: Int)
    case power(Int, exponent: Int, into: Int)
    case combine(Combination, Int, Int, into: Int)
    case round(Int, step: Int, RoundingRule, into: Int)
    case compare(Comparison, Int, Int, into: Int)
    case not(Int, into: Int)
    /// The second where the first is true, and else the third.
    case choose(Int, Int, Int, into: Int)
    /// The number where it is not below zero.
    case weight(Int, into: Int)
    /// Carries out a loop, and puts its figures together.
    case repeated(Int, into: Int)
  }

  /// Where a figure of another definition is found.
  struct Load {
    /// The store, among those of the calculation.
    let store: Int
    let pairs: UnsafeMutablePointer<FigureStore.Pair>
    /// The first year of the store's figures; `nil` where they are the same every year.
    let firstYear: Int?
    let yearCount: Int
    let cellCount: Int
    let year: YearPlace
    /// The figure's place among the cells of its year, but for what the cell and the loops add.
    let base: Int
    let cell: CellPlace
    /// What each step of a loop adds to the place: among the calculation's strides.
    let strides: Range<Int>
  }

  /// What a step of a loop adds to a place.
  struct Stride {
    let level: Int
    let length: Int
  }

  /// How the place of a figure follows from the cell that is worked out.
  enum CellPlace {
    case nowhere
    case same
    /// From the calculation's places, from this one on.
    case table(from: Int)
  }

  /// Which year's figure is read.
  enum YearPlace: Hashable {
    case relative(Int)
    case fixed(Int)
    /// The year of a loop, and a distance from it.
    case loop(level: Int, Int)
  }

  /// What is done for each label of a dimension, or each year.
  struct Loop {
    let level: Int
    let count: Int
    let steps: Range<Int>
    let result: Int
    let combination: Combination
  }

  /// How two figures are put together.
  enum Combination {
    case sum
    case smallest
    case largest
  }

  /// How two figures are compared.
  enum Comparison {
    case equal
    case notEqual
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
  }

  var parts: [Part] = []
  var steps = Tape<Step>()
  var loads = Tape<Load>()
  var loops = Tape<Loop>()
  var strides = Tape<Stride>()
  /// For each cell the place of a figure of a narrower definition, one table after another.
  var places = Tape<Int>()
  /// What stands in the registers before any step: constants.
  var registers = Tape<Fraction>()
  /// The first years of loops over years, by level; 0 for those over labels.
  var firstYears = Tape<Int>()
  /// The place of each loop that is going on, by level.
  var positions = Tape<Int>()
  var stores: [FigureStore] = []

  /// Makes room for the next definition.
  func removeAll() {
    parts.removeAll(keepingCapacity: true)
    steps.removeAll()
    loads.removeAll()
    loops.removeAll()
    strides.removeAll()
    places.removeAll()
    registers.removeAll()
    firstYears.removeAll()
    positions.removeAll()
    stores.removeAll(keepingCapacity: true)
  }
}
