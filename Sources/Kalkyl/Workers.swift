/// A host's way to have several pieces of work done at the same time.
///
/// What is worked out is the same however many there are: results are kept in the order of the
/// pieces, and no piece sees another.
public struct Workers: Sendable {
  private let most: @Sendable () -> Int
  private let perform: @Sendable (_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

  /// - Parameters:
  ///   - count: how many pieces are worked at together at most; asked only when there is enough to
  ///     do.
  ///   - perform: does a work for each number below a count, once, and comes back when all is done.
  public init(
    count: @escaping @Sendable () -> Int,
    perform: @escaping @Sendable (_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void
  ) {
    most = count
    self.perform = perform
  }

  /// One piece after the other, by whoever asks.
  public static let alone = Workers(count: { 1 }) { pieces, work in
    for piece in 0..<pieces { work(piece) }
  }

  /// How many pieces are worked at together at most.
  public var count: Int { max(1, most()) }

  /// The results of so many pieces of work, in the order of their numbers.
  public func map<Result: Sendable>(
    _ pieces: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    if pieces < 2 { return (0..<pieces).map(work) }
    var results = [Result?](repeating: nil, count: pieces)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each piece writes to its own place, and no place is read before all are done.
      nonisolated(unsafe) let places = buffer
      perform(pieces) { places[$0] = work($0) }
    }
    return results.enumerated().map { $1 ?? work($0) }
  }
}
