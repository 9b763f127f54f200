// What the parser has to say: syntax.
extension Diagnostic {
  /// Something else should stand here.
  static func unexpected(
    _ found: String, at span: SourceSpan, expected: String, note: String? = nil,
    fixIts: [FixIt] = []
  ) -> Diagnostic {
    Diagnostic(
      .unexpected, "expected \(expected)", at: Label(span, "found \(found)"),
      notes: note.map { [$0] } ?? [], fixIts: fixIts)
  }

  /// A bracket that nothing closes.
  static func unclosedBracket(
    _ bracket: String, closing: String, openedAt open: SourceSpan, at span: SourceSpan,
    found: String
  ) -> Diagnostic {
    Diagnostic(
      .unclosedBracket, "`\(bracket)` is not closed",
      at: Label(span, "expected `\(closing)` here, found \(found)"),
      related: [Label(open, "opened here")],
      fixIts: [
        FixIt("write `\(closing)`", replacing: SourceSpan(span.start, span.start), with: closing)
      ])
  }

  /// A closing bracket without its opening one.
  static func unopenedBracket(_ bracket: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unopenedBracket, "`\(bracket)` closes nothing",
      at: Label(span, "no bracket is open here"),
      fixIts: [FixIt("remove it", replacing: span, with: "")])
  }

  /// A word of the language, or a function of it, as a name.
  static func reservedName(_ word: String, at span: SourceSpan, isFunction: Bool) -> Diagnostic {
    Diagnostic(
      .reservedName, "`\(word)` cannot be a name",
      at: Label(
        span, isFunction ? "it is a function of the language" : "it is a word of the language"),
      notes: [
        "choose another name, such as `\(word)_1`, and give it the text that should be shown"
      ],
      fixIts: [FixIt("write `\(word)_1`", replacing: span, with: "\(word)_1")])
  }

  /// `=` where two values are compared.
  static func equalsForEquality(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .equalsForEquality, "two values are compared with `==`",
      at: Label(span, "`=` gives a name its value"),
      fixIts: [FixIt("write `==`", replacing: span, with: "==")])
  }

  /// `a < b < c`.
  static func chainedComparison(at span: SourceSpan, middle: String) -> Diagnostic {
    Diagnostic(
      .chainedComparison, "a comparison has two sides",
      at: Label(span, "a third side begins here"),
      notes: ["compare twice and join the two with `and`"],
      fixIts: [
        FixIt(
          "write `and \(middle)` before it", replacing: SourceSpan(span.start, span.start),
          with: "and \(middle) ")
      ])
  }

  /// `a ^ b ^ c`.
  static func chainedPower(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .chainedPower, "a power of a power needs brackets",
      at: Label(span, "a second power begins here"),
      notes: ["brackets say which comes first: `(a ^ b) ^ c`"])
  }

  /// `x tkr`.
  static func unitAfterFormula(_ unit: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unitAfterFormula, "a unit stands after a number only",
      at: Label(span, "before this stands a formula"),
      notes: ["a number becomes an amount when it is multiplied by one"],
      fixIts: [FixIt("write `* 1 \(unit)`", replacing: span, with: "* 1 \(unit)")])
  }

  /// `x %`.
  static func percentAfterFormula(at span: SourceSpan, isLast: Bool) -> Diagnostic {
    let instead = isLast ? "as %" : "* 1%"
    return Diagnostic(
      .percentAfterFormula, "`%` stands after a number only",
      at: Label(span, "before this stands a formula"),
      notes: [
        "`as %` at the end of a definition, a column or a shown value shows it in percent"
      ],
      fixIts: [FixIt("write `\(instead)`", replacing: span, with: instead)])
  }

  /// `if c then a` and no more.
  static func missingElse(at span: SourceSpan, condition: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingElse, "`if` has no `else`", at: Label(span, "expected `else` here"),
      related: [Label(condition, "the condition")],
      notes: ["every cell has a value: say what holds when the condition does not, as in `else 0`"])
  }

  /// `a = b` at the beginning of a line.
  static func missingLet(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingLet, "a definition begins with a word that says what it is",
      at: Label(span, "`\(name)` is given a value"),
      notes: [
        "`let` for what is worked out, `assume` for an assumption, `account` for an amount per year, `key` for weights"
      ],
      fixIts: [
        FixIt("write `let \(name)`", replacing: SourceSpan(span.start, span.start), with: "let ")
      ])
  }

  /// A line that no declaration begins with.
  static func unknownDeclaration(_ word: String, at span: SourceSpan, nearest: String?)
    -> Diagnostic
  {
    let list = Keyword.declarations.map(\.rawValue).joined(separator: ", ")
    let isStatement = Keyword(rawValue: word)?.beginsStatement ?? false
    let note =
      isStatement
      ? "a line with `\(word)` stands inside the braces of a declaration" : "the words are \(list)"
    return Diagnostic(
      .unknownDeclaration, "a line begins with the word for what it declares",
      at: Label(span, "`\(word)` is no such word"),
      notes: nearest == nil ? [note] : [],
      fixIts: nearest.map { [FixIt("write `\($0)`", replacing: span, with: $0)] } ?? [])
  }

  /// A line inside braces that begins with a word that does not belong there.
  static func unknownStatement(
    _ found: String, at span: SourceSpan, in place: String, words: [String], nearest: String?,
    leftOut: String?
  ) -> Diagnostic {
    var fixIts: [FixIt] = []
    if let nearest {
      fixIts = [FixIt("write `\(nearest)`", replacing: span, with: nearest)]
    } else if let leftOut {
      let start = SourceSpan(span.start, span.start)
      fixIts = [FixIt("write `\(leftOut)` before it", replacing: start, with: "\(leftOut) ")]
    }
    return Diagnostic(
      .unknownStatement, "this cannot stand in \(place)", at: Label(span, "found \(found)"),
      notes: nearest == nil
        ? ["a line there begins with \(words.map { "`\($0)`" }.joined(separator: ", "))"] : [],
      fixIts: fixIts)
  }

  /// `{ Laxå = 1 }`.
  static func equalsForColon(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .equalsForColon, "an entry is written with `:`",
      at: Label(span, "between a label or year and its value stands `:`"),
      fixIts: [FixIt("write `:`", replacing: span, with: ":")])
  }

  /// `life: 3 years` and `let a: 5`.
  static func colonForEquals(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .colonForEquals, "a name is given its value with `=`",
      at: Label(span, "`:` stands after a label or year only"),
      fixIts: [FixIt("write `=`", replacing: span, with: "=")])
  }

  /// `let a == 5`.
  static func equalityForEquals(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .colonForEquals, "a name is given its value with `=`",
      at: Label(span, "`==` compares two values"),
      fixIts: [FixIt("write `=`", replacing: span, with: "=")])
  }

  /// `x[2026-2028]`.
  static func rangeSign(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notASelector, "a range of years is written with `..`",
      at: Label(span, "expected `..` between two years"),
      fixIts: [FixIt("write `..`", replacing: span, with: "..")])
  }

  /// `{ }` as a value.
  static func emptyEntries(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .emptyEntries, "braces that give values cannot be empty",
      at: Label(span, "expected an entry such as `2026: 100` or `Laxå: 5`"))
  }

  /// `{ "Laxå": 1 }`.
  static func quotedLabel(_ name: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .quotedLabel, "a label is written without quotes",
      at: Label(span, "this is a text"),
      notes: name == nil
        ? ["give the label a name, and this text after it where it is declared"] : [],
      fixIts: name.map { [FixIt("write `\($0)`", replacing: span, with: $0)] } ?? [])
  }

  /// Something else where a label or year of an entry stands.
  static func notAKey(_ found: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAKey, "an entry begins with a label or a year",
      at: Label(span, "found \(found)"),
      notes: ["a year has four digits; `then` and `otherwise` stand for those not written out"])
  }

  /// A formula in brackets after a value.
  static func notASelector(_ found: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notASelector, "brackets select a label, a year or a range of years",
      at: Label(span, "found \(found)"),
      notes: [
        "what can stand there: `Laxå`, `member.Laxå`, `2026`, `2026..2028`, `year - 1`, `vintage 2026`"
      ])
  }

  /// A text where a figure should stand.
  static func textAsValue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .textAsValue, "a text is not a value",
      at: Label(span, "expected a figure or a formula"),
      notes: ["a text stands after a name, and in the text columns of a table"])
  }

  /// A comma after the last of a list.
  static func commaTooMany(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .commaTooMany, "a comma too many",
      at: Label(span, "after this the next declaration begins"),
      fixIts: [FixIt("remove it", replacing: span, with: "")])
  }

  /// `{ Laxå: 5 Hallsberg: 6 }` and, of words that may be one name, `dimension member = Laxå Hallsberg`.
  static func commaLeftOut(
    at span: SourceSpan, before next: SourceSpan, isBetweenWords: Bool
  ) -> Diagnostic {
    let note = "a name has no spaces: write `it_costs`, and the text to show after it in quotes"
    return Diagnostic(
      .commaLeftOut, "a comma stands between two entries or labels",
      at: Label(next, "the next one begins here"), notes: isBetweenWords ? [note] : [],
      fixIts: [FixIt("write `,` before it", replacing: span, with: ",")])
  }

  /// `account rent of rooms = 500`.
  static func nameOfSeveralWords(_ name: Name) -> Diagnostic {
    Diagnostic(
      .nameOfSeveralWords, "a name is one word of letters, digits and `_`",
      at: Label(name.span, "several words"),
      notes: ["the text to show stands after the name, in quotes"],
      fixIts: [FixIt("write `\(name.text)`", replacing: name.span, with: name.text)])
  }

  /// `1 + if …` and `1 + not …`.
  static func misplacedFormula(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .misplacedFormula, "`\(word)` after an operator stands in brackets",
      at: Label(span, "it is not clear where this ends"),
      notes: ["write `(\(word) …)`"])
  }

  /// `–500` where `-500` is meant.
  static func dashForMinus(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dashForMinus, "a dash is not a minus",
      at: Label(span, "`–` alone in a cell is no value"),
      fixIts: [FixIt("write `-`", replacing: span, with: "-")])
  }

  /// `(500)` in a cell.
  static func parenthesesForMinus(at span: SourceSpan, figure: String) -> Diagnostic {
    Diagnostic(
      .parenthesesForMinus, "a figure in brackets can be read two ways",
      at: Label(span, "minus, or just brackets?"),
      fixIts: [
        FixIt("write `-\(figure)`", replacing: span, with: "-\(figure)"),
        FixIt("write `\(figure)`", replacing: span, with: figure),
      ])
  }

  /// A row of a grid with a cell too many or too few.
  static func gridRowLength(
    at span: SourceSpan, cells: Int, expected: Int, head: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .gridRowLength, "a row has as many cells as the first row",
      at: Label(span, "expected \(expected) cells, got \(cells)"),
      related: [Label(head, "the first row has \(expected)")])
  }

  /// `otherwise` among the figures, or a figure among the labels.
  static func misplacedGridKey(at span: SourceSpan, expectsKey: Bool) -> Diagnostic {
    Diagnostic(
      .misplacedGridKey,
      expectsKey
        ? "a label or year stands in this column" : "a figure or a formula stands in this column",
      at: Label(span, expectsKey ? "this is a formula" : "this is no value"),
      notes: ["the first row names the dimensions of the columns of labels, and then the keys"])
  }
}
