import Testing

@testable import Kalkyl

/// What the parser makes of each declaration.
@Suite struct ParserTests {
  private func only(_ text: String) throws -> Declaration {
    let (declarations, diagnostics) = ScriptFixture.parsed(text)
    #expect(diagnostics == [])
    #expect(declarations.count == 1)
    return try #require(declarations.first)
  }

  private func printed(_ formula: Expression) -> String { SyntaxPrinter.text(of: formula) }

  private func names(_ names: [Name]) -> [String] { names.map(\.text) }

  @Test func years() throws {
    guard case .years(let years) = try only("years 2025..2030") else { return #expect(Bool(false)) }
    #expect(years.first == 2025)
    #expect(years.last == 2030)
    #expect(years.span == SourceSpan(0, 16))
  }

  @Test func currency() throws {
    guard case .currency(let currency) = try only("currency mnkr, 1 decimal") else {
      return #expect(Bool(false))
    }
    #expect(currency.unit == .mnkr)
    #expect(currency.decimals == 1)
  }

  @Test func dimension() throws {
    let declaration = try only("dimension d \"D\" = a \"A\", b,\n  key \"Nyckel\"")
    guard case .dimension(let dimension) = declaration else { return #expect(Bool(false)) }
    #expect(dimension.heading.text?.text == "D")
    #expect(names(dimension.labels.map(\.name)) == ["a", "b", "key"])
    #expect(dimension.labels.map(\.text?.text) == ["A", nil, "Nyckel"])
  }

  @Test func documentationStandsRightAboveItsDeclaration() throws {
    let text =
      "/// Of the file.\n\n/// One.\n///  Two. \nlet a = 1 /// no\n// no\n/// Three.\n\nlet b = 2"
    let (declarations, diagnostics) = ScriptFixture.parsed(text)
    #expect(diagnostics == [])
    let documentation = declarations.map { declaration -> [String] in
      guard case .definition(let definition) = declaration else { return [] }
      return definition.heading.documentation
    }
    #expect(documentation == [["One.", " Two."], ["Three."]])
  }

  @Test(arguments: ["assume", "account", "key", "let"])
  func definition(role: String) throws {
    let declaration = try only("\(role) a \"A\" = b / c as % 2 decimals")
    guard case .definition(let definition) = declaration,
      case .formula(let formula) = definition.value
    else { return #expect(Bool(false)) }
    #expect(definition.role.rawValue == role)
    #expect(definition.heading.name.text == "a")
    #expect(definition.heading.text?.text == "A")
    #expect(printed(formula) == "b / c")
    #expect(definition.format?.style == .percent)
    #expect(definition.format?.decimals == 2)
  }

  @Test func definitionFromAFile() throws {
    let declaration = try only(
      "account o from \"o.csv\" { year = column \"År\", value = column \"B\" kr\n otherwise = 0\n format = \"1.0\", s = column \"S\" % }"
    )
    guard case .definition(let definition) = declaration, case .file(let mapping) = definition.value
    else { return #expect(Bool(false)) }
    #expect(mapping.file.text == "o.csv")
    #expect(names(mapping.items.map(\.name)) == ["year", "value", "otherwise", "format", "s"])
    guard case .column(let column, .unit(.kr)?) = mapping.items[1].source,
      case .formula = mapping.items[2].source, case .text(let format) = mapping.items[3].source,
      case .column(_, .percent?) = mapping.items[4].source,
      case .column(_, nil) = mapping.items[0].source
    else { return #expect(Bool(false)) }
    #expect(column.text == "B")
    #expect(format.text == "1.0")
  }

  @Test func function() throws {
    guard case .function(let function) = try only("function pkv(x, steps) = x * 1.03 ^ steps")
    else {
      return #expect(Bool(false))
    }
    #expect(names(function.parameters) == ["x", "steps"])
    #expect(printed(function.body) == "x * 1.03 ^ steps")
  }

  @Test func investments() throws {
    guard
      case .investment(let own) = try only(
        "investment a \"A\" {\n life = 3 years\n activated = month 10, rate = r }"),
      case .investment(let heir) = try only("investment a from b { }"),
      case .investment(let read) = try only(
        "investment a from \"r.csv\" { life = column \"L\" months, activated = column \"M\" month }"
      )
    else { return #expect(Bool(false)) }
    #expect(names(own.properties.map(\.name)) == ["life", "activated", "rate"])
    #expect(own.properties.map { printed($0.value) } == ["3 years", "month 10", "r"])
    #expect(heir.parent?.text == "b")
    #expect(read.properties.isEmpty)
    guard case .column(_, .time(.months)?)? = read.file?.items.first?.source,
      case .column(_, .month?)? = read.file?.items.last?.source
    else { return #expect(Bool(false)) }
  }

  @Test func printedFigures() throws {
    let declaration = try only("printed t[total, a] = 50 039 \"text\" known \"reason\"")
    guard case .printed(let figure) = declaration else { return #expect(Bool(false)) }
    #expect(printed(figure.target) == "t[total, a]")
    #expect(printed(figure.value) == "50 039")
    #expect(figure.text?.text == "text")
    #expect(figure.known?.text == "reason")
  }

  @Test func rule() throws {
    let declaration = try only("rule r \"R\" for 2026..2028, Laxå in base, high = a == b")
    guard case .rule(let rule) = declaration else { return #expect(Bool(false)) }
    #expect(rule.selectors.count == 2)
    guard case .years(2026, 2028) = rule.selectors[0].kind else { return #expect(Bool(false)) }
    #expect(names(rule.scenarios) == ["base", "high"])
    #expect(printed(rule.condition) == "a == b")
  }

  @Test func scenario() throws {
    let declaration = try only(
      "scenario s \"S\" from t { a = 1, b.spend[x, 2027] = 2\n c[2026] = c * 3 }")
    guard case .scenario(let scenario) = declaration else { return #expect(Bool(false)) }
    #expect(scenario.parent?.text == "t")
    #expect(scenario.overrides.map { printed($0.target) } == ["a", "b.spend[x, 2027]", "c[2026]"])
    #expect(scenario.overrides.map { printed($0.value) } == ["1", "2", "c * 3"])
  }

  @Test func test() throws {
    let declaration = try only("/// Why.\ntest \"t\" in s {\n expect a\n expect b rounds to 5\n}")
    guard case .test(let test) = declaration else { return #expect(Bool(false)) }
    #expect(test.text.text == "t")
    #expect(test.documentation == ["Why."])
    #expect(test.scenario?.text == "s")
    #expect(test.expectations.map(printed) == ["a", "b rounds to 5"])
  }

  @Test func report() throws {
    let declaration = try only(
      "report r \"R\" {\n show a \"A\" as mnkr 1 decimal, b for 2026\n rows member\n columns year\n total over member, year \"S\"\n change\n compare base, high\n chart stacked\n text \"T\"\n}"
    )
    guard case .report(let report) = declaration, report.items.count == 8 else {
      return #expect(Bool(false))
    }
    guard case .show(let shown, let selectors) = report.items[0],
      case .rows(let rows) = report.items[1],
      case .columns(let columns) = report.items[2],
      case .total(let over, let text, _) = report.items[3],
      case .change = report.items[4], case .compare(let compared) = report.items[5],
      case .chart(.stacked, _) = report.items[6], case .text(let paragraph) = report.items[7]
    else { return #expect(Bool(false)) }
    #expect(shown.map { printed($0.value) } == ["a", "b"])
    #expect(shown[0].text?.text == "A")
    #expect(shown[0].format?.style == .unit(.mnkr))
    #expect(selectors.count == 1)
    #expect([rows, columns].map(\.name.text) == ["member", "year"])
    #expect(over.count == 2)
    #expect(text?.text == "S")
    #expect(names(compared) == ["base", "high"])
    #expect(paragraph.text == "T")
  }

  @Test func bridge() throws {
    let declaration = try only(
      "bridge b \"B\" {\n from x[2025] \"F\"\n step \"A\" technical = 1\n step \"B\" = 2\n to x[2026]\n rest \"R\"\n}"
    )
    guard case .bridge(let bridge) = declaration else { return #expect(Bool(false)) }
    #expect(printed(bridge.from) == "x[2025]")
    #expect(bridge.fromText?.text == "F")
    #expect(bridge.steps.map(\.text.text) == ["A", "B"])
    #expect(bridge.steps.map(\.group?.text) == ["technical", nil])
    #expect(printed(bridge.to) == "x[2026]")
    #expect(bridge.toText == nil)
    #expect(bridge.restText?.text == "R")
  }

  @Test func overridesOfTheCommandLine() {
    func parsed(_ text: String) -> ([String], [DiagnosticCode]) {
      let (overrides, diagnostics) = parseOverrides(ScriptFixture.source(text))
      return (
        overrides.map { "\(printed($0.target)) = \(printed($0.value))" }, diagnostics.map(\.code)
      )
    }
    #expect(parsed("indexing = 2.5%") == (["indexing = 2.5%"], []))
    #expect(parsed("a[2026] = 1, b.life = 3 years\n") == (["a[2026] = 1", "b.life = 3 years"], []))
    #expect(parsed("indexing 2.5%").1 == [.unexpected])
    #expect(parsed("indexing = 2,5%").1 == [.decimalComma])
    #expect(parsed("").1 == [.unexpected])
    #expect(parsed("a = 1 b = 2").1 == [.unexpected])
  }

  @Test func oneFormula() {
    func codes(_ text: String) -> [DiagnosticCode] {
      parseExpression(ScriptFixture.source(text)).1.map(\.code)
    }
    #expect(codes("frame[Laxå, 2027] * 2\n") == [])
    #expect(codes("\n frame") == [])
    #expect(codes("a b") == [.unexpected])
    #expect(codes("a\nb") == [.unexpected])
    #expect(codes("") == [.unexpected])
  }

  @Test func aPlaceNotReadIsMissing() throws {
    let (declarations, _) = ScriptFixture.parsed("let a = (b +")
    guard case .definition(let definition)? = declarations.first,
      case .formula(let formula) = definition.value, case .missing = formula.kind
    else { return #expect(Bool(false), "\(declarations)") }
  }
}
