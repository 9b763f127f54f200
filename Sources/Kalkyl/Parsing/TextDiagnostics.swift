// What the lexer has to say: text and numbers.
extension Diagnostic {
  /// Bytes that are no UTF-8.
  static func invalidEncoding(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .invalidEncoding, "The text is not saved as UTF-8",
      at: Label(span, "this byte is no UTF-8"),
      notes: [
        "the file was probably saved as Windows-1252 or Latin 1; save it again with the encoding UTF-8"
      ])
  }

  /// NUL and other characters that control a terminal or printer.
  static func controlCharacter(_ byte: UInt8, at span: SourceSpan) -> Diagnostic {
    let name = byte == 0 ? "a NUL character" : "the control character \(hexadecimal(UInt32(byte)))"
    return Diagnostic(
      .controlCharacter, "A script cannot hold control characters",
      at: Label(span, "\(name) stands here"),
      fixIts: [FixIt("remove it", replacing: span, with: "")])
  }

  /// A zero-width or direction mark.
  static func invisibleCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .invisibleCharacter, "A script cannot hold characters that nobody can see",
      at: Label(span, "the invisible character \(hexadecimal(scalar.value)) stands here"),
      notes: ["such characters often come along when text is pasted from another program"],
      fixIts: [FixIt("remove it", replacing: span, with: "")])
  }

  /// A character that means nothing in a script.
  static func unexpectedCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    var notes: [String] = []
    var fixIts: [FixIt] = []
    switch scalar {
    case "'", "’", "‘", "´", "`": notes = ["texts stand in double quotes: \"text\""]
    case ";": fixIts = [FixIt("write `,`", replacing: span, with: ",")]
    case "×", "·": fixIts = [FixIt("write `*`", replacing: span, with: "*")]
    case "÷": fixIts = [FixIt("write `/`", replacing: span, with: "/")]
    case "≤": fixIts = [FixIt("write `<=`", replacing: span, with: "<=")]
    case "≥": fixIts = [FixIt("write `>=`", replacing: span, with: ">=")]
    case "≠": fixIts = [FixIt("write `!=`", replacing: span, with: "!=")]
    case "—", "‐", "‑", "‒": fixIts = [FixIt("write `-`", replacing: span, with: "-")]
    case "#": notes = ["a comment begins with `//`"]
    case "&": fixIts = [FixIt("write `and`", replacing: span, with: " and ")]
    case "!": fixIts = [FixIt("write `not`", replacing: span, with: "not ")]
    case "_": notes = ["a name begins with a letter"]
    default: break
    }
    if scalar.properties.isWhitespace {
      return Diagnostic(
        .unexpectedCharacter, "This kind of space cannot stand in a script",
        at: Label(span, "the space \(hexadecimal(scalar.value))"),
        fixIts: [FixIt("write a plain space", replacing: span, with: " ")])
    }
    return Diagnostic(
      .unexpectedCharacter, "`\(scalar)` means nothing in a script",
      at: Label(span, "cannot stand here"), notes: notes, fixIts: fixIts)
  }

  /// An operator of another language.
  static func foreignOperator(_ found: String, at span: SourceSpan, instead: String) -> Diagnostic {
    Diagnostic(
      .foreignOperator, "`\(found)` is written `\(instead)`", at: Label(span, "cannot stand here"),
      fixIts: [FixIt("write `\(instead)`", replacing: span, with: instead)])
  }

  /// A quote without its second.
  static func unclosedText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unclosedText, "A text is not closed",
      at: Label(span, "the text goes on to the end of the line"),
      notes: [
        "a text ends with `\"` on the line where it begins; a `\"` inside it is written `\\\"`"
      ],
      fixIts: [FixIt("close the text here", replacing: span.after, with: "\"")])
  }

  /// A backslash before anything but a quote or a backslash.
  static func unknownEscape(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownEscape, "A lone `\\` cannot stand in a text",
      at: Label(span, "only `\\\"` and `\\\\` have a meaning"),
      fixIts: [FixIt("write `\\\\`", replacing: span, with: "\\\\")])
  }

  /// Quotes as a word processor writes them.
  static func curlyQuotes(at span: SourceSpan, straight: String?) -> Diagnostic {
    Diagnostic(
      .curlyQuotes, "A text stands in straight double quotes",
      at: Label(span, "these quotes are others"),
      fixIts: straight.map { [FixIt("write `\($0)`", replacing: span, with: $0)] } ?? [])
  }

  /// `2,75` or `3,000`, with what it can mean.
  static func decimalComma(at span: SourceSpan, readings: [String]) -> Diagnostic {
    Diagnostic(
      .decimalComma, "A comma between digits can be read two ways",
      at: Label(span, "a decimal sign, thousands, or two numbers?"),
      notes: [
        "the decimal sign is a point, thousands are set apart by a space, and a comma that separates has a space after it"
      ],
      fixIts: readings.map { FixIt("write `\($0)`", replacing: span, with: $0) })
  }

  /// `1 0000`.
  static func digitGroups(at span: SourceSpan, grouped: String) -> Diagnostic {
    Diagnostic(
      .digitGroups, "Digits stand in threes",
      at: Label(span, "a group here does not have three digits, or its mark differs"),
      notes: ["after a first group of one to three digits, each group has exactly three"],
      fixIts: [FixIt("write `\(grouped)`", replacing: span, with: grouped)])
  }

  /// `0.123 456`.
  static func groupedDecimals(at span: SourceSpan, plain: String) -> Diagnostic {
    Diagnostic(
      .groupedDecimals, "Decimals are written together",
      at: Label(span, "nothing can stand between the digits after the point"),
      fixIts: [FixIt("write `\(plain)`", replacing: span, with: plain)])
  }

  /// `2000-13`.
  static func impossibleDate(at span: SourceSpan, difference: String) -> Diagnostic {
    Diagnostic(
      .impossibleDate, "There is no such date",
      at: Label(span, "without spaces this is a date"),
      notes: ["a date is written 2026-07 or 2026-07-01; a difference has spaces around its minus"],
      fixIts: [FixIt("write `\(difference)`", replacing: span, with: difference)])
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

// What a text is held to.
extension Diagnostic {
  /// A script of more bytes than the host allows.
  static func sourceTooLarge(at span: SourceSpan, size: Int, most: Int) -> Diagnostic {
    Diagnostic(
      .sourceTooLarge, "The script is too large",
      at: Label(span, "\(size) bytes, where \(most) are allowed"))
  }

  /// More mistakes than anyone reads.
  static func tooManyMistakes(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyMistakes, "So much is wrong that reading stopped",
      at: Label(span, "what follows was not read"),
      notes: ["is this a script?"])
  }

  /// A literal of more digits than a figure may have.
  static func numberTooLong(at span: SourceSpan, most: Int) -> Diagnostic {
    Diagnostic(
      .numberTooLong, "The number has too many digits",
      at: Label(span, "at most \(most) are allowed"))
  }

  /// Brackets, conditions or signs too deep in each other.
  static func nestedTooDeeply(at span: SourceSpan, most: Int) -> Diagnostic {
    Diagnostic(
      .nestedTooDeeply, "This is nested too deeply",
      at: Label(span, "more than \(most) levels of brackets, conditions or signs"),
      notes: ["give a part a name of its own with `let`"])
  }
}
