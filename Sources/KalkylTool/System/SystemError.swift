#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The number that the system gives to what went wrong.
struct SystemError: Error {
  let code: Int32

  /// The error of the call just made.
  static var last: SystemError { SystemError(code: errno) }

  /// What it means for a file.
  var failure: FileFailure {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case EISDIR: .folder
    case EACCES, EPERM, EROFS: .notPermitted
    case ENOSPC, EDQUOT, EFBIG: .noRoom
    case EPIPE: .closedPipe
    case ELOOP: .loopOfLinks
    default: .other(String(cString: strerror(code)))
    }
  }
}

/// Makes a call of the system again for as long as a signal interrupts it.
func retrying<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
  while true {
    let result = call()
    if result != -1 { return result }
    if errno != EINTR { throw .last }
  }
}

/// Says what an error of the system means for a file.
func orFailure<Value: ~Copyable>(
  _ work: () throws(SystemError) -> Value
) throws(FileFailure) -> Value {
  do throws(SystemError) {
    return try work()
  } catch {
    throw error.failure
  }
}
