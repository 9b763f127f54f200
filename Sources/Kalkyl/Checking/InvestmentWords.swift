// Words, dates and months of investments as values: each is coded as one whole number, so that
// properties are columns of numbers like everything else.

extension InvestmentProperty {
  /// The words that a property takes.
  var words: [String] {
    switch self {
    case .activated: ["midyear", "yearstart", "yearend"]
    case .method: ["nominal", "annuity"]
    case .interestBase: InterestBase.allCases.map(\.rawValue)
    case .spend, .life, .rate, .residual, .disposed, .execution, .carriedOver: []
    }
  }

  /// The code of one of the words; `nil` for any other.
  func code(of word: String) -> Int? {
    guard let place = words.firstIndex(of: word) else { return nil }
    switch (self, place) {
    case (.activated, 0): return Activation.midyear.code
    case (.activated, 1): return Activation(moment: .yearStart).code
    case (.activated, _): return Activation(moment: .yearEnd).code
    default: return place
    }
  }

  /// What a property is where nothing says it; `nil` where it must be said, or there is none.
  var defaultValue: Rational? {
    switch self {
    case .activated: Rational(Activation.midyear.code)
    case .method, .interestBase, .residual, .carriedOver: .zero
    case .execution: .one
    case .spend, .life, .rate, .disposed: nil
    }
  }

  /// Whether an investment must say it.
  var isRequired: Bool { self == .spend || self == .life || self == .rate }
}

extension Activation {
  private static let kinds = 8
  private static let months = 16_000_000

  /// The activation as one whole number: its kind, its month or year, and its delay.
  var code: Int {
    let (kind, detail): (Int, Int) =
      switch moment {
      case .midyear: (0, 0)
      case .yearStart: (1, 0)
      case .yearEnd: (2, 0)
      case .month(let month): (3, month)
      case .date(let month): (4, month.number)
      case .year(let year): (5, year)
      }
    return (delayInMonths * Self.months + detail) * Self.kinds + kind
  }

  init(code: Int) {
    let (rest, kind) = code.quotientAndRemainder(dividingBy: Self.kinds)
    let (delay, detail) = rest.quotientAndRemainder(dividingBy: Self.months)
    let moment: Moment =
      switch kind {
      case 1: .yearStart
      case 2: .yearEnd
      case 3: .month(detail)
      case 4: .date(CalendarMonth(number: detail))
      case 5: .year(detail)
      default: .midyear
      }
    self.init(moment: moment, delayInMonths: delay)
  }
}
