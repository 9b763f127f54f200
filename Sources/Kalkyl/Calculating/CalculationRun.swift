/// Carries out a calculation's steps.
struct CalculationRun {
  private let steps: UnsafeMutablePointer<Calculation.Step>
  private let loads: UnsafeMutablePointer<Calculation.Load>
  private let registers: UnsafeMutablePointer<Fraction>
  private let calculation: Calculation
  private let store: FigureStore
  /// The years that have figures for the definition.
  private let years: Range<Int>

  init(_ calculation: Calculation, into store: FigureStore, years: Range<Int>) {
    store.holdPairs()
    calculation.findFigures()
    steps = calculation.steps.start
    loads = calculation.loads.start
    registers = calculation.registers.start
    self.calculation = calculation
    self.store = store
    self.years = years
  }

  /// Works out each year's parts; a year in which some figure is not known has none.
  ///
  /// - Parameter goOn: asked now and then; throws to stop.
  func carryOut(goOn: () throws(EvaluationFault) -> Void) throws(EvaluationFault) {
    let parts = calculation.parts.indices.map { calculation.parts[$0] }
      .sorted { $0.years.lowerBound < $1.years.lowerBound }
    var active: [Calculation.Part] = []
    var next = 0
    let first = store.firstYear ?? years.lowerBound
    var year = first
    while year < first + store.yearCount {
      try goOn()
      active.removeAll { $0.years.upperBound <= year }
      while next < parts.count, parts[next].years.lowerBound <= year {
        active.append(parts[next])
        next += 1
      }
      // The same parts hold until one of them ends or another begins.
      var end = active.reduce(first + store.yearCount) { min($0, $1.years.upperBound) }
      if next < parts.count { end = min(end, parts[next].years.lowerBound) }
      for year in year..<end {
        if try work(active, year, year - first, goOn) {
          store.complete(yearAt: year - first)
        } else {
          store.drop(yearAt: year - first)
        }
      }
      year = end
    }
  }

  /// The figures of a year: whether all are known.
  private func work(
    _ parts: [Calculation.Part], _ year: Int, _ index: Int,
    _ goOn: () throws(EvaluationFault) -> Void
  ) throws(EvaluationFault) -> Bool {
    var count = 0
    let start = index * store.cellCount
    for part in parts {
      switch part.cells {
      case .all:
        for cell in 0..<store.cellCount {
          if cell & 0xFFF == 0xFFF { try goOn() }
          guard enter(part, cell, year, start) else { return false }
        }
        count += store.cellCount
      case .some(let cells):
        for cell in cells {
          guard enter(part, cell, year, start) else { return false }
        }
        count += cells.count
      }
    }
    return count == store.cellCount
  }

  @inline(__always)
  private func enter(_ part: Calculation.Part, _ cell: Int, _ year: Int, _ start: Int) -> Bool {
    carryOut(part.steps, cell, year)
    let figure = registers[part.result]
    store.enter(figure, at: start + cell)
    return figure.isKnown
  }

  private func carryOut(_ range: Range<Int>, _ cell: Int, _ year: Int) {
    var index = range.lowerBound
    while index < range.upperBound {
      let step = steps[index]
      index += 1
      switch step {
      case .load(let load, let into): registers[into] = figure(load, cell, year)
      case .year(let into): registers[into] = Fraction(year)
      case .add(let a, let b, let into): registers[into] = registers[a] + registers[b]
      case .subtract(let a, let b, let into): registers[into] = registers[a] - registers[b]
      case .multiply(let a, let b, let into): registers[into] = registers[a] * registers[b]
      case .divide(let a, let b, let into): registers[into] = registers[a] / registers[b]
      case .negate(let a, let into): registers[into] = -registers[a]
      case .within(let a, let distance, let into):
        registers[into] = years.contains(year + distance) ? registers[a] : .none
      case .magnitude(let a, let into): registers[into] = registers[a].magnitude
      case .power(let a, let exponent, let into):
        registers[into] = registers[a].raised(to: exponent)
      case .combine(let combination, let a, let b, let into):
        registers[into] = combination.of(registers[a], registers[b])
      case .round(let a, let step, let rule, let into):
        registers[into] = registers[a].rounded(to: registers[step], rule)
      case .compare(let comparison, let a, let b, let into):
        registers[into] = comparison.truth(of: registers[a].compared(with: registers[b]))
      case .not(let a, let into):
        registers[into] = registers[a].isKnown ? .truth(registers[a].numerator == 0) : .none
      case .choose(let condition, let then, let other, let into):
        let truth = registers[condition]
        registers[into] = !truth.isKnown ? .none : registers[truth.numerator != 0 ? then : other]
      case .weight(let a, let into):
        registers[into] = registers[a].numerator < 0 ? .none : registers[a]
      case .repeated(let loop, let into):
        registers[into] = repeated(calculation.loops.start[loop], cell, year)
        index = calculation.loops.start[loop].steps.upperBound
      }
    }
  }

  private func repeated(_ loop: Calculation.Loop, _ cell: Int, _ year: Int) -> Fraction {
    var whole = Fraction(0)
    for position in 0..<loop.count {
      calculation.positions.start[loop.level] = position
      carryOut(loop.steps, cell, year)
      let part = registers[loop.result]
      whole = position == 0 ? part : loop.combination.of(whole, part)
    }
    return whole
  }

  @inline(__always)
  private func figure(_ number: Int, _ cell: Int, _ year: Int) -> Fraction {
    let load = (loads + number).pointee
    guard let place = calculation.place(of: load, cell, year, within: years) else { return .none }
    if let numerators = load.numerators {
      return Fraction(Int128(numerators[place]), over: Int128(load.denominator))
    }
    if let pair = load.pairs?[place], pair.denominator != 0 {
      return Fraction(Int128(pair.numerator), over: Int128(pair.denominator))
    }
    return calculation.stores[load.store][place]
  }
}

extension Calculation.Combination {
  /// Two figures put together.
  @inline(__always)
  func of(_ a: Fraction, _ b: Fraction) -> Fraction {
    switch self {
    case .sum: return a + b
    case .smallest:
      guard let order = a.compared(with: b) else { return .none }
      return order <= 0 ? a : b
    case .largest:
      guard let order = a.compared(with: b) else { return .none }
      return order >= 0 ? a : b
    }
  }
}

extension Calculation.Comparison {
  init?(_ operation: BinaryOperator) {
    switch operation {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .otherwise, .or, .and, .add, .subtract, .multiply, .divide, .power: return nil
    }
  }

  /// The truth from how the sides stand to each other.
  func truth(of order: Int?) -> Fraction {
    guard let order else { return .none }
    return switch self {
    case .equal: .truth(order == 0)
    case .notEqual: .truth(order != 0)
    case .less: .truth(order < 0)
    case .lessOrEqual: .truth(order <= 0)
    case .greater: .truth(order > 0)
    case .greaterOrEqual: .truth(order >= 0)
    }
  }
}
