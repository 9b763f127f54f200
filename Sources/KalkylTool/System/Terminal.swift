import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal that the process reads from and writes to, key by key.
///
/// However the process ends, the terminal is left as it was found: signals that end it restore it
/// first. What handlers need stands in globals, since a handler can be given nothing.
struct Terminal {
  private let input: Int32 = 0
  private let output: Int32 = 1
  /// How the terminal was found; `nil` where there is none.
  private let found: termios

  init?() {
    var mode = termios()
    guard isatty(0) == 1, isatty(1) == 1, tcgetattr(0, &mode) == 0 else { return nil }
    found = mode
    modeToRestore = mode
    Self.watchSignals()
  }

  var columns: Int { Stream.output.columns ?? 80 }

  /// Reads keys as they are pressed, and pasted text in one piece.
  func begin() {
    var mode = found
    cfmakeraw(&mode)
    tcsetattr(input, TCSADRAIN, &mode)
    isRaw.store(true, ordering: .relaxed)
    write("\u{1B}[?2004h")
  }

  /// Gives the terminal back as it was found; Ctrl-C is a signal again.
  func end() {
    write("\u{1B}[?2004l")
    var mode = found
    tcsetattr(input, TCSADRAIN, &mode)
    isRaw.store(false, ordering: .relaxed)
  }

  /// Stops the process until its shell takes it up again.
  func suspend() {
    end()
    raise(SIGTSTP)
    begin()
  }

  func write(_ text: String) { try? Stream(output).write(Array(text.utf8)) }

  /// What was read.
  enum Input {
    case bytes([UInt8])
    /// Nothing came in the time given.
    case nothing
    /// The window has another size.
    case resized
    case closed
  }

  /// Waits for input, at most so many milliseconds where a time is given.
  func read(within milliseconds: Int32? = nil) -> Input {
    var request = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    let ready = poll(&request, 1, milliseconds ?? -1)
    if hasResized.exchange(false, ordering: .relaxed) { return .resized }
    if ready == 0 { return .nothing }
    if ready < 0 { return errno == EINTR ? .resized : .closed }
    var block = [UInt8](repeating: 0, count: 4096)
    let count = systemRead(input, &block)
    return count > 0 ? .bytes(Array(block[..<count])) : .closed
  }

  /// Whether Ctrl-C was pressed since this was last asked, while the terminal was not read.
  static func takeInterrupt() -> Bool { wasInterrupted.exchange(false, ordering: .relaxed) }

  static var isInterrupted: Bool { wasInterrupted.load(ordering: .relaxed) }

  private static func watchSignals() {
    signal(SIGWINCH) { _ in hasResized.store(true, ordering: .relaxed) }
    signal(SIGINT) { _ in wasInterrupted.store(true, ordering: .relaxed) }
    for number in [SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] {
      signal(number) { number in
        restoreTerminal()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}

private let isRaw = Atomic(false)
private let hasResized = Atomic(false)
private let wasInterrupted = Atomic(false)
// Written once, before any handler is set.
nonisolated(unsafe) private var modeToRestore = termios()

/// Leaves the terminal as it was found; does only what a signal handler may.
private func restoreTerminal() {
  guard isRaw.load(ordering: .relaxed) else { return }
  tcsetattr(0, TCSANOW, &modeToRestore)
}

private func systemRead(_ number: Int32, _ block: inout [UInt8]) -> Int {
  block.withUnsafeMutableBytes { bytes in
    #if canImport(Glibc)
      Glibc.read(number, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.read(number, bytes.baseAddress, bytes.count)
    #else
      Darwin.read(number, bytes.baseAddress, bytes.count)
    #endif
  }
}
