// What is said of models that are right in every formula and hardly meant.
extension Diagnostic {
  /// How a warning is silenced.
  private static let silence = "if it is meant, say why on a line above: `/// meant: …`"

  static func unusedAssumption(_ heading: Heading) -> Diagnostic {
    Diagnostic(
      .unusedAssumption, "nothing uses the assumption `\(heading.name.text)`",
      at: Label(heading.name.span, "changing it changes no figure"), notes: [silence],
      severity: .warning)
  }

  static func unusedValue(_ heading: Heading) -> Diagnostic {
    Diagnostic(
      .unusedValue, "nothing shows or tests `\(heading.name.text)`",
      at: Label(heading.name.span, "no report, table, bridge, rule or test leans on it"),
      notes: [silence], severity: .warning)
  }

  static func idleScenario(_ heading: Heading, builtOn parent: String) -> Diagnostic {
    Diagnostic(
      .idleScenario, "the scenario `\(heading.name.text)` changes no figure",
      at: Label(heading.name.span, "every figure is as in \(parent)"), notes: [silence],
      severity: .warning)
  }

  static func changedOutcome(
    _ account: Heading, _ year: Int, _ scenario: Heading, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .changedOutcome,
      "the scenario `\(scenario.name.text)` changes the outcome of \(year)",
      at: Label(span ?? scenario.name.span, "\(account.name.text)[\(year)] has happened already"),
      related: [Label(account.name.span, "given as outcome here")],
      notes: [
        "override the years that are still to come: `\(account.name.text)[\(year + 1)] = …`",
        silence,
      ],
      severity: .warning)
  }

  static func sharesNotWhole(_ shares: WrittenShares) -> Diagnostic {
    let sum = FigureText(.en).text(
      of: Figure(value: shares.sum, style: FigureStyle(kind: .percent)))
    let year = shares.year.map { " in \($0)" } ?? ""
    return Diagnostic(
      .sharesNotWhole, "the shares of `\(shares.name)` come to \(sum)\(year), not to 100%",
      at: Label(shares.span, "one of its shares is hardly meant"),
      notes: [
        "`allocate` takes them in proportion, so that each part is other than its share says",
        silence,
      ], severity: .warning)
  }
}
