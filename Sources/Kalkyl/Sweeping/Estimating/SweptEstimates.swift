/// What the cells of shown values come to in each row, near enough to tell most digits.
struct SweptEstimates: Sendable {
  /// For each shown value and cell (the year last and fastest) a number for each row.
  var numbers: [[[Double]]]
  /// How far from the exact figure they may be.
  var errors: [[Double]]
}

extension Model {
  /// From how many rows on they are worth sharing out: a plan is written for each share.
  private static let rowsToShare = 2_000

  /// Estimates of formulas in all rows, shares of them at the same time where they are many; `nil`
  /// where some figure has no estimate.
  func estimates(of asked: [TypedExpression], through rows: SweptRows) -> SweptEstimates? {
    let shares = rows.count < Self.rowsToShare ? 1 : material.workers.count
    let size = (rows.count + shares - 1) / shares
    let parts = material.workers.map(shares) { share in
      SweptPlan(evaluator(), asked, through: rows)?.estimates(
        of: min(share * size, rows.count)..<min((share + 1) * size, rows.count))
    }
    guard var whole = parts[0] else { return nil }
    for part in parts.dropFirst() {
      guard let part else { return nil }
      whole.append(part)
    }
    return whole
  }
}

extension SweptEstimates {
  /// Adds the rows after those that are there.
  fileprivate mutating func append(_ other: SweptEstimates) {
    for value in numbers.indices {
      for cell in numbers[value].indices {
        numbers[value][cell] += other.numbers[value][cell]
        errors[value][cell] = max(errors[value][cell], other.errors[value][cell])
      }
    }
  }
}

extension SweptPlan {
  /// How many rows are estimated at once: figures of 4 kB, of which a model's stay in the cache.
  private static let rowsAtOnce = 512

  /// Estimates the rows of a range; `nil` where some figure has no estimate.
  func estimates(of range: Range<Int>) -> SweptEstimates? {
    var whole = SweptEstimates(
      numbers: shown.map { definition in
        definition.store.cellsWithYearsFastest.map { _ in
          var numbers: [Double] = []
          numbers.reserveCapacity(range.count)
          return numbers
        }
      },
      errors: shown.map { $0.store.cellsWithYearsFastest.map { _ in 0 } })
    guard let block = SweptBlock(self, room: min(Self.rowsAtOnce, max(1, range.count))) else {
      return nil
    }
    var first = range.lowerBound
    while first < range.upperBound {
      let rows = first..<min(first + Self.rowsAtOnce, range.upperBound)
      guard (try? block.carryOut(rows, into: &whole)) != nil else { return nil }
      first = rows.upperBound
    }
    return whole
  }
}

/// Some rows of a sweep that are estimated together.
final class SweptBlock {
  private let plan: SweptPlan
  private let pool: EstimatePool
  private var stores: [Calculation.Source: EstimateStore] = [:]
  private var shown: [EstimateStore] = []
  private var bookings: [Calculation.Source: EstimateBooking] = [:]
  /// The row's figures of each assumption as doubles.
  private let figures: [Double]

  /// `nil` where an investment's plans lean on what is varied.
  init?(_ plan: SweptPlan, room: Int) {
    self.plan = plan
    pool = EstimatePool(room: room)
    figures = plan.rows.figures.map { Estimate(Fraction($0))?.same ?? .nan }
    let known = plan.calculator.known
    for id in plan.reached {
      if let store = known.stores[id.index] {
        stores[.instance(id)] = EstimateStore(like: store, room: room)
      }
      for (result, range) in plan.results[id] ?? [] {
        let source = Calculation.Source.result(id, result, range)
        guard let store = known.store(source) else { return nil }
        stores[source] = EstimateStore(like: store, room: room)
      }
    }
    shown = plan.shown.map { EstimateStore(like: $0.store, room: room) }
    for case .investment(let id, let investment, let dimensions) in plan.steps {
      guard let purchases = purchases(of: investment, dimensions) else { return nil }
      for (result, range) in plan.results[id] ?? [] {
        guard
          let booking = EstimateBooking(
            result, range, of: purchases, cells: plan.calculator.spread.count(dimensions),
            years: plan.calculator.space.years)
        else { return nil }
        bookings[.result(id, result, range)] = booking
      }
    }
  }

  private func purchases(
    of investment: TypedInvestment, _ dimensions: [DimensionID]
  ) -> [EstimateBooking.Purchase]? {
    let free: Set<InvestmentProperty> = [.spend, .rate]
    guard
      investment.properties.allSatisfy({ free.contains($0.key) || !plan.reached.contains($0.value) }
      )
    else { return nil }
    let calculator = plan.calculator
    var planner = InvestmentPlanner(
      investment, dimensions, calculator.checker, calculator.space, calculator.spread,
      calculator.known)
    return planner.purchases()?.map {
      EstimateBooking.Purchase(cell: $0.cell, vintage: $0.vintage, plan: $0.plan)
    }
  }

  /// Estimates rows, and adds what is shown to the others.
  func carryOut(
    _ range: Range<Int>, into whole: inout SweptEstimates
  ) throws(EstimateRun.Unsuited) {
    var rows = EstimateRows(count: range.count)
    try enterAssumptions(range)
    for step in plan.steps {
      switch step {
      case .definition(let definition):
        guard let source = definition.source, let store = stores[source] else {
          throw EstimateRun.Unsuited()
        }
        rows = try estimate(definition, into: store, rows)
      case .investment(let id, let investment, let dimensions):
        try book(id, investment, dimensions, rows)
      }
    }
    for (definition, store) in zip(plan.shown, shown) {
      rows = try estimate(definition, into: store, rows)
    }
    // A row that could go either way says nothing certain of any figure that it reaches.
    guard !rows.isOpen.contains(true) else { throw EstimateRun.Unsuited() }
    try add(range, to: &whole)
  }

  private func enterAssumptions(_ range: Range<Int>) throws(EstimateRun.Unsuited) {
    let count = plan.rows.assumptions.count
    for id in Set(plan.entries.map(\.id)) {
      guard let store = stores[.instance(id)], let base = plan.calculator.known.stores[id.index]
      else { throw EstimateRun.Unsuited() }
      for place in store.figures.indices {
        if let figure = Estimate(base[place]) { store.enter(figure, at: place, count: 0) }
      }
    }
    for entry in plan.entries {
      let buffer = pool.buffer(0)
      var size = 0.0
      for (place, row) in range.enumerated() {
        buffer[place] = figures[row * count + entry.assumption]
        size = max(size, abs(buffer[place]))
      }
      let estimate = Estimate(rows: buffer, error: size * Estimate.ofQuotient, size: size)
      for place in entry.places {
        stores[.instance(entry.id)]?.enter(estimate, at: place, count: range.count)
      }
    }
  }

  private func estimate(
    _ definition: SweptPlan.Definition, into store: EstimateStore, _ rows: EstimateRows
  ) throws(EstimateRun.Unsuited) -> EstimateRows {
    store.removeAll()
    var run = EstimateRun(
      definition.calculation, into: store, years: definition.years,
      varied: definition.calculation.sources.map { stores[$0] }, rows: rows, pool: pool)
    return try run.carryOut()
  }

  private func book(
    _ id: InstanceID, _ investment: TypedInvestment, _ dimensions: [DimensionID],
    _ rows: EstimateRows
  ) throws(EstimateRun.Unsuited) {
    let spend = property(.spend, of: investment, dimensions)
    let rate = property(.rate, of: investment, dimensions)
    for (result, range) in plan.results[id] ?? [] {
      let source = Calculation.Source.result(id, result, range)
      guard let store = stores[source], let booking = bookings[source] else {
        throw EstimateRun.Unsuited()
      }
      try booking.carryOut(spend: spend, rate: rate, into: store, rows, pool)
    }
  }

  /// A property's figures over an investment's cells.
  private func property(
    _ property: InvestmentProperty, of investment: TypedInvestment, _ dimensions: [DimensionID]
  ) -> (Int, Int) -> Estimate? {
    guard let id = investment.properties[property],
      let base = plan.calculator.known.stores[id.index]
    else { return { _, _ in nil } }
    let places = plan.calculator.spread.positions(of: base.dimensions, in: dimensions)
    let varied = stores[.instance(id)]
    return { cell, year in
      guard let start = base.start(of: year) else { return nil }
      return varied.map { $0.figures[start + places[cell]] }
        ?? Estimate(base[start + places[cell]])
    }
  }

  private func add(
    _ range: Range<Int>, to whole: inout SweptEstimates
  ) throws(EstimateRun.Unsuited) {
    for (value, store) in shown.enumerated() {
      for (cell, place) in plan.shown[value].store.cellsWithYearsFastest.enumerated() {
        guard let figure = store.figures[place] else { throw EstimateRun.Unsuited() }
        if let rows = figure.rows {
          whole.numbers[value][cell] += UnsafeBufferPointer(start: rows, count: range.count)
        } else {
          whole.numbers[value][cell] += repeatElement(figure.same, count: range.count)
        }
        whole.errors[value][cell] = max(whole.errors[value][cell], figure.error)
      }
    }
  }
}
