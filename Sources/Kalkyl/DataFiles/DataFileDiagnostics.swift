extension Diagnostic {
  static func dataFileInUTF16(_ source: Source) -> Diagnostic {
    Diagnostic(
      .unreadableDataFile, "a data file is in UTF-16",
      at: Label(SourceSpan(source.base, source.base), "the file begins with the mark of UTF-16"),
      notes: ["save it as UTF-8: in Excel, the file type “CSV UTF-8 (comma delimited)”"])
  }

  static func unreadableCharacter(_ source: Source, at offset: Int) -> Diagnostic {
    let start = source.base + UInt32(offset)
    return Diagnostic(
      .unreadableDataFile, "a data file has a character that cannot be read",
      at: Label(SourceSpan(start, start + 1), "neither UTF-8 nor Windows-1252"),
      notes: ["save the file again as UTF-8"])
  }

  static func emptyDataFile(_ source: Source) -> Diagnostic {
    Diagnostic(
      .emptyDataFile, "a data file has no header line",
      at: Label(SourceSpan(source.base, source.base), "nothing stands in the file"),
      notes: ["the first line names the columns"])
  }

  static func ambiguousSeparator(_ header: SourceSpan) -> Diagnostic {
    Diagnostic(
      .ambiguousSeparator, "the separator of a data file could be read two ways",
      at: Label(header, "different separators outside quotes"),
      notes: [
        "say which one it is: `format = \"separator ;\"`, `\"separator ,\"` or `\"separator tab\"`"
      ])
  }

  static func unknownFileFormat(_ format: QuotedText) -> Diagnostic {
    Diagnostic(
      .unknownFileFormat, "the format of a data file is not known",
      at: Label(format.span, "not a format"),
      notes: [
        "a format says `separator ;`, `separator ,` or `separator tab`, and `decimal comma` or "
          + "`decimal point`, as in `format = \"separator ;, decimal point\"`"
      ])
  }

  static func unfinishedQuote(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .quotesInDataFile, "a quoted text in a data file does not end",
      at: Label(span, "the text begins here"),
      notes: ["a quote inside a quoted text is written twice: `\"24\"\" screen\"`"])
  }

  static func textAfterQuote(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .quotesInDataFile, "something stands after the closing quote of a field",
      at: Label(span, "after the closing quote"),
      notes: ["a quote inside a quoted text is written twice: `\"24\"\" screen\"`"])
  }

  static func fileRowLength(
    at span: SourceSpan, fields: Int, headings: Int, isComma: Bool
  ) -> Diagnostic {
    let isLong = fields > headings
    let seen = "\(fields) field\(fields == 1 ? "" : "s"), and \(headings) in the header"
    let note = "a comma inside a field needs quotes around the field: `\"2,75\"`"
    return Diagnostic(
      .fileRowLength, "a row of a data file is too \(isLong ? "long" : "short")",
      at: Label(span, seen), notes: isLong && isComma ? [note] : [])
  }

  static func unknownFileColumn(
    _ heading: QuotedText, among headings: [DataTable.Heading], in file: String
  ) -> Diagnostic {
    let most = 20
    let known = headings.prefix(most).map { "“\($0.text)”" }.joined(separator: ", ")
    // A heading with a quote of its own would need more than quotes around it.
    let plain = headings.map(\.text).filter { text in !text.contains { "\"\\".contains($0) } }
    let near = nearest(to: heading.text, among: plain)
    return Diagnostic(
      .unknownFileColumn, "a data file has no column with this heading",
      at: Label(heading.span, "not in the header of `\(file)`"),
      notes: ["the columns are \(known)" + (headings.count > most ? " and others" : "")],
      fixIts: near.map {
        [FixIt("write `\"\($0)\"`", replacing: heading.span, with: "\"\($0)\"")]
      } ?? [])
  }

  static func repeatedFileColumn(_ heading: QuotedText, at places: [SourceSpan]) -> Diagnostic {
    Diagnostic(
      .repeatedFileColumn, "several columns of a data file have the same heading",
      at: Label(heading.span, "which of them is not said"),
      related: places.map { Label($0, "a column with this heading") },
      notes: ["give the columns different headings in the file"])
  }

  /// For a use that needs a figure or a label where none stands.
  public static func emptyFileCell(_ cell: DataCell) -> Diagnostic {
    wrongFileCell(.emptyFileCell, cell, "a cell of a data file is empty", "nothing stands here")
  }

  static func notAYearInFile(_ cell: DataCell) -> Diagnostic {
    wrongFileCell(
      .notAYearInFile, cell, "a cell of a data file is not a year", "not a year",
      notes: ["a year has four digits: `2026`"])
  }

  static func notADateInFile(_ cell: DataCell) -> Diagnostic {
    wrongFileCell(
      .notADateInFile, cell, "a cell of a data file is not a date", "not a date",
      notes: ["a date is written `2024-03-01`, `2024-03` or `2024`, and must exist"])
  }

  static func notAMonthInFile(_ cell: DataCell) -> Diagnostic {
    wrongFileCell(
      .notAMonthInFile, cell, "a cell of a data file is not a month", "not a month",
      notes: ["a month is a number from 1 to 12"])
  }

  static func notADurationInFile(_ cell: DataCell, _ unit: TimeUnit) -> Diagnostic {
    wrongFileCell(
      .notADurationInFile, cell, "a cell of a data file is not a time",
      unit == .years ? "not a number of years" : "not a number of months",
      notes: ["a time is above zero, makes whole months, and is at most 1 000 years"])
  }

  /// A label that a dimension does not have; `nearest` is one that it has.
  public static func unknownLabelInFile(
    _ cell: DataCell, dimension: String, nearest: String?
  ) -> Diagnostic {
    var notes = ["the column “\(cell.heading)” holds the labels of `\(dimension)`, or their texts"]
    if let nearest { notes.append("did you mean “\(nearest)”?") }
    return wrongFileCell(
      .unknownLabelInFile, cell, "a data file has a label that the dimension lacks",
      "not a label of `\(dimension)`", notes: notes)
  }

  /// Several rows for one cell where the value is a weight; `first` is the row before.
  public static func repeatedRowInFile(_ row: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .repeatedRowInFile, "several rows of a data file give the same weight",
      at: Label(row, "a row for the same labels"),
      related: [Label(first, "the first of them")],
      notes: ["only amounts are added up; keep one row for each weight"])
  }

  static func furtherDataErrors(_ count: Int, from span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .furtherDataErrors,
      count == 1 ? "one more error in a data file" : "\(count) more errors in a data file",
      at: Label(span, "the next one"))
  }
}

extension Diagnostic {
  /// - Parameter isMapped: whether a script says how the file is read, and can say more.
  static func figureInFile(
    _ fault: FigureInFile.Fault, _ cell: DataCell, _ sign: DataFileFormat.DecimalSign,
    isMapped: Bool = true
  ) -> Diagnostic {
    let name = sign == .comma ? "comma" : "point"
    let other = sign == .comma ? "point" : "comma"
    let otherwise = isMapped ? "; if a \(other) is the decimal sign" : ""
    let format = isMapped ? ", say `format = \"decimal \(other)\"`" : ""
    switch fault {
    case .notAFigure: return notAFigureInFile(cell, "not a figure", [])
    case .otherDecimalSign:
      return notAFigureInFile(
        cell, "a \(other) in a figure",
        [
          "in this file a \(name) is the decimal sign and a space sets thousands apart"
            + otherwise + format
        ])
    case .grouping:
      return notAFigureInFile(
        cell, "spaces that do not set thousands apart",
        ["a space stands between groups of three digits: `13 193`"])
    case .percentSign:
      return notAFigureInFile(
        cell, "a percent sign",
        [
          isMapped
            ? "say that the column is of percent: `column \"\(cell.heading)\" %`"
            : "only a number is written in per cent"
        ])
    case .brackets:
      return notAFigureInFile(cell, "a figure in brackets", ["write `-500` for `(500)`"])
    case .dash:
      return notAFigureInFile(
        cell, "a dash", ["write `-500`; leave the cell empty where there is none"])
    case .twoReadings(let whole, let decimal):
      return wrongFileCell(
        .ambiguousFigureInFile, cell, "a figure in a data file could be read two ways",
        "\(whole) or \(decimal)",
        notes: [
          "write `\(whole)` or `\(decimal)`\(otherwise)\(isMapped ? " of the file" : "")\(format)"
        ])
    case .tooLong:
      return wrongFileCell(
        .figureInFileTooLong, cell, "a figure in a data file has too many digits",
        "\(cell.text.utf8.count) characters")
    }
  }

  private static func notAFigureInFile(
    _ cell: DataCell, _ seen: String, _ notes: [String]
  ) -> Diagnostic {
    wrongFileCell(
      .notAFigureInFile, cell, "a cell of a data file is not a figure", seen, notes: notes)
  }

  private static func wrongFileCell(
    _ code: DiagnosticCode, _ cell: DataCell, _ message: String, _ seen: String,
    notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      code, message, at: Label(cell.span, "\(seen), under “\(cell.heading)”"), notes: notes)
  }
}
