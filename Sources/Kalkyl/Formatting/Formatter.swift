/// Writes a script without mistakes in its one style.
///
/// It works on the tokens, so nothing can be lost: each is written as it is, figures and minuses in
/// one spelling, with spaces between as their kinds ask. Line ends of the writer stay, and are added
/// in what holds several lines already and in what is too long. Lines are then aligned by extra
/// spaces before tokens, which no line end depends on: so formatting again changes nothing.
struct Formatter {
  /// Tokens that stand on one line, and how far in it begins.
  struct Line {
    let tokens: Range<Int>
    let indent: Int
  }

  let lexed: LexedText
  let outline: Outline
  let spacing: Spacing
  /// What stands before each token.
  let gaps: [Gap]
  let spellings: [String]
  /// How many columns each token takes.
  let widths: [Int]
  /// Spaces before each token, beside the one that it always has, so that lines are aligned.
  var padding: [Int]
  /// A line end stands before the token.
  var breaks: [Bool]
  /// Where each token would begin if all stood on one line.
  var places: [Int] = []
  /// How far in the line begins in which a bracket opens.
  var openingIndents: [Int]
  var lines: [Line] = []

  var tokens: [Token] { lexed.tokens }
  /// The place of the token after the last.
  var end: Int { lexed.tokens.count - 1 }

  init(_ lexed: LexedText) {
    self.lexed = lexed
    let tokens = lexed.tokens
    let outline = Outline(tokens)
    let spacing = Spacing(tokens, outline)
    self.outline = outline
    self.spacing = spacing
    gaps = tokens.indices.map { index in
      let start = index == 0 ? 0 : Int(tokens[index - 1].end)
      return Gap(lexed.bytes[start..<Int(tokens[index].start)], isFirst: index == 0)
    }
    spellings = tokens.indices.map { lexed.spelling(of: $0, spacing, outline) }
    widths = spellings.map(\.displayWidth)
    padding = Array(repeating: 0, count: tokens.count)
    openingIndents = padding
    breaks = gaps.map(\.hasLineBreak)
  }

  /// The whole script.
  mutating func text() -> String {
    alignDimensions()
    measure()
    spreadBraces()
    breakLines()
    alignProperties()
    alignEntries()
    alignRows()
    alignBridgeEnds()
    return FormattedLines(self).text
  }

  /// Where tokens begin, with the padding that is known before lines are broken.
  private mutating func measure() {
    var place = 0
    places = tokens.indices.map { index in
      if index > 0, spacing.isSpaced(index) { place += 1 }
      place += padding[index]
      defer { place += widths[index] }
      return place
    }
  }

  /// How many columns tokens take on one line.
  func width(_ range: Range<Int>) -> Int {
    guard let first = range.first, let last = range.last else { return 0 }
    return places[last] + widths[last] - places[first]
  }

  /// How many columns tokens take on one line with all their padding.
  func paddedWidth(_ range: Range<Int>) -> Int {
    range.dropFirst().reduce(range.isEmpty ? 0 : widths[range.lowerBound]) { width, index in
      width + (spacing.isSpaced(index) ? 1 : 0) + padding[index] + widths[index]
    }
  }
}
