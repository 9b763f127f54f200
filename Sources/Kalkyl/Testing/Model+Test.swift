extension Model {
  /// Runs the tests of the model's scripts.
  ///
  /// - Parameters:
  ///   - filter: runs only the tests whose text has this in it, whatever the case.
  ///   - snapshots: the figures that were kept of reports; `nil` where they are not compared.
  public func test(
    filter: String? = nil, snapshots kept: SnapshotFile? = nil, locale: ReportLocale = .sv
  ) -> TestOutcome {
    var evaluator = evaluator()
    var checker = checker
    var results: [TestResult] = []
    var snapshots: [Snapshot] = []
    for test in catalogue.tests where test.isNamed(filter) {
      let run = checker.run(of: test)
      var failures: [TestFailure] = []
      for expectation in test.expectations {
        do throws(EvaluationFault) {
          let found = try failure(of: expectation, in: run, &checker, &evaluator, locale)
          if let found { failures.append(found) }
        } catch {
          let diagnostic = Diagnostic.stopped(error, at: expectation.span)
          return TestOutcome(results: results, snapshots: [], diagnostics: [diagnostic])
        }
      }
      do throws(EvaluationFault) {
        if let kept {
          let compared = try compareSnapshots(of: test, with: kept)
          snapshots += compared.snapshots
          failures += compared.failures
        }
      } catch {
        let diagnostic = Diagnostic.stopped(error, at: test.text.span)
        return TestOutcome(results: results, snapshots: [], diagnostics: [diagnostic])
      }
      let place = sources.location(of: test.text.span)
      results.append(
        TestResult(
          name: test.text.text, file: place.name, line: place.line, scenario: test.scenario?.text,
          failures: failures))
    }
    return TestOutcome(results: results, snapshots: snapshots, diagnostics: [])
  }

  /// Why an expectation does not hold; `nil` where it does.
  private func failure(
    of expectation: Expression, in run: RunID, _ checker: inout Checker,
    _ evaluator: inout Evaluator, _ locale: ReportLocale
  ) throws(EvaluationFault) -> TestFailure? {
    let condition = checker.condition(expectation, in: run)
    let failures = try Failures(of: condition, &evaluator)
    guard let first = failures.failures.first else { return nil }
    var parts = FormulaParts(self, checker, evaluator, locale)
    try parts.read(expectation, at: first.cell, in: run)
    let place = sources.location(of: expectation.span)
    let shown = ShownParts(of: expectation, parts.parts, in: sources)
    let cell = failures.count > 1 ? [words(of: first.cell) + ":"] : []
    return TestFailure(
      file: place.name, line: place.line, expectation: sources.text(expectation.span).onOneLine,
      values: cell + shown.lines,
      cells: failures.failures.map { sentence($0, of: condition, locale) }, count: failures.count)
  }
}

extension TestDeclaration {
  /// Whether a filter chooses the test.
  func isNamed(_ filter: String?) -> Bool {
    guard let filter, !filter.isEmpty else { return true }
    let (text, wanted) = (Array(self.text.text.lowercased()), Array(filter.lowercased()))
    guard text.count >= wanted.count else { return false }
    return (0...text.count - wanted.count).contains { text[$0...].starts(with: wanted) }
  }
}
