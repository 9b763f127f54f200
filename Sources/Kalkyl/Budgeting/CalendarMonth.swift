/// A month of the calendar, counted from January of year 0 so that months can be added.
struct CalendarMonth: Hashable, Comparable, Sendable {
  /// The months that can be told apart; counting past either end stays there.
  static let bounds = 0...12_000_000

  /// Year × 12 + month − 1.
  let number: Int

  /// The month with that number, held within `bounds`.
  init(number: Int) {
    self.number = min(max(number, Self.bounds.lowerBound), Self.bounds.upperBound)
  }

  /// Month 1 to 12 of a year.
  init(year: Int, month: Int) {
    let years = min(max(year, 0), Self.bounds.upperBound / 12)
    self.init(number: years * 12 + min(max(month, 1), 12) - 1)
  }

  /// The calendar year that the month is in.
  var year: Int { number / 12 }

  /// 1 for January to 12 for December.
  var monthOfYear: Int { number % 12 + 1 }

  /// The month that many months later, or earlier for a negative number.
  func advanced(by months: Int) -> CalendarMonth {
    let (sum, overflow) = number.addingReportingOverflow(months)
    if overflow { return CalendarMonth(number: months < 0 ? Int.min : Int.max) }
    return CalendarMonth(number: sum)
  }

  /// Whether the first month comes before the second.
  static func < (first: CalendarMonth, second: CalendarMonth) -> Bool {
    first.number < second.number
  }
}
