/// Carries out a calculation's steps for many rows at once, on estimates.
struct EstimateRun {
  private let calculation: Calculation
  private let years: Range<Int>
  /// For each of the calculation's stores the estimates that stand for it; `nil` for figures that
  /// are the same in every row.
  private let varied: [EstimateStore?]
  private let store: EstimateStore
  private var rows: EstimateRows
  private var registers: [Estimate?]
  private let pool: EstimatePool
  /// The register that the part's buffers are counted from.
  private var firstRegister = 0

  /// A figure that no estimate can stand for.
  struct Unsuited: Error {}

  init(
    _ calculation: Calculation, into store: EstimateStore, years: Range<Int>,
    varied: [EstimateStore?], rows: EstimateRows, pool: EstimatePool
  ) {
    self.calculation = calculation
    self.store = store
    self.years = years
    self.varied = varied
    self.rows = rows
    self.pool = pool
    registers = (0..<calculation.registers.count).map { Estimate(calculation.registers[$0]) }
  }

  /// Works out every part, and gives the rows with those that are left open.
  mutating func carryOut() throws(Unsuited) -> EstimateRows {
    for index in 0..<store.yearCount {
      let year = (store.firstYear ?? years.lowerBound) + index
      for number in calculation.parts.indices {
        let part = calculation.parts[number]
        guard part.years.contains(year) else { continue }
        firstRegister = part.registers.lowerBound
        switch part.cells {
        case .all:
          for cell in 0..<store.cellCount {
            try enter(part, cell, year, at: index * store.cellCount + cell)
          }
        case .some(let cells):
          for cell in cells { try enter(part, cell, year, at: index * store.cellCount + cell) }
        }
      }
    }
    return rows
  }

  private mutating func enter(
    _ part: Calculation.Part, _ cell: Int, _ year: Int, at place: Int
  ) throws(Unsuited) {
    try carryOut(part.steps, cell, year)
    guard let figure = registers[part.result] else { throw Unsuited() }
    store.enter(figure, at: place, count: rows.count)
  }

  private mutating func carryOut(
    _ steps: Range<Int>, _ cell: Int, _ year: Int
  ) throws(Unsuited) {
    var index = steps.lowerBound
    while index < steps.upperBound {
      let step = calculation.steps[index]
      let into = step.into
      registers[into] = try figure(of: step, pool.buffer(into - firstRegister), cell, year)
      index += 1
      // A loop's steps stand after it.
      if case .repeated(let loop, _) = step {
        index = calculation.loops[loop].steps.upperBound
      }
    }
  }

  private mutating func figure(
    of step: Calculation.Step, _ buffer: UnsafeMutablePointer<Double>, _ cell: Int, _ year: Int
  ) throws(Unsuited) -> Estimate {
    switch step {
    case .load(let load, _): return try loaded(calculation.loads[load], cell, year)
    case .year: return Estimate(exactly: Double(year))
    case .add(let a, let b, _): return rows.sum(try of(a), try of(b), into: buffer)
    case .subtract(let a, let b, _): return rows.difference(try of(a), try of(b), into: buffer)
    case .multiply(let a, let b, _): return rows.product(try of(a), try of(b), into: buffer)
    case .divide(let a, let b, _):
      return try found(rows.quotient(try of(a), try of(b), into: buffer))
    case .negate(let a, _): return rows.negated(try of(a), into: buffer)
    case .magnitude(let a, _): return rows.magnitude(try of(a), into: buffer)
    case .within(let a, let distance, _):
      return try found(years.contains(year + distance) ? try of(a) : nil)
    case .power(let a, let exponent, _): return try power(of(a), exponent, buffer)
    case .combine(let combination, let a, let b, _):
      return combined(combination, try of(a), try of(b), into: buffer)
    case .round(let a, let step, let rule, _):
      return try found(rows.rounded(try of(a), to: try of(step), rule, into: buffer))
    case .compare(let comparison, let a, let b, _):
      return rows.compared(try of(a), try of(b), comparison, into: buffer)
    case .not(let a, _): return rows.inverted(try of(a), into: buffer)
    case .choose(let condition, let then, let other, _):
      return rows.chosen(try of(condition), try of(then), try of(other), into: buffer)
    case .weight(let a, _): return try found(rows.weight(try of(a)))
    case .repeated(let loop, _): return try repeated(calculation.loops[loop], buffer, cell, year)
    }
  }

  private func of(_ register: Int) throws(Unsuited) -> Estimate { try found(registers[register]) }

  private func found(_ estimate: Estimate?) throws(Unsuited) -> Estimate {
    guard let estimate, estimate.error.isFinite, estimate.size.isFinite else { throw Unsuited() }
    return estimate
  }

  private func combined(
    _ combination: Calculation.Combination, _ a: Estimate, _ b: Estimate,
    into buffer: UnsafeMutablePointer<Double>
  ) -> Estimate {
    switch combination {
    case .sum: rows.sum(a, b, into: buffer)
    case .smallest: rows.smaller(a, b, into: buffer)
    case .largest: rows.larger(a, b, into: buffer)
    }
  }

  private func power(
    _ base: Estimate, _ exponent: Int, _ buffer: UnsafeMutablePointer<Double>
  ) throws(Unsuited) -> Estimate {
    var power = Estimate(exactly: 1)
    for _ in 0..<exponent { power = try found(rows.product(power, base, into: buffer)) }
    return power
  }

  private mutating func repeated(
    _ loop: Calculation.Loop, _ buffer: UnsafeMutablePointer<Double>, _ cell: Int, _ year: Int
  ) throws(Unsuited) -> Estimate {
    var whole: Estimate?
    for position in 0..<loop.count {
      calculation.positions[loop.level] = position
      try carryOut(loop.steps, cell, year)
      let part = try of(loop.result)
      guard let before = whole else {
        whole = kept(part, in: buffer)
        continue
      }
      whole = kept(combined(loop.combination, before, part, into: buffer), in: buffer)
    }
    return try found(whole)
  }

  /// A figure in a buffer of its own, for the loop's next step uses its registers again.
  private func kept(_ part: Estimate, in buffer: UnsafeMutablePointer<Double>) -> Estimate {
    guard let numbers = part.rows, numbers != buffer else { return part }
    buffer.update(from: numbers, count: rows.count)
    var kept = part
    kept.rows = buffer
    return kept
  }

  private func loaded(
    _ load: Calculation.Load, _ cell: Int, _ year: Int
  ) throws(Unsuited) -> Estimate {
    guard let place = calculation.place(of: load, cell, year, within: years) else {
      throw Unsuited()
    }
    if let varied = varied[load.store] { return try found(varied.figures[place]) }
    return try found(Estimate(calculation.stores[load.store][place]))
  }
}

/// Room for the rows of registers, used again by every part.
final class EstimatePool {
  private let room: Int
  private var buffers: [UnsafeMutablePointer<Double>] = []

  /// - Parameter room: how many rows.
  init(room: Int) { self.room = room }

  deinit { for buffer in buffers { buffer.deallocate() } }

  func buffer(_ number: Int) -> UnsafeMutablePointer<Double> {
    while buffers.count <= number {
      let buffer = UnsafeMutablePointer<Double>.allocate(capacity: room)
      buffer.initialize(repeating: 0, count: room)
      buffers.append(buffer)
    }
    return buffers[number]
  }
}
