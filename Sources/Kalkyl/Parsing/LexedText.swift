/// A text cut into tokens.
struct LexedText {
  let bytes: [UInt8]
  let base: UInt32
  /// The last is `.end`.
  let tokens: [Token]
  /// The tokens that begin declarations.
  let declarations: [Int]
  /// The names, by the numbers that words have.
  let names: [String]
  /// The lines of `///`.
  let documentation: [DocumentationLine]

  /// The text between two places, counted from 0.
  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The text of a span.
  func text(_ span: SourceSpan) -> String { text(Int(span.start - base), Int(span.end - base)) }

  /// Where a token stands.
  func span(_ token: Token) -> SourceSpan { SourceSpan(base + token.start, base + token.end) }

  /// What a text says, without its quotes.
  func contents(of token: Token) -> String {
    var start = Int(token.start)
    var end = Int(token.end)
    let quote = bytes[start]
    let width = quote < 0x80 ? 1 : 3
    // A faulty text in straight quotes lacks the second; in others it has both.
    let isClosed = !token.flags.contains(.isFaulty) || quote != UInt8(ascii: "\"")
    start += width
    if isClosed { end -= width }
    guard token.flags.contains(.hasEscapes) else { return text(start, max(start, end)) }
    var plain: [UInt8] = []
    while start < end {
      let next = start + 1 < end ? bytes[start + 1] : 0
      if bytes[start] == UInt8(ascii: "\\"),
        next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
      {
        start += 1
      }
      plain.append(bytes[start])
      start += 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The date that a token of digits and hyphens writes.
  func date(of token: Token) -> DateLiteral {
    let start = Int(token.start)
    let hasDay = token.end - token.start > 7
    return DateLiteral(
      year: number(start, start + 4), month: number(start + 5, start + 7),
      day: hasDay ? number(start + 8, start + 10) : nil)
  }

  private func number(_ start: Int, _ end: Int) -> Int {
    bytes[start..<end].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }
}

/// A line of `///`: the token that it stands before, and where the bytes after its mark begin and end.
struct DocumentationLine {
  let token: Int
  let start: Int
  let end: Int
}
