/// A definition's formulas as steps over machine words, written down once and carried out for every
/// cell and year.
final class Calculation {
  /// What a formula reads.
  enum Source: Hashable {
    case instance(InstanceID)
    case result(InstanceID, InvestmentResult, VintageRange)
    case data(DataBlockID)
    /// The entries of definitions that are worked out side by side.
    case entries
  }

  /// Some cells in some years, and how they are worked out.
  struct Part {
    let cells: Cells
    let years: Range<Int>
    let steps: Range<Int>
    /// The registers that no other part uses.
    let registers: Range<Int>
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
    /// The store's figures, once the steps are carried out: fractions, or whole numbers over one
    /// denominator.
    var pairs: UnsafeMutablePointer<FigureStore.Pair>?
    var numerators: UnsafeMutablePointer<Int>?
    var denominator = 1
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

  var parts = Tape<Part>()
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
  private(set) var stores: [FigureStore] = []
  /// What the stores are of.
  private(set) var sources: [Source] = []

  /// Adds what is read, and gives its place.
  func add(_ store: FigureStore, of source: Source) -> Int {
    stores.append(store)
    sources.append(source)
    return stores.count - 1
  }

  /// Looks up where the stores have their figures: the definition's own has them later than the
  /// steps that read it.
  func findFigures() {
    for index in 0..<loads.count {
      let store = stores[loads.start[index].store]
      loads.start[index].pairs = store.pairs
      loads.start[index].numerators = store.numerators
      loads.start[index].denominator = store.denominator
    }
  }

  /// Makes room for the next definition.
  func removeAll() {
    parts.removeAll()
    steps.removeAll()
    loads.removeAll()
    loops.removeAll()
    strides.removeAll()
    places.removeAll()
    registers.removeAll()
    firstYears.removeAll()
    positions.removeAll()
    stores.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
  }
}

extension Calculation.Step {
  /// The register that the step fills.
  var into: Int {
    switch self {
    case .load(_, let into), .year(let into), .add(_, _, let into), .subtract(_, _, let into),
      .multiply(_, _, let into), .divide(_, _, let into), .negate(_, let into),
      .within(_, _, let into), .magnitude(_, let into), .power(_, _, let into),
      .combine(_, _, _, let into), .round(_, _, _, let into), .compare(_, _, _, let into),
      .not(_, let into), .choose(_, _, _, let into), .weight(_, let into),
      .repeated(_, let into):
      into
    }
  }
}

extension Calculation {
  /// The place of the figure that is read for a cell in a year; `nil` for a year that has none.
  ///
  /// - Parameter years: those that have figures for the reader.
  @inline(__always)
  func place(of load: Load, _ cell: Int, _ year: Int, within years: Range<Int>) -> Int? {
    guard let start = start(of: year, load, years) else { return nil }
    var place = start + load.base
    switch load.cell {
    case .nowhere: break
    case .same: place += cell
    case .table(let from): place += places.start[from + cell]
    }
    for index in load.strides {
      let stride = strides.start[index]
      place += positions.start[stride.level] * stride.length
    }
    return place
  }

  /// Where the figures of the year that is read begin.
  @inline(__always)
  private func start(of year: Int, _ load: Load, _ years: Range<Int>) -> Int? {
    var read = year
    switch load.year {
    case .relative(0): break
    case .relative(let distance):
      read += distance
      guard years.contains(read) else { return nil }
    case .fixed(let fixed): read = fixed
    case .loop(let level, let distance):
      read = firstYears.start[level] + positions.start[level] + distance
      guard distance == 0 || years.contains(read) else { return nil }
    }
    guard let first = load.firstYear else { return 0 }
    let index = read - first
    guard index >= 0, index < load.yearCount else { return nil }
    return index * load.cellCount
  }
}
