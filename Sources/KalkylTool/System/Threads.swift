import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work done on several threads of the machine at once.
enum Threads {
  /// How many threads are used at most: as many as the machine has processors, and no more than 16.
  static var most: Int { min(16, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The results of a piece of work for each element, in the order of the elements.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ work: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    let count = min(most, elements.count)
    guard count > 1 else { return elements.map(work) }
    let done = Done<Result>()
    let works = (0..<count).map { first in
      Work {
        let indices = Array(stride(from: first, to: elements.count, by: count))
        done.add(indices.map { ($0, work(elements[$0])) })
      }
    }
    // The first is this thread's own; one that no thread could be had for is, too.
    let threads = works.dropFirst().map { ($0, start($0)) }
    works[0].run()
    for (other, thread) in threads {
      if let thread { pthread_join(thread, nil) } else { other.run() }
    }
    return done.inOrder
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

/// What the threads have given, each result with its place.
private final class Done<Result: Sendable>: Sendable {
  private let results = Mutex<[(index: Int, result: Result)]>([])

  func add(_ more: [(index: Int, result: Result)]) { results.withLock { $0 += more } }

  var inOrder: [Result] {
    results.withLock { all in all.sorted { $0.index < $1.index }.map(\.result) }
  }
}
