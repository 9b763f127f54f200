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
  /// Where the bytes of a file are put in memory, and what is left before them: copying them from the
  /// system takes three times as long to another place than at a multiple of this.
  private static let alignment = 64

  private let stream: DataStream
  private let encoding: TextEncoding
  private let sizes: Sizes
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Where in the buffer the text begins, and how many bytes it has.
  private var start = 0
  private(set) var count = 0
  /// The place in the text, in UTF-8 and without a mark, of the first byte at hand.
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
    buffer = Self.room(for: capacity)
  }

  private static func room(for capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let count = alignment + capacity + slack
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: alignment)
    return bytes.initializeMemory(as: UInt8.self, repeating: 0, count: count)
  }

  deinit { buffer.deallocate() }

  /// The text at hand; a line end stands after it, and more that may be read.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: buffer + start, count: count)
  }

  /// Lets go of the text before a place in the buffer and reads on after what is left.
  ///
  /// Where nothing could be let go of, the buffer grows.
  mutating func read(after used: Int) throws(End) {
    let before = buffer
    let left = UnsafeBufferPointer(rebasing: text[used...])
    if used == 0, count > capacity / 2 {
      guard capacity < sizes.line else { throw .lineTooLong }
      capacity *= 2
      buffer = Self.room(for: capacity)
    }
    // What is left goes right before the place that is read into.
    start = (Self.alignment - left.count % Self.alignment) % Self.alignment
    if let base = left.baseAddress { (buffer + start).update(from: base, count: left.count) }
    if buffer != before { before.deallocate() }
    count = left.count
    offset += used
    do throws(DataStream.Failure) {
      switch encoding {
      case .utf8: try readUTF8()
      case .windows1252: try readWindows1252()
      }
    } catch {
      throw .failed(error)
    }
    isAtEnd = next >= stream.size
    buffer[start + count] = UInt8(ascii: "\n")
  }

  private mutating func readUTF8() throws(DataStream.Failure) {
    // The next piece begins at such a place of the file, too.
    let end = next + capacity - count
    let aligned = end - end % Self.alignment
    let size = (aligned > next ? aligned : end) - next
    let room = UnsafeMutableRawBufferPointer(start: buffer + start + count, count: size)
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
      buffer[start + count] = byte
      count += 1
    }
    next = read == 0 ? stream.size : next + read
  }
}
