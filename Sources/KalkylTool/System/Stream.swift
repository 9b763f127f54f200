#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading and writing through a file number that somebody else closes.
struct Stream {
  private let number: Int32
  private static let blockSize = 64 * 1024

  init(_ number: Int32) {
    self.number = number
  }

  static let input = Stream(0)
  static let output = Stream(1)
  static let error = Stream(2)

  var isTerminal: Bool { isatty(number) == 1 }

  /// The width of the terminal that it goes to.
  var columns: Int? { size?.columns }

  /// The columns and rows of the terminal that it goes to.
  var size: (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(number, numericCast(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), max(1, Int(size.ws_row)))
  }

  /// All that is there, or the first so many bytes.
  ///
  /// - Parameter expected: how many are thought to be there; they are read at once. Block by block, and
  ///   moved as they grow, the bytes of a large script took 3 % of reading and checking it.
  func read(atMost limit: Int, expecting expected: Int = 0) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let size = bytes.isEmpty ? max(Self.blockSize, expected) : Self.blockSize
      let block = try readBlock(atMost: min(size, limit - bytes.count))
      if block.isEmpty { break }
      if bytes.isEmpty { bytes = block } else { bytes += block }
    }
    return bytes
  }

  /// What comes next; only as much memory is touched as is read into.
  private func readBlock(atMost size: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let block = [UInt8](unsafeUninitializedCapacity: size) { room, count in
      let room = UnsafeMutableRawBufferPointer(room)
      do throws(SystemError) {
        count = try whenReady(for: POLLIN) { read(room, size) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return block
  }

  /// Writes all the bytes, in as many turns as the system takes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let size = min(bytes.count - done, Self.blockSize)
      done += try whenReady(for: POLLOUT) {
        bytes.withUnsafeBytes { write($0, from: done, count: size) }
      }
    }
  }

  private func read(_ block: UnsafeMutableRawBufferPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(number, block.baseAddress, count)
    #elseif canImport(Musl)
      Musl.read(number, block.baseAddress, count)
    #else
      Darwin.read(number, block.baseAddress, count)
    #endif
  }

  private func write(_ bytes: UnsafeRawBufferPointer, from start: Int, count: Int) -> Int {
    let part = UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
    #if canImport(Glibc)
      return Glibc.write(number, part.baseAddress, count)
    #elseif canImport(Musl)
      return Musl.write(number, part.baseAddress, count)
    #else
      return Darwin.write(number, part.baseAddress, count)
    #endif
  }

  /// Makes a call, waiting first where whoever opened the stream asked it never to wait.
  private func whenReady(for event: Int32, _ call: () -> Int) throws(SystemError) -> Int {
    while true {
      do throws(SystemError) {
        return try retrying(call)
      } catch {
        guard error.code == EAGAIN || error.code == EWOULDBLOCK else { throw error }
        var request = pollfd(fd: number, events: Int16(event), revents: 0)
        _ = try retrying { poll(&request, 1, -1) }
      }
    }
  }
}
