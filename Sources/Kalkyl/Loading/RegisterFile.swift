/// A register that has been opened, its first line read.
struct RegisterFile {
  let source: Source
  let stream: DataStream
  let encoding: TextEncoding
  let header: DataFileHeader
  /// The lines of the header.
  let headerLines: SourceExcerpt
  let columns: RegisterColumns
  let places: RowPlaces
  let spread: Spread
  let reading: RegisterReading
  /// Where the line begins that the first row is in, and how many of its bytes are the header's.
  let start: Int
  let done: Int
  /// How many lines stand before that line.
  let lines: Int
}

/// How registers are read; the outcome is the same whatever it says.
struct RegisterReading: Sendable {
  var sizes = TextPieces.Sizes()
  /// Whether rows that are written the plain way are read the quick way.
  var usesPlainRows = true
  /// The fewest bytes that a worker of its own is asked for.
  var leastPart = 1 << 20
}

/// The first line of a data file, read from its first pieces.
struct OpenedHeader {
  /// `nil` where it cannot be used.
  let header: DataFileHeader?
  let errors: DataFileErrors
  /// The first lines, as far as the header goes.
  let lines: SourceExcerpt
  /// Where it ends.
  let end: Int

  /// How much is looked at before a header is said to be wrong.
  private static let enough = 1 << 20

  /// Reads the header of a file; `nil` where its bytes are no text in the encoding.
  init?(
    _ stream: DataStream, _ encoding: TextEncoding, of source: Source, format: QuotedText?,
    _ sizes: TextPieces.Sizes
  ) throws(TextPieces.End) {
    var pieces = TextPieces(stream, encoding, sizes)
    while true {
      try pieces.read(after: 0)
      let text = Source(name: source.name, bytes: Array(pieces.text), base: source.base)
      var (found, errors) = (DataTableReader(text), DataFileErrors())
      let header = found.readHeader(format, &errors)
      let isCut = found.isAtEnd || (header == nil && pieces.count < Self.enough)
      if isCut, !pieces.isAtEnd { continue }
      self.header = header
      self.errors = errors
      end = found.position
      // A line whose end is not at hand may be cut within a letter.
      let endOfLine = pieces.text.endOfLine(from: max(0, end - 1))
      let isWhole = pieces.isAtEnd || endOfLine < pieces.count
      let lines = pieces.text[..<(isWhole ? endOfLine : end)]
      if UnsafeBufferPointer(rebasing: lines).firstTextFault != nil { return nil }
      self.lines = SourceExcerpt(
        source: Source(name: source.name, bytes: Array(lines), base: source.base), linesBefore: 0)
      return
    }
  }
}
