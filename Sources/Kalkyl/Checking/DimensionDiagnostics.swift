// What is said of dimensions, labels, years and what is selected.
extension Diagnostic {
  static func unknownDimension(_ name: Name, among dimensions: [Dimension]) -> Diagnostic {
    let names = dimensions.filter { $0.table == nil }.map(\.name)
    return unknown(
      .unknownDimension, "there is no dimension `\(name.text)`", name, among: names + ["year"])
  }

  static func unknownLabel(_ name: Name, of dimension: Dimension) -> Diagnostic {
    unknown(
      .unknownLabel, "\(dimension.name) has no label `\(name.text)`", name,
      among: dimension.labels.map(\.name),
      notes: ["its labels are \(list(dimension.labels.map(\.name)))"])
  }

  static func unknownLabel(_ name: Name, among dimensions: [Dimension]) -> Diagnostic {
    unknown(
      .unknownLabel, "there is no label `\(name.text)`", name,
      among: dimensions.flatMap { $0.labels.map(\.name) })
  }

  static func labelOfSeveral(_ name: Name, _ dimensions: [String]) -> Diagnostic {
    Diagnostic(
      .labelOfSeveral, "`\(name.text)` is a label of several dimensions",
      at: Label(name.span, "of \(dimensions.joined(separator: " and "))"),
      notes: ["say which: `\(dimensions[0]).\(name.text)`"])
  }

  static func notSplitBy(_ name: Name, _ dimension: Dimension, split: [String]) -> Diagnostic {
    Diagnostic(
      .notSplitBy, "the value is not split by \(dimension.name)",
      at: Label(name.span, "a label of \(dimension.name)"),
      notes: [split.isEmpty ? "it has no labels to select" : "it is split by \(list(split))"])
  }

  static func notSplitOver(_ reference: DimensionReference, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notSplitBy, "the value is not split by \(reference.name.text)",
      at: Label(reference.span, "nothing to go over"), related: [Label(span, "this value")])
  }

  static func overWhat(_ name: Name, split: [String]) -> Diagnostic {
    let note =
      split.isEmpty
      ? "the value is a single figure" : "the value is split by \(list(split))"
    return Diagnostic(
      .overWhat, "`\(name.text)` over what?",
      at: Label(name.span, "write `\(name.text)(… over \(split.first ?? "year"))`"), notes: [note])
  }

  static func neverOverYears(_ name: Name) -> Diagnostic {
    Diagnostic(
      .neverOverYears, "`\(name.text)` never goes over the years",
      at: Label(name.span, "a value without years is the same every year already"))
  }

  static func cumulativeOverYearsOnly(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cumulativeOverYearsOnly, "`cumulative` goes over the years only",
      at: Label(span, "write `cumulative(x over year)`"))
  }

  static func splitAlready(at span: SourceSpan, _ dimension: String) -> Diagnostic {
    Diagnostic(
      .splitAlready, "the value is split by \(dimension) already",
      at: Label(span, "has a figure for each \(dimension)"),
      notes: ["sum it first: `sum(… over \(dimension))`"])
  }

  static func weightsWithoutLabels(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .weightsWithoutLabels, "a key has a weight for each label",
      at: Label(span, "a single figure"))
  }

  static func differentSplit(
    _ first: TypedExpression, _ firstNames: [String], _ second: TypedExpression,
    _ secondNames: [String], at span: SourceSpan
  ) -> Diagnostic {
    let (whole, wholeNames, split, splitNames) =
      firstNames.count <= secondNames.count
      ? (first, firstNames, second, secondNames) : (second, secondNames, first, firstNames)
    let missing = splitNames.filter { !wholeNames.contains($0) }
    let by = list(missing)
    return Diagnostic(
      .differentSplit, "an amount split by \(by) is not added to one that is not",
      at: Label(split.span, "split by \(list(splitNames))"),
      related: [
        Label(
          whole.span, wholeNames.isEmpty ? "one amount for all" : "split by \(list(wholeNames))")
      ],
      notes: [
        "to divide the whole, write `allocate(… by key)`; "
          + "to count it once for each, write `repeat(… over \(missing.first ?? "member"))`; "
          + "to add up the parts, write `sum(… over \(missing.first ?? "member"))`"
      ])
  }

  static func twoTables(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .twoTables, "the rows and columns of two tables do not combine",
      at: Label(span, "select the rows to compare"))
  }

  static func differentYears(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .differentYears, "two different ranges of years are combined",
      at: Label(span, "select the same years on both sides"))
  }

  static func tooManyCells(
    _ dimensions: [String], _ limits: Limits, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .tooManyCells, "a value may have at most \(limits.cells) figures",
      at: Label(span, "spread over \(list(dimensions))"),
      notes: ["sum over a dimension before another comes in"])
  }

  // MARK: Years

  static func yearOutside(
    _ year: Int, at span: SourceSpan, years: YearsDeclaration?
  ) -> Diagnostic {
    guard let years else {
      return Diagnostic(
        .yearOutside, "the model has no years", at: Label(span, "write `years \(year)..\(year)`"))
    }
    let wider = "years \(min(years.first, year))..\(max(years.last, year))"
    return Diagnostic(
      .yearOutside, "\(year) is outside the model's years",
      at: Label(span, "the years are \(years.first)..\(years.last)"),
      related: [Label(years.span, "declared here")],
      fixIts: [FixIt("write `\(wider)`", replacing: years.span, with: wider)])
  }

  static func yearOutsideRange(
    _ year: Int, _ first: Int, _ last: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .yearOutside, "\(year) is outside the years selected",
      at: Label(span, "the value has \(first)..\(last) only"))
  }

  static func rangeBackwards(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .rangeBackwards, "the last year is before the first", at: Label(span, "turn them round"))
  }

  static func noYearsToSelect(at span: SourceSpan, hasModelYears: Bool) -> Diagnostic {
    Diagnostic(
      .noYearsToSelect, "the value is the same every year",
      at: Label(span, "there is no year to select"),
      notes: hasModelYears ? [] : ["the model has no years: write `years 2026..2028`"])
  }

  static func noModelYears(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noModelYears, "the model has no years", at: Label(span, "a year stands here"),
      notes: ["write the model's years at the top, as `years 2026..2028`"])
  }

  static func vintageOfWhat(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .vintageOfWhat, "only the results of an investment have vintages",
      at: Label(span, "write it next to the result: `x.capital_cost[vintage 2026]`"))
  }

  // MARK: Entries

  static func keyTwice(at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .keyTwice, "the same key stands twice", at: Label(span, "again here"),
      related: [Label(first, "first here")])
  }

  static func yearsAndLabels(_ name: Name) -> Diagnostic {
    Diagnostic(
      .mixedKeys, "years and labels do not stand in the same braces",
      at: Label(name.span, "a label among years"),
      notes: ["spread over one inside the other: `{ Laxå: { 2026: … } }`"])
  }

  static func yearAmongLabels(at span: SourceSpan, _ dimension: Dimension) -> Diagnostic {
    Diagnostic(
      .mixedKeys, "years and labels do not stand in the same braces",
      at: Label(span, "a year among labels of \(dimension.name)"))
  }

  static func entriesWithoutKeys(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .entriesWithoutKeys, "`otherwise` alone does not say what the value is spread over",
      at: Label(span, "name at least one label or year"))
  }

  static func thenWithoutYears(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .thenWithoutYears, "`then` follows years, and these are labels",
      at: Label(span, "write `otherwise` for the labels that are left"))
  }

  static func thenInsideFormula(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .thenInsideFormula, "`then` stands only where the braces are the whole right side",
      at: Label(span, "give these entries a name of their own"))
  }

  static func previousOutsideEntries(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .previousOutsideEntries,
      "`previous` stands only in entries that are the whole right side",
      at: Label(span, "the year before of what?"),
      notes: ["write `{ 2026: …, then: previous * 1.03 }`, or name the value: `x[year - 1]`"])
  }

  static func labelsLeftOut(
    _ labels: [String], _ dimension: Dimension, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .labelsLeftOut,
      "\(list(labels)) of \(dimension.name) \(labels.count == 1 ? "has" : "have") no value",
      at: Label(span, "left out here"),
      notes: ["what depends on it has no value either; write `otherwise: 0` if nothing is meant"],
      severity: .warning)
  }

  // MARK: Tables

  static func notATableSelector(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notATableSelector, "a figure of a table is selected by its row and its column",
      at: Label(span, "write a name"))
  }

  static func unknownTablePart(_ name: Name, among names: [String]) -> Diagnostic {
    unknown(
      .unknownTablePart, "the table has no row or column `\(name.text)`", name, among: names)
  }

  static func unknownTableDimension(_ name: Name) -> Diagnostic {
    Diagnostic(
      .unknownTablePart, "a table has the dimensions `row` and `column`",
      at: Label(name.span, "neither"))
  }

  static func tableDimensionAsValue(_ table: Name, _ field: Name) -> Diagnostic {
    Diagnostic(
      .unknownTablePart, "a table's `\(field.text)` is not a value",
      at: Label(field.span, "select a figure: `\(table.text)[row, column]`"))
  }

  /// Names in a sentence: `a, b and c`, at most eight.
  static func list(_ names: [String]) -> String {
    guard names.count > 1 else { return names.first ?? "" }
    if names.count > 8 {
      return names.prefix(8).joined(separator: ", ") + " and \(names.count - 8) more"
    }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}
