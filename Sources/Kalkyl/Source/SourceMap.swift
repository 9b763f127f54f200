/// The texts of one model, in the order they were read.
public struct SourceMap: Sendable {
  public private(set) var sources: [Source] = []

  public init() {}

  /// The most bytes that all texts together may have, so that every offset fits.
  static let mostBytes = Int(UInt32.max) - 1

  /// How many more bytes may be added.
  var room: Int { Self.mostBytes - Int(sources.last?.span.end ?? 0) }

  /// Adds a text and gives it the next free range of offsets; there must be room for it.
  public mutating func add(name: String, bytes: [UInt8]) -> Source {
    let source = Source(name: name, bytes: bytes, base: nextBase)
    sources.append(source)
    return source
  }

  /// The offset that the next text begins at. One is left between two texts, so that the empty
  /// span at an end is in one text only.
  var nextBase: UInt32 { sources.last.map { $0.span.end + 1 } ?? 0 }

  /// Adds a text that begins at `nextBase`.
  mutating func add(_ source: Source) { sources.append(source) }

  /// Keeps lines of a text that is read piece by piece.
  mutating func keep(_ lines: [SourceExcerpt], of source: Source) {
    guard !source.isWhole, let index = sources.lastIndex(where: { $0.base == source.base }) else {
      return
    }
    sources[index].keep(lines)
  }

  /// The place before everything, for what is said of the model as a whole.
  var start: SourceSpan { SourceSpan(0, 0) }

  /// The text that a span points into.
  public func source(of span: SourceSpan) -> Source {
    sources.last { $0.base <= span.start } ?? sources.first ?? Source(name: "", bytes: [])
  }

  public func location(of span: SourceSpan) -> SourceLocation {
    source(of: span).location(of: span.start)
  }

  /// The text that a span covers.
  public func text(_ span: SourceSpan) -> String { source(of: span).text(span) }
}
