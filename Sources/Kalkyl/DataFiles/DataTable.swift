/// A data file read into rows and fields, each field a range of the file's bytes.
public struct DataTable: Sendable {
  /// What stands over a column.
  public struct Heading: Hashable, Sendable {
    public let text: String
    public let span: SourceSpan
  }

  /// Where a field stands in the bytes, with its quotes.
  struct Field: Hashable, Sendable {
    let start: UInt32
    let end: UInt32
  }

  /// The file, its text in UTF-8.
  public let source: Source
  public let format: DataFileFormat
  public let headings: [Heading]
  /// The fields row by row, as many in each as there are headings.
  let fields: [Field]

  public var rowCount: Int { fields.count / headings.count }

  /// The number of the column under a heading, or what is wrong with asking for it.
  public func column(headed heading: QuotedText) -> CellReading<Int> {
    header.column(headed: heading, of: source.name)
  }

  /// What the first line says.
  var header: DataFileHeader { DataFileHeader(format: format, headings: headings) }

  /// The place of a cell, with its quotes.
  public func span(_ row: Int, _ column: Int) -> SourceSpan {
    let field = fields[row * headings.count + column]
    return SourceSpan(source.base + field.start, source.base + field.end)
  }

  /// The place of a whole row.
  public func span(ofRow row: Int) -> SourceSpan {
    span(row, 0).union(span(row, headings.count - 1))
  }

  /// What a cell says, without quotes and the spaces around it; empty where nothing stands there.
  public func text(_ row: Int, _ column: Int) -> String {
    String(decoding: content(row, column), as: UTF8.self)
  }

  /// The bytes of what a cell says.
  func content(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    Self.content(of: fields[row * headings.count + column], in: source.bytes)
  }

  /// A field without its quotes and the spaces around it; doubled quotes are single.
  static func content(of field: Field, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    let written = bytes[Int(field.start)..<Int(field.end)]
    guard written.first == UInt8(ascii: "\"") else { return written }
    let inner = written.dropFirst().dropLast()
    guard inner.contains(UInt8(ascii: "\"")) else { return inner.trimmed }
    var single: [UInt8] = []
    var isSecond = false
    for byte in inner {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if !isSecond { single.append(byte) }
    }
    return single[...].trimmed
  }
}
