@testable import Kalkyl

/// A slow twin of the plans: one book value carried from month to month, nothing in closed form.
struct MonthlySimulation {
  let cost: Rational
  let residual: Rational
  let life: Int
  let firstMonth: Int
  let activationYear: Int
  /// The month at whose end the book value is written off, as the script says it.
  let disposal: Int?
  let rates: [Int: Rational]

  private(set) var years: [Int: YearCost] = [:]
  private var bookValue = Rational.zero

  init(_ acquisition: RandomAcquisition) {
    cost = acquisition.cost
    residual = acquisition.residual
    life = acquisition.life
    firstMonth = acquisition.start.firstMonth.number
    activationYear = acquisition.start.activationYear
    disposal = acquisition.disposal?.number
    rates = acquisition.rates
  }

  /// The disposal if it falls in use and before the last day of the life.
  private var effectiveDisposal: Int? {
    guard let disposal, disposal >= firstMonth, disposal < firstMonth + life - 1 else { return nil }
    return disposal
  }

  /// Walks the months from activation through a last year; `charge` gives a month's depreciation
  /// and interest from the book value at its start and the months used so far.
  private mutating func walk(
    through lastYear: Int,
    charge: (_ month: Int, _ age: Int, _ bookValue: Rational) -> (Rational, Rational),
    yearEnd: (_ year: Int, _ beforeLeaving: Rational, _ monthsUsed: Int) -> Rational = { _, _, _ in
      .zero
    }
  ) {
    bookValue = cost
    for year in activationYear...lastYear {
      var figures = YearCost.none
      if year == activationYear { figures.activatedAmount = cost }
      var monthsUsed = 0
      var beforeLeaving = bookValue
      for month in year * 12..<(year + 1) * 12 {
        let age = month - firstMonth
        guard age >= 0, age < life, effectiveDisposal.map({ month <= $0 }) ?? true else { continue }
        let (depreciation, interest) = charge(month, age, bookValue)
        figures.depreciation = figures.depreciation.map { $0 + depreciation }
        figures.interest = figures.interest.map { $0 + interest }
        bookValue -= depreciation
        beforeLeaving = bookValue
        monthsUsed += 1
        if month == effectiveDisposal {
          figures.writtenOff = bookValue
          bookValue = .zero
        } else if age == life - 1, month % 12 != 11 {
          bookValue = .zero
        }
      }
      figures.interest = figures.interest.map { $0 + yearEnd(year, beforeLeaving, monthsUsed) }
      figures.closingBookValue = bookValue
      years[year] = figures
      if firstMonth + life - 1 == year * 12 + 11 { bookValue = .zero }
    }
  }

  /// Straight line, with the interest of each month on the base that was last noted.
  mutating func runNominal(_ base: InterestBase, through lastYear: Int) {
    let perMonth = (cost - residual) * Rational(1, over: life)
    var noted = Rational.zero
    let twelfth = Rational(1, over: 12)
    let rates = rates
    walk(
      through: lastYear,
      charge: { month, age, bookValue in
        let isNoted =
          switch base {
          case .opening, .average: month % 12 == 0
          case .halfyear: month % 6 == 0
          case .monthly: true
          }
        if isNoted || age == 0 { noted = bookValue }
        let charged = base == .average ? .zero : noted * (rates[month / 12] ?? .zero) * twelfth
        return (perMonth, charged)
      },
      yearEnd: { year, beforeLeaving, monthsUsed in
        guard base == .average else { return .zero }
        let mean = (noted + beforeLeaving) * Rational(1, over: 2)
        return mean * (rates[year] ?? .zero) * Rational(monthsUsed, over: 12)
      })
  }

  /// The annuity by its textbook sum, worked out anew at the start of each year of use.
  mutating func runAnnuity(through lastYear: Int) {
    let (life, residual, rates) = (life, residual, rates)
    var monthly = (depreciation: Rational.zero, interest: Rational.zero)
    walk(
      through: lastYear,
      charge: { month, age, bookValue in
        if age % 12 == 0 {
          let rate = rates[month / 12] ?? .zero
          let sum = Self.annualSum(
            of: bookValue, leaving: residual, years: (life - age) / 12, rate: rate)
          monthly.interest = bookValue * rate * Rational(1, over: 12)
          monthly.depreciation = sum * Rational(1, over: 12) - monthly.interest
        }
        return monthly
      })
  }

  /// (B − S × v) × r / (1 − v) with v = 1 / (1 + r)^m, by repeated multiplication.
  static func annualSum(
    of bookValue: Rational, leaving residual: Rational, years: Int, rate: Rational
  ) -> Rational {
    if rate.isZero { return (bookValue - residual) * Rational(1, over: years) }
    var growth = Rational.one
    for _ in 0..<years { growth *= .one + rate }
    let discount = Rational.one.divided(by: growth) ?? .zero
    return ((bookValue - residual * discount) * rate).divided(by: .one - discount) ?? .zero
  }
}

/// A case drawn at random, as a script would write it.
struct RandomAcquisition: CustomStringConvertible {
  let cost: Rational
  let residual: Rational
  let life: Int
  let start: Activation.Start
  let disposal: CalendarMonth?
  let rates: [Int: Rational]

  init(using random: inout SeededGenerator, wholeYears: Bool) {
    cost = Rational(Int.random(in: 1...2_000_000, using: &random), over: 100)
    residual =
      Bool.random(using: &random)
      ? .zero : cost * Rational(Int.random(in: 0...10, using: &random), over: 10)
    life =
      wholeYears
      ? 12 * Int.random(in: 1...6, using: &random) : Int.random(in: 1...80, using: &random)
    let moments: [Activation.Moment] = [
      .midyear, .yearStart, .yearEnd, .month(Int.random(in: 1...12, using: &random)),
    ]
    let moment = moments.randomElement(using: &random) ?? .midyear
    let delay = [0, 0, 0, 5, 12].randomElement(using: &random) ?? 0
    start = Activation(moment: moment, delayInMonths: delay).start(purchasedIn: 2026)
    disposal =
      Bool.random(using: &random)
      ? nil : start.firstMonth.advanced(by: Int.random(in: -3...life + 2, using: &random))
    var rates: [Int: Rational] = [:]
    var rate = Rational(Int.random(in: 0...24, using: &random), over: 400)
    for year in 2026...2040 {
      if Int.random(in: 0...2, using: &random) == 0 {
        rate = Rational(Int.random(in: 0...24, using: &random), over: 400)
      }
      rates[year] = rate
    }
    self.rates = rates
  }

  var period: PeriodOfUse? {
    PeriodOfUse(start: start, lifeInMonths: life, disposal: disposal)
  }

  var description: String {
    "\(cost) leaving \(residual), \(life) months from \(start), disposed \(disposal as Any)"
  }
}
