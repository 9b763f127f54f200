/// Carries out a calculation on whole numbers.
struct WholeCalculationRun {
  private let whole: WholeCalculation
  private let calculation: Calculation
  private let steps: UnsafeMutablePointer<WholeCalculation.Step>
  private let store: FigureStore
  /// The years that have figures for the definition.
  private let years: Range<Int>
  private let firstYear: Int

  init(
    _ whole: WholeCalculation, _ calculation: Calculation, into store: FigureStore,
    years: Range<Int>
  ) {
    self.whole = whole
    self.calculation = calculation
    self.store = store
    self.years = years
    steps = whole.steps.start
    firstYear = store.firstYear ?? years.lowerBound
  }

  /// Works out each part; `false` where a number outgrows a word.
  ///
  /// - Parameter goOn: asked now and then; throws to stop.
  func carryOut(goOn: () throws(EvaluationFault) -> Void) throws(EvaluationFault) -> Bool {
    for index in whole.parts.indices where !whole.parts[index].readsItself {
      guard try work(whole.parts[index], whole.parts[index].years, goOn) else { return false }
    }
    // What reads the year before comes after all of it.
    if whole.readerCount == 1 {
      for index in whole.parts.indices where whole.parts[index].readsItself {
        guard try work(whole.parts[index], whole.parts[index].years, goOn) else { return false }
      }
    } else if whole.readerCount > 1 {
      for year in firstYear..<firstYear + store.yearCount {
        for index in whole.parts.indices {
          let part = whole.parts[index]
          guard part.readsItself, part.years.contains(year) else { continue }
          guard try work(part, year..<year + 1, goOn) else { return false }
        }
      }
    }
    return true
  }

  private func work(
    _ part: WholeCalculation.Part, _ years: Range<Int>,
    _ goOn: () throws(EvaluationFault) -> Void
  ) throws(EvaluationFault) -> Bool {
    var year = years.lowerBound
    while year < years.upperBound {
      if (year - years.lowerBound) & 0xFF == 0 { try goOn() }
      switch part.cells {
      case .some(let cells):
        for cell in cells {
          let block = WholeCalculation.Block(year: year - firstYear, cell: cell, count: 1)
          guard carryOut(part.steps, block) else { return false }
        }
        year += 1
      case .all:
        let end = min(year + part.yearsAtOnce, years.upperBound)
        let block = WholeCalculation.Block(
          year: year - firstYear, cell: 0, count: store.cellCount * (end - year))
        guard carryOut(part.steps, block) else { return false }
        year = end
      }
    }
    return true
  }

  /// Carries steps out for a block; `false` where a number outgrows a word.
  private func carryOut(_ range: Range<Int>, _ block: WholeCalculation.Block) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let step = steps + index
      index += 1
      let into = step.pointee.into.numbers(block)
      let a = step.pointee.a.numbers(block)
      let b = step.pointee.b.numbers(block)
      // A definition of one cell that reads the year before has but one figure at a time.
      if block.count == 1,
        let isDone = step.pointee.operation.fillOne(
          into, a.pointee, b.pointee, step.pointee.number)
      {
        if isDone { continue }
        return false
      }
      switch step.pointee.operation {
      case .copy: into.update(from: a, count: block.count)
      case .year: enterYears(block, into)
      case .gather: gather(calculation.loads.start + step.pointee.number, block, into)
      case .repeated:
        let loop = whole.loops.start[step.pointee.number]
        guard repeated(loop, block, into) else { return false }
        index = loop.steps.upperBound
      case .divide:
        let divisor = whole.divisors.start[step.pointee.number]
        guard divide(a, divisor, step.pointee.rule, into, block.count) else { return false }
      default:
        guard step.pointee.operation.fill(into, a, b, step.pointee.number, block.count) else {
          return false
        }
      }
    }
    return true
  }

  @inline(__always)
  private func divide(
    _ a: UnsafeMutablePointer<Int>, _ divisor: Divisor, _ rule: RoundingRule,
    _ into: UnsafeMutablePointer<Int>, _ count: Int
  ) -> Bool {
    for index in 0..<count {
      guard let quotient = divisor.quotient(of: a[index], rounding: rule) else { return false }
      into[index] = quotient
    }
    return true
  }

  private func repeated(
    _ loop: WholeCalculation.Loop, _ block: WholeCalculation.Block,
    _ into: UnsafeMutablePointer<Int>
  ) -> Bool {
    let operation = loop.combination.operation
    for position in 0..<loop.count {
      calculation.positions.start[loop.level] = position
      guard carryOut(loop.steps, block) else { return false }
      let part = loop.result.numbers(block)
      if position == 0 {
        into.update(from: part, count: block.count)
      } else if !operation.fill(into, into, part, 0, block.count) {
        return false
      }
    }
    return true
  }

  private func enterYears(
    _ block: WholeCalculation.Block, _ into: UnsafeMutablePointer<Int>
  ) {
    forEachFigure(of: block) { index, _, year in into[index] = year }
  }

  private func gather(
    _ load: UnsafeMutablePointer<Calculation.Load>, _ block: WholeCalculation.Block,
    _ into: UnsafeMutablePointer<Int>
  ) {
    guard let numerators = calculation.stores[load.pointee.store].numerators else { return }
    forEachFigure(of: block) { index, cell, year in
      let place = calculation.place(of: load.pointee, cell, year, within: years)
      into[index] = place.map { numerators[$0] } ?? 0
    }
  }

  @inline(__always)
  private func forEachFigure(
    of block: WholeCalculation.Block, _ visit: (_ index: Int, _ cell: Int, _ year: Int) -> Void
  ) {
    var (cell, year) = (block.cell, firstYear + block.year)
    for index in 0..<block.count {
      visit(index, cell, year)
      cell += 1
      if cell == store.cellCount { (cell, year) = (0, year + 1) }
    }
  }
}

extension WholeCalculation.Operation {
  /// Fills one number, for the operations that most formulas are made of; `nil` for others.
  @inline(__always)
  fileprivate func fillOne(
    _ into: UnsafeMutablePointer<Int>, _ a: Int, _ b: Int, _ factor: Int
  ) -> Bool? {
    let (number, overflow): (Int, Bool)
    switch self {
    case .copy: (number, overflow) = (a, false)
    case .add: (number, overflow) = a.addingReportingOverflow(b)
    case .subtract: (number, overflow) = a.subtractingReportingOverflow(b)
    case .multiply: (number, overflow) = a.multipliedReportingOverflow(by: b)
    case .scale: (number, overflow) = a.multipliedReportingOverflow(by: factor)
    default: return nil
    }
    into.pointee = number
    return !overflow
  }

  /// Fills numbers with those of two others; `false` where one outgrows a word.
  @inline(__always)
  func fill(
    _ into: UnsafeMutablePointer<Int>, _ a: UnsafeMutablePointer<Int>,
    _ b: UnsafeMutablePointer<Int>, _ number: Int, _ count: Int
  ) -> Bool {
    switch self {
    // A sum that outgrows a word has another sign than both its terms: told without a branch, two or
    // more at a time, in half of the instructions.
    case .add:
      return fill(into, a, b, count) { a, b in
        let sum = a &+ b
        return (sum, (a ^ sum) & (b ^ sum))
      }
    case .subtract:
      return fill(into, a, b, count) { a, b in
        let difference = a &- b
        return (difference, (a ^ b) & (a ^ difference))
      }
    case .multiply: return checked(into, a, b, count) { $0.multipliedReportingOverflow(by: $1) }
    case .scale:
      return checked(into, a, b, count) { a, _ in a.multipliedReportingOverflow(by: number) }
    case .negate: return checked(into, a, b, count) { a, _ in 0.subtractingReportingOverflow(a) }
    case .magnitude:
      return checked(into, a, b, count) { a, _ in
        a < 0 ? 0.subtractingReportingOverflow(a) : (a, false)
      }
    case .smallest: return fill(into, a, b, count) { (min($0, $1), 0) }
    case .largest: return fill(into, a, b, count) { (max($0, $1), 0) }
    case .equal: return fill(into, a, b, count) { ($0 == $1 ? 1 : 0, 0) }
    case .notEqual: return fill(into, a, b, count) { ($0 != $1 ? 1 : 0, 0) }
    case .less: return fill(into, a, b, count) { ($0 < $1 ? 1 : 0, 0) }
    case .lessOrEqual: return fill(into, a, b, count) { ($0 <= $1 ? 1 : 0, 0) }
    case .not: return fill(into, a, b, count) { a, _ in (a == 0 ? 1 : 0, 0) }
    case .requireWeight: return (0..<count).allSatisfy { a[$0] >= 0 }
    case .replace:
      for index in 0..<count where b[index] != 0 { into[index] = a[index] }
      return true
    case .copy, .year, .gather, .repeated, .divide: return true
    }
  }

  /// - Parameter figure: a number, and below zero where it outgrows a word.
  @inline(__always)
  private func fill(
    _ into: UnsafeMutablePointer<Int>, _ a: UnsafeMutablePointer<Int>,
    _ b: UnsafeMutablePointer<Int>, _ count: Int, _ figure: (Int, Int) -> (Int, Int)
  ) -> Bool {
    var signs = 0
    for index in 0..<count {
      let (number, sign) = figure(a[index], b[index])
      into[index] = number
      signs |= sign
    }
    return signs >= 0
  }

  @inline(__always)
  private func checked(
    _ into: UnsafeMutablePointer<Int>, _ a: UnsafeMutablePointer<Int>,
    _ b: UnsafeMutablePointer<Int>, _ count: Int, _ figure: (Int, Int) -> (Int, Bool)
  ) -> Bool {
    fill(into, a, b, count) { a, b in
      let (number, overflow) = figure(a, b)
      return (number, overflow ? -1 : 0)
    }
  }
}
