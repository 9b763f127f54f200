extension String {
  /// A formula without line ends, comments and the spaces that lay it out.
  var onOneLine: String {
    let lines = split(whereSeparator: \.isNewline).map { line in
      line.commentStart.map { line[..<$0] } ?? line
    }
    return lines.joined(separator: " ").split(separator: " ").joined(separator: " ").printable
  }
}

extension Substring {
  /// Where a comment begins outside quotes.
  fileprivate var commentStart: Index? {
    var isQuoted = false
    for index in indices {
      if self[index] == "\"" { isQuoted.toggle() }
      if !isQuoted, self[index...].hasPrefix("//") { return index }
    }
    return nil
  }
}
