/// Which parts of a model's scripts its tests reach.
public struct CoverageOutcome: Sendable {
  /// How many parts the scripts have, and how many a test reaches.
  public let parts: Int
  public let reached: Int
  /// The parts that no test reaches, in the order written.
  public let unreached: [ScriptPart]
  public let diagnostics: [Diagnostic]

  /// The share that is reached in whole percent, rounded down; `nil` of a script without parts.
  public var percent: Int? { parts == 0 ? nil : reached * 100 / parts }
}

extension Model {
  /// Finds what no test reaches.
  ///
  /// - Parameter filter: counts only the tests whose text has this in it.
  public func coverage(filter: String? = nil) -> CoverageOutcome {
    var reach = Reach(self)
    for test in catalogue.tests where test.isNamed(filter) {
      do throws(EvaluationFault) {
        try add(test, to: &reach)
      } catch {
        return CoverageOutcome(
          parts: 0, reached: 0, unreached: [],
          diagnostics: [.stopped(error, at: test.text.span)])
      }
    }
    let parts = PartFinding(catalogue, checker.layering).parts
    let unreached = parts.filter { !reach.reaches($0) }
    return CoverageOutcome(
      parts: parts.count, reached: parts.count - unreached.count,
      unreached: unreached.map(described), diagnostics: [])
  }

  private func add(_ test: TestDeclaration, to reach: inout Reach) throws(EvaluationFault) {
    var checker = checker
    let run = checker.run(of: test)
    for expectation in test.expectations {
      try reach.add(checker.condition(expectation, in: run), in: run)
    }
    for report in catalogue.reports
    where test.snapshots.contains(where: { $0.text == report.heading.name.text }) {
      try reach.add(report, in: run)
    }
  }

  private func described(_ part: CoveredPart) -> ScriptPart {
    let place = sources.location(of: part.span)
    return ScriptPart(
      kind: part.kind, text: sources.text(part.span).onOneLine, file: place.name, line: place.line,
      column: place.column)
  }
}
