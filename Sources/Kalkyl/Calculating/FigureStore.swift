/// The figures of one instance, cell by cell and year by year, as fractions of two words.
///
/// A figure of 16 bytes keeps a model of a million in the cache's reach: half the time of four
/// words. What needs more than one word above or below the line is kept beside them.
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
  let pairs: UnsafeMutablePointer<Pair>
  private var wide: [Fraction] = []
  /// Whether every figure of a year is there, by year.
  private let wholeYears: UnsafeMutablePointer<Bool>

  init(dimensions: [DimensionID], cells: Int, firstYear: Int?, years: Int) {
    self.dimensions = dimensions
    self.firstYear = firstYear
    yearCount = years
    cellCount = cells
    pairs = .allocate(capacity: cells * years)
    pairs.initialize(repeating: Pair(numerator: 0, denominator: 0), count: cells * years)
    wholeYears = .allocate(capacity: years)
    wholeYears.initialize(repeating: false, count: years)
  }

  deinit {
    pairs.deallocate()
    wholeYears.deallocate()
  }

  /// Whether every figure of every year is there.
  var isWhole: Bool { (0..<yearCount).allSatisfy { wholeYears[$0] } }

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
    let pair = pairs[place]
    if pair.denominator != 0 {
      return Fraction(Int128(pair.numerator), over: Int128(pair.denominator))
    }
    return wide.isEmpty ? .none : wide[place]
  }

  /// Keeps a figure.
  @inline(__always)
  func enter(_ figure: Fraction, at place: Int) {
    if figure.isNarrow {
      pairs[place] = Pair(
        numerator: Int(truncatingIfNeeded: figure.numerator),
        denominator: Int(truncatingIfNeeded: figure.denominator))
    } else {
      enterWide(figure.reduced, at: place)
    }
  }

  @inline(never)
  private func enterWide(_ figure: Fraction, at place: Int) {
    if figure.isNarrow { return enter(figure, at: place) }
    if wide.isEmpty { wide = Array(repeating: .none, count: cellCount * yearCount) }
    pairs[place] = Pair(numerator: 0, denominator: 0)
    wide[place] = figure
  }

  /// Tells that all figures of a year are there.
  func complete(yearAt index: Int) { wholeYears[index] = true }

  /// Drops the figures of a year that are not all there.
  func drop(yearAt index: Int) {
    wholeYears[index] = false
    for place in index * cellCount..<(index + 1) * cellCount {
      pairs[place] = Pair(numerator: 0, denominator: 0)
      if !wide.isEmpty { wide[place] = .none }
    }
  }

  /// Whether every figure of a year is there.
  func isKnown(in year: Int?) -> Bool {
    guard let start = start(of: year ?? 0) else { return false }
    return wholeYears[cellCount == 0 ? 0 : start / cellCount]
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
