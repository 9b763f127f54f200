// The figures of other definitions, where all are there as whole numbers.
extension WholeCalculationWriter {
  func loaded(_ number: Int) throws(Unsuited) -> Value {
    let load = calculation.loads[number]
    let read = calculation.stores[load.store]
    guard let numerators = read.numerators, has(load, read) else { throw Unsuited() }
    if let operand = beside(load, numerators) {
      return Value(operand: operand, denominator: read.denominator, isFilled: false)
    }
    return filled(.gather, nothing, over: read.denominator, number: number)
  }

  /// Whether all figures that the part reads are there when it is worked out.
  private func has(_ load: Calculation.Load, _ read: FigureStore) -> Bool {
    if read === store {
      guard case .relative(let distance) = load.year, distance < 0 else { return false }
    }
    guard let first = load.firstYear else { return true }
    let stored = first..<first + load.yearCount
    switch load.year {
    case .relative(let distance):
      return contains(partYears, movedBy: distance, in: stored)
        && (distance == 0 || contains(partYears, movedBy: distance, in: years))
    case .fixed(let year): return stored.contains(year)
    case .loop(let level, let distance):
      let looped = yearsOfLoop(level)
      return contains(looped, movedBy: distance, in: stored)
        && (distance == 0 || contains(looped, movedBy: distance, in: years))
    }
  }

  private func yearsOfLoop(_ level: Int) -> Range<Int> {
    let loops = (0..<calculation.loops.count).map { calculation.loops[$0] }
    let count = loops.first { $0.level == level }?.count ?? 0
    return calculation.firstYears[level]..<calculation.firstYears[level] + count
  }

  func contains(_ some: Range<Int>, movedBy distance: Int, in all: Range<Int>) -> Bool {
    some.isEmpty
      || (some.lowerBound + distance >= all.lowerBound
        && some.upperBound + distance <= all.upperBound)
  }

  /// Where a load's figures stand, if those of every block lie beside each other.
  private func beside(
    _ load: Calculation.Load, _ numerators: UnsafeMutablePointer<Int>
  ) -> WholeCalculation.Operand? {
    guard load.strides.isEmpty else { return nil }
    let cellStride: Int
    switch load.cell {
    case .nowhere: cellStride = 0
    case .same: cellStride = 1
    case .table: return nil
    }
    let isSpread = cellStride == 1 || store.cellCount == 1
    let start = numerators + load.base
    switch load.year {
    case .loop: return nil
    case .fixed(let year):
      guard isOfSingleFigures else { return nil }
      return WholeCalculation.Operand(
        start: start + (year - (load.firstYear ?? year)) * load.cellCount, cellStride: cellStride)
    case .relative(let distance):
      guard isOfSingleFigures || (isSpread && load.cellCount == store.cellCount) else { return nil }
      guard let first = load.firstYear else {
        return isOfSingleFigures
          ? WholeCalculation.Operand(start: start, cellStride: cellStride) : nil
      }
      return WholeCalculation.Operand(
        start: start + (firstYear + distance - first) * load.cellCount,
        yearStride: load.cellCount, cellStride: cellStride)
    }
  }
}
