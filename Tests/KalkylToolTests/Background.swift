import Dispatch
import Synchronization

/// Work that waits for the other end of a pipe, on a thread of its own.
///
/// Tasks share as many threads as there are processors; two that wait there could stop all tests.
final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Value?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async {
      let value = work()
      self.result.withLock { $0 = value }
      self.done.signal()
    }
  }

  /// What the work came to; `nil` where it takes longer than ten seconds.
  func value() -> Value? {
    guard done.wait(timeout: .now() + 10) == .success else { return nil }
    return result.withLock { $0 }
  }
}
