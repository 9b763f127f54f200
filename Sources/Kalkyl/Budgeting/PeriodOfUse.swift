/// From when to when an asset is depreciated: all that a plan needs beside the amounts and rates,
/// so that every asset with the same period shares one plan.
struct PeriodOfUse: Hashable, Sendable {
  /// The lives that can be planned, in months.
  static let lives = 1...CalendarMonth.bounds.upperBound

  /// The calendar year whose books the asset enters.
  let activationYear: Int
  /// The first month that is depreciated.
  let firstMonth: CalendarMonth
  /// The depreciation time, in months; within `lives`.
  let lifeInMonths: Int
  /// The last month of use of an asset that is written off before its life ends.
  let disposal: CalendarMonth?

  /// The period of an asset; nil for a life outside `lives`.
  ///
  /// A disposal before use, or on or after the last day of the life, changes nothing
  /// and is dropped, so that it does not keep equal periods apart.
  init?(start: Activation.Start, lifeInMonths: Int, disposal: CalendarMonth? = nil) {
    guard Self.lives.contains(lifeInMonths) else { return nil }
    activationYear = start.activationYear
    firstMonth = start.firstMonth
    self.lifeInMonths = lifeInMonths
    let lastNumber = start.firstMonth.number + lifeInMonths - 1
    self.disposal = disposal.flatMap { month in
      month >= start.firstMonth && month.number < lastNumber ? month : nil
    }
  }

  /// How many months the asset is really in use.
  var monthsInUse: Int {
    disposal.map { $0.number - firstMonth.number + 1 } ?? lifeInMonths
  }

  /// The ages, in months since use began, at which use in a calendar year begins and ends;
  /// empty when the asset is not in use that year.
  func ages(in year: Int) -> Range<Int> {
    let year = min(max(year, -1), CalendarMonth.bounds.upperBound)
    return age(atStartOf: year)..<age(atStartOf: year + 1)
  }

  /// The age in months on 1 January, held between 0 and `monthsInUse`.
  private func age(atStartOf year: Int) -> Int {
    min(max(year * 12 - firstMonth.number, 0), monthsInUse)
  }

  /// How the asset stands in the books at the end of a calendar year.
  func standing(atEndOf year: Int) -> Standing {
    if year < activationYear { return .notActivated }
    let lastUse = firstMonth.number + monthsInUse - 1
    if let disposal, disposal.year <= year { return disposal.year == year ? .writtenOff : .gone }
    return lastUse / 12 < year || (lastUse / 12 == year && lastUse % 12 != 11) ? .gone : .inBooks
  }

  /// What the closing of a year shows of an asset.
  enum Standing: Hashable, Sendable {
    /// Before its activation.
    case notActivated
    /// At its book value; at its residual value when the life ends on that 31 December.
    case inBooks
    /// The whole book value was written off during the year.
    case writtenOff
    /// After its life, or after the year of its disposal.
    case gone
  }
}
