// What is said of assumptions to vary and figures to show.
extension Diagnostic {
  static func notAnAssumption(_ name: String, at span: SourceSpan, known: [String]) -> Diagnostic {
    Diagnostic(
      .notAnAssumption, "`\(name)` is not an assumption",
      at: Label(span, "only what `assume` declares can be varied"),
      notes: known.isEmpty
        ? ["the model has no assumptions: `assume indexing = 3%`"]
        : ["the assumptions are \(list(known))"])
  }

  static func cannotBeVaried(_ name: String, at span: SourceSpan, _ kind: ValueKind) -> Diagnostic {
    Diagnostic(
      .cannotBeVaried, "`\(name)` cannot be varied", at: Label(span, "\(kind.description) here"),
      notes: ["numbers, amounts and durations can be varied"])
  }

  static func rangeNeverEnds(stepAt span: SourceSpan, isZero: Bool) -> Diagnostic {
    Diagnostic(
      .rangeNeverEnds, "the figures never come to the last one",
      at: Label(span, isZero ? "a step of zero leads nowhere" : "this step leads the other way"),
      notes: ["write the first figure, the last one and the step: `1.5%..4.5%/0.25%`"])
  }

  static func tooManyPoints(at span: SourceSpan, most: Int) -> Diagnostic {
    Diagnostic(
      .tooManyPoints, "that is more than \(most) combinations of figures",
      at: Label(span, "reached with these"), notes: ["take longer steps, or vary fewer at a time"])
  }

  static func tooManyScenarios(at span: SourceSpan, most: Int) -> Diagnostic {
    Diagnostic(
      .tooManyPoints, "a file of scenarios has more than \(most) rows",
      at: Label(span, "one too many"), notes: ["take fewer rows at a time"])
  }

  static func scenarioFileTooLarge(at span: SourceSpan, size: Int, most: Int) -> Diagnostic {
    Diagnostic(
      .sourceTooLarge, "a file of scenarios is too large",
      at: Label(span, "\(size) bytes, where \(most) are allowed"))
  }

  static func noColumnsToVary(at header: SourceSpan) -> Diagnostic {
    Diagnostic(
      .emptyScenarioFile, "a file of scenarios varies nothing",
      at: Label(header, "no heading names an assumption"),
      notes: ["a column is headed with the assumption that it gives: `internal_rate`"])
  }

  static func noScenarios(at header: SourceSpan) -> Diagnostic {
    Diagnostic(
      .emptyScenarioFile, "a file of scenarios has no scenarios",
      at: Label(header, "no row below the header"))
  }

  static func unitOfScenarioColumn(
    _ name: String, at heading: SourceSpan, _ kind: ValueKind, isLeftOut: Bool, model unit: Unit
  ) -> Diagnostic {
    let message =
      isLeftOut
      ? "a heading does not say the unit of its figures"
      : "the unit after a heading does not fit the assumption"
    let note =
      switch kind {
      case .amount: "write `\(name) kr`, or `\(name)` alone for figures in \(unit.rawValue)"
      case .duration: "write `\(name) years` or `\(name) months`"
      default: "write `\(name) %` for figures in per cent, or `\(name)` alone"
      }
    return Diagnostic(
      .unitOfScenarioColumn, message, at: Label(heading, "\(kind.description) here"), notes: [note])
  }

  static func unknownStatistic(_ text: String, at span: SourceSpan) -> Diagnostic {
    let name = Name(text, span)
    return unknown(
      .unknownStatistic,
      text.isEmpty ? "a statistic is left out" : "there is no statistic `\(text)`",
      name, among: ["min", "median", "max", "mean"], seen: "not one of them",
      notes: ["write `min`, `median`, `max`, `mean`, or a percentile from `p0` to `p100`"])
  }

  static func noFiguresToVary(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noFiguresToVary, "`\(name)` is given no figures",
      at: Label(span, "through which figures?"),
      notes: ["write a range, `\(name)=1%..4%/0.5%`, or a list, `\(name)=1%, 2.5%`"])
  }

  static func variedTwice(_ name: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .variedTwice, "`\(name)` is varied twice", at: Label(span, "again here"),
      related: [Label(first, "first here")])
  }

  static func notOneFigure(at span: SourceSpan, count: Int) -> Diagnostic {
    Diagnostic(
      .notOneFigure, "this asks for one figure, and the value has \(count)",
      at: Label(span, "\(count) figures"),
      notes: ["select one: `frame[Laxå, 2027]`, or sum first: `sum(frame over member)[2027]`"])
  }

  static func notACondition(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notACondition, "this is not one comparison of two figures",
      at: Label(span, "compare with `==`, `<=` or `>=`"),
      notes: ["write for example `sum(frame over member)[2027] <= 52 000`"])
  }

  static func widthNotPositive(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .widthNotPositive, "an answer is narrowed down to something above zero",
      at: Label(span, "not above zero"), notes: ["write for example `0.01%`, or `1 tkr`"])
  }

  static func intervalBackwards(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .rangeBackwards, "the last figure is not above the first",
      at: Label(span, "nothing lies in between"), notes: ["write the lower one first: `0%..10%`"])
  }

  static func intervalTooFine(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyPoints, "the answer would be narrowed down among more figures than can be counted",
      at: Label(span, "too narrow for where it is looked for"),
      notes: ["narrow it down less with `--within`, or look in less with `--between`"])
  }

  static func figuresToSolveFor(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .figuresToSolveFor, "the figures are what is looked for",
      at: Label(span, "the name alone stands here"),
      notes: ["`--between 0%..10%` says where to look"])
  }
}
