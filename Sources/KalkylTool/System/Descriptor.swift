#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file, closed when the value ends.
struct Descriptor: ~Copyable {
  let number: Int32

  /// Opens a file; `permissions` are those of a file that is made, less the user's mask.
  init(_ path: String, _ flags: Int32, permissions: mode_t = 0o666) throws(SystemError) {
    // The system reads a path only up to a NUL, so that it would open another file.
    guard !path.utf8.contains(0) else { throw SystemError(code: ENOENT) }
    number = try retrying { open(path, flags | O_CLOEXEC, permissions) }
  }

  deinit { close(number) }

  func status() throws(SystemError) -> FileStatus { try FileStatus(of: number) }

  func read(atMost limit: Int, expecting expected: Int = 0) throws(SystemError) -> [UInt8] {
    try Stream(number).read(atMost: limit, expecting: expected)
  }

  func write(_ bytes: [UInt8]) throws(SystemError) { try Stream(number).write(bytes) }

  /// Waits until what was written is on the disk, where the file system can promise that.
  func synchronize() throws(SystemError) {
    do throws(SystemError) {
      _ = try retrying { fsync(number) }
    } catch {
      if error.code != EINVAL, error.code != ENOTSUP { throw error }
    }
  }
}
