// What the lexer has to say: text and numbers.
extension Diagnostic {
  /// Bytes that are no UTF-8.
  static func invalidEncoding(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .invalidEncoding, "the text is not saved as UTF-8",
      at: Label(span, "this byte is no UTF-8"),
      notes: [
        "the file was probably saved as Windows-1252 or Latin 1; save it again with the encoding UTF-8"
      ])
  }

  /// NUL and other characters that control a terminal or printer.
  static func controlCharacter(_ byte: UInt8, at span: SourceSpan) -> Diagnostic {
    let name = byte == 0 ? "a NUL character" : "the control character \(hexadecimal(UInt32(byte)))"
    return Diagnostic(
      .controlCharacter, "a script cannot hold control characters",
      at: Label(span, "\(name) stands here"),
      fixIts: [FixIt("remove it", replacing: span, with: "")])
  }

  /// A zero-width or direction mark.
  static func invisibleCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .invisibleCharacter, "a script cannot hold characters that nobody can see",
      at: Label(span, "the invisible character \(hexadecimal(scalar.value)) stands here"),
      notes: ["such characters often come along when text is pasted from another program"],
      fixIts: [FixIt("remove it", replacing: span, with: "")])
  }

  /// A mark that means nothing in a script.
  static func unexpectedCharacter(_ written: String, at span: SourceSpan) -> Diagnostic {
    let (instead, note): (String?, String?) =
      switch written {
      case "'", "´", "`", "’", "‘": (nil, "texts stand in double quotes: \"text\"")
      case ";": (",", "values are separated by a comma, entries and lines by a comma or a line end")
      case "×", "·": ("*", nil)
      case "÷": ("/", nil)
      case "≤": ("<=", nil)
      case "≥": (">=", nil)
      case "≠": ("!=", nil)
      case "—", "‐", "‑", "‒": ("-", nil)
      case "&": (" and ", nil)
      case "!": ("not ", nil)
      case "#": (nil, "a comment begins with `//`")
      case "_": (nil, "a name begins with a letter")
      default: (nil, nil)
      }
    return Diagnostic(
      .unexpectedCharacter, "`\(written)` means nothing in a script",
      at: Label(span, "cannot stand here"), notes: note.map { [$0] } ?? [],
      fixIts: instead.map { mark in
        let title = mark.split(separator: " ").joined()
        return [FixIt("write `\(title)`", replacing: span, with: mark)]
      } ?? [])
  }

  /// A space that is neither plain nor no-break.
  static func unusualSpace(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unexpectedCharacter, "this kind of space cannot stand in a script",
      at: Label(span, "the space \(hexadecimal(scalar.value))"),
      fixIts: [FixIt("write a plain space", replacing: span, with: " ")])
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
      .unclosedText, "a text is not closed",
      at: Label(span, "the text goes on to the end of the line"),
      notes: [
        "a text ends with `\"` on the line where it begins; a `\"` inside it is written `\\\"`"
      ],
      fixIts: [FixIt("close the text here", replacing: span.after, with: "\"")])
  }

  /// A backslash before anything but a quote or a backslash.
  static func unknownEscape(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownEscape, "a lone `\\` cannot stand in a text",
      at: Label(span, "only `\\\"` and `\\\\` have a meaning"),
      fixIts: [FixIt("write `\\\\`", replacing: span, with: "\\\\")])
  }

  /// Single quotes, or quotes as a word processor writes them.
  static func curlyQuotes(at span: SourceSpan, straight: String?) -> Diagnostic {
    Diagnostic(
      .curlyQuotes, "a text stands in straight double quotes",
      at: Label(
        span, straight == nil ? "this quote is of another kind" : "these quotes are of another kind"
      ),
      fixIts: straight.map { [FixIt("write `\($0)`", replacing: span, with: $0)] } ?? [])
  }

  /// `2,75` or `3,000`, with what it can mean.
  static func decimalComma(at span: SourceSpan, readings: [String]) -> Diagnostic {
    Diagnostic(
      .decimalComma, "a comma or point in a number can be read two ways",
      at: Label(span, "a decimal sign, thousands, or two numbers?"),
      notes: [
        "the decimal sign is a point, thousands are set apart by a space, and a comma that separates has a space after it"
      ],
      fixIts: readings.map { FixIt("write `\($0)`", replacing: span, with: $0) })
  }

  /// `1 0000`.
  static func digitGroups(
    at span: SourceSpan, grouped: String, beginsWithYear: Bool = false
  ) -> Diagnostic {
    Diagnostic(
      .digitGroups, "digits stand in threes",
      at: Label(span, "a group here does not have three digits, or its mark differs"),
      notes: ["after a first group of one to three digits, each group has exactly three"]
        + (beginsWithYear ? ["after a year stands `:`, as in `{ 2026: 500 }`"] : []),
      fixIts: [FixIt("write `\(grouped)`", replacing: span, with: grouped)])
  }

  /// `0.123 456`.
  static func groupedDecimals(at span: SourceSpan, plain: String) -> Diagnostic {
    Diagnostic(
      .groupedDecimals, "decimals are written together",
      at: Label(span, "nothing can stand between the digits after the point"),
      fixIts: [FixIt("write `\(plain)`", replacing: span, with: plain)])
  }

  /// `2000-13`.
  static func impossibleDate(at span: SourceSpan, difference: String) -> Diagnostic {
    Diagnostic(
      .impossibleDate, "there is no such date",
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
      .sourceTooLarge, "the script is too large",
      at: Label(span, "\(size) bytes, where \(most) are allowed"))
  }

  /// More mistakes than anyone reads.
  static func tooManyMistakes(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyMistakes, "so much is wrong that reading stopped",
      at: Label(span, "what follows was not read"),
      notes: ["is this a script?"])
  }

  /// A literal of more digits than a figure may have.
  static func numberTooLong(at span: SourceSpan, most: Int) -> Diagnostic {
    Diagnostic(
      .numberTooLong, "the number has too many digits",
      at: Label(span, "at most \(most) are allowed"))
  }

  /// Brackets, conditions or signs too deep in each other.
  static func nestedTooDeeply(at span: SourceSpan, most: Int) -> Diagnostic {
    Diagnostic(
      .nestedTooDeeply, "brackets and conditions stand too deep in each other",
      at: Label(span, "more than \(most) levels of brackets, conditions or signs"),
      notes: ["give a part a name of its own with `let`"])
  }
}
