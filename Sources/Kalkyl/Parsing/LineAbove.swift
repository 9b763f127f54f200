/// The line above the one that is being cut into tokens.
///
/// A line is often like the one above: accounts that are indexed alike differ in a name and an amount.
/// What stands around those is taken over, and cut once: lexing 10,000 such lines takes half the time.
struct LineAbove {
  /// Fewer bytes are as quickly cut.
  static let fewestBytes = 8

  /// Where its tokens are; those of this line come after them.
  private(set) var tokens: Range<Int> = 0..<0
  /// Its first byte.
  private(set) var start = 0
  /// The byte after its line end.
  private(set) var end = 0
  /// What was taken over last, as it stood in the line that it was taken from first.
  private var rest: [Token] = []
  /// How many tokens each of the two lines has taken over.
  private var takenAbove = 0
  private var takenHere = 0

  /// Goes on to the next line, which begins at a byte after so many tokens.
  mutating func endLine(_ count: Int, at end: Int) {
    tokens = tokens.upperBound..<count
    (start, self.end) = (self.end, end)
    (takenAbove, takenHere) = (takenHere, 0)
  }

  /// The last tokens of the line above: where it took as many over itself, the ones that it took.
  mutating func takeRest(_ count: Int, of tokens: [Token]) -> [Token] {
    if takenAbove != count {
      rest = []
      let end = self.tokens.upperBound
      for index in end - count..<end { rest.append(tokens[index]) }
    }
    takenHere = count
    return rest
  }
}

extension Lexer {
  /// Takes over what stands in the line above after the same number of tokens, as far as it stands here, too.
  mutating func takeOver(_ text: Span<UInt8>) {
    let above = lineAbove.tokens
    let next = above.lowerBound + (tokens.count - above.upperBound)
    // Rows of a grid hardly begin or end alike.
    guard !isGridRow, next < above.upperBound, tokens[above.lowerBound].kind != .bar else { return }
    let start = next == above.lowerBound ? lineAbove.start : Int(tokens[next - 1].end)
    let length = lineAbove.end - start
    let same = text.countOfSame(start, position, most: min(length, text.count - position))
    guard same >= LineAbove.fewestBytes, isPlain(above) else { return }
    let distance = UInt32(position) &- UInt32(start)
    if same == length {
      takeOverRest(from: next, further: distance)
      position += length - 1
    } else {
      takeOverTokens(from: next, whereSameUntil: start + same, text, further: distance)
    }
  }

  /// Takes over all that is left of the line above.
  private mutating func takeOverRest(from next: Int, further distance: UInt32) {
    let rest = lineAbove.takeRest(lineAbove.tokens.upperBound - next, of: tokens)
    let distance = distance &+ tokens[next].start &- rest[0].start
    let count = tokens.count
    // All at once: appended one by one each took twice as long.
    tokens.append(contentsOf: rest)
    var tokens = tokens.mutableSpan
    for index in count..<tokens.count { tokens[index].move(by: distance) }
    beginLine()
  }

  /// Takes over the tokens of the line above that end before a byte, and after which it is the same here.
  private mutating func takeOverTokens(
    from next: Int, whereSameUntil end: Int, _ text: Span<UInt8>, further distance: UInt32
  ) {
    var last = next
    while last < lineAbove.tokens.upperBound, Int(tokens[last].end) < end { last += 1 }
    while last > next, isCutByWhatFollows(tokens[last - 1], text) { last -= 1 }
    guard last > next else { return }
    for index in next..<last {
      var token = tokens[index]
      token.move(by: distance)
      tokens.append(token)
    }
    position = Int(tokens[tokens.count - 1].end)
    beginLine()
  }

  /// Whether more than the byte after a token tells where it ends: a number may be a date or have groups,
  /// and the byte may begin a letter.
  private func isCutByWhatFollows(_ token: Token, _ text: Span<UInt8>) -> Bool {
    switch token.kind {
    case .number, .date, .minus: true
    default: text[Int(token.end)] >= 0x80
    }
  }

  /// Whether all that a line has is its tokens: mistakes and documentation stand beside them, and are found in
  /// each line anew.
  @inline(__always)
  private func isPlain(_ line: Range<Int>) -> Bool {
    diagnostics.isEmpty && (documentation.last?.token ?? 0) <= line.lowerBound
  }
}
