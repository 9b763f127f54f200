// Types what asks the model for figures: tests, printed figures, reports.
extension Checker {
  /// Checks every test, printed figure and report, in the scenarios where they are asked.
  mutating func checkQueries() {
    for test in catalogue.tests {
      let run = run(of: test)
      for expectation in test.expectations { _ = condition(expectation, in: run) }
      for name in test.snapshots {
        if case .report? = catalogue.entities[name.text] { continue }
        findings.add(.notAReport(name, among: catalogue.reports))
      }
    }
    for declaration in catalogue.printed { _ = printedValue(declaration, Scope(run: .base)) }
    for rule in catalogue.rules { checkSelectors(rule.selectors) }
    for report in catalogue.reports { check(report) }
  }

  /// The run that a test is in.
  mutating func run(of test: TestDeclaration) -> RunID {
    guard let name = test.scenario else { return .base }
    if let run = layering.run(named: name.text) { return run }
    findings.add(.unknownScenario(name, among: catalogue.scenarios))
    return .base
  }

  /// A formula asked for by itself; only what is wrong with it is found.
  mutating func query(_ expression: Expression, in run: RunID) -> TypedExpression {
    findings = Findings()
    return check(expression, Scope(run: run))
  }

  /// A formula that is true or false.
  mutating func condition(_ expression: Expression, in run: RunID) -> TypedExpression {
    let value = check(expression, Scope(run: run))
    return coerced(value, to: .truth, at: expression.span)
  }

  /// What a report shows.
  enum Shown {
    case value(TypedExpression)
    case table(Int)
    case bridge(Int)
    case investment(Int)
  }

  /// What a report shows, in a run.
  mutating func shown(_ item: ReportDeclaration.ShownValue, in run: RunID) -> Shown {
    if case .name(let name) = item.value.kind {
      switch catalogue.entities[name] {
      case .table(let index): return .table(index)
      case .bridge(let index): return .bridge(index)
      case .investment(let index): return .investment(index)
      default: break
      }
    }
    return .value(check(item.value, Scope(run: run)))
  }

  private mutating func check(_ report: ReportDeclaration) {
    var shape: Shape?
    for item in report.items {
      switch item {
      case .show(let values, let selectors):
        checkSelectors(selectors)
        var shapes: [Shape] = []
        for value in values {
          if case .value(let typed) = shown(value, in: .base) { shapes.append(typed.type.shape) }
        }
        shape = shapes.first
      case .rows(let reference), .columns(let reference):
        checkDimension(reference, of: shape)
      case .total(let references, _, _):
        for reference in references { checkDimension(reference, of: shape) }
      case .compare(let names):
        for name in names where layering.run(named: name.text) == nil {
          findings.add(.unknownScenario(name, among: catalogue.scenarios))
        }
      case .change, .chart, .text: break
      }
    }
  }

  private mutating func checkDimension(_ reference: DimensionReference, of shape: Shape?) {
    if reference.table == nil, reference.name.text == "year" { return }
    guard let id = dimension(reference) else { return }
    if let shape, !shape.has(id) {
      findings.add(.notSplitInReport(reference))
    }
  }

  private mutating func checkSelectors(_ selectors: [Selector]) {
    for selector in selectors {
      switch selector.kind {
      case .year(let year): _ = checkYear(year, at: selector.span, Scope(run: .base))
      case .years(let first, let last):
        _ = checkYear(first, at: selector.span, Scope(run: .base))
        _ = checkYear(last, at: selector.span, Scope(run: .base))
      case .label(let reference):
        if dimensions(for: reference).isEmpty { reportLabel(reference, candidates: []) }
      case .relativeYear, .vintage: findings.add(.notACellSelector(at: selector.span))
      }
    }
  }
}
