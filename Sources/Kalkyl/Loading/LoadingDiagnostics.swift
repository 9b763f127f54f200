// What is said of files that a script names.
extension Diagnostic {
  static func fileMissing(_ file: QuotedText) -> Diagnostic {
    Diagnostic(
      .fileMissing, "there is no file “\(file.text)”", at: Label(file.span, "not found"),
      notes: ["files are looked for beside the script, and not above its folder"])
  }

  static func fileUnreadable(_ file: QuotedText, _ why: String) -> Diagnostic {
    Diagnostic(
      .fileUnreadable, "the file “\(file.text)” cannot be read: \(why)",
      at: Label(file.span, "named here"))
  }

  static func fileTooLarge(_ file: QuotedText) -> Diagnostic {
    fileUnreadable(file, "it is too large")
  }

  static func fileChanged(_ file: QuotedText) -> Diagnostic {
    fileUnreadable(file, "it was changed while it was read")
  }

  static func fileRowTooLong(_ file: QuotedText) -> Diagnostic {
    fileUnreadable(file, "it has a row that is too long")
  }

  static func useOfItself(_ file: QuotedText, _ path: [String]) -> Diagnostic {
    let start = path.firstIndex(of: path[path.count - 1]) ?? 0
    return Diagnostic(
      .useOfItself, "the file brings itself in: \(path[start...].joined(separator: " ← "))",
      at: Label(file.span, "leads back"), notes: ["remove one of the `use` lines"])
  }

  static func usedTooDeeply(_ file: QuotedText) -> Diagnostic {
    Diagnostic(
      .usedTooDeeply, "too many files bring in each other one after the other",
      at: Label(file.span, "one too many"), notes: ["let one file bring in the others side by side"]
    )
  }

  // MARK: Mappings

  static func unknownMapping(
    _ name: Name, among names: [String], _ catalogue: Catalogue, isColumn: Bool
  ) -> Diagnostic {
    let dimensions = catalogue.dimensions.filter { $0.table == nil }.map(\.name)
    return unknown(
      .unknownMapping,
      isColumn
        ? "a column of the file cannot hold `\(name.text)`"
        : "`\(name.text)` is not said of a whole file", name,
      among: names + dimensions,
      seen: "not one of them",
      notes: ["a column gives the labels of a dimension, or \(list(names.sorted()))"])
  }

  static func mappingLeftOut(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mappingLeftOut, "it is not said which column holds the \(word)",
      at: Label(span, "read from this file"), notes: ["add `\(word) = column \"…\"`"])
  }

  static func wrongMeaning(_ name: Name, _ expected: String) -> Diagnostic {
    Diagnostic(
      .wrongMeaning, "the unit after a column fits what the column gives",
      at: Label(name.span, "another unit stands after its column"),
      notes: ["`\(name.text)` is \(expected)"])
  }

  static func rowsOutsideYears(_ count: Int, _ file: QuotedText) -> Diagnostic {
    Diagnostic(
      .rowsOutsideYears,
      "\(count) \(count == 1 ? "row" : "rows") of the file “\(file.text)” "
        + "\(count == 1 ? "is" : "are") outside the model's years",
      at: Label(file.span, "those rows are left out"), severity: .warning)
  }
}
