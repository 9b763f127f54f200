/// What is varied, and through which figures: `internal_rate = 1.5%..4.5% / 0.25%`.
struct Variation: Sendable {
  enum Figures: Sendable {
    case range(from: Expression, to: Expression, step: Expression)
    case list([Expression])
  }

  let target: Expression
  /// `nil` where only the name is given.
  let figures: Figures?
  let span: SourceSpan
}

extension Parser {
  /// Variation ::= Target ('=' SignedLiteral ('..' SignedLiteral '/' SignedLiteral | (',' SignedLiteral)*))?
  mutating func variation() -> Variation? {
    let start = currentSpan
    guard let target = target(), !isRecovering else { return nil }
    guard take(.equals) else { return Variation(target: target, figures: nil, span: target.span) }
    let figures = variedFigures()
    guard !isRecovering else { return nil }
    return Variation(target: target, figures: figures, span: span(from: start))
  }

  private mutating func variedFigures() -> Variation.Figures {
    let first = signedLiteral()
    guard !isRecovering, take(.range) else { return .list([first] + furtherFigures()) }
    let last = signedLiteral()
    guard !isRecovering, take(.divide) else {
      reportUnexpected("`/` and the step from one figure to the next")
      return .list([])
    }
    return .range(from: first, to: last, step: signedLiteral())
  }

  private mutating func furtherFigures() -> [Expression] {
    var figures: [Expression] = []
    while !isRecovering, take(.comma) { figures.append(signedLiteral()) }
    return figures
  }

  /// ScenarioHeading ::= Target ColumnMeaning?
  mutating func scenarioHeading() -> (target: Expression, meaning: FileMapping.ColumnMeaning?)? {
    guard let target = target(), !isRecovering else { return nil }
    return (target, columnMeaning())
  }

  /// Interval ::= SignedLiteral '..' SignedLiteral
  mutating func interval() -> (from: Expression, to: Expression)? {
    let first = signedLiteral()
    guard !isRecovering, expect(.range, "`..` and the last figure") else { return nil }
    let last = signedLiteral()
    return isRecovering ? nil : (first, last)
  }
}

/// Reads what is varied, as after `--vary`.
func parseVariation(
  _ source: Source, limits: Limits = .standard
) -> (Variation?, [Diagnostic]) {
  var parser = Parser(source, limits: limits)
  parser.skipLineEnd()
  let variation = parser.variation()
  parser.expectEnd("`=` and the figures, or the end")
  return (variation, parser.diagnostics.sorted())
}

/// Reads the heading of a column in a file of scenarios.
func parseScenarioHeading(
  _ source: Source, limits: Limits = .standard
) -> ((target: Expression, meaning: FileMapping.ColumnMeaning?)?, [Diagnostic]) {
  var parser = Parser(source, limits: limits)
  parser.skipLineEnd()
  let heading = parser.scenarioHeading()
  parser.expectEnd("a unit or the end")
  return (heading, parser.diagnostics.sorted())
}

/// Reads a figure and another after `..`, as after `--between`.
func parseInterval(
  _ source: Source, limits: Limits = .standard
) -> ((from: Expression, to: Expression)?, [Diagnostic]) {
  var parser = Parser(source, limits: limits)
  parser.skipLineEnd()
  let interval = parser.interval()
  parser.expectEnd("the end")
  return (interval, parser.diagnostics.sorted())
}

/// Reads a figure, as after `--within`.
func parseFigure(_ source: Source, limits: Limits = .standard) -> (Expression, [Diagnostic]) {
  var parser = Parser(source, limits: limits)
  parser.skipLineEnd()
  let figure = parser.signedLiteral()
  parser.expectEnd("the end")
  return (figure, parser.diagnostics.sorted())
}

/// Reads years and labels, as after `--for`.
func parseSelectors(_ source: Source, limits: Limits = .standard) -> ([Selector], [Diagnostic]) {
  var parser = Parser(source, limits: limits)
  parser.skipLineEnd()
  let selectors = parser.selectors()
  parser.expectEnd("a comma or the end")
  return (selectors, parser.diagnostics.sorted())
}
