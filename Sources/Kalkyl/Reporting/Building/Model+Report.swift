/// What of a model a run prints.
public struct RunOptions: Sendable {
  /// The scenario to print; the base where none is named.
  public var scenario: String?
  /// The report that alone is printed.
  public var report: String?
  /// Labels that alone are shown of their dimensions.
  public var only: [String]
  public var locale: ReportLocale

  public init(
    scenario: String? = nil, report: String? = nil, only: [String] = [],
    locale: ReportLocale = .sv
  ) {
    self.scenario = scenario
    self.report = report
    self.only = only
    self.locale = locale
  }
}

/// What a run gives: the reports, and how the rules hold.
public struct RunOutcome: Sendable {
  public let document: Document
  /// The rules that failed, to be shown.
  public let failures: Document
  public let rulesHeld: Int
  public let rulesFailed: Int
  public let diagnostics: [Diagnostic]
}

extension Model {
  /// The labels of all dimensions.
  public var labelNames: [String] {
    catalogue.dimensions.filter { $0.table == nil }.flatMap { $0.labels.map(\.name) }
  }

  /// Works out the reports and checks every rule in every scenario.
  public func report(_ options: RunOptions = RunOptions()) -> RunOutcome {
    var builder = ReportBuilder(self, options)
    do throws(EvaluationFault) {
      try builder.build(only: options.report)
      let rules = try RuleCheck(self, &builder.evaluator, options.locale)
      return RunOutcome(
        document: builder.document, failures: rules.failures, rulesHeld: rules.held,
        rulesFailed: rules.failed, diagnostics: [])
    } catch {
      let span = sources.start
      return RunOutcome(
        document: Document(), failures: Document(), rulesHeld: 0, rulesFailed: 0,
        diagnostics: [.stopped(error, at: SourceSpan(span.start, span.start))])
    }
  }
}
