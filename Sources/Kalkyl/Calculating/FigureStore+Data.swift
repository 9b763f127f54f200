// The figures of files, as definitions read them.
extension FigureStore {
  /// The figures of a block: whole numbers over one denominator where none is missing.
  convenience init(_ block: DataBlock, _ spread: Spread) {
    let years = block.values.keys.compactMap { $0 }
    let first = years.min()
    let dimensions = block.type.shape.dimensions
    self.init(
      dimensions: dimensions, cells: spread.count(dimensions), firstYear: first,
      years: (years.max() ?? 0) - (first ?? 0) + 1)
    let columns = (0..<yearCount).map { index in
      block.values[first.map { $0 + index }] ?? Array(repeating: nil, count: cellCount)
    }
    if !enterWhole(columns) { enter(columns) }
  }

  /// Amounts in files have a few decimals; more is left to fractions.
  private static let largestDenominator = 1_000_000

  private func enterWhole(_ columns: [[Rational?]]) -> Bool {
    var common = 1
    for figure in columns.joined() {
      guard case .words(_, let own)? = figure?.storage,
        let multiple = leastCommonMultiple(common, own), multiple <= Self.largestDenominator
      else { return false }
      common = multiple
    }
    var numerators: [Int] = []
    for figure in columns.joined() {
      guard let numerator = (figure.map { $0 * Rational(common) })?.wholeValue else { return false }
      numerators.append(numerator)
    }
    holdNumerators(over: common).update(from: numerators, count: count)
    return true
  }

  private func enter(_ columns: [[Rational?]]) {
    holdPairs()
    for (index, column) in columns.enumerated() {
      for (cell, figure) in column.enumerated() {
        enter(figure.map { Fraction($0) } ?? .none, at: index * cellCount + cell)
      }
      let isWhole = column.indices.allSatisfy { self[index * cellCount + $0].isKnown }
      if isWhole { complete(yearAt: index) } else { drop(yearAt: index) }
    }
  }
}
