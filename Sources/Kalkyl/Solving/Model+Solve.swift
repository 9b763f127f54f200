extension Model {
  /// Finds where a comparison begins or ceases to hold when an assumption is varied.
  ///
  /// Exactly, where the formulas say that the two sides differ linearly in it; else as narrowly as
  /// asked.
  public func solve(_ options: SolveOptions) -> SolveOutcome {
    var reader = QuestionReader(
      self, RunOptions(scenario: options.scenario, locale: options.locale))
    let varied = reader.varied(options.varied)
    let condition = reader.condition(options.condition)
    let comparison = reader.comparison(condition)
    if let varied, varied.figures != nil { reader.report(.figuresToSolveFor(at: varied.span)) }
    guard !reader.hasErrors, let varied, let comparison else { return reader.unanswered }
    do throws(EvaluationFault) {
      let solver = try Solver(reader.builder.evaluator, varied.assumption, comparison.difference)
      let now = solver.figuresNow.map(\.magnitude).max() ?? .zero
      let grid = reader.grid(options, varied.assumption, largest: now, at: varied.span)
      guard !reader.hasErrors, let grid else { return reader.unanswered }
      let finding = try solver.solve(in: grid)
      let wording = SolveWording(
        reader, varied.assumption, condition, comparison, grid, isBounded: options.between != nil)
      return try wording.outcome(finding, solver)
    } catch {
      reader.report(.stopped(error, at: condition.span))
      return reader.unanswered
    }
  }
}

/// A condition's relation, and its left side less its right.
struct SolvedComparison {
  let relation: Relation
  let difference: TypedExpression
}

extension QuestionReader {
  /// The parts of a comparison of two single figures; `nil`, and said, of anything else.
  fileprivate mutating func comparison(_ condition: TypedExpression) -> SolvedComparison? {
    if condition.parts.contains(where: { $0.type.kind == .unknown }) { return nil }
    guard condition.type.kind != .unknown else { return nil }
    guard case .comparison(let operation, let left, let right) = condition.kind,
      operation != .notEqual, left.type.kind == .amount || left.type.kind == .number
    else {
      report(.notACondition(at: condition.span))
      return nil
    }
    requireOneFigure(condition, at: condition.span)
    let terms = [
      TypedExpression.Term(value: left, isNegative: false),
      TypedExpression.Term(value: right, isNegative: true),
    ]
    return SolvedComparison(
      relation: Relation(operation: operation),
      difference: TypedExpression(.sum(terms), left.type, condition.span))
  }

  /// Where to look and how narrowly, as written or as the default is.
  fileprivate mutating func grid(
    _ options: SolveOptions, _ assumption: VariedAssumption, largest: Rational, at span: SourceSpan
  ) -> SearchGrid? {
    let unit = assumption.kind == .amount ? model.catalogue.unit.inKronor : .one
    let around = Rational(10) * (largest.isZero ? unit : largest)
    var (low, high) = (assumption.kind == .duration ? Rational.one : -around, around)
    var place = span
    if let text = options.between, let written = interval(text, of: assumption.kind) {
      (low, high) = (written.low, written.high)
      place = written.span
    }
    var step = assumption.kind == .number ? Rational(1, over: 10_000) : unit
    if let text = options.within, let written = width(text, of: assumption.kind) { step = written }
    guard !hasErrors else { return nil }
    guard let grid = SearchGrid(from: low, to: high, step: step) else {
      report(.intervalTooFine(at: place))
      return nil
    }
    return grid
  }

  private mutating func interval(
    _ text: String, of kind: ValueKind
  ) -> (low: Rational, high: Rational, span: SourceSpan)? {
    let source = sources.add(name: "--between", bytes: Array(text.utf8))
    let (written, problems) = parseInterval(source, limits: model.checker.limits)
    for problem in problems { report(problem) }
    guard let written, problems.isEmpty, let low = figure(written.from, of: kind),
      let high = figure(written.to, of: kind)
    else { return nil }
    let span = written.from.span.union(written.to.span)
    guard low < high else {
      report(.intervalBackwards(at: span))
      return nil
    }
    return (low, high, span)
  }

  private mutating func width(_ text: String, of kind: ValueKind) -> Rational? {
    let source = sources.add(name: "--within", bytes: Array(text.utf8))
    let (written, problems) = parseFigure(source, limits: model.checker.limits)
    for problem in problems { report(problem) }
    guard problems.isEmpty, let width = figure(written, of: kind) else { return nil }
    if width.signum <= 0 {
      report(.widthNotPositive(at: written.span))
      return nil
    }
    return width
  }

  /// The outcome of a question that cannot be answered.
  fileprivate var unanswered: SolveOutcome {
    SolveOutcome(
      answers: [], isPossible: false, assumption: "", condition: "",
      style: FigureStyle(kind: .number), document: Document(), sources: sources, diagnostics: found)
  }
}
