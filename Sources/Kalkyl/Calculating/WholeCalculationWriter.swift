/// Writes a calculation's steps as steps on whole numbers, where every register has one denominator.
///
/// What has not is left to fractions: a quotient of two figures, a figure that a year lacks, a
/// denominator that grows from year to year.
final class WholeCalculationWriter {
  private let calculation: Calculation
  private let whole: WholeCalculation
  private var store: FigureStore
  /// The years that have figures for the definition.
  private var years = 0..<0
  private var firstYear = 0
  /// The denominator that the definition's own figures are taken to have.
  private var denominator = 1
  /// Whether it is no guess: a part that comes to another is left to fractions.
  private var isSettled = false
  /// What each register of the calculation is, once it is filled.
  private var values: [Value?] = []
  /// What each part comes to.
  private var results: [Value] = []
  /// Of the part that is written: its years, and whether it has figures of the definition itself.
  private var partYears = 0..<0
  private var readsItself = false
  /// Whether each block of the part is one figure; and how many figures a block has at most.
  private var isOfSingleFigures = false
  private var blockSize = 1

  /// A register's numbers and their denominator.
  private struct Value {
    let operand: WholeCalculation.Operand
    let denominator: Int
    /// Whether a step fills it: its register may be used again once it is read.
    let isFilled: Bool

    /// The same, to be read once more.
    var kept: Value { Value(operand: operand, denominator: denominator, isFilled: false) }
  }

  /// What is left to fractions.
  private struct Unsuited: Error {}

  /// As many numbers as a few registers of which stay in the nearest cache.
  private static let figuresAtOnce = 512

  /// Denominators beyond this leave too little room above the line.
  private static let largestDenominator = 1_000_000_000

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
    for part in calculation.parts {
      count += part.years.clamped(to: all).count * part.cells.count(of: store.cellCount)
    }
    return count == store.count
  }

  /// The place of the definition's own figures.
  private var own: WholeCalculation.Operand {
    WholeCalculation.Operand(
      start: store.holdNumerators(over: denominator), yearStride: store.cellCount, cellStride: 1)
  }

  // MARK: Parts

  /// Writes the parts; `false` where their denominator is another than it was taken to be.
  private func writeParts() throws(Unsuited) -> Bool {
    whole.removeAll()
    _ = store.holdNumerators(over: denominator)
    let yearsAtOnce = max(1, Self.figuresAtOnce / store.cellCount)
    whole.registers.prepare(for: store.cellCount * min(yearsAtOnce, store.yearCount))
    values.removeAll(keepingCapacity: true)
    for _ in 0..<calculation.registers.count { values.append(nil) }
    results.removeAll(keepingCapacity: true)
    var common = 1
    for part in calculation.parts {
      let result = try write(part)
      common = try multiple(common, result.denominator)
      if isSettled, common > denominator { throw Unsuited() }
      results.append(result)
    }
    let isRight = common == denominator || whole.readerCount == 0
    denominator = common
    _ = store.holdNumerators(over: denominator)
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

// MARK: Steps

extension WholeCalculationWriter {
  private func write(_ steps: Range<Int>) throws(Unsuited) {
    var index = steps.lowerBound
    while index < steps.upperBound {
      let step = calculation.steps[index]
      values[step.into] = try value(of: step)
      index += 1
      // A loop's steps stand after it.
      if case .repeated(let loop, _) = step {
        index = calculation.loops[loop].steps.upperBound
      }
    }
  }

  private func value(of step: Calculation.Step) throws(Unsuited) -> Value {
    switch step {
    case .load(let load, _): return try loaded(load)
    case .year: return filled(.year, nothing, over: 1)
    case .add(let a, let b, _): return try joined(.add, a, b)
    case .subtract(let a, let b, _): return try joined(.subtract, a, b)
    case .multiply(let a, let b, _): return try product(value(a), value(b))
    case .divide(let a, let b, _): return try product(value(a), reciprocal(of: b))
    case .negate(let a, _): return try unary(.negate, a)
    case .magnitude(let a, _): return try unary(.magnitude, a)
    case .within(let a, let distance, _):
      guard contains(partYears, movedBy: distance, in: years) else { throw Unsuited() }
      return try value(a)
    case .power(let a, let exponent, _): return try power(value(a), exponent)
    case .combine(let combination, let a, let b, _):
      return try joined(combination.operation, a, b)
    case .round(let a, let step, let rule, _): return try rounded(a, step, rule)
    case .compare(let comparison, let a, let b, _): return try compared(comparison, a, b)
    case .not(let a, _): return filled(.not, try value(a), over: 1)
    case .choose(let condition, let then, let other, _): return try chosen(condition, then, other)
    case .weight(let a, _):
      let weight = try value(a)
      add(.requireWeight, weight.operand, into: weight.operand)
      return weight
    case .repeated(let loop, _): return try repeated(calculation.loops[loop])
    }
  }

  private func unary(
    _ operation: WholeCalculation.Operation, _ a: Int
  ) throws(Unsuited) -> Value {
    let a = try value(a)
    return filled(operation, a, over: a.denominator)
  }

  /// Two figures over one denominator.
  private func joined(
    _ operation: WholeCalculation.Operation, _ a: Int, _ b: Int
  ) throws(Unsuited) -> Value {
    let (left, right) = try overOne(value(a), value(b))
    return filled(operation, left, right, over: left.denominator)
  }

  private func product(_ a: Value, _ b: Value) throws(Unsuited) -> Value {
    filled(.multiply, a, b, over: try product(a.denominator, b.denominator))
  }

  /// One divided by a constant.
  private func reciprocal(of register: Int) throws(Unsuited) -> Value {
    let figure = calculation.registers[register]
    guard values[register] == nil, figure.isKnown, figure.numerator != 0 else { throw Unsuited() }
    return try constant(figure.reciprocal)
  }

  private func power(_ base: Value, _ exponent: Int) throws(Unsuited) -> Value {
    var power = try constant(Fraction(1))
    for _ in 0..<exponent {
      power = filled(
        .multiply, power, base.kept, over: try product(power.denominator, base.denominator))
    }
    return power
  }

  /// n/d to multiples of p/q: n × q / (d × p) to the nearest whole number, times p over q.
  private func rounded(
    _ a: Int, _ step: Int, _ rule: RoundingRule
  ) throws(Unsuited) -> Value {
    let unit = calculation.registers[step].reduced
    guard let p = Int(exactly: unit.numerator), let q = Int(exactly: unit.denominator) else {
      throw Unsuited()
    }
    let figure = try value(a)
    let common = Int(greatestCommonDivisor(figure.denominator.magnitude, q.magnitude))
    let divisor = try product(figure.denominator / common, p)
    var count = scaled(figure, by: q / common, over: q)
    if divisor != 1 {
      let place = whole.divisors.append(Divisor(divisor))
      count = filled(.divide, count, over: q, number: place, rule)
    }
    return scaled(count, by: p, over: q)
  }

  private func compared(
    _ comparison: Calculation.Comparison, _ a: Int, _ b: Int
  ) throws(Unsuited) -> Value {
    let (left, right) = try overOne(value(a), value(b))
    switch comparison {
    case .equal: return filled(.equal, left, right, over: 1)
    case .notEqual: return filled(.notEqual, left, right, over: 1)
    case .less: return filled(.less, left, right, over: 1)
    case .lessOrEqual: return filled(.lessOrEqual, left, right, over: 1)
    case .greater: return filled(.less, right, left, over: 1)
    case .greaterOrEqual: return filled(.lessOrEqual, right, left, over: 1)
    }
  }

  private func chosen(
    _ condition: Int, _ then: Int, _ other: Int
  ) throws(Unsuited) -> Value {
    let (first, second) = try overOne(value(then), value(other))
    // The copy must not take the place of what is chosen instead.
    let chosen = filled(.copy, second.kept, over: second.denominator)
    let truth = try value(condition)
    add(.replace, first.operand, truth.operand, into: chosen.operand)
    for value in [first, second, truth] { giveBack(value) }
    return chosen
  }

  /// A loop over labels or years: its steps stand after the step that carries it out.
  private func repeated(_ loop: Calculation.Loop) throws(Unsuited) -> Value {
    let into = register()
    let place = add(.repeated, into, into: into)
    try write(loop.steps)
    let result = try value(loop.result)
    giveBack(result)
    whole.steps[place].number = whole.loops.append(
      WholeCalculation.Loop(
        level: loop.level, count: loop.count, steps: place + 1..<whole.steps.count,
        result: result.operand, combination: loop.combination))
    return Value(operand: into, denominator: result.denominator, isFilled: true)
  }
}

// MARK: Registers

extension WholeCalculationWriter {
  /// What is in a register of the calculation: what a step has filled it with, or a constant.
  private func value(_ register: Int) throws(Unsuited) -> Value {
    if let value = values[register] { return value }
    return try constant(calculation.registers[register])
  }

  private func constant(_ figure: Fraction) throws(Unsuited) -> Value {
    let figure = figure.reduced
    guard let numerator = Int(exactly: figure.numerator),
      let denominator = Int(exactly: figure.denominator), denominator > 0,
      denominator <= Self.largestDenominator
    else { throw Unsuited() }
    let operand = WholeCalculation.Operand(start: whole.registers.takeUnused())
    operand.start.update(repeating: numerator, count: blockSize)
    return Value(operand: operand, denominator: denominator, isFilled: false)
  }

  private func register() -> WholeCalculation.Operand {
    WholeCalculation.Operand(start: whole.registers.take())
  }

  private func giveBack(_ value: Value) {
    if value.isFilled { whole.registers.giveBack(value.operand.start) }
  }

  private var nothing: Value { Value(operand: own, denominator: 1, isFilled: false) }

  /// A step's result, in a register that what it is made of may leave to it.
  private func filled(
    _ operation: WholeCalculation.Operation, _ a: Value, _ b: Value? = nil,
    over denominator: Int, number: Int = 0, _ rule: RoundingRule = .halfAwayFromZero
  ) -> Value {
    giveBack(a)
    if let b { giveBack(b) }
    let into = register()
    add(operation, a.operand, b?.operand, into: into, number: number, rule)
    return Value(operand: into, denominator: denominator, isFilled: true)
  }

  @discardableResult
  private func add(
    _ operation: WholeCalculation.Operation, _ a: WholeCalculation.Operand,
    _ b: WholeCalculation.Operand? = nil, into: WholeCalculation.Operand, number: Int = 0,
    _ rule: RoundingRule = .halfAwayFromZero
  ) -> Int {
    whole.steps.append(
      WholeCalculation.Step(
        operation: operation, a: a, b: b ?? a, into: into, number: number, rule: rule))
  }

  // MARK: Denominators

  private func overOne(_ a: Value, _ b: Value) throws(Unsuited) -> (Value, Value) {
    let common = try multiple(a.denominator, b.denominator)
    return (
      scaled(a, by: common / a.denominator, over: common),
      scaled(b, by: common / b.denominator, over: common)
    )
  }

  private func scaled(_ value: Value, by factor: Int, over denominator: Int) -> Value {
    if factor == 1 {
      return Value(operand: value.operand, denominator: denominator, isFilled: value.isFilled)
    }
    return filled(.scale, value, over: denominator, number: factor)
  }

  private func multiple(_ a: Int, _ b: Int) throws(Unsuited) -> Int {
    guard let multiple = leastCommonMultiple(a, b), multiple <= Self.largestDenominator else {
      throw Unsuited()
    }
    return multiple
  }

  private func product(_ a: Int, _ b: Int) throws(Unsuited) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    guard !overflow, product <= Self.largestDenominator else { throw Unsuited() }
    return product
  }
}

// MARK: Figures of other definitions

extension WholeCalculationWriter {
  private func loaded(_ number: Int) throws(Unsuited) -> Value {
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

  private func contains(_ some: Range<Int>, movedBy distance: Int, in all: Range<Int>) -> Bool {
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

extension Calculation.Combination {
  var operation: WholeCalculation.Operation {
    switch self {
    case .sum: .add
    case .smallest: .smallest
    case .largest: .largest
    }
  }
}
