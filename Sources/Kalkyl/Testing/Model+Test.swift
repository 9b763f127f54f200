/// How the tests of a script went.
public struct TestOutcome: Sendable {
  public let held: Int
  public let failed: Int
  /// What failed, to be shown.
  public let failures: Document
  public let diagnostics: [Diagnostic]
}

extension Model {
  /// Runs every test of the model's scripts.
  public func test(locale: ReportLocale = .sv) -> TestOutcome {
    var evaluator = evaluator()
    var checker = checker
    var document = Document()
    var failed = 0
    for test in catalogue.tests {
      let run = checker.run(of: test)
      var lines: [String] = []
      for expectation in test.expectations {
        let condition = checker.condition(expectation, in: run)
        do throws(EvaluationFault) {
          let failures = try Failures(of: condition, &evaluator)
          lines += describe(failures, of: condition, expectation, locale)
        } catch {
          let diagnostic = Diagnostic.stopped(error, at: expectation.span)
          return TestOutcome(held: 0, failed: 0, failures: Document(), diagnostics: [diagnostic])
        }
      }
      guard !lines.isEmpty else { continue }
      failed += 1
      document.blocks.append(.heading("✗ \(test.text.text)", level: 2))
      document.blocks += lines.map(Document.Block.paragraph)
    }
    return TestOutcome(
      held: catalogue.tests.count - failed, failed: failed, failures: document, diagnostics: [])
  }

  private func describe(
    _ failures: Failures, of condition: TypedExpression, _ expectation: Expression,
    _ locale: ReportLocale
  ) -> [String] {
    guard failures.count > 0 else { return [] }
    let location = sources.location(of: expectation.span)
    var lines = ["\(location.name):\(location.line): expect \(sources.text(expectation.span))"]
    lines += failures.failures.map { "    " + sentence($0, of: condition, locale) }
    if failures.count > failures.failures.count {
      lines.append("    and \(failures.count - failures.failures.count) more")
    }
    return [lines.joined(separator: "\n")]
  }
}
