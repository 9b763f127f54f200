/// What investments have given so far: by instance, year and vintage.
struct InvestmentBooks {
  /// An investment's figures of one year: for each vintage and result a column over its dimensions.
  struct Year {
    var vintages: [(year: Int, figures: InvestmentFigures)] = []
    let count: Int
    /// The vintages whose figures are whole numbers, with the rates of the year.
    private var lines: [(year: Int, sums: StraightLineYear)] = []
    private var rates: [Rational] = []

    init(count: Int) { self.count = count }
  }

  private var years: [InstanceID: [Int: Year]] = [:]
  /// The assets of each vintage, planned when its year came.
  var assets: [InstanceID: [Int: [PlannedAsset]]] = [:]
  /// The same as whole numbers, where those hold them.
  var lines: [InstanceID: [Int: StraightLineSums]] = [:]
  /// Money that is left to the next year, by cell, with the year it is left from.
  var vintages: [InstanceID: [Int: [Cell]]] = [:]

  /// Drops what an investment has given.
  mutating func forget(_ id: InstanceID) {
    years[id] = nil
    assets[id] = nil
    lines[id] = nil
    vintages[id] = nil
  }

  mutating func enter(_ year: Year, of id: InstanceID, in calendarYear: Int) {
    years[id, default: [:]][calendarYear] = year
  }

  /// Forgets how an investment's assets were planned, so that they are planned anew.
  mutating func forgetPlans(of id: InstanceID) {
    assets[id] = nil
    lines[id] = nil
    vintages[id] = nil
  }

  /// A result summed over vintages; `nil` for a year that is not booked.
  func result(
    _ result: InvestmentResult, of id: InstanceID, _ range: VintageRange, in year: Int?
  ) -> Column? {
    guard let year, let booked = years[id]?[year] else { return nil }
    var sums = booked.sums(of: result, range)
    for vintage in booked.vintages where range.contains(vintage.year) {
      for index in sums.cells.indices {
        sums.cells[index] = sums.cells[index].combined(vintage.figures.cell(result, index), +)
      }
    }
    return sums
  }

  /// One vintage's results in a year, for explanations.
  func year(_ year: Int, of id: InstanceID) -> Year? { years[id]?[year] }
}

extension InvestmentBooks.Year {
  /// Adds what a vintage gives; `false` where a rate that its interest needs has no value.
  mutating func add(_ sums: StraightLineYear, of vintage: Int, _ rates: [Cell]?) -> Bool {
    if self.rates.isEmpty { self.rates = (0..<count).map { rates?[$0].value ?? .zero } }
    for cell in sums.isInUse.indices where sums.isInUse[cell] {
      if rates?[cell].value == nil { return false }
    }
    lines.append((vintage, sums))
    return true
  }

  /// A result summed over those vintages whose figures are whole numbers.
  fileprivate func sums(of result: InvestmentResult, _ range: VintageRange) -> Column {
    var column = Column(.value(.zero), count: count)
    var total = StraightLineYear(cells: count)
    for line in lines where range.contains(line.year) {
      if total.add(line.sums) { continue }
      add(total, result, to: &column)
      total = line.sums
    }
    add(total, result, to: &column)
    return column
  }

  private func add(_ sums: StraightLineYear, _ result: InvestmentResult, to column: inout Column) {
    for cell in column.cells.indices {
      guard let figure = sums.cost(cell, rate: rates.isEmpty ? nil : rates[cell]).figure(result)
      else { continue }
      column.cells[cell] = column.cells[cell].combined(.value(figure), +)
    }
  }

  /// Each vintage with a result of it in a cell, in the order of their years.
  func vintages(
    _ result: InvestmentResult, _ cell: Int
  ) -> [(year: Int, figure: Cell)] {
    let whole = lines.map { line in
      let figure = line.sums.cost(cell, rate: rates[cell]).figure(result)
      return (line.year, figure.map(Cell.value) ?? .value(.zero))
    }
    let others = vintages.map { ($0.year, $0.figures.cell(result, cell)) }
    return (whole + others).sorted { $0.0 < $1.0 }
  }
}

extension StraightLineSums {
  /// Nil where an asset's cost cannot be known, or leans on the rates as an annuity's does.
  init?(_ assets: [PlannedAsset]) {
    var lines: [(cell: Int, acquisition: Acquisition, base: InterestBase)] = []
    lines.reserveCapacity(assets.count)
    for asset in assets {
      guard case .asset(let cell, let acquisition, .nominal(let base), _) = asset else {
        return nil
      }
      lines.append((cell, acquisition, base))
    }
    self.init(lines)
  }
}

/// What one vintage gives in one year: each result, over the investment's dimensions.
struct InvestmentFigures {
  private let count: Int
  private var values: [Cell]

  init(count: Int) {
    self.count = count
    values = Array(repeating: .value(.zero), count: count * InvestmentResult.allCases.count)
  }

  func cell(_ result: InvestmentResult, _ index: Int) -> Cell {
    values[result.position * count + index]
  }

  mutating func add(_ figure: Cell, to result: InvestmentResult, _ index: Int) {
    let place = result.position * count + index
    values[place] = values[place].combined(figure, +)
  }
}

extension InvestmentResult {
  /// The result's place among all.
  fileprivate var position: Int {
    switch self {
    case .depreciation: 0
    case .interest: 1
    case .writtenOff: 2
    case .capitalCost: 3
    case .bookValue: 4
    case .activatedAmount: 5
    }
  }
}

/// What a vintage bought in one cell.
enum PlannedAsset {
  case asset(cell: Int, Acquisition, method: DepreciationMethod, plan: DepreciationPlan?)
  /// Something was bought, and what it costs cannot be known.
  case unknown(cell: Int, Cause)
}

extension YearCost {
  /// A result of the year.
  func figure(_ result: InvestmentResult) -> Rational? {
    switch result {
    case .depreciation: depreciation
    case .interest: interest
    case .writtenOff: writtenOff
    case .capitalCost: capitalCost
    case .bookValue: closingBookValue
    case .activatedAmount: activatedAmount
    }
  }
}
