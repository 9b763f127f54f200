// What is said of names and declarations.
extension Diagnostic {
  /// A diagnostic about a name that is not known, with the nearest one that is.
  static func unknown(
    _ code: DiagnosticCode, _ message: String, _ name: Name, among names: some Sequence<String>,
    seen: String = "not declared anywhere", notes: [String] = []
  ) -> Diagnostic {
    guard let near = nearest(to: name.text, among: names) else {
      return Diagnostic(code, message, at: Label(name.span, seen), notes: notes)
    }
    return Diagnostic(
      code, message, at: Label(name.span, "was `\(near)` meant?"), notes: notes,
      fixIts: [FixIt("write `\(near)`", replacing: name.span, with: near)])
  }

  static func unknownName(_ name: Name, among names: some Sequence<String>) -> Diagnostic {
    unknown(.unknownName, "nothing is called `\(name.text)`", name, among: names)
  }

  static func unknownFunction(_ name: Name, among names: some Sequence<String>) -> Diagnostic {
    unknown(
      .unknownFunction, "there is no function `\(name.text)`", name, among: names,
      notes: ["a function of the script is declared: `function \(name.text)(x) = …`"])
  }

  static func unknownScenario(_ name: Name, among scenarios: [ScenarioDeclaration]) -> Diagnostic {
    unknown(
      .unknownScenario, "there is no scenario `\(name.text)`", name,
      among: scenarios.map(\.heading.name.text) + ["base"])
  }

  static func notAReport(_ name: Name, among reports: [ReportDeclaration]) -> Diagnostic {
    unknown(
      .notAReport, "there is no report `\(name.text)`", name,
      among: reports.map(\.heading.name.text))
  }

  static func nameOfTheLanguage(_ name: Name) -> Diagnostic {
    Diagnostic(
      .nameOfTheLanguage, "`\(name.text)` cannot be declared",
      at: Label(name.span, "the language has it already"),
      notes: [
        "`base` is the model without scenarios, `printed(x)` a figure as a document prints it"
      ],
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
      .labelTwice, "`\(name.text)` stands twice",
      at: Label(name.span, "again here"), related: [Label(first, "first here")])
  }

  static func scenarioBuiltOnItself(_ name: Name) -> Diagnostic {
    Diagnostic(
      .scenarioBuiltOnItself, "a scenario cannot be built on itself",
      at: Label(name.span, "leads back to the scenario that is declared here"),
      notes: ["name another scenario after `from`, or leave `from` out"])
  }

  static func investmentFromItself(_ name: Name) -> Diagnostic {
    Diagnostic(
      .investmentFromItself, "an investment cannot take its properties from itself",
      at: Label(name.span, "this is the investment itself"),
      notes: ["name another investment after `from`, or leave `from` out"])
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
      at: Label(span, "more than \(limit) parts"),
      notes: ["give a part of the formula a name of its own with `let`"])
  }

  static func formulaTooDeep(at span: SourceSpan, limit: Int) -> Diagnostic {
    Diagnostic(
      .nestedTooDeeply, "This is nested too deeply, with the functions called written out",
      at: Label(span, "more than \(limit) levels"),
      notes: ["give a part a name of its own with `let`"])
  }

  static func formulaTooLong(at span: SourceSpan, limit: Int) -> Diagnostic {
    Diagnostic(
      .formulaTooLong, "the formula takes too many steps to work out",
      at: Label(span, "more than \(limit) steps for one year"),
      notes: ["give what goes over the years a name of its own with `let`"])
  }

  static func assumptionLeansOn(
    _ name: Name, _ entity: Catalogue.Entity, _ assumption: Name
  ) -> Diagnostic {
    Diagnostic(
      .assumptionLeansOn, "an assumption is made of figures and other assumptions",
      at: Label(name.span, "\(entity.description) `\(name.text)` is neither"),
      notes: ["what is worked out is declared with `let`"],
      fixIts: [])
  }

  // MARK: Overrides

  static func cannotBeOverridden(_ name: Name, _ entity: Catalogue.Entity) -> Diagnostic {
    Diagnostic(
      .cannotBeOverridden, "a scenario cannot change \(entity.description)",
      at: Label(name.span, "`\(name.text)` is \(entity.description)"),
      notes: [
        entity.isInvestment
          ? "an investment is changed by its properties: `\(name.text).spend = …`"
          : "a scenario changes assumptions, accounts, keys, lets and properties of investments"
      ])
  }

  static func notAnOverrideTarget(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cannotBeOverridden, "a scenario changes a definition, or cells of one",
      at: Label(span, "write a name, or a name with labels and years in brackets"))
  }

  static func overriddenTwice(at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .overriddenTwice, "the scenario changes the same figure twice",
      at: Label(span, "has cells in common with the other"),
      related: [Label(first, "changed here already")],
      notes: ["the order of lines does not matter in a scenario, so neither could win"])
  }

  static func notACellSelector(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notACellSelector, "a scenario changes cells of given labels and years",
      at: Label(span, "no label, year or range of years"),
      notes: ["write `x[Laxå] = …`, `x[2027] = …` or `x[2027..2030] = …`"])
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
      at: Label(name.span, "nothing in brackets after it"),
      notes: ["write `\(name.text)(…)`"])
  }

  static func notAFunction(_ name: Name, _ entity: Catalogue.Entity) -> Diagnostic {
    Diagnostic(
      .notAFunction, "`\(name.text)` is \(entity.description), not a function",
      at: Label(name.span, "a bracket follows, as after a function"),
      notes: ["to multiply, write `*` before the bracket; to select a label or year, write `x[…]`"])
  }

  static func fieldOfAFormula(_ field: Name) -> Diagnostic {
    Diagnostic(
      .fieldOfAFormula, "only investments and bridges have parts with a point before them",
      at: Label(field.span, "what stands before the point is neither"),
      notes: ["a label or year is selected with `x[…]`"])
  }

  static func notAnInvestment(_ name: Name, known catalogue: Catalogue) -> Diagnostic {
    let entity = catalogue.entities[name.text]
    return unknown(
      .notAnInvestment, "`\(name.text)` is not an investment", name,
      among: catalogue.investments.map(\.heading.name.text),
      seen: entity.map { "this is \($0.description)" } ?? "not declared anywhere")
  }

  static func unknownInvestmentField(_ field: Name) -> Diagnostic {
    unknown(
      .unknownInvestmentField, "an investment has no `\(field.text)`", field,
      among: InvestmentResult.allCases.map(\.rawValue)
        + InvestmentProperty.allCases.map(\.rawValue), seen: "not one of them",
      notes: ["it has \(investmentFields), and its properties"])
  }

  static func notATable(_ name: Name, known catalogue: Catalogue) -> Diagnostic {
    unknown(
      .notATable, "`\(name.text)` is not a table", name,
      among: catalogue.tables.map(\.declaration.heading.name.text),
      seen: "a table is expected here",
      notes: ["`t.row` and `t.column` are the rows and columns of a table `t`"])
  }

  /// The results of an investment, as a sentence names them.
  private static var investmentFields: String {
    InvestmentResult.allCases.map { "`.\($0.rawValue)`" }.joined(separator: ", ")
  }
}

extension Catalogue.Entity {
  fileprivate var isInvestment: Bool { if case .investment = self { true } else { false } }

  /// What the entity is, with its article.
  var description: String {
    switch self {
    case .dimension: "a dimension"
    case .definition: "a definition"
    case .function: "a function"
    case .investment: "an investment"
    case .table: "a table"
    case .bridge: "a bridge"
    case .rule: "a rule"
    case .scenario: "a scenario"
    case .report: "a report"
    }
  }
}
