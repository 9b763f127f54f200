import Testing

@testable import Kalkyl

@Suite struct SyntaxPrinterTests {
  private func formula(_ text: String) -> (Expression, [Diagnostic]) {
    parseExpression(Source(name: "a", bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    ("(a + b) + c", "a + b + c"), ("a + (b + c)", "a + (b + c)"), ("(a*b)+c", "a * b + c"),
    ("a*(b+c)", "a * (b + c)"), ("a - (b - c)", "a - (b - c)"), ("-(a)", "-a"),
    ("-(a+b)", "-(a + b)"),
    ("(-a)^2", "(-a) ^ 2"), ("-a^-b", "-a ^ -b"), ("a ^ (b * c)", "a ^ (b * c)"), ("((a))", "a"),
    ("not (a and b)", "not (a and b)"), ("not (a == b)", "not a == b"),
    ("(not a) == b", "(not a) == b"),
    ("a and (b or c)", "a and (b or c)"), ("(a and b) or c", "a and b or c"),
    ("(if a then b else c) + 1", "(if a then b else c) + 1"),
    ("if a then (b otherwise c) else d", "if a then (b otherwise c) else d"),
    ("(if a then b else c) otherwise d", "if a then b else c otherwise d"),
    ("a otherwise (b otherwise c)", "a otherwise (b otherwise c)"),
    ("(a < b) == c", "(a < b) == c"), ("a is within 1 tkr of b + c", "a is within 1 tkr of b + c"),
    ("x rounds to -13 193.50 tkr", "x rounds to -13 193.50 tkr"),
    ("(x + 1) is missing", "x + 1 is missing"),
    ("13193 + 2_000 + 2025 + 2 025 + 0.50", "13 193 + 2 000 + 2025 + 2 025 + 0.50"),
    ("5 % + 1 years + 3 month + 1000 kr", "5% + 1 year + 3 months + 1 000 kr"),
    ("2026-07 - 2026-07-01", "2026-07 - 2026-07-01"),
    ("(x in base)[2026]", "(x in base)[2026]"), ("month  10", "month 10"),
    (
      "x[Laxå,member.Laxå,\"A \\\"b\\\"\",total,2026..2028]",
      "x[Laxå, member.Laxå, \"A \\\"b\\\"\", total, 2026..2028]"
    ),
    ("x[year-1]+x[year+0]+x[year + 2]", "x[year - 1] + x[year] + x[year + 2]"),
    (
      "x.c[vintage 2026, vintage ..2025, vintage 2024.., vintage 2024..2026]",
      "x.c[vintage 2026, vintage ..2025, vintage 2024.., vintage 2024..2026]"
    ),
    ("allocate(a+b by k to tkr)", "allocate(a + b by k to tkr)"),
    ("round(x to 1 tkr)", "round(x to tkr)"),
    ("round(x to 0.1%)", "round(x to 0.1%)"), ("sum(x over t.row,year)", "sum(x over t.row, year)"),
    (
      "{ Laxå:1\n 2025..2026:2, then:3, otherwise:previous }",
      "{ Laxå: 1, 2025..2026: 2, then: 3, otherwise: previous }"
    ),
    (
      "{\n|m|2025|then|\n|Laxå|4,4 %|-|\n|otherwise||a+b|\n}",
      "{\n    | m         | 2025 |  then |\n    | Laxå      | 4.4% |     – |\n    | otherwise |    – | a + b |\n}"
    ),
  ])
  func printsAsFewBracketsAsCanBe(written: String, printed: String) {
    let (formula, diagnostics) = formula(written)
    #expect(diagnostics == [])
    #expect(SyntaxPrinter.text(of: formula) == printed)
  }

  /// What is printed is read as the same, for formulas drawn from the grammar.
  @Test(arguments: 0..<2) func printedFormulasAreReadAsTheSame(part: Int) throws {
    var drawing = SentenceDrawing(try ScriptGrammar().recogniser, seed: UInt64(77 + part))
    for _ in 0..<400 {
      let written = drawing.formula()
      let (first, mistakes) = formula(written)
      try #require(mistakes.allSatisfy { $0.code.rawValue > "K03" }, "\(written)")
      guard mistakes.isEmpty else { continue }
      let printed = SyntaxPrinter.text(of: first)
      let (second, others) = formula(printed)
      #expect(others == [], "\(written)\n\(printed)")
      #expect(SyntaxPrinter.text(of: second) == printed, "\(written)")
    }
  }
}
