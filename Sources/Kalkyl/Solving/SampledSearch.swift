/// Places in a grid where the sign of a difference changes, found by trying figures evenly spread
/// over it and narrowing down between those that differ.
struct SampledSearch {
  /// How many stretches between tried figures the grid is divided into.
  static let stretches = 200

  private(set) var turningPoints: [TurningPoint] = []
  /// Whether a tried figure had no difference to look at.
  private(set) var hasGaps = false
  /// The differences at both ends of the grid.
  private(set) var ends: (first: Rational?, last: Rational?) = (nil, nil)

  init(
    _ grid: SearchGrid, _ difference: (Rational) throws(EvaluationFault) -> Rational?
  ) throws(EvaluationFault) {
    let width = max(1, (grid.last - grid.first) / Self.stretches)
    var position = grid.first
    var value = try difference(grid.figure(position))
    ends.first = value
    hasGaps = value == nil
    // The last figure that had a difference.
    var known = value.map { (position: position, value: $0) }
    while position < grid.last {
      position = min(position + width, grid.last)
      value = try difference(grid.figure(position))
      hasGaps = hasGaps || value == nil
      guard let high = value else { continue }
      if let low = known { try narrow(grid, low, (position, high), difference) }
      known = (position, high)
    }
    ends.last = value
  }

  /// Enters the changes between two positions that differ in sign: of two or three signs one or two.
  private mutating func narrow(
    _ grid: SearchGrid, _ low: (position: Int, value: Rational),
    _ high: (position: Int, value: Rational),
    _ difference: (Rational) throws(EvaluationFault) -> Rational?
  ) throws(EvaluationFault) {
    guard low.value.signum != high.value.signum else { return }
    let middle = low.position + (high.position - low.position) / 2
    guard high.position - low.position > 1, let value = try difference(grid.figure(middle)) else {
      let sides = (
        TurningPoint.Side(figure: grid.figure(low.position), difference: low.value),
        TurningPoint.Side(figure: grid.figure(high.position), difference: high.value)
      )
      // From below to above a difference is zero on the way, unless it jumps.
      return turningPoints.append(
        TurningPoint(
          place: .between(sides.0, sides.1), signs: (low.value.signum, 0, high.value.signum)))
    }
    try narrow(grid, low, (middle, value), difference)
    try narrow(grid, (middle, value), high, difference)
  }
}
