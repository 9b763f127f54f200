/// What a sweep varies and shows.
public struct SweepOptions: Sendable {
  /// What is varied: `internal_rate=1.5%..4.5%/0.25%`, or a list, `internal_rate=2%, 3%`.
  public var varied: [String]
  /// Scenarios to go through instead, one a row; a ranking does not look at them.
  public var scenarios: ScenarioFile?
  /// The formulas whose values are shown.
  public var shown: [String]
  /// What is shown of the outcomes instead of each of them: `min, median, max, mean, p10`.
  public var statistics: [String]
  /// The years and labels that alone are shown: `2027`, `Laxå`.
  public var selected: [String]
  /// The scenario that is varied; the base where none is named.
  public var scenario: String?
  /// Labels that alone are shown of their dimensions.
  public var only: [String]
  public var locale: ReportLocale

  public init(
    varied: [String] = [], scenarios: ScenarioFile? = nil, shown: [String],
    statistics: [String] = [], selected: [String] = [], scenario: String? = nil,
    only: [String] = [], locale: ReportLocale = .sv
  ) {
    self.varied = varied
    self.scenarios = scenarios
    self.shown = shown
    self.statistics = statistics
    self.selected = selected
    self.scenario = scenario
    self.only = only
    self.locale = locale
  }

  /// What a report of the same scenario, labels and locale takes.
  var report: RunOptions { RunOptions(scenario: scenario, only: only, locale: locale) }
}

/// One row of figures, and what the shown values are there.
public struct SweepPoint: Sendable {
  /// One for each assumption: amounts in kronor, numbers as they are, durations in months.
  public let figures: [Rational]
  /// For each shown value its figures in the order of its cells; `nil` for no value.
  public let values: [[Rational?]]
}

/// The statistics of one cell of a shown value.
public struct SweepSummary: Sendable {
  /// The names of the cell's labels, in the order in which their dimensions are declared.
  public let labels: [String]
  public let year: Int?
  /// As many as the statistics asked for; `nil` where one of the outcomes has no value.
  public let figures: [Rational?]
}

/// What came of a sweep.
public struct SweepOutcome: Sendable {
  public let document: Document
  /// The last assumption varies fastest; empty of a ranking, and where statistics are asked for.
  public var points: [SweepPoint] = []
  /// For each shown value the statistics of its cells; empty where none are asked for.
  public var summaries: [[SweepSummary]] = []
  public let sources: SourceMap
  public let diagnostics: [Diagnostic]
}
