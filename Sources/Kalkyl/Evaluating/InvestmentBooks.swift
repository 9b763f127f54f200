/// What investments have given so far: by instance, year and vintage.
struct InvestmentBooks {
  /// An investment's figures of one year: for each vintage and result a column over its dimensions.
  struct Year {
    var vintages: [(year: Int, figures: InvestmentFigures)] = []
    let count: Int
  }

  private var years: [InstanceID: [Int: Year]] = [:]
  /// The assets of each vintage, planned when its year came.
  var assets: [InstanceID: [Int: [PlannedAsset]]] = [:]
  /// Money that is left to the next year, by cell, with the year it is left from.
  var vintages: [InstanceID: [Int: [Cell]]] = [:]

  /// Drops what an investment has given.
  mutating func forget(_ id: InstanceID) {
    years[id] = nil
    assets[id] = nil
    vintages[id] = nil
  }

  mutating func enter(_ year: Year, of id: InstanceID, in calendarYear: Int) {
    years[id, default: [:]][calendarYear] = year
  }

  /// Forgets how an investment's assets were planned, so that they are planned anew.
  mutating func forgetPlans(of id: InstanceID) {
    assets[id] = nil
    vintages[id] = nil
  }

  /// A result summed over vintages; `nil` for a year that is not booked.
  func result(
    _ result: InvestmentResult, of id: InstanceID, _ range: VintageRange, in year: Int?
  ) -> Column? {
    guard let year, let booked = years[id]?[year] else { return nil }
    var sums = Column(.value(.zero), count: booked.count)
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
