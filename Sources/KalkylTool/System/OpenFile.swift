import Kalkyl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file that is read from any offset, closed when nobody has it any more.
final class OpenFile: Sendable {
  private let descriptor: Descriptor

  init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }

  /// Reads bytes from an offset; says how many, none at the end.
  func read(
    from offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try retrying { pread(descriptor.number, buffer.baseAddress, buffer.count, off_t(offset)) }
  }
}

extension DataStream {
  /// A file of the machine.
  init(_ file: OpenFile, _ status: FileStatus) {
    self.init(size: status.size, version: status.version) { offset, buffer in
      do throws(SystemError) {
        return .success(try file.read(from: offset, into: buffer))
      } catch {
        return .failure(Failure(error.failure.message))
      }
    }
  }
}
