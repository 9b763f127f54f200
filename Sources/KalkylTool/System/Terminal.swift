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
/// However the process ends or is stopped, the terminal is left as it was found: signals restore it
/// first. What their handlers need stands in globals, since a handler can be given nothing.
struct Terminal {
  private let input: Int32 = 0
  private let output: Int32 = 1
  /// How the terminal was found.
  private let found: termios

  /// `nil` where input or output is no terminal.
  init?() {
    var mode = termios()
    guard isatty(0) == 1, isatty(1) == 1, tcgetattr(0, &mode) == 0 else { return nil }
    found = mode
    modeToRestore = mode
    watchSignals()
  }

  /// The window's columns and rows.
  var size: (columns: Int, rows: Int) { Stream.output.size ?? (80, 24) }

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
    raise(SIGSTOP)
    begin()
    _ = hasContinued.exchange(false, ordering: .relaxed)
  }

  func write(_ text: String) { try? Stream(output).write(Array(text.utf8)) }

  /// What was read.
  enum Input {
    case bytes([UInt8])
    /// Nothing came in the time given.
    case nothing
    /// The window has another size.
    case resized
    /// The process was stopped and goes on.
    case continued
    case closed
  }

  /// Waits for input, at most so many milliseconds where a time is given.
  func read(within milliseconds: Int32? = nil) -> Input {
    var request = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    let ready = poll(&request, 1, milliseconds ?? -1)
    let code = errno
    if hasContinued.exchange(false, ordering: .relaxed) {
      begin()
      return .continued
    }
    if hasResized.exchange(false, ordering: .relaxed) { return .resized }
    if ready == 0 { return .nothing }
    if ready < 0 { return code == EINTR ? .nothing : .closed }
    var block = [UInt8](repeating: 0, count: 4096)
    let count = systemRead(input, &block)
    return count > 0 ? .bytes(Array(block[..<count])) : .closed
  }

  /// Forgets a Ctrl-C that was pressed before.
  static func forgetInterrupt() { wasInterrupted.store(false, ordering: .relaxed) }

  /// Whether Ctrl-C was pressed while the terminal was not read.
  static var isInterrupted: Bool { wasInterrupted.load(ordering: .relaxed) }
}

private let isRaw = Atomic(false)
private let hasResized = Atomic(false)
private let hasContinued = Atomic(false)
private let wasInterrupted = Atomic(false)
// Written once, before any handler is set.
nonisolated(unsafe) private var modeToRestore = termios()

private func watchSignals() {
  useOtherStack()
  handle(SIGWINCH) { _ in hasResized.store(true, ordering: .relaxed) }
  handle(SIGINT) { _ in wasInterrupted.store(true, ordering: .relaxed) }
  handle(SIGTSTP) { _ in
    restoreTerminal()
    raise(SIGSTOP)
  }
  handle(SIGCONT) { _ in
    if isRaw.load(ordering: .relaxed) { hasContinued.store(true, ordering: .relaxed) }
  }
  for number in [SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] {
    handle(number) { number in
      restoreTerminal()
      // Delivered once more when this handler ends, and then as if nobody had watched.
      signal(number, SIG_DFL)
      raise(number)
    }
  }
}

private func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
  var action = sigaction()
  #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
  #elseif canImport(Musl)
    action.__sa_handler.sa_handler = handler
  #else
    action.__sigaction_handler.sa_handler = handler
  #endif
  action.sa_flags = Int32(SA_ONSTACK)
  sigaction(number, &action, nil)
}

/// Handlers run on a stack of their own: a stack that is used up is one of the ways to crash.
private func useOtherStack() {
  let size = 64 * 1024
  var stack = stack_t()
  // Kept until the process ends.
  stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
  stack.ss_size = numericCast(size)
  sigaltstack(&stack, nil)
}

/// Leaves the terminal as it was found; does only what a signal handler may.
private func restoreTerminal() {
  guard isRaw.load(ordering: .relaxed) else { return }
  let endOfPasting: StaticString = "\u{1B}[?2004l"
  _ = systemWrite(1, endOfPasting.utf8Start, endOfPasting.utf8CodeUnitCount)
  tcsetattr(0, TCSANOW, &modeToRestore)
}

private func systemWrite(_ number: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(number, bytes, count)
  #elseif canImport(Musl)
    Musl.write(number, bytes, count)
  #else
    Darwin.write(number, bytes, count)
  #endif
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
