@testable import Kalkyl

extension MistakeCase {
  /// Text and numbers.
  static let text: [MistakeCase] = [
    MistakeCase(.invisibleCharacter, "let a«\u{200B}» = 5", fixed: "let a = 5"),
    MistakeCase(.invisibleCharacter, "let a = 5 // «\u{202E}»x", fixed: "let a = 5 // x"),
    MistakeCase(.invisibleCharacter, "let a \"«\u{AD}»b\" = 5", fixed: "let a \"b\" = 5"),
    MistakeCase(.invisibleCharacter, "let a = 5\n«\u{FEFF}»", fixed: "let a = 5\n"),
    MistakeCase(.unexpectedCharacter, "let a = 5 «#» why"),
    MistakeCase(.unexpectedCharacter, "let a = b «×» c", fixed: "let a = b * c"),
    MistakeCase(.unexpectedCharacter, "let a = f(b«;» c)", fixed: "let a = f(b, c)"),
    MistakeCase(.unexpectedCharacter, "let a = b «≤» c", fixed: "let a = b <= c"),
    MistakeCase(.unexpectedCharacter, "let a =«\u{3000}»b", fixed: "let a = b"),
    MistakeCase(
      .unclosedText, "let a «\"text = 5»\nlet b = 5", fixed: "let a \"text = 5\"\nlet b = 5"
    ).leavingMore,
    MistakeCase(.unknownEscape, "let a \"x «\\»n\" = 5", fixed: "let a \"x \\\\n\" = 5"),
    MistakeCase(.curlyQuotes, "let a «”text”» = 5", fixed: "let a \"text\" = 5"),
    MistakeCase(.curlyQuotes, "let a «“text”» = 5", fixed: "let a \"text\" = 5"),
    MistakeCase(.curlyQuotes, "let a «'text'» = 5", fixed: "let a \"text\" = 5"),
    MistakeCase(.unexpectedCharacter, "let a = b «'» c"),
    MistakeCase(.foreignOperator, "let a = b «&&» c", fixed: "let a = b and c"),
    MistakeCase(.foreignOperator, "let a = b «||» c", fixed: "let a = b or c"),
    MistakeCase(.foreignOperator, "let a = b «<>» c", fixed: "let a = b != c"),
    MistakeCase(.foreignOperator, "let a = b «=<» c", fixed: "let a = b <= c"),
    MistakeCase(.foreignOperator, "let a = b «=>» c", fixed: "let a = b >= c"),
    MistakeCase(.decimalComma, "let a = «2,75»", fixed: "let a = 2.75", "let a = 2, 75")
      .leavingMore,
    MistakeCase(.decimalComma, "let a = f(«2,75»)", fixed: "let a = f(2.75)", "let a = f(2, 75)"),
    MistakeCase(
      .decimalComma, "let a = f(«3,000»)", fixed: "let a = f(3 000)", "let a = f(3.000)",
      "let a = f(3, 000)"),
    MistakeCase(.decimalComma, "let a = «1,234,567»", fixed: "let a = 1 234 567"),
    MistakeCase(.decimalComma, "let a = «1,234.5»", fixed: "let a = 1 234.5"),
    MistakeCase(
      .decimalComma, "let a = x[«2025,2026»]", fixed: "let a = x[2025.2026]",
      "let a = x[2025, 2026]"
    ).leavingMore,
    MistakeCase(.digitGroups, "let a = «1 0000»", fixed: "let a = 10 000"),
    MistakeCase(.digitGroups, "let a = «2026 500»", fixed: "let a = 2 026 500"),
    MistakeCase(.digitGroups, "let a = «1 000_000»", fixed: "let a = 1 000 000"),
    MistakeCase(.digitGroups, "let a = «13 19.5»", fixed: "let a = 1 319.5"),
    MistakeCase(.groupedDecimals, "let a = «0.123 456»", fixed: "let a = 0.123456"),
    MistakeCase(.groupedDecimals, "let a = «1.234.567»", fixed: "let a = 1.234567"),
    MistakeCase(.impossibleDate, "let a = «2000-13»", fixed: "let a = 2000 - 13"),
    MistakeCase(.impossibleDate, "let a = «2026-02-29»", fixed: "let a = 2026 - 02 - 29"),
    MistakeCase(.dashForMinus, "let a = «–»500", fixed: "let a = -500"),
    MistakeCase(
      .dashForMinus, "account a = {\n| m | 2026 |\n| x | «–»500 |\n}",
      fixed: "account a = {\n| m | 2026 |\n| x | -500 |\n}"),
    MistakeCase(
      .parenthesesForMinus, "account a = {\n| m | 2026 |\n| x | «(500 tkr)» |\n}",
      fixed: "account a = {\n| m | 2026 |\n| x | -500 tkr |\n}",
      "account a = {\n| m | 2026 |\n| x | 500 tkr |\n}"),
    MistakeCase(
      .decimalComma, "account a = {\n| m | 2026 |\n| x | «3,000» |\n}",
      fixed: "account a = {\n| m | 2026 |\n| x | 3 000 |\n}",
      "account a = {\n| m | 2026 |\n| x | 3.000 |\n}"),
    MistakeCase(
      .decimalComma, "account a = {\n| m | 2026 |\n| x | max(«2,5») |\n}",
      fixed: "account a = {\n| m | 2026 |\n| x | max(2.5) |\n}",
      "account a = {\n| m | 2026 |\n| x | max(2, 5) |\n}"),
  ]

  /// Syntax.
  static let syntax: [MistakeCase] = [
    MistakeCase(.unexpected, "let a =«»"),
    MistakeCase(.unexpected, "let a «5»", fixed: "let a = 5"),
    MistakeCase(.unexpected, "let a = b «c»"),
    MistakeCase(.unexpected, "years 2025«»", fixed: "years 2025..2025"),
    MistakeCase(.unexpected, "years «25»..30"),
    MistakeCase(.unexpected, "currency «sek»"),
    MistakeCase(.unexpected, "let a = sum(b over\n«)»"),
    MistakeCase(.unexpected, "let a = b is «nice»"),
    MistakeCase(.unexpected, "let a = b rounds to «c»"),
    MistakeCase(.unexpected, "table «{» | | a |\n| x | 5 |\n}"),
    MistakeCase(.unexpected, "bridge b {\nfrom a\n«rest» \"r\"\n}"),
    MistakeCase(.unexpected, "bridge b {\nfrom a\n«}»"),
    MistakeCase(.unexpected, "«5»"),
    MistakeCase(
      .unclosedBracket, "let a = (b + c«»\nlet d = 5", fixed: "let a = (b + c)\nlet d = 5"),
    MistakeCase(
      .unclosedBracket, "let a = x[2026«»\nlet d = 5", fixed: "let a = x[2026]\nlet d = 5"),
    MistakeCase(
      .unclosedBracket, "scenario s {\n  a = 5«»\nlet d = 5",
      fixed: "scenario s {\n  a = 5}\nlet d = 5"),
    MistakeCase(
      .unclosedBracket, "let a = sum(b over c «==» d", fixed: "let a = sum(b over c )== d"),
    MistakeCase(
      .unclosedBracket, "test \"t\" {\n  expect (a«»\n  expect b\n}",
      fixed: "test \"t\" {\n  expect (a)\n  expect b\n}"),
    MistakeCase(
      .unclosedBracket, "let a = { x: (1«»\n  y: 2 }", fixed: "let a = { x: (1)\n  y: 2 }"),
    MistakeCase(.unopenedBracket, "let a = b«)»", fixed: "let a = b"),
    MistakeCase(.unopenedBracket, "let a = b\n«}»\nlet c = 5", fixed: "let a = b\n\nlet c = 5"),
    MistakeCase(.unopenedBracket, "let a = { x: 1«)», y: 2 }", fixed: "let a = { x: 1, y: 2 }"),
    MistakeCase(.reservedName, "let «total» = 5", fixed: "let total_1 = 5"),
    MistakeCase(.reservedName, "account «sum» = 5", fixed: "account sum_1 = 5"),
    MistakeCase(.reservedName, "dimension d = a, «in», c", fixed: "dimension d = a, in_1, c"),
    MistakeCase(.reservedName, "let a = x.«total»", fixed: "let a = x.total_1"),
    MistakeCase(.equalsForEquality, "rule r = a «=» b", fixed: "rule r = a == b"),
    MistakeCase(
      .equalsForEquality, "let a = if b «=» c then 1 else 2",
      fixed: "let a = if b == c then 1 else 2"),
    MistakeCase(
      .chainedComparison, "let a = b < c + 1 «<» d", fixed: "let a = b < c + 1 and c + 1 < d"),
    MistakeCase(.chainedPower, "let a = b ^ c «^» d"),
    MistakeCase(.unitAfterFormula, "let a = b «tkr»", fixed: "let a = b * 1 tkr"),
    MistakeCase(.unitAfterFormula, "let a = (b + c) «kr» + d", fixed: "let a = (b + c) * 1 kr + d"),
    MistakeCase(.percentAfterFormula, "let a = b / c «%»", fixed: "let a = b / c as %"),
    MistakeCase(.percentAfterFormula, "let a = (b «%») + c", fixed: "let a = (b * 1%) + c"),
    MistakeCase(.missingElse, "let a = if b then c«»"),
    MistakeCase(.missingLet, "«a» = 5", fixed: "let a = 5"),
    MistakeCase(.missingLet, "«a» \"text\" = 5", fixed: "let a \"text\" = 5"),
    MistakeCase(.unknownDeclaration, "«acount» a = 5", fixed: "account a = 5"),
    MistakeCase(.unknownDeclaration, "«Let» a = 5", fixed: "let a = 5"),
    MistakeCase(.unknownDeclaration, "«konto» a = 5"),
    MistakeCase(
      .unknownStatement, "test \"t\" {\n  «expct» a == b\n}",
      fixed: "test \"t\" {\n  expect a == b\n}"),
    MistakeCase(
      .unknownStatement, "report r {\n  «sho» a\n  change\n}",
      fixed: "report r {\n  show a\n  change\n}"),
    MistakeCase(
      .unknownStatement, "test \"t\" {\n  «a» == b\n}",
      fixed: "test \"t\" {\n  expect a == b\n}"),
    MistakeCase(
      .equalsForColon, "let a = { Laxå «=» 1, Askersund: 2 }",
      fixed: "let a = { Laxå : 1, Askersund: 2 }"),
    MistakeCase(.colonForEquals, "let a«:» 5", fixed: "let a= 5"),
    MistakeCase(
      .colonForEquals, "investment i { life«:» 3 years }", fixed: "investment i { life= 3 years }"),
    MistakeCase(.colonForEquals, "let a «==» 5", fixed: "let a = 5"),
    MistakeCase(.notASelector, "let a = x[2026«-»2028]", fixed: "let a = x[2026..2028]"),
    MistakeCase(.notASelector, "let a = x[2026«:»2028]", fixed: "let a = x[2026..2028]"),
    MistakeCase(.quotedLabel, "let a = { «\"2028\"»: 1 }", fixed: "let a = { 2028: 1 }"),
    MistakeCase(.unknownDeclaration, "«expect» a == b"),
    MistakeCase(.emptyEntries, "let a = «{ }»"),
    MistakeCase(.quotedLabel, "let a = { «\"Laxå\"»: 1 }", fixed: "let a = { Laxå: 1 }"),
    MistakeCase(.quotedLabel, "let a = { «\"Laxå kommun\"»: 1 }"),
    MistakeCase(.notAKey, "let a = { «12»: 1 }"),
    MistakeCase(.notAKey, "let a = { «(»b): 1 }"),
    MistakeCase(.notASelector, "let a = x[«1» + 2]"),
    MistakeCase(.notASelector, "let a = x[«]»"),
    MistakeCase(.textAsValue, "let a = b + «\"c\"»"),
    MistakeCase(
      .commaTooMany, "dimension d = a, b«,»\naccount c = 5",
      fixed: "dimension d = a, b\naccount c = 5"),
    MistakeCase(
      .commaLeftOut, "let a = { Laxå: 1 «Askersund»: 2 }",
      fixed: "let a = { Laxå: 1, Askersund: 2 }"),
    MistakeCase(
      .commaLeftOut, "dimension d = a «b», c", fixed: "dimension d = a, b, c"),
    MistakeCase(
      .nameOfSeveralWords, "account «rent of rooms» = 5", fixed: "account rent_of_rooms = 5"),
    MistakeCase(.nameOfSeveralWords, "let «a-b» \"text\" = 5", fixed: "let a_b \"text\" = 5"),
    MistakeCase(.misplacedFormula, "let a = 1 + «if» b then c else d"),
    MistakeCase(.misplacedFormula, "let a = b == «not» c"),
  ]

  /// Grids and limits.
  static let grids: [MistakeCase] = [
    MistakeCase(
      .gridRowLength, "account a = {\n| m | 2025 | 2026 |\n«| x | 1 |»\n| y | 1 | 2 |\n}"),
    MistakeCase(.gridRowLength, "table t {\n| | a |\n«| x | 1 | 2 |»\n}"),
    MistakeCase(.gridRowLength, "table t {\n| | a |\n«| x |»\n}"),
    MistakeCase(.misplacedGridKey, "account a = {\n| m | 2025 |\n| x | «otherwise» |\n}"),
    MistakeCase(
      .misplacedGridKey,
      "dimension m = a\ndimension n = b\naccount a = {\n| m | n | 2025 |\n| x | «5 + 1» | 2 |\n}"),
  ]
}
