/// The figures of one instance, cell by cell and year by year.
///
/// Figures that are all whole numbers over one denominator take a word each. Others are fractions
/// of two words: a figure of 16 bytes keeps a model of a million in the cache's
/// reach, at half the time of four words. What needs more than one word above or below the line is
/// kept beside them.
final class FigureStore {
  /// A figure; `denominator` is zero where there is none, or where it is kept wide.
  struct Pair {
    var numerator: Int
    var denominator: Int
  }

  /// The dimensions of the figures, in the order of their cells.
  let dimensions: [DimensionID]
  /// The year of the first figures; `nil` for figures that are the same every year.
  let firstYear: Int?
  let yearCount: Int
  let cellCount: Int
  /// What is above the line where all figures have one denominator; then none is missing.
  private(set) var numerators: UnsafeMutablePointer<Int>?
  /// The denominator of all figures.
  private(set) var denominator = 1
  private(set) var pairs: UnsafeMutablePointer<Pair>?
  private var wide: [Fraction] = []
  /// Whether every figure of a year is there, by year.
  private var wholeYears: [Bool] = []

  init(dimensions: [DimensionID], cells: Int, firstYear: Int?, years: Int) {
    self.dimensions = dimensions
    self.firstYear = firstYear
    yearCount = years
    cellCount = cells
  }

  deinit {
    numerators?.deallocate()
    pairs?.deallocate()
  }

  /// How many figures there are.
  var count: Int { cellCount * yearCount }

  /// Makes room for whole numbers over one denominator; all must be filled in.
  @discardableResult
  func holdNumerators(over denominator: Int) -> UnsafeMutablePointer<Int> {
    self.denominator = denominator
    if let numerators { return numerators }
    let numerators = UnsafeMutablePointer<Int>.allocate(capacity: count)
    self.numerators = numerators
    return numerators
  }

  /// Takes over the figures of a cell of another store, which are whole numbers, as those of its only
  /// one.
  func take(_ cell: Int, of other: FigureStore) {
    guard let numbers = other.numerators else { return }
    let own = holdNumerators(over: other.denominator)
    for year in 0..<yearCount { own[year] = numbers[year &* other.cellCount &+ cell] }
  }

  /// Makes room for fractions, of which none is there yet.
  func holdPairs() {
    if pairs != nil { return }
    numerators?.deallocate()
    numerators = nil
    let pairs = UnsafeMutablePointer<Pair>.allocate(capacity: count)
    pairs.initialize(repeating: Pair(numerator: 0, denominator: 0), count: count)
    wholeYears = .filled(with: false, count: yearCount)
    self.pairs = pairs
  }

  /// Whether every figure of every year is there.
  var isWhole: Bool { numerators != nil || (pairs != nil && !wholeYears.contains(false)) }

  /// Where the figures of a year begin; `nil` for a year that there are none of.
  @inline(__always)
  func start(of year: Int) -> Int? {
    guard let firstYear else { return 0 }
    let index = year - firstYear
    return index >= 0 && index < yearCount ? index * cellCount : nil
  }

  /// A figure at its place; `.none` where there is none.
  @inline(__always)
  subscript(place: Int) -> Fraction {
    if let numerators {
      return Fraction(Int128(numerators[place]), over: Int128(denominator))
    }
    guard let pair = pairs?[place] else { return .none }
    if pair.denominator != 0 {
      return Fraction(Int128(pair.numerator), over: Int128(pair.denominator))
    }
    return wide.isEmpty ? .none : wide[place]
  }

  /// Keeps a figure as a fraction, in a store that holds such.
  @inline(__always)
  func enter(_ figure: Fraction, at place: Int) {
    if figure.isNarrow {
      pairs?[place] = Pair(
        numerator: Int(truncatingIfNeeded: figure.numerator),
        denominator: Int(truncatingIfNeeded: figure.denominator))
    } else {
      enterWide(figure.reduced, at: place)
    }
  }

  @inline(never)
  private func enterWide(_ figure: Fraction, at place: Int) {
    if figure.isNarrow { return enter(figure, at: place) }
    if wide.isEmpty { wide = .filled(with: .none, count: count) }
    pairs?[place] = Pair(numerator: 0, denominator: 0)
    wide[place] = figure
  }

  /// Tells that all figures of a year are there.
  func complete(yearAt index: Int) { wholeYears[index] = true }

  /// Drops the figures of a year that are not all there.
  func drop(yearAt index: Int) {
    wholeYears[index] = false
    for place in index * cellCount..<(index + 1) * cellCount {
      pairs?[place] = Pair(numerator: 0, denominator: 0)
      if !wide.isEmpty { wide[place] = .none }
    }
  }

  /// Whether every figure of a year is there.
  func isKnown(in year: Int?) -> Bool {
    guard let start = start(of: year ?? 0) else { return false }
    return numerators != nil || (pairs != nil && wholeYears[cellCount == 0 ? 0 : start / cellCount])
  }

  /// The figures of a year as a column.
  func column(in year: Int?) -> Column? {
    guard isKnown(in: year), let start = start(of: year ?? 0) else { return nil }
    return Column(
      (start..<start + cellCount).map { place in
        self[place].rational.map(Cell.value) ?? .value(.zero)
      })
  }
}
