/// The units of amounts.
public enum Unit: String, CaseIterable, Hashable, Sendable {
  case öre
  case kr
  case tkr
  case mnkr
  case mkr
  case Mkr

  /// What one of the unit is in kronor.
  public var inKronor: Rational {
    switch self {
    case .öre: Rational(1, over: 100)
    case .kr: Rational(1)
    case .tkr: Rational(1_000)
    case .mnkr, .mkr, .Mkr: Rational(1_000_000)
    }
  }
}

/// The units of durations.
public enum TimeUnit: Hashable, Sendable {
  case years
  case months
}
