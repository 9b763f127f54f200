@testable import Kalkyl

/// A data file read in a test, with what was wrong with it.
struct DataFileReading {
  let source: Source
  let table: DataTable?
  let errors: DataFileErrors

  init(_ bytes: [UInt8], format: String? = nil) {
    var sources = SourceMap()
    _ = sources.add(name: "budget.kalkyl", bytes: Array("years 2026..2028".utf8))
    source = sources.add(name: "data.csv", bytes: DataFileText.utf8(bytes))
    var errors = DataFileErrors()
    let words = format.map { QuotedText($0, SourceSpan(3, 9)) }
    table = DataTable.read(source, format: words, errors: &errors)
    self.errors = errors
  }

  init(_ text: String, format: String? = nil) { self.init(Array(text.utf8), format: format) }

  /// The codes of the errors with the text at their places.
  var seen: [String] {
    errors.diagnostics.map { "\($0.code.rawValue) \(source.text($0.primary.span))" }
  }

  /// What the rows say.
  var rows: [[String]] {
    guard let table else { return [] }
    return (0..<table.rowCount).map { row in
      table.headings.indices.map { table.text(row, $0) }
    }
  }
}

extension CellReading {
  /// The value, where there is one.
  var found: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The error, where there is one.
  var error: Diagnostic? {
    if case .wrong(let error) = self { error } else { nil }
  }
}
