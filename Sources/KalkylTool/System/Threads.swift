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
  /// The machine's threads: as many as it has processors, and no more than 16.
  static let threads = Workers(
    count: { min(16, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }, perform: Threads.perform)
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
    let others = (1..<max(1, min(Workers.threads.count, pieces))).compactMap { _ in start(pile) }
    // This thread takes its share, and all of it where the system gives no other.
    pile.work()
    for thread in others { pthread_join(thread, nil) }
    // The threads hold the pile by its address only.
    withExtendedLifetime(pile) {}
  }

  /// The stack of a thread: as much as the main thread of Linux has, where nested formulas are read.
  private static let stackBytes = 8 << 20

  /// Starts a thread that works at a pile; `nil` where the system gives none.
  private static func start(_ pile: Pile) -> pthread_t? {
    let pointer = Unmanaged.passUnretained(pile).toOpaque()
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    pthread_attr_setstacksize(&attributes, stackBytes)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(&thread, &attributes, workAtPile, pointer)
    pthread_attr_destroy(&attributes)
    return status == 0 ? thread : nil
  }
}

#if canImport(Darwin)
  private func workAtPile(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Pile>.fromOpaque(pointer).takeUnretainedValue().work()
    return nil
  }
#else
  private func workAtPile(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    Unmanaged<Pile>.fromOpaque(pointer).takeUnretainedValue().work()
    return nil
  }
#endif

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
