// What is said of names and declarations.
extension Diagnostic {
  /// A diagnostic about a name that is not known, with the nearest one that is.
  static func unknown(
    _ code: DiagnosticCode, _ message: String, _ name: Name, among names: some Sequence<String>,
    notes: [String] = []
  ) -> Diagnostic {
    guard let near = nearest(to: name.text, among: names) else {
      return Diagnostic(code, message, at: Label(name.span, "not declared anywhere"), notes: notes)
    }
    return Diagnostic(
      code, message, at: Label(name.span, "was `\(near)` meant?"), notes: notes,
      fixIts: [FixIt("write `\(near)`", replacing: name.span, with: near)])
  }

  static func unknownName(_ name: Name, among names: some Sequence<String>) -> Diagnostic {
    unknown(.unknownName, "nothing is called `\(name.text)`", name, among: names)
  }

  static func unknownFunction(_ name: Name, among names: some Sequence<String>) -> Diagnostic {
    unknown(.unknownFunction, "there is no function `\(name.text)`", name, among: names)
  }

  static func unknownScenario(_ name: Name, among scenarios: [ScenarioDeclaration]) -> Diagnostic {
    unknown(
      .unknownScenario, "there is no scenario `\(name.text)`", name,
      among: scenarios.map(\.heading.name.text) + ["base"])
  }

  static func nameOfTheLanguage(_ name: Name) -> Diagnostic {
    Diagnostic(
      .nameOfTheLanguage, "`\(name.text)` is a word of the language and cannot be declared",
      at: Label(name.span, "choose another name"),
      fixIts: [
        FixIt("write `\(name.text)_`", replacing: name.span, with: "\(name.text)_")
      ])
  }

  static func nameTakenAlready(_ name: Name, declaredAt span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nameTakenAlready, "`\(name.text)` is declared twice", at: Label(name.span, "again here"),
      related: [Label(span, "first declared here")],
      notes: ["all declarations of a model share their names; give one of them another name"])
  }

  static func saidTwice(
    _ word: String, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .saidTwice, "`\(word)` is said twice", at: Label(span, "again here"),
      related: [Label(first, "first said here")], notes: ["a model has one `\(word)`: remove one"])
  }

  static func yearsBackwards(_ years: YearsDeclaration) -> Diagnostic {
    Diagnostic(
      .rangeBackwards, "the last year is before the first",
      at: Label(years.span, "\(years.first) comes after \(years.last)"),
      fixIts: [
        FixIt(
          "write `years \(years.last)..\(years.first)`", replacing: years.span,
          with: "years \(years.last)..\(years.first)")
      ])
  }

  static func tooManyYears(_ years: YearsDeclaration, limit: Int) -> Diagnostic {
    Diagnostic(
      .tooManyYears, "a model may span at most \(limit) years",
      at: Label(years.span, "\(years.last - years.first + 1) years"))
  }

  static func labelTwice(_ name: Name, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .labelTwice, "`\(name.text)` stands twice among the labels",
      at: Label(name.span, "again here"), related: [Label(first, "first here")])
  }

  static func scenarioBuiltOnItself(_ name: Name) -> Diagnostic {
    Diagnostic(
      .scenarioBuiltOnItself, "the scenario is built on itself",
      at: Label(name.span, "leads back to the scenario that is declared here"))
  }

  static func investmentFromItself(_ name: Name) -> Diagnostic {
    Diagnostic(
      .investmentFromItself, "the investment takes its properties from itself",
      at: Label(name.span, "name another investment, or leave `from` out"))
  }

  static func recursiveFunction(_ names: [Name]) -> Diagnostic {
    let path = (names + [names[0]]).map(\.text).joined(separator: " ← ")
    return Diagnostic(
      .recursiveFunction, "a function may not lead back to itself: \(path)",
      at: Label(names[0].span, "calls itself"),
      related: names.dropFirst().map { Label($0.span, "on the way") },
      notes: ["for a figure that builds on the year before, use `previous` or `x[year - 1]`"])
  }

  static func functionsTooDeep(at span: SourceSpan, limit: Int) -> Diagnostic {
    Diagnostic(
      .functionsTooDeep, "written out, the functions called here become too large",
      at: Label(span, "more than \(limit) parts, or too deep"),
      notes: ["give a part of the formula a name of its own with `let`"])
  }

  static func formulaTooLong(at span: SourceSpan, limit: Int) -> Diagnostic {
    Diagnostic(
      .formulaTooLong, "the formula takes too many steps to work out",
      at: Label(span, "more than \(limit) steps for one year"),
      notes: ["give what goes over the years a name of its own with `let`"])
  }

  // MARK: Overrides

  static func cannotBeOverridden(_ name: Name, _ entity: Catalogue.Entity) -> Diagnostic {
    Diagnostic(
      .cannotBeOverridden, "a scenario cannot change \(entity.description) `\(name.text)`",
      at: Label(name.span, "not an assumption, account, key, let or property"),
      notes: ["an investment is changed by its properties: `\(name.text).spend = …`"])
  }

  static func notAnOverrideTarget(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cannotBeOverridden, "a scenario changes a definition, or cells of one",
      at: Label(span, "write a name, or a name with labels and years in brackets"))
  }

  static func overriddenTwice(at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .overriddenTwice, "the scenario changes the same figure twice",
      at: Label(span, "this meets the other"), related: [Label(first, "changed here already")],
      notes: ["the order of lines does not matter in a scenario, so neither could win"])
  }

  static func notACellSelector(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notACellSelector, "a scenario changes cells of given labels and years",
      at: Label(span, "write a label, a year or a range of years"))
  }

  static func selectedTwice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notACellSelector, "one override selects one label of a dimension, and years once",
      at: Label(span, "selected already"), notes: ["write one line for each"])
  }

  static func overrideSplitsFurther(at span: SourceSpan, _ dimension: Dimension) -> Diagnostic {
    Diagnostic(
      .overrideSplitsFurther, "the new figure is split by \(dimension.name), which the old is not",
      at: Label(span, "has a figure for each \(dimension.name)"),
      notes: ["override the whole definition, or select a \(dimension.name)"])
  }

  // MARK: Names that are no values

  static func notAValue(_ name: Name, _ entity: Catalogue.Entity) -> Diagnostic {
    Diagnostic(
      .notAValue, "`\(name.text)` is \(entity.description), not a value",
      at: Label(name.span, "a value is expected here"))
  }

  static func labelAsValue(_ name: Name, of dimension: Dimension) -> Diagnostic {
    Diagnostic(
      .labelAsValue, "the label `\(name.text)` is not a value",
      at: Label(name.span, "a label of \(dimension.name)"),
      notes: [
        "select it with `x[\(name.text)]`, or give each label its own figure: "
          + "`{ \(name.text): …, otherwise: … }`"
      ])
  }

  static func labelAsValue(_ name: Name, qualifiedBy dimension: Name) -> Diagnostic {
    Diagnostic(
      .labelAsValue, "the label `\(dimension.text).\(name.text)` is not a value",
      at: Label(dimension.span.union(name.span), "a label"),
      notes: ["select it with `x[\(dimension.text).\(name.text)]`"])
  }

  static func investmentAsValue(_ name: Name) -> Diagnostic {
    Diagnostic(
      .investmentAsValue, "an investment has several figures; say which",
      at: Label(name.span, "an investment"),
      notes: [
        "`\(name.text).capital_cost` is what it costs each year; see also \(investmentFields)"
      ]
    )
  }

  static func tableAsValue(_ name: Name) -> Diagnostic {
    Diagnostic(
      .tableAsValue, "a table has many figures; say which",
      at: Label(name.span, "a table"),
      notes: ["`\(name.text)[row, column]` is one figure, `\(name.text)[column]` one per row"])
  }

  static func bridgeAsValue(_ name: Name) -> Diagnostic {
    Diagnostic(
      .bridgeAsValue, "a bridge is shown by a report; only its rest is a value",
      at: Label(name.span, "a bridge"),
      fixIts: [
        FixIt("write `\(name.text).rest`", replacing: name.span, with: "\(name.text).rest")
      ])
  }

  static func unknownBridgePart(_ field: Name) -> Diagnostic {
    Diagnostic(
      .bridgeAsValue, "a bridge has no `\(field.text)`",
      at: Label(field.span, "only `rest` is a value"),
      fixIts: [FixIt("write `rest`", replacing: field.span, with: "rest")])
  }

  static func functionWithoutArguments(_ name: Name) -> Diagnostic {
    Diagnostic(
      .functionWithoutArguments, "the function `\(name.text)` needs its arguments",
      at: Label(name.span, "write `\(name.text)(…)`"))
  }

  static func notAFunction(_ name: Name, _ entity: Catalogue.Entity) -> Diagnostic {
    Diagnostic(
      .notAFunction, "`\(name.text)` is \(entity.description), not a function",
      at: Label(name.span, "to multiply, write `*` before the bracket; to select, write `[ ]`"))
  }

  static func fieldOfAFormula(_ field: Name) -> Diagnostic {
    Diagnostic(
      .fieldOfAFormula, "only investments and bridges have parts with a point before them",
      at: Label(field.span, "`.\(field.text)` of what?"))
  }

  static func notAnInvestment(_ name: Name, known catalogue: Catalogue) -> Diagnostic {
    unknown(
      .notAnInvestment, "`\(name.text)` is not an investment", name,
      among: catalogue.investments.map(\.heading.name.text))
  }

  static func unknownInvestmentField(_ field: Name) -> Diagnostic {
    unknown(
      .unknownInvestmentField, "an investment has no `\(field.text)`", field,
      among: InvestmentResult.allCases.map(\.rawValue)
        + InvestmentProperty.allCases.map(\.rawValue),
      notes: ["it has \(investmentFields), and its properties"])
  }

  static func notATable(_ name: Name) -> Diagnostic {
    Diagnostic(
      .notATable, "`\(name.text)` is not a table", at: Label(name.span, "a table is expected here"))
  }

  /// The results of an investment, as a sentence names them.
  private static var investmentFields: String {
    InvestmentResult.allCases.map { "`.\($0.rawValue)`" }.joined(separator: ", ")
  }
}

extension Catalogue.Entity {
  /// What the entity is, with its article.
  var description: String {
    switch self {
    case .dimension: "the dimension"
    case .definition: "the definition"
    case .function: "the function"
    case .investment: "the investment"
    case .table: "the table"
    case .bridge: "the bridge"
    case .rule: "the rule"
    case .scenario: "the scenario"
    case .report: "the report"
    }
  }
}
