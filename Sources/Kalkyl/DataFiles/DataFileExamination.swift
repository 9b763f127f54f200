/// What the bytes of a data file are as text, all of them looked at.
struct DataFileExamination {
  /// A byte that no text has, in the line that it is in.
  struct Unreadable {
    /// Its place in the text.
    let place: Int
    let line: [UInt8]
    /// The line's place in the text.
    let lineStart: Int
    let linesBefore: Int
  }

  let encoding: TextEncoding
  /// How many bytes the text has in UTF-8.
  private(set) var size = 0
  /// The first one.
  private(set) var unreadable: Unreadable?
  private var lines = 0
  private var isUTF8 = true

  /// Looks at a file from its start to its end.
  static func examine(
    _ stream: DataStream, _ sizes: TextPieces.Sizes
  ) throws(TextPieces.End) -> DataFileExamination {
    let encoding = TextEncoding.utf8(hasMark: try hasMark(stream))
    let found = try DataFileExamination(stream, encoding, sizes)
    if found.isUTF8 { return found }
    return try DataFileExamination(stream, .windows1252, sizes)
  }

  /// Whether a file begins with the byte-order mark of UTF-8.
  static func hasMark(_ stream: DataStream) throws(TextPieces.End) -> Bool {
    do throws(DataStream.Failure) {
      return try stream.bytes(atMost: 3) == DataFileText.utf8Mark
    } catch {
      throw .failed(error)
    }
  }

  private init(
    _ stream: DataStream, _ encoding: TextEncoding, _ sizes: TextPieces.Sizes
  ) throws(TextPieces.End) {
    self.encoding = encoding
    var pieces = TextPieces(stream, encoding, sizes)
    var used = 0
    repeat {
      try pieces.read(after: used)
      let text = pieces.text
      used = pieces.isAtEnd ? text.count : text.endOfLines(before: text.count)
      look(at: UnsafeBufferPointer(rebasing: text[..<used]), from: pieces.offset)
    } while !pieces.isAtEnd && isUTF8
    size = pieces.offset + pieces.count
  }

  private mutating func look(at text: UnsafeBufferPointer<UInt8>, from offset: Int) {
    var start = 0
    while let fault = UnsafeBufferPointer(rebasing: text[start...]).firstTextFault {
      switch fault {
      case .unreadable(let index):
        note(start + index, in: text, from: offset)
        start += index + 1
        while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
      case .notUTF8(let index):
        // A mark says that it is UTF-8, and a byte that is not is then like one that means nothing.
        isUTF8 = encoding == .utf8(hasMark: true)
        note(start + index, in: text, from: offset)
        return
      }
    }
    lines += text.lineEnds
  }

  private mutating func note(_ place: Int, in text: UnsafeBufferPointer<UInt8>, from offset: Int) {
    guard unreadable == nil else { return }
    let start = text.endOfLines(before: place)
    let line = text[start..<text.endOfLine(from: place)]
    unreadable = Unreadable(
      place: offset + place, line: Array(String(decoding: line, as: UTF8.self).utf8),
      lineStart: offset + start,
      linesBefore: lines + UnsafeBufferPointer(rebasing: text[..<start]).lineEnds)
  }
}
