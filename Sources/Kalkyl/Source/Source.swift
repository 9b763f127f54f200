/// One text: a script or a data file, as bytes, with the place of each line.
public struct Source: Sendable {
  /// The name that diagnostics show: the path as the user gave it.
  public let name: String
  /// The bytes; none of a file that was read piece by piece.
  public let bytes: [UInt8]
  /// The offset that the first byte has in spans.
  public let base: UInt32
  /// How many bytes the text has.
  let size: Int
  private let lineStarts: [UInt32]
  /// Of a file that was read piece by piece, the lines that something is said of, in their order.
  private var excerpts: [SourceExcerpt] = []

  init(name: String, bytes: [UInt8], base: UInt32 = 0) {
    self.name = name
    self.bytes = bytes
    self.base = base
    size = bytes.count
    lineStarts = Self.lineStarts(of: bytes)
  }

  /// Where the lines begin.
  private static func lineStarts(of bytes: [UInt8]) -> [UInt32] {
    var starts: [UInt32] = [0]
    bytes.withUnsafeBufferPointer { text in
      var end = 0
      while end < text.count {
        end = text.endOfLine(from: end)
        if text[end - 1] == UInt8(ascii: "\n") { starts.append(UInt32(end)) }
      }
    }
    return starts
  }

  /// A text of so many bytes that was read piece by piece.
  init(name: String, size: Int, base: UInt32) {
    self.name = name
    bytes = []
    self.base = base
    self.size = size
    lineStarts = [0]
  }

  /// The span of the whole text.
  public var span: SourceSpan { SourceSpan(base, base + UInt32(size)) }

  /// Whether all its bytes are at hand.
  var isWhole: Bool { bytes.count == size }

  /// Keeps lines of a text that was read piece by piece.
  mutating func keep(_ lines: [SourceExcerpt]) {
    // Where two begin together the longer is found.
    excerpts = (excerpts + lines).sorted { first, second in
      (first.source.base, first.source.size) < (second.source.base, second.source.size)
    }
  }

  /// The kept lines that an offset is in.
  private func excerpt(at offset: UInt32) -> SourceExcerpt? {
    excerpts.last { $0.source.base <= offset } ?? excerpts.first
  }

  public var lineCount: Int { lineStarts.count }

  /// Line and column, both from 1; a column counts characters as people see them.
  public func location(of offset: UInt32) -> SourceLocation {
    if let excerpt = excerpt(at: offset) {
      let found = excerpt.source.location(of: max(offset, excerpt.source.base))
      return SourceLocation(
        name: name, line: excerpt.linesBefore + found.line, column: found.column)
    }
    let local = min(offset - base, UInt32(bytes.count))
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= local { low = middle } else { high = middle }
    }
    let before = bytes[Int(lineStarts[low])..<Int(local)]
    let isPlain = before.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    let column = isPlain ? before.count : String(decoding: before, as: UTF8.self).count
    return SourceLocation(name: name, line: low + 1, column: column + 1)
  }

  /// The offset where a line counted from 1 begins.
  func startOfLine(_ number: Int) -> UInt32 { base + lineStarts[number - 1] }

  /// The bytes of a line counted from 1, without its line end.
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    let start = Int(lineStarts[number - 1])
    var end = number < lineStarts.count ? Int(lineStarts[number]) - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<end]
  }

  /// The bytes of the line that an offset is in, without its line end, and its place among them.
  func line(holding offset: UInt32) -> (bytes: ArraySlice<UInt8>, place: Int) {
    if let excerpt = excerpt(at: offset) {
      return excerpt.source.line(holding: max(offset, excerpt.source.base))
    }
    let bytes = line(location(of: offset).line)
    return (bytes, min(Int(offset - base), bytes.endIndex))
  }

  /// The text that a span of this source covers.
  public func text(_ span: SourceSpan) -> String {
    if let excerpt = excerpt(at: span.start) { return excerpt.source.text(span) }
    let start = min(Int(max(span.start, base) - base), bytes.count)
    let end = min(max(Int(span.end) - Int(base), start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// Lines of a text that is not at hand as a whole.
struct SourceExcerpt: Sendable {
  /// The lines as a text of their own; its offsets are those in the whole.
  let source: Source
  /// How many lines of the whole stand before them.
  let linesBefore: Int
}

/// Where something stands, as people count: lines and columns from 1.
public struct SourceLocation: Hashable, Sendable {
  public let name: String
  public let line: Int
  public let column: Int
}
