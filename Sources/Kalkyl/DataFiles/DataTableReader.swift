extension DataTable {
  /// Reads a file whose bytes are already UTF-8 (see `DataFileText`); nil where it has no header
  /// that can be used.
  public static func read(
    _ source: Source, format: QuotedText? = nil, errors: inout DataFileErrors
  ) -> DataTable? {
    if DataFileText.isUTF16(source.bytes) {
      errors.add(.dataFileInUTF16(source))
      return nil
    }
    if let place = DataFileText.firstUnreadable(in: source.bytes) {
      errors.add(.unreadableCharacter(source, at: place))
      return nil
    }
    var reader = DataTableReader(source)
    guard let header = reader.readHeader(format, &errors) else { return nil }
    var fields: [Field] = []
    while !reader.isAtEnd {
      if let row = reader.readRow(below: header.headings, &errors) { fields += row }
    }
    return DataTable(
      source: source, format: header.format, headings: header.headings, fields: fields)
  }
}

/// Takes a data file apart into fields.
struct DataTableReader {
  private let source: Source
  private let bytes: [UInt8]
  /// Where reading has come to.
  private(set) var position = 0
  /// Whether the last row came to the end of the bytes inside quotes.
  private(set) var endsInQuote = false
  private var separator = DataFileFormat.Separator.comma.rawValue
  /// The fields of the row being read.
  private var row: [DataTable.Field] = []

  init(_ source: Source) {
    self.source = source
    bytes = source.bytes
  }

  /// Reads rows from a place on below a header that has been read.
  init(_ source: Source, below header: DataFileHeader, from position: Int = 0) {
    self.init(source)
    self.position = position
    separator = header.format.separator.rawValue
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// Reads the first line; nil where it cannot be used.
  mutating func readHeader(
    _ format: QuotedText?, _ errors: inout DataFileErrors
  ) -> DataFileHeader? {
    var words = DataFileFormatWords()
    if let format {
      guard let known = DataFileFormatWords(format.text) else {
        errors.add(.unknownFileFormat(format))
        return nil
      }
      words = known
    }
    skipBlankLines()
    guard position < bytes.count else {
      errors.add(.emptyDataFile(source))
      return nil
    }
    guard let kind = words.separator ?? separatorOfHeader(&errors) else { return nil }
    separator = kind.rawValue
    guard readRow(&errors) else { return nil }
    let headings = row.map { field in
      DataTable.Heading(
        text: String(decoding: DataTable.content(of: field, in: bytes), as: UTF8.self),
        span: span(field.start, field.end))
    }
    let sign = words.decimalSign ?? kind.decimalSign
    return DataFileHeader(
      format: DataFileFormat(separator: kind, decimalSign: sign), headings: headings)
  }

  /// Reads a row below the header; one of another length is left out, and said, and so is one
  /// where nothing stands.
  mutating func readRow(
    below headings: [DataTable.Heading], _ errors: inout DataFileErrors
  ) -> [DataTable.Field]? {
    guard readRow(&errors), !row.allSatisfy({ $0.start == $0.end }) else { return nil }
    if row.count == headings.count { return row }
    if let first = row.first, let last = row.last {
      errors.add(
        .fileRowLength(
          at: span(first.start, last.end), fields: row.count, headings: headings.count,
          isComma: separator == UInt8(ascii: ",")))
    }
    return nil
  }

  /// Reads the fields up to a line end outside quotes; false where quotes make no sense there.
  private mutating func readRow(_ errors: inout DataFileErrors) -> Bool {
    row.removeAll(keepingCapacity: true)
    var isSound = true
    while true {
      let field = readField()
      if let error = field.error {
        if isSound { errors.add(error) }
        isSound = false
      }
      row.append(field.range)
      guard position < bytes.count else { return isSound }
      let end = bytes[position]
      position += 1
      if end == separator { continue }
      if end == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
        position += 1
      }
      return isSound
    }
  }

  /// Reads up to a separator, a line end or the end of the file.
  private mutating func readField() -> (range: DataTable.Field, error: Diagnostic?) {
    while position < bytes.count, isPadding(bytes[position]) { position += 1 }
    let start = position
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      skipToFieldEnd()
      let written = bytes[start..<position].trimmed
      return (field(written.startIndex, written.endIndex), nil)
    }
    guard skipQuoted() else {
      endsInQuote = true
      return (field(start, position), .unfinishedQuote(span(UInt32(start), UInt32(start + 1))))
    }
    let end = position
    while position < bytes.count, isPadding(bytes[position]) { position += 1 }
    if position == bytes.count || isFieldEnd(bytes[position]) { return (field(start, end), nil) }
    let after = position
    skipToFieldEnd()
    return (field(start, end), .textAfterQuote(span(UInt32(after), UInt32(position))))
  }

  /// Goes past the closing quote; false where there is none.
  private mutating func skipQuoted() -> Bool {
    position += 1
    while position < bytes.count {
      let isQuote = bytes[position] == UInt8(ascii: "\"")
      position += 1
      guard isQuote else { continue }
      if position == bytes.count || bytes[position] != UInt8(ascii: "\"") { return true }
      position += 1
    }
    return false
  }

  private mutating func skipToFieldEnd() {
    while position < bytes.count, !isFieldEnd(bytes[position]) { position += 1 }
  }

  private mutating func skipBlankLines() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    // A header may begin with an empty field before a tab.
    while position > 0, bytes[position - 1] == 0x09 { position -= 1 }
  }

  /// The separator that the header has outside quotes: a comma where it has none.
  private func separatorOfHeader(_ errors: inout DataFileErrors) -> DataFileFormat.Separator? {
    var found: Set<DataFileFormat.Separator> = []
    var isQuoted = false
    var end = position
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted {
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
        if let kind = DataFileFormat.Separator(rawValue: byte) { found.insert(kind) }
      }
      end += 1
    }
    if found.count <= 1 { return found.first ?? .comma }
    errors.add(.ambiguousSeparator(span(UInt32(position), UInt32(end))))
    return nil
  }

  private func isFieldEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func isPadding(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && byte != separator)
  }

  private func field(_ start: Int, _ end: Int) -> DataTable.Field {
    DataTable.Field(start: UInt32(start), end: UInt32(end))
  }

  private func span(_ start: UInt32, _ end: UInt32) -> SourceSpan {
    SourceSpan(source.base + start, source.base + end)
  }
}
