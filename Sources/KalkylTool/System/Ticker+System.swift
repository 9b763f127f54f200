#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Ticker {
  /// The ticker of the process; `nil` where standard error is no terminal, or one that cannot
  /// erase a line.
  static func system() -> Ticker? {
    guard Stream.error.isTerminal, getenv("TERM").map({ String(cString: $0) }) != "dumb" else {
      return nil
    }
    return Ticker(columns: Stream.error.columns ?? 80) { bytes in
      try? Stream.error.write(bytes)
    } start: { tick in
      let start = milliseconds
      Threads.tick { tick(milliseconds - start) }
    }
  }

  /// The time of a clock that is never set.
  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
