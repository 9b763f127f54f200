/// A figure in many rows of a sweep at once, as floating-point numbers that are near the exact ones.
///
/// Every row's number is within `error` of its exact figure, so that an estimate can tell which
/// digits are certain; what it leaves open is worked out exactly. No estimate is ever shown as it is.
struct Estimate {
  /// A number for each row; `nil` where all rows have the same.
  var rows: UnsafeMutablePointer<Double>?
  /// The number of every row, where they have the same.
  var same: Double
  /// How far from the exact figure a number may be.
  var error: Double
  /// How far from zero a number may be.
  var size: Double

  /// One rounding of a double is within this share of it: 2^-53, and a little more for the
  /// roundings of the bounds themselves.
  static let unit = 0x1.01p-53

  /// The same exact number in every row.
  init(exactly number: Double) {
    (rows, same, error, size) = (nil, number, 0, abs(number))
  }

  init(rows: UnsafeMutablePointer<Double>?, same: Double = 0, error: Double, size: Double) {
    (self.rows, self.same, self.error, self.size) = (rows, same, error, size)
  }

  /// A figure that is the same in every row; `nil` where it is not known.
  init?(_ figure: Fraction) {
    guard figure.isKnown else { return nil }
    let (numerator, denominator) = (figure.numerator.near, figure.denominator.near)
    let number = numerator / denominator
    let isExact = abs(numerator) < 0x1p53 && denominator == 1
    // Both terms are rounded up to three times, and their quotient once.
    self.init(
      rows: nil, same: number, error: isExact ? 0 : abs(number) * Self.ofQuotient,
      size: abs(number))
  }

  /// How far a quotient of two words each may be from the exact one, as a share of it.
  static let ofQuotient = 7.1 * unit

  /// Whether the number is exact, and zero in every row.
  var isZero: Bool { rows == nil && same == 0 && error == 0 }
}

extension Int128 {
  /// A double near the number; the conversion that the language has takes fifty times as long.
  fileprivate var near: Double {
    if let word = Int(exactly: self) { return Double(word) }
    let high = Int(truncatingIfNeeded: self >> 64)
    return Double(high) * 0x1p64 + Double(UInt(truncatingIfNeeded: self))
  }
}

/// The figures of a definition in many rows, cell by cell and year by year.
final class EstimateStore {
  let dimensions: [DimensionID]
  let firstYear: Int?
  let yearCount: Int
  let cellCount: Int
  /// How many rows there is room for.
  let room: Int
  private(set) var figures: [Estimate?]
  private var buffers: [UnsafeMutablePointer<Double>?]

  init(like store: FigureStore, room: Int) {
    dimensions = store.dimensions
    firstYear = store.firstYear
    yearCount = store.yearCount
    cellCount = store.cellCount
    self.room = room
    figures = Array(repeating: nil, count: store.yearCount * store.cellCount)
    buffers = Array(repeating: nil, count: store.yearCount * store.cellCount)
  }

  deinit { for buffer in buffers { buffer?.deallocate() } }

  /// Forgets the figures of the last rows.
  func removeAll() { for place in figures.indices { figures[place] = nil } }

  /// Keeps a copy of a figure.
  func enter(_ estimate: Estimate, at place: Int, count: Int) {
    var kept = estimate
    if let rows = estimate.rows {
      let buffer = buffer(at: place)
      buffer.update(from: rows, count: count)
      kept.rows = buffer
    }
    figures[place] = kept
  }

  /// Room for a figure's rows at its place.
  func buffer(at place: Int) -> UnsafeMutablePointer<Double> {
    if let buffer = buffers[place] { return buffer }
    let buffer = UnsafeMutablePointer<Double>.allocate(capacity: room)
    buffer.initialize(repeating: 0, count: room)
    buffers[place] = buffer
    return buffer
  }

  /// Where the figures of a year begin; `nil` for a year that there are none of.
  func start(of year: Int) -> Int? {
    guard let firstYear else { return 0 }
    let index = year - firstYear
    return index >= 0 && index < yearCount ? index * cellCount : nil
  }
}
