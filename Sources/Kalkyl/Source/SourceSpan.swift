/// A half-open range of byte offsets in the texts of one model.
///
/// Every text of a model has its own range of offsets (see `SourceMap`), so eight bytes say both
/// which text and where in it.
public struct SourceSpan: Hashable, Comparable, Sendable {
  public var start: UInt32
  public var end: UInt32

  public init(_ start: UInt32, _ end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The smallest span that covers both.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }

  /// The span so much further on.
  func moved(by distance: UInt32) -> SourceSpan {
    SourceSpan(start &+ distance, end &+ distance)
  }

  /// The empty span just after this one.
  public var after: SourceSpan { SourceSpan(end, end) }

  public static func < (a: SourceSpan, b: SourceSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
