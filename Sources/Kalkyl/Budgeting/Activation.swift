/// When what is bought in a year is activated and taken into use: the property `activated`.
struct Activation: Hashable, Sendable {
  /// The ways to say when, before any delay is added.
  enum Moment: Hashable, Sendable {
    /// 1 July of the year of purchase, the budget convention (halvårsskiftet): f is 1/2.
    case midyear
    /// 1 January of the year of purchase: f is 1.
    case yearStart
    /// 31 December of the year of purchase: f is 0, and depreciation begins the day after.
    case yearEnd
    /// The first day of that month (1 to 12) of the year of purchase: f is (13 − m)/12.
    case month(Int)
    /// The first day of that month, whichever year the purchase was.
    case date(CalendarMonth)
    /// 1 July of that year, whichever year the purchase was.
    case year(Int)
  }

  /// When, before the delay.
  var moment: Moment
  /// What is added, as in `midyear + 1 year`; in months.
  var delayInMonths = 0

  /// What holds where a script says nothing.
  static let midyear = Activation(moment: .midyear)

  /// When a purchase of that year is activated, and the month in which its use begins.
  func start(purchasedIn year: Int) -> Start {
    let month =
      switch moment {
      case .midyear: CalendarMonth(year: year, month: 7)
      case .yearStart: CalendarMonth(year: year, month: 1)
      case .yearEnd: CalendarMonth(year: year, month: 12).advanced(by: 1)
      case .month(let month): CalendarMonth(year: year, month: month)
      case .date(let month): month
      case .year(let year): CalendarMonth(year: year, month: 7)
      }
    let firstMonth = month.advanced(by: delayInMonths)
    let activated = moment == .yearEnd ? firstMonth.advanced(by: -1) : firstMonth
    return Start(activationYear: activated.year, firstMonth: firstMonth)
  }

  /// The year whose books an asset enters and the first month of its use.
  struct Start: Hashable, Sendable {
    /// The calendar year of `.activated_amount`, and the first with a closing book value.
    let activationYear: Int
    /// The first month that is depreciated.
    let firstMonth: CalendarMonth
  }
}
