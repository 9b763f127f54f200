import Kalkyl
import Synchronization

/// What progress is told with: a terminal on standard error, and time that passes.
public struct Ticker: Sendable {
  /// Writes bytes to standard error, from any thread.
  let write: @Sendable ([UInt8]) -> Void
  /// The width of the terminal.
  let columns: Int
  /// Calls back several times a second with the milliseconds since the call, until it gets `false`.
  let start: @Sendable (_ tick: @escaping @Sendable (_ milliseconds: Int) -> Bool) -> Void

  public init(
    columns: Int, write: @escaping @Sendable ([UInt8]) -> Void,
    start: @escaping @Sendable (_ tick: @escaping @Sendable (_ milliseconds: Int) -> Bool) -> Void
  ) {
    self.columns = columns
    self.write = write
    self.start = start
  }
}

/// A line that tells that work goes on: first after a second, then written over every second, and
/// erased before anything else is written.
final class ProgressLine: Sendable {
  private struct State {
    var seconds = 0
    var detail = ""
    var isShown = false
    var isOver = false
    var (done, all, noun) = (0, 0, "")
  }

  /// What the work is.
  let name: String
  private let ticker: Ticker
  private let state = Mutex(State())

  /// Begins to tell of work.
  init(_ name: String, _ ticker: Ticker) {
    self.name = name
    self.ticker = ticker
    ticker.start { self.tick($0) }
  }

  /// Says how far the work has come.
  func say(_ detail: String) { state.withLock { $0.detail = detail } }

  /// The work is so many things, which `advance` counts.
  func count(to all: Int, _ noun: String) {
    state.withLock { ($0.done, $0.all, $0.noun) = (0, all, noun) }
  }

  /// One thing more is done.
  func advance() {
    state.withLock { state in
      state.done += 1
      if state.all > 1 { state.detail = "\(state.done) of \(state.all) \(state.noun)" }
    }
  }

  /// Erases the line for good.
  func end() {
    state.withLock { state in
      erase(&state)
      state.isOver = true
    }
  }

  /// Writes something in the line's place; the line comes back below it.
  func aside(_ write: () -> Void) {
    state.withLock { state in
      erase(&state)
      write()
    }
  }

  /// Whether the work goes on.
  private func tick(_ milliseconds: Int) -> Bool {
    state.withLock { state in
      if state.isOver { return false }
      let seconds = milliseconds / 1_000
      guard seconds > state.seconds else { return true }
      state.seconds = seconds
      let parts = [name, state.detail, "\(seconds) s"].filter { !$0.isEmpty }
      let line = parts.joined(separator: " · ").prefix(columns: ticker.columns - 1)
      ticker.write(Array("\r\u{1B}[K\(line)".utf8))
      state.isShown = true
      return true
    }
  }

  private func erase(_ state: inout State) {
    if state.isShown { ticker.write(Array("\r\u{1B}[K".utf8)) }
    state.isShown = false
  }
}
