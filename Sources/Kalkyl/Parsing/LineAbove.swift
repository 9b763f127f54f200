/// The line above the one being cut into tokens, and how far the two are alike.
///
/// The rows of a grid, and accounts one to a line, repeat most of the line above. Of what stands there
/// byte by byte the tokens are taken over, which is a tenth of the work of cutting them anew.
struct LineAbove {
  /// The token above that stands where the next token of this line will, and where those above end: the
  /// same place where the lines have begun with tokens of different kinds.
  var next = 0
  private(set) var end = 0
  private var start = 0

  var isLeftBehind: Bool { next == end }

  /// A line begins with the token after so many.
  mutating func beginLine(after count: Int) {
    (next, end) = (start, count)
    start = count
  }

  /// The next token of this line is of a kind; with the kinds, the brackets open are the same.
  mutating func follow(_ kind: Token.Kind, in tokens: [Token]) {
    if isLeftBehind { return }
    next = tokens[next].kind == kind ? next + 1 : end
  }
}

extension Token {
  /// The token so much further on in the text.
  func moved(by distance: Int) -> Token {
    let distance = UInt32(truncatingIfNeeded: distance)
    return Token(
      kind: kind, flags: flags, keyword: keyword, shape: shape, start: start &+ distance,
      end: end &+ distance, name: name)
  }

  /// Where what it was told from ends: no word, number or date is told from more than eight bytes after
  /// it, no mark from more than one.
  var toldBy: Int {
    switch kind {
    case .word, .number, .date: Int(end) + 8
    default: Int(end) + 1
    }
  }
}

extension Span<UInt8> {
  /// How many bytes from one place on are the same as those from another, earlier place on; not many
  /// more than asked for.
  @inline(__always)
  func countOfSame(_ earlier: Int, _ later: Int, most: Int) -> Int {
    var same = 0
    while same < most, later + same + 8 <= count {
      let difference = eight(at: earlier + same) ^ eight(at: later + same)
      if difference != 0 { return same + difference.trailingZeroBitCount / 8 }
      same += 8
    }
    while same < most, later + same < count, self[earlier + same] == self[later + same] {
      same += 1
    }
    return same
  }
}
