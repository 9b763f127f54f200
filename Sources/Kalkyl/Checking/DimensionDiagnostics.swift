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
      notes: [split.isEmpty ? "it is one figure for all labels" : "it is split by \(list(split))"])
  }

  static func notSplitInReport(_ reference: DimensionReference) -> Diagnostic {
    Diagnostic(
      .notSplitBy, "the value is not split by \(reference.name.text)",
      at: Label(reference.span, "the value shown has no \(reference.name.text)"),
      notes: ["leave the line out, or show a value that is split by \(reference.name.text)"])
  }

  static func notSplitOver(_ reference: DimensionReference, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notSplitBy, "the value is not split by \(reference.name.text)",
      at: Label(reference.span, "nothing to go over"), related: [Label(span, "this value")],
      notes: ["leave the function out, or name a dimension that the value has"])
  }

  static func overWhat(_ name: Name, split: [String]) -> Diagnostic {
    let note =
      split.isEmpty
      ? "the value is a single figure, so there is nothing to go over"
      : "the value is split by \(list(split)): write `\(name.text)(… over \(split[0]))`"
    return Diagnostic(
      .overWhat, "a function over several figures says which dimension it goes over",
      at: Label(name.span, "`\(name.text)` over what?"), notes: [note])
  }

  static func neverOverYears(_ name: Name) -> Diagnostic {
    Diagnostic(
      .neverOverYears, "`\(name.text)` never goes over the years",
      at: Label(name.span, "goes over dimensions with labels"),
      notes: ["a value without years is the same every year already"])
  }

  static func cumulativeOverYearsOnly(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cumulativeOverYearsOnly, "`cumulative` goes over the years only",
      at: Label(span, "goes over something else"), notes: ["write `cumulative(x over year)`"])
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
      at: Label(span, "a single figure"),
      notes: ["declare a key: `key residents = { Laxå: 5 582, Askersund: 11 534 }`"])
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
      at: Label(span, "figures of two tables, row by row"),
      notes: ["select a row of each: `a[rent, budget] - b[rent, budget]`"])
  }

  static func differentYears(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .differentYears, "two different ranges of years are combined",
      at: Label(span, "years on one side that the other lacks"),
      notes: ["select the same years on both sides"])
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
    guard let years else { return noModelYears(at: span) }
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
      .rangeBackwards, "the last year is before the first",
      at: Label(span, "ends before it begins"),
      notes: ["write the earlier year first"])
  }

  static func noYearsToSelect(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noYearsToSelect, "the value is the same every year",
      at: Label(span, "there is no year to select"),
      notes: ["leave the brackets out, or give the value years: `{ 2026: … }`"])
  }

  static func noModelYears(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noModelYears, "the model has no years", at: Label(span, "a year stands here"),
      notes: ["write the model's years at the top, as `years 2026..2028`"])
  }

  static func vintageOfWhat(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .vintageOfWhat, "only the results of an investment have vintages",
      at: Label(span, "what stands before the bracket is no such result"),
      notes: ["write it next to the result: `x.capital_cost[vintage 2026]`"])
  }

  // MARK: Entries

  static func keyTwice(at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .keyTwice, "a label, year or property stands twice", at: Label(span, "again here"),
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
      at: Label(span, "a year among labels of \(dimension.name)"),
      notes: ["spread over one inside the other: `{ Laxå: { 2026: … } }`"])
  }

  static func entriesWithoutKeys(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .entriesWithoutKeys, "`otherwise` alone does not say what the value is spread over",
      at: Label(span, "no label or year here"), notes: ["name at least one label or year"])
  }

  static func thenWithoutYears(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .thenWithoutYears, "`then` stands for later years, and these are labels",
      at: Label(span, "no years before it"),
      notes: ["the labels that are left are `otherwise`"],
      fixIts: [FixIt("write `otherwise`", replacing: span, with: "otherwise")])
  }

  static func thenInsideFormula(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .thenInsideFormula, "`then` stands only where the braces are the whole right side",
      at: Label(span, "these braces are part of a formula"),
      notes: ["give the braces a name of their own: `let x = { 2026: …, then: … }`"])
  }

  static func previousOutsideEntries(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .previousOutsideEntries,
      "`previous` stands only in braces that are the whole right side",
      at: Label(span, "the year before of what?"),
      notes: ["write `{ 2026: …, then: previous * 1.03 }`, or name the value: `x[year - 1]`"])
  }

  static func labelsLeftOut(
    _ labels: [String], _ dimension: Dimension, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .labelsLeftOut, "not every label of \(dimension.name) has a value",
      at: Label(span, "\(list(labels)) left out here"),
      notes: ["what depends on it has no value either; write `otherwise: 0` if nothing is meant"],
      severity: .warning)
  }

  // MARK: Tables

  static func notATableSelector(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notATableSelector, "a figure of a table is selected by its row and its column",
      at: Label(span, "neither a row nor a column"),
      notes: ["write `t[row, column]`, or `t[\"the row's text\", column]`"])
  }

  static func unknownTablePart(_ name: Name, among names: [String]) -> Diagnostic {
    unknown(
      .unknownTablePart, "the table has no row or column `\(name.text)`", name, among: names,
      seen: "not one of them")
  }

  static func unknownTableDimension(_ name: Name) -> Diagnostic {
    Diagnostic(
      .unknownTablePart, "a table has the dimensions `row` and `column`",
      at: Label(name.span, "neither of them"))
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
