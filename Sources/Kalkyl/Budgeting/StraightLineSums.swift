/// The assets of one vintage with straight-line plans, whose figures of a year are summed as whole
/// numbers over one denominator: about 10 ns an asset, where a plan of fractions takes 2 µs.
struct StraightLineSums: Sendable {
  /// Assets with one period of use and one interest base.
  private struct Group: Sendable {
    let period: PeriodOfUse
    let base: InterestBase
    /// Cost and depreciable amount by cell, as whole numbers over `amountDenominator`.
    var amounts: [(cell: Int, cost: Int128, depreciable: Int128)]
  }

  private var groups: [Group] = []
  /// A multiple of 24 × every life in months: of what one month of use is a whole share.
  private let shareDenominator: Int
  private let amountDenominator: Int

  /// The largest that denominators may be, and the amounts together: then no sum over the years
  /// has more than 40 + 84 bits.
  private static let mostDenominator = 1 << 40
  private static let mostAmount = Int128(1) << 84

  /// - Parameter assets: with the cell that each is in and what its interest is charged on.
  /// - Returns: nil where whole numbers do not hold them.
  init?(_ assets: [(cell: Int, acquisition: Acquisition, base: InterestBase)]) {
    var (shares, unit) = (24, 1)
    var lives: Set<Int> = []
    for (_, acquisition, _) in assets {
      if lives.insert(acquisition.period.lifeInMonths).inserted {
        guard let next = Self.multiple(shares, of: 24 * acquisition.period.lifeInMonths) else {
          return nil
        }
        shares = next
      }
      for amount in [acquisition.cost, acquisition.residual] {
        guard let denominator = amount.wordDenominator,
          let next = unit.isMultiple(of: denominator) ? unit : Self.multiple(unit, of: denominator)
        else { return nil }
        unit = next
      }
    }
    shareDenominator = shares
    amountDenominator = unit
    var sum: Int128 = 0
    var groupOf: [GroupKey: Int] = [:]
    for (cell, acquisition, base) in assets {
      guard let cost = acquisition.cost.numerator(over: unit),
        let residual = acquisition.residual.numerator(over: unit),
        cost.magnitude < Self.mostAmount.magnitude, residual.magnitude < Self.mostAmount.magnitude
      else { return nil }
      sum += Int128(2 * cost.magnitude + residual.magnitude)
      guard sum < Self.mostAmount else { return nil }
      let key = GroupKey(period: acquisition.period, base: base)
      let group = groupOf[key] ?? groups.count
      if group == groups.count {
        groupOf[key] = group
        groups.append(Group(period: acquisition.period, base: base, amounts: []))
      }
      groups[group].amounts.append((cell, cost, cost - residual))
    }
  }

  private struct GroupKey: Hashable {
    let period: PeriodOfUse
    let base: InterestBase
  }

  /// The least common multiple; nil where it is too large.
  private static func multiple(_ number: Int, of other: Int) -> Int? {
    let divisor = Int(greatestCommonDivisor(UInt(number), UInt(other)))
    let (product, overflow) = (number / divisor).multipliedReportingOverflow(by: other)
    return overflow || product > mostDenominator ? nil : product
  }

  /// The figures of a calendar year in each of so many cells.
  func year(_ year: Int, cells: Int) -> StraightLineYear {
    var sums = StraightLineYear(
      cells: cells, denominator: Int128(shareDenominator) * Int128(amountDenominator))
    for group in groups { add(group, in: year, to: &sums) }
    return sums
  }

  /// As `DepreciationPlan.shares`, the shares times `shareDenominator`.
  private func add(_ group: Group, in year: Int, to sums: inout StraightLineYear) {
    let period = group.period
    let standing = period.standing(atEndOf: year)
    let ages = period.ages(in: year)
    if standing == .notActivated || (standing == .gone && ages.isEmpty) { return }
    let month = shareDenominator / period.lifeInMonths
    let july = CalendarMonth(year: year, month: 7).number - period.firstMonth.number
    let reckoned = ages.isEmpty ? 0 : group.base.reckonedAges(ages, halfyear: july)
    let consumed = Int128(ages.count * month)
    let charged = Int128(ages.count * (shareDenominator / 12))
    let lost = Int128(reckoned * (month / 24))
    let whole = Int128(shareDenominator)
    let age = standing == .writtenOff ? period.monthsInUse : ages.upperBound
    let gone = Int128(age * month)
    for (cell, cost, depreciable) in group.amounts {
      if !ages.isEmpty {
        sums.use(cell)
        sums.add(depreciable &* consumed, to: .depreciation, cell)
        sums.add(cost &* charged &- depreciable &* lost, to: .interestBase, cell)
      }
      switch standing {
      case .writtenOff: sums.add(cost &* whole &- depreciable &* gone, to: .writtenOff, cell)
      case .inBooks: sums.add(cost &* whole &- depreciable &* gone, to: .closing, cell)
      case .notActivated, .gone: break
      }
      if year == period.activationYear { sums.add(cost &* whole, to: .activated, cell) }
    }
  }
}

/// A year's figures of many assets by cell, as whole numbers over one denominator.
struct StraightLineYear: Sendable {
  /// What is summed in each cell.
  fileprivate enum Part: Int, CaseIterable {
    case depreciation
    /// What the year's rate is charged on.
    case interestBase
    case writtenOff
    case closing
    case activated
  }

  private var denominator: Int128
  /// Whether an asset is in use, so that interest is charged, by cell.
  private(set) var isInUse: [Bool]
  /// Part after part, each by cell.
  private var numerators: [Int128]

  /// Nothing in any cell.
  init(cells: Int, denominator: Int128 = 1) {
    self.denominator = denominator
    isInUse = Array(repeating: false, count: cells)
    numerators = Array(repeating: 0, count: cells * Part.allCases.count)
  }

  /// Adds a number that keeps sums within their bound.
  @inline(__always)
  fileprivate mutating func add(_ numerator: Int128, to part: Part, _ cell: Int) {
    numerators[part.rawValue * isInUse.count + cell] &+= numerator
  }

  fileprivate mutating func use(_ cell: Int) { isInUse[cell] = true }

  /// Adds the figures of other assets; `false`, and nothing is added, where whole numbers do not
  /// hold the sums.
  mutating func add(_ other: StraightLineYear) -> Bool {
    guard let common = Self.multiple(denominator, of: other.denominator) else { return false }
    let (own, others) = (common / denominator, common / other.denominator)
    var sums = numerators
    for index in sums.indices where own != 1 || other.numerators[index] != 0 {
      let first = sums[index].multipliedReportingOverflow(by: own)
      let second = other.numerators[index].multipliedReportingOverflow(by: others)
      let sum = first.partialValue.addingReportingOverflow(second.partialValue)
      if first.overflow || second.overflow || sum.overflow { return false }
      sums[index] = sum.partialValue
    }
    numerators = sums
    denominator = common
    for cell in isInUse.indices where other.isInUse[cell] { isInUse[cell] = true }
    return true
  }

  private static func multiple(_ number: Int128, of other: Int128) -> Int128? {
    if number == other || number.isMultiple(of: other) { return number }
    let divisor = Int128(greatestCommonDivisor(number.magnitude, other.magnitude))
    let (product, overflow) = (number / divisor).multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }

  /// A cell's figures at a rate; interest has no value where it is charged without one.
  func cost(_ cell: Int, rate: Rational?) -> YearCost {
    YearCost(
      depreciation: figure(.depreciation, cell),
      interest: isInUse[cell] ? rate.map { figure(.interestBase, cell) * $0 } : .zero,
      writtenOff: figure(.writtenOff, cell), closingBookValue: figure(.closing, cell),
      activatedAmount: figure(.activated, cell))
  }

  private func figure(_ part: Part, _ cell: Int) -> Rational {
    let numerator = numerators[part.rawValue * isInUse.count + cell]
    return numerator == 0 ? .zero : Rational(reducing: numerator, over: denominator)
  }
}

extension Rational {
  /// The denominator as it is kept, where it is a machine integer.
  fileprivate var wordDenominator: Int? {
    if case .words(_, let denominator) = storage { denominator } else { nil }
  }

  /// The numerator over a multiple of the denominator.
  fileprivate func numerator(over multiple: Int) -> Int128? {
    guard case .words(let numerator, let denominator) = storage else { return nil }
    return Int128(numerator) * Int128(multiple / denominator)
  }
}
