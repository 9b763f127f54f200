/// What stands between two tokens: line ends and comments.
struct Gap {
  struct Comment {
    let text: String
    let followsBlankLine: Bool
  }

  /// The comment at the end of the line of the token before.
  private(set) var trailing: String?
  /// Comments on lines of their own.
  private(set) var comments: [Comment] = []
  private(set) var hasLineBreak = false
  /// A blank line stands right before the token after.
  private(set) var endsWithBlankLine = false

  var isEmpty: Bool { trailing == nil && comments.isEmpty }

  /// Reads the bytes between two tokens; before the first token of a text every comment has a line
  /// of its own.
  init(_ bytes: ArraySlice<UInt8>, isFirst: Bool) {
    var lineEnds = isFirst ? 1 : 0
    var rest = bytes
    while let byte = rest.first {
      if byte == UInt8(ascii: "\n") {
        lineEnds += 1
        hasLineBreak = true
      }
      guard byte == UInt8(ascii: "/") else {
        rest = rest.dropFirst()
        continue
      }
      let comment = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest.dropFirst(comment.count)
      add(Self.text(comment), lineEnds: lineEnds)
      lineEnds = 0
    }
    endsWithBlankLine = lineEnds > 1
  }

  private mutating func add(_ comment: String, lineEnds: Int) {
    if lineEnds == 0 {
      trailing = comment
    } else {
      comments.append(Comment(text: comment, followsBlankLine: lineEnds > 1))
    }
  }

  /// A comment without what nobody sees at its end.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var end = bytes.endIndex
    while end > bytes.startIndex, bytes[end - 1] <= 0x20 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
