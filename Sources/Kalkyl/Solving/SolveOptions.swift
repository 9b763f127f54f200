/// What is varied until a condition holds.
public struct SolveOptions: Sendable {
  /// The assumption, perhaps with selectors: `indexing`, `indexing[2027]`.
  public var varied: String
  /// A comparison of two single figures: `sum(frame over member)[2027] == 52 000`.
  public var condition: String
  /// Where to look, `0%..10%`; else from ten times below to ten times above what it is now.
  public var between: String?
  /// How narrow an answer that is not exact is made, `0.01%`.
  public var within: String?
  /// The scenario that is varied; the base where none is named.
  public var scenario: String?
  public var locale: ReportLocale

  public init(
    varied: String, until condition: String, between: String? = nil, within: String? = nil,
    scenario: String? = nil, locale: ReportLocale = .sv
  ) {
    self.varied = varied
    self.condition = condition
    self.between = between
    self.within = within
    self.scenario = scenario
    self.locale = locale
  }
}

/// Where a condition begins or ceases to hold.
public struct SolveAnswer: Hashable, Sendable {
  /// The figure, or the lower and the higher of two that it lies between: amounts in kronor.
  public let low: Rational
  public let high: Rational
  /// Whether the condition holds at the lower one.
  public let holdsLow: Bool
  /// Whether the condition holds at the higher one.
  public let holdsHigh: Bool

  public var isExact: Bool { low == high }
}

/// What came of a search.
public struct SolveOutcome: Sendable {
  /// The answers in rising order; of a condition that always holds, or never does, none.
  public let answers: [SolveAnswer]
  /// Whether the condition holds somewhere.
  public let isPossible: Bool
  /// The assumption and the condition, as they are written.
  public let assumption: String
  public let condition: String
  /// How the assumption's figures are shown.
  public let style: FigureStyle
  /// The answers in words, with what proves them.
  public let document: Document
  public let sources: SourceMap
  public let diagnostics: [Diagnostic]
}
