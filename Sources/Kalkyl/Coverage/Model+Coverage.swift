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
    var reach = TestReach(self)
    for test in catalogue.tests where test.isNamed(filter) {
      do throws(EvaluationFault) {
        try add(test, to: &reach)
      } catch {
        return CoverageOutcome(
          parts: 0, reached: 0, unreached: [],
          diagnostics: [.stopped(error, at: test.text.span)])
      }
    }
    reach.addFunctions(calledIn: catalogue.formulas)
    let parts = PartFinding(catalogue, checker.layering).parts
    let unreached = parts.filter { !reach.reaches($0) }
    return CoverageOutcome(
      parts: parts.count, reached: parts.count - unreached.count,
      unreached: unreached.map(described), diagnostics: [])
  }

  private func add(_ test: TestDeclaration, to reach: inout TestReach) throws(EvaluationFault) {
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

extension Catalogue {
  /// Every formula of the model, but for those of functions.
  fileprivate var formulas: [Expression] {
    var formulas = definitions.compactMap { definition in
      if case .formula(let formula) = definition.value { formula } else { nil }
    }
    for investment in investments {
      formulas += InvestmentProperty.allCases.compactMap { investment.value(of: $0) }
    }
    for bridge in bridges { formulas += [bridge.from, bridge.to] + bridge.steps.map(\.value) }
    for table in tables {
      formulas += table.columns.compactMap(\.formula)
      formulas += table.rows.flatMap { $0.cells.compactMap(\.value) }
      for case .computed(let formula?) in table.rows.map(\.kind) { formulas.append(formula) }
    }
    for scenario in scenarios { formulas += scenario.overrides.map(\.value) }
    return formulas + tests.flatMap(\.expectations)
  }
}
