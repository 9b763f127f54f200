/// The text of a data file in pieces of whole lines, read into one buffer that is used again.
struct TextPieces: ~Copyable {
  /// How much is read at a time, and how long a line may be.
  struct Sizes: Sendable {
    /// A piece that the processor's nearer memory has room for.
    var piece = 256 << 10
    var line = Limits.standard.sourceBytes
  }

  /// Why there is no more text.
  enum End: Error, Hashable {
    case failed(DataStream.Failure)
    /// A line has no end within what is allowed.
    case lineTooLong
  }

  /// Bytes after the text that may be read, though not used, and written.
  private static let slack = 64

  private let stream: DataStream
  private let encoding: TextEncoding
  private let sizes: Sizes
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes of the buffer are text.
  private(set) var count = 0
  /// The place in the text, in UTF-8 and without a mark, of the buffer's first byte.
  private(set) var offset: Int
  /// The next byte of the file.
  private var next: Int
  private(set) var isAtEnd = false

  /// The text of a file from a place in it on; in Windows-1252 only from its start.
  init(_ stream: DataStream, _ encoding: TextEncoding, from offset: Int = 0, _ sizes: Sizes) {
    self.stream = stream
    self.encoding = encoding
    self.sizes = sizes
    self.offset = offset
    next = offset + encoding.markLength
    capacity = sizes.piece
    buffer = .allocate(capacity: capacity + Self.slack)
    buffer.initialize(repeating: 0, count: capacity + Self.slack)
  }

  deinit { buffer.deallocate() }

  /// The text at hand; a line end stands after it, and more that may be read.
  var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: buffer, count: count) }

  /// Lets go of the text before a place in the buffer and reads on after what is left.
  ///
  /// Where nothing could be let go of, the buffer grows.
  mutating func read(after used: Int) throws(End) {
    buffer.update(from: buffer + used, count: count - used)
    count -= used
    offset += used
    if used == 0, count > capacity / 2 { try grow() }
    do throws(DataStream.Failure) {
      switch encoding {
      case .utf8: try readUTF8()
      case .windows1252: try readWindows1252()
      }
    } catch {
      throw .failed(error)
    }
    isAtEnd = next >= stream.size
    buffer[count] = UInt8(ascii: "\n")
  }

  private mutating func grow() throws(End) {
    guard capacity < sizes.line else { throw .lineTooLong }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + Self.slack)
    larger.initialize(repeating: 0, count: 2 * capacity + Self.slack)
    larger.update(from: buffer, count: count)
    buffer.deallocate()
    buffer = larger
    capacity *= 2
  }

  private mutating func readUTF8() throws(DataStream.Failure) {
    let room = UnsafeMutableRawBufferPointer(start: buffer + count, count: capacity - count)
    let read = try stream.read(from: next, into: room)
    count += read
    next = read == 0 ? stream.size : next + read
  }

  /// A byte takes up to three in UTF-8.
  private mutating func readWindows1252() throws(DataStream.Failure) {
    let room = max(1, (capacity + Self.slack - 1 - count) / 3)
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: room)
    defer { bytes.deallocate() }
    let read = try stream.read(from: next, into: UnsafeMutableRawBufferPointer(bytes))
    for byte in DataFileText.fromWindows1252(UnsafeBufferPointer(bytes)[..<read]) {
      buffer[count] = byte
      count += 1
    }
    next = read == 0 ? stream.size : next + read
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The place after the last line end before an index; 0 where there is none.
  func endOfLines(before end: Int) -> Int {
    var index = end
    while index > 0, self[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    return index
  }

  /// The place after the next line end from an index on; the end where there is none.
  func endOfLine(from start: Int) -> Int {
    var index = start
    while index < count {
      index += 1
      if self[index - 1] == UInt8(ascii: "\n") { break }
    }
    return index
  }

  /// How many line ends there are.
  var lineEnds: Int { reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) } }
}
