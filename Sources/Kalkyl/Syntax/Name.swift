/// A name as written, in Unicode's composed form, with its place.
public struct Name: Hashable, Sendable {
  public let text: String
  public let span: SourceSpan

  public init(_ text: String, _ span: SourceSpan) {
    self.text = text
    self.span = span
  }
}

/// A text in quotes, without them, with its place.
public struct QuotedText: Hashable, Sendable {
  public let text: String
  public let span: SourceSpan

  public init(_ text: String, _ span: SourceSpan) {
    self.text = text
    self.span = span
  }
}
