/// Writes a calculation's steps as steps on whole numbers, where every register has one denominator.
///
/// What has not is left to fractions: a quotient of two figures, a figure that a year lacks, a
/// denominator that grows from year to year.
final class WholeCalculationWriter {
  let calculation: Calculation
  let whole: WholeCalculation
  var store: FigureStore
  /// The years that have figures for the definition.
  var years = 0..<0
  var firstYear = 0
  /// The denominator that the definition's own figures are taken to have.
  var denominator = 1
  /// Whether it is no guess: a part that comes to another is left to fractions.
  private var isSettled = false
  /// What each register of the calculation is, once it is filled.
  var values = Tape<Value?>()
  /// What each part comes to.
  private var results = Tape<Value>()
  /// Of the part that is written: its years, and whether it has figures of the definition itself.
  var partYears = 0..<0
  var readsItself = false
  /// Whether each block of the part is one figure; and how many figures a block has at most.
  var isOfSingleFigures = false
  var blockSize = 1

  /// A register's numbers and their denominator.
  struct Value {
    let operand: WholeCalculation.Operand
    let denominator: Int
    /// Whether a step fills it: its register may be used again once it is read.
    let isFilled: Bool
    /// What is above the line where that is the same in every cell and year.
    var constant: Int?

    /// The same, to be read once more.
    var kept: Value { Value(operand: operand, denominator: denominator, isFilled: false) }
  }

  /// What is left to fractions.
  struct Unsuited: Error {}

  /// As many numbers as a few registers of which stay in the nearest cache.
  private static let figuresAtOnce = 512

  /// Denominators beyond this leave too little room above the line.
  static let largestDenominator = 1_000_000_000

  init(_ calculation: Calculation, into whole: WholeCalculation) {
    self.calculation = calculation
    self.whole = whole
    store = FigureStore(dimensions: [], cells: 0, firstYear: nil, years: 0)
  }

  /// Writes all parts of the calculation; `false` where some are left to fractions.
  func write(for store: FigureStore, years: Range<Int>) -> Bool {
    self.store = store
    self.years = years
    firstYear = store.firstYear ?? years.lowerBound
    guard store.count > 0, isCovered else { return false }
    // A definition that reads itself has the denominator that it has when it is taken to have it.
    (denominator, isSettled) = (1, false)
    do throws(Unsuited) {
      if try writeParts() { return true }
      isSettled = true
      return try writeParts()
    } catch { return false }
  }

  /// Whether the parts together have every cell and year.
  private var isCovered: Bool {
    let all = firstYear..<firstYear + store.yearCount
    var count = 0
    for index in calculation.parts.indices {
      let part = calculation.parts[index]
      count += part.years.clamped(to: all).count * part.cells.count(of: store.cellCount)
    }
    return count == store.count
  }

  /// The place of the definition's own figures.
  var own: WholeCalculation.Operand {
    WholeCalculation.Operand(
      start: store.holdNumerators(over: denominator), yearStride: store.cellCount, cellStride: 1)
  }

  // MARK: Parts

  /// Writes the parts; `false` where their denominator is another than it was taken to be.
  private func writeParts() throws(Unsuited) -> Bool {
    whole.removeAll()
    store.holdNumerators(over: denominator)
    let yearsAtOnce = max(1, Self.figuresAtOnce / store.cellCount)
    whole.registers.prepare(for: store.cellCount * min(yearsAtOnce, store.yearCount))
    values.removeAll()
    for _ in 0..<calculation.registers.count { values.append(nil) }
    results.removeAll()
    var common = 1
    for index in calculation.parts.indices {
      let result = try write(calculation.parts[index])
      common = try multiple(common, result.denominator)
      if isSettled, common > denominator { throw Unsuited() }
      results.append(result)
    }
    let isRight = common == denominator || whole.readerCount == 0
    denominator = common
    store.holdNumerators(over: denominator)
    if isRight { for index in results.indices { finish(index) } }
    return isRight
  }

  /// Writes a part's steps, and one more that may bring its figures to their place.
  private func write(_ part: Calculation.Part) throws(Unsuited) -> Value {
    partYears = part.years.clamped(to: firstYear..<firstYear + store.yearCount)
    readsItself = reads(store, in: part.steps)
    let yearsAtOnce =
      readsItself ? 1 : min(partYears.count, max(1, Self.figuresAtOnce / store.cellCount))
    if case .some = part.cells { blockSize = 1 } else { blockSize = store.cellCount * yearsAtOnce }
    isOfSingleFigures = blockSize == 1
    let start = whole.steps.count
    try write(part.steps)
    let result = try value(part.result)
    let end = add(.copy, result.operand, into: own)
    whole.add(
      WholeCalculation.Part(
        cells: part.cells, years: partYears, yearsAtOnce: blockSize == 1 ? 1 : yearsAtOnce,
        steps: start..<end + 1, readsItself: readsItself))
    return result
  }

  private func reads(_ store: FigureStore, in steps: Range<Int>) -> Bool {
    steps.contains { step in
      guard case .load(let load, _) = calculation.steps[step] else { return false }
      return calculation.stores[calculation.loads[load].store] === store
    }
  }

  /// Lets a part's last step fill the figures' place, or brings them there.
  private func finish(_ index: Int) {
    let (result, steps) = (results[index], whole.parts[index].steps)
    let copy = steps.upperBound - 1
    if result.denominator != denominator {
      whole.steps[copy].operation = .scale
      whole.steps[copy].number = denominator / result.denominator
    } else if copy > steps.lowerBound, whole.steps[copy - 1].fillsAlone,
      whole.steps[copy - 1].into.start == result.operand.start
    {
      whole.steps[copy - 1].into = own
      whole.dropLastStep(ofPart: index)
    }
  }
}
