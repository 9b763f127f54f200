/// A file that is read piece by piece, so that its size is no matter.
public struct DataStream: Sendable {
  /// Why a file that was opened cannot be read on, in words that stand after a colon.
  public struct Failure: Error, Hashable, Sendable {
    public let why: String

    public init(_ why: String) { self.why = why }
  }

  /// How many bytes the file had when it was opened; what is added to it later is not read.
  public let size: Int
  /// What is another text once the file has been changed.
  public let version: String
  private let fill:
    @Sendable (_ offset: Int, _ buffer: UnsafeMutableRawBufferPointer) -> Result<Int, Failure>

  /// - Parameter fill: reads bytes from an offset into a buffer, as many as it likes, and says how
  ///   many; none at the end. Several threads may ask at the same time.
  public init(
    size: Int, version: String,
    fill:
      @escaping @Sendable (
        _ offset: Int, _ buffer: UnsafeMutableRawBufferPointer
      ) -> Result<Int, Failure>
  ) {
    self.size = size
    self.version = version
    self.fill = fill
  }

  /// Bytes that are there already.
  public init(_ bytes: [UInt8]) {
    self.init(size: bytes.count, version: "") { offset, buffer in
      let end = min(bytes.count, offset + buffer.count)
      if offset >= end { return .success(0) }
      buffer.copyBytes(from: bytes[offset..<end])
      return .success(end - offset)
    }
  }

  /// Reads into a buffer from an offset, until the buffer is full or the file ends.
  func read(
    from offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Failure) -> Int {
    let wanted = min(buffer.count, size - offset)
    var done = 0
    while done < wanted {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done..<wanted])
      let count = try fill(offset + done, rest).get()
      if count <= 0 { break }
      done += min(count, rest.count)
    }
    return done
  }

  /// The bytes of the whole file, or so many of them.
  public func bytes(atMost limit: Int = .max) throws(Failure) -> [UInt8] {
    let wanted = max(0, min(size, limit))
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      do throws(Failure) {
        count = try read(from: 0, into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
