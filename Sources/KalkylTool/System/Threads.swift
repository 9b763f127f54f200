import Kalkyl
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Workers {
  /// The machine's threads: as many as there are processors for this program, and no more than 16.
  static let threads = Workers(count: { min(16, Processors.count) }, perform: Threads.perform)
}

/// Work done on several threads of the machine at once.
enum Threads {
  /// The results of a piece of work for each element, in the order of the elements.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ work: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    Workers.threads.map(elements.count) { work(elements[$0]) }
  }

  /// Does a work for each number below a count, whichever thread is free taking the next.
  @Sendable fileprivate static func perform(
    _ pieces: Int, _ work: @escaping @Sendable (Int) -> Void
  ) {
    let pile = Pile(pieces, work)
    let others = (1..<max(1, min(Workers.threads.count, pieces))).compactMap { _ in
      start(Work { pile.work() })
    }
    // This thread takes its share, and all of it where the system gives no other.
    pile.work()
    for thread in others { pthread_join(thread, nil) }
  }

  /// Calls back ten times a second on a thread of its own, until it gets `false`; signals go to
  /// other threads.
  static func tick(_ tick: @escaping @Sendable () -> Bool) {
    let work = Work { while tick() { usleep(100_000) } }
    var (every, found) = (sigset_t(), sigset_t())
    sigfillset(&every)
    pthread_sigmask(SIG_SETMASK, &every, &found)
    if let thread = start(work) { pthread_detach(thread) }
    pthread_sigmask(SIG_SETMASK, &found, nil)
  }

  /// The stack of a thread: as much as the main thread of Linux has, where nested formulas are read.
  private static let stackBytes = 8 << 20

  /// Starts a thread that does some work; `nil` where the system gives none.
  private static func start(_ work: Work) -> pthread_t? {
    // The thread owns its work, and gives it back when it has run.
    let held = Unmanaged.passRetained(work)
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else {
      held.release()
      return nil
    }
    pthread_attr_setstacksize(&attributes, stackBytes)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(&thread, &attributes, runWork, held.toOpaque())
    pthread_attr_destroy(&attributes)
    if status == 0 { return thread }
    held.release()
    return nil
  }
}

#if canImport(Darwin)
  private func runWork(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
    return nil
  }
#else
  private func runWork(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
    return nil
  }
#endif

/// What a thread is started with.
private final class Work: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Pieces of work of which each is taken once.
private final class Pile: Sendable {
  private let pieces: Int
  private let piece: @Sendable (Int) -> Void
  private let next = Atomic(0)

  init(_ pieces: Int, _ piece: @escaping @Sendable (Int) -> Void) {
    self.pieces = pieces
    self.piece = piece
  }

  /// Takes one piece after the other until none is left.
  func work() {
    while true {
      let taken = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if taken >= pieces { return }
      piece(taken)
    }
  }
}
