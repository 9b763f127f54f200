import Testing

@testable import Kalkyl

@Suite struct GridTests {
  private func grid(_ text: String) throws -> Grid {
    let (declarations, diagnostics) = ScriptFixture.parsed(text)
    #expect(diagnostics == [])
    guard case .definition(let definition)? = declarations.last,
      case .formula(let formula) = definition.value, case .grid(let grid) = formula.kind
    else { throw NoGrid() }
    return grid
  }

  private struct NoGrid: Error {}

  private func table(_ text: String) throws -> TableDeclaration {
    let (declarations, diagnostics) = ScriptFixture.parsed(text)
    #expect(diagnostics == [])
    guard case .table(let table)? = declarations.last else { throw NoGrid() }
    return table
  }

  private func printed(_ formula: Expression?) -> String {
    formula.map { SyntaxPrinter.text(of: $0) } ?? ""
  }

  @Test func leadingDimensionsHeadTheColumnsOfLabels() throws {
    let declared = "dimension m = x\ndimension c = y, z\n"
    let grid = try grid(
      declared
        + "account a = {\n| m | c | 2026 | then |\n| x | y | 296 | previous |\n| x | z | | b |\n}")
    #expect(grid.dimensions.map(\.name.text) == ["m", "c"])
    #expect(grid.head.count == 2)
    #expect(grid.rows.map(\.keys.count) == [2, 2])
    #expect(grid.rows.map { $0.cells.map(printed) } == [["296", "previous"], ["", "b"]])
  }

  @Test func labelsHeadTheColumnsOfFigures() throws {
    let declared = "dimension m = x\ndimension c = y, z\n"
    let grid = try grid(declared + "account a = {\n| m | y | z |\n| x | b | c |\n}")
    #expect(grid.dimensions.map(\.name.text) == ["m"])
    #expect(grid.head.count == 2)
  }

  @Test func namesBelowAnUnknownHeadingAreLabels() throws {
    let labels = try grid(
      "account a = {\n| m | c | 2026 |\n| x | y | 1 |\n| x | otherwise | 2 |\n}")
    #expect(labels.dimensions.map(\.name.text) == ["m", "c"])
    let figures = try grid("account a = {\n| m | c | 2026 |\n| x | y | 1 |\n| x | 5 | 2 |\n}")
    #expect(figures.dimensions.map(\.name.text) == ["m"])
    #expect(figures.rows.map { printed($0.cells[0]) } == ["y", "5"])
  }

  @Test func yearsAndATablesRowsAreDimensions() throws {
    let grid = try grid(
      "account a = {\n| t.row | year | b |\n| x | 2026 | 2025 |\n| total | then | 1 |\n}")
    #expect(grid.dimensions.map(\.name.text) == ["row", "year"])
    #expect(grid.dimensions[0].table?.text == "t")
    guard case .years(2026, 2026) = grid.rows[0].keys[1].kind,
      case .then = grid.rows[1].keys[1].kind,
      case .number(let literal)? = grid.rows[0].cells[0]?.kind
    else { return #expect(Bool(false)) }
    #expect(literal.canBeYear)
  }

  @Test(arguments: [
    ("4,4 %", "4.4%"), ("- 36 791", "-36 791"), ("-36 791", "-36 791"), ("−580", "-580"),
    ("1 234,50", "1 234.50"), ("0,125", "0.125"),
    ("", ""), ("–", ""), ("-", ""), ("−", ""), ("(5) * 2", "5 * 2"), ("(a)", "a"),
    ("2,5 tkr", "2.5 tkr"),
  ])
  func figuresAsDocumentsWriteThem(cell: String, value: String) throws {
    let grid = try grid(
      "account a = {\n| m | 2026 | 2027 |\n| x | \(cell) | 1 |\n| y | 2 | \(cell) |\n}")
    #expect(printed(grid.rows[0].cells[0]) == value)
    #expect(printed(grid.rows[1].cells[1]) == value)
  }

  @Test func tableRowsAndItems() throws {
    let table = try table(
      "table t \"T\" in mnkr, 1 decimal {\n| | b \"Budget\" | 2026 |\n| \"IT\" | 3 000 | – |\n| x \"X\" | | 40 % known \"why\" |\n| subtotal u \"U\" | | |\n| memo m | 1 | \"klar\" |\n| row net | | |\n| total \"T\" of b, 2026 | | |\n| line c.spend[2026] over member \"C\" | | |\ncolumn b \"B\" % = c as tkr, good down\ncolumn s text\nrow net = u - x\ngroup \"G\" = b, 2026\nblank = 0\n}"
    )
    #expect(table.currency?.unit == .mnkr)
    #expect(table.rowDimension == nil)
    #expect(table.columns.map(\.name.text) == ["b", "2026"])
    #expect(table.columns.map(\.year) == [nil, 2026])
    #expect(table.columns.map(\.text?.text) == ["Budget", nil])
    #expect(table.rows.map(\.text?.text) == ["IT", "X", "U", nil, nil, "T", "C"])
    guard case .entered(nil) = table.rows[0].kind, case .entered(let x?) = table.rows[1].kind,
      case .subtotal(let u) = table.rows[2].kind, case .memo = table.rows[3].kind,
      case .computed = table.rows[4].kind, case .total(let columns) = table.rows[5].kind,
      case .line(let value, let over?) = table.rows[6].kind
    else { return #expect(Bool(false)) }
    #expect([x, u, over].map(\.text) == ["x", "u", "member"])
    #expect(columns.map(\.text) == ["b", "2026"])
    #expect(printed(value) == "c.spend[2026]")
    #expect(table.rows[0].cells.map(\.isDash) == [false, true])
    #expect(table.rows[1].cells[0].value == nil)
    #expect(table.rows[1].cells[1].known?.text == "why")
    guard case .text("klar")? = table.rows[3].cells[1].value?.kind else {
      return #expect(Bool(false))
    }
    #expect(table.items.count == 5)
    guard case .column(let column) = table.items[0], case .column(let status) = table.items[1],
      case .row(let net, _) = table.items[2], case .group(let text, let grouped) = table.items[3],
      case .blank = table.items[4]
    else { return #expect(Bool(false)) }
    #expect(column.text?.text == "B")
    #expect(column.content == .percent)
    #expect(column.format?.style == .unit(.tkr))
    #expect(column.good == .down)
    #expect(status.content == .text)
    #expect(status.formula == nil)
    #expect(net.text == "net")
    #expect(text.text == "G")
    #expect(grouped.count == 2)
  }

  @Test func theFirstHeadingMayNameADimension() throws {
    let table = try table("table t {\n| member | a |\n| Laxå | 1 |\n}")
    #expect(table.rowDimension?.text == "member")
  }

  @Test func wordsOfTheLanguageCanNameRowsAndColumns() throws {
    let table = try table(
      "table t {\n| | line | row |\n| line | 1 | 2 |\n| row \"R\" | 1 | 2 |\n| memo | 1 | 2 |\n}")
    let names = table.rows.map { row in
      if case .entered(let name?) = row.kind { name.text } else { "?" }
    }
    #expect(names == ["line", "row", "memo"])
  }
}
