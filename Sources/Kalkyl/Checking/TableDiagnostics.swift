// What is said of tables and printed figures.
extension Diagnostic {
  static func unknownColumn(_ name: Name, among names: [String]) -> Diagnostic {
    unknown(
      .unknownTableColumn, "the table has no column `\(name.text)`", name, among: names,
      seen: "not in the first row")
  }

  static func columnSaidTwice(_ name: Name, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .columnSaidTwice, "the column `\(name.text)` is described twice",
      at: Label(name.span, "again here"), related: [Label(first, "first here")])
  }

  static func rowWithoutFormula(_ name: Name) -> Diagnostic {
    Diagnostic(
      .rowWithoutFormula, "the row `\(name.text)` has no formula",
      at: Label(name.span, "a row that is worked out"),
      notes: ["write `row \(name.text) = …` below the grid"])
  }

  static func formulaWithoutRow(_ name: Name, among names: [String]) -> Diagnostic {
    unknown(
      .formulaWithoutRow, "the grid has no row `\(name.text)`", name, among: names,
      seen: "no row of the grid has this name")
  }

  static func cellOfSeveralFigures(at span: SourceSpan, split: [String]) -> Diagnostic {
    Diagnostic(
      .cellOfSeveralFigures, "a cell of a table holds one figure",
      at: Label(span, "has one for each \(split.joined(separator: " and "))"),
      notes: ["select one, as `x[2026]`, or sum them: `sum(… over \(split.first ?? "member"))`"])
  }

  static func knownOfEntered(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .knownOfEntered, "`known` belongs to a printed figure, and this one is entered",
      at: Label(span, "nothing else says what the figure should be"),
      notes: ["remove `known` and its text"])
  }

  static func printedNotALiteral(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .printedNotALiteral, "a computed cell holds the printed figure, not a formula",
      at: Label(span, "not a figure written out"),
      notes: ["write the printed figure, or leave the cell empty"])
  }

  static func nothingPrinted(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nothingPrinted, "nothing is printed for this figure",
      at: Label(span, "no printed figure"),
      notes: ["write it in the table, or declare it: `printed x = …`"])
  }

  static func printedOfSeveralRows(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .printedOfSeveralRows, "one printed figure cannot stand for a row per label",
      at: Label(span, "for every label alike"),
      notes: ["write a line for each label: `line x[Laxå] \"Laxå\"`, with its printed figure"])
  }
}
