/// The lines of a formatted script, with its comments.
struct FormattedLines {
  private var lines: [(text: String, comment: String?)] = []

  init(_ formatter: Formatter) {
    for line in formatter.lines { add(line, formatter) }
    addComments(before: formatter.end, indent: 0, formatter)
  }

  /// The text, with a line end after each line.
  var text: String {
    var lines = lines
    alignComments(&lines)
    var text = ""
    for line in lines {
      text += line.text
      if let comment = line.comment { text += comment }
      text += "\n"
    }
    return text
  }

  private mutating func add(_ line: Formatter.Line, _ formatter: Formatter) {
    let tokens = line.tokens
    let closes = formatter.tokens[tokens.lowerBound].kind.closesBracket
    let indent = closes ? line.indent + Formatter.step : line.indent
    addComments(before: tokens.lowerBound, indent: indent, formatter)
    var text = String(repeating: " ", count: line.indent)
    for index in tokens {
      if index > tokens.lowerBound {
        let spaces = (formatter.spacing.isSpaced(index) ? 1 : 0) + formatter.padding[index]
        text += String(repeating: " ", count: spaces)
      }
      text += formatter.spellings[index]
    }
    lines.append((text, formatter.gaps[tokens.upperBound].trailing))
  }

  /// Comments on their own lines, and the blank lines among them; none after `{` or before `}`.
  private mutating func addComments(before index: Int, indent: Int, _ formatter: Formatter) {
    let gap = formatter.gaps[index]
    var opens = index == 0 || gap.trailing == nil && formatter.tokens[index - 1].kind.opensBracket
    for comment in gap.comments {
      if comment.followsBlankLine, !opens { lines.append(("", nil)) }
      lines.append((String(repeating: " ", count: indent) + comment.text, nil))
      opens = false
    }
    let kind = formatter.tokens[index].kind
    if gap.endsWithBlankLine, !opens, kind != .end, !kind.closesBracket { lines.append(("", nil)) }
  }

  /// Comments at the ends of lines that follow each other begin under each other.
  private func alignComments(_ lines: inout [(text: String, comment: String?)]) {
    var start = 0
    while start < lines.count {
      var stop = start
      while stop < lines.count, lines[stop].comment != nil { stop += 1 }
      let widest = lines[start..<stop].map(\.text.displayWidth).max() ?? 0
      for index in start..<stop {
        lines[index].text = lines[index].text.padded(to: widest + 2)
      }
      start = max(stop, start + 1)
    }
  }
}
