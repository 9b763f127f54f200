extension Lexer {
  /// `"…"`, on one line, with `\"` and `\\`.
  mutating func scanText() {
    let start = position
    var flags: Token.Flags = []
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { return finishText(from: start, to: position + 1, flags) }
      if byte == UInt8(ascii: "\\") {
        flags.insert(.hasEscapes)
        scanEscape()
      } else {
        checkPlainCharacter()
      }
    }
    var end = position
    while end > start + 1, bytes[end - 1] <= 0x20 { end -= 1 }
    report(.unclosedText(at: span(start, end)))
    finishText(from: start, to: end, flags.union(.isFaulty))
  }

  private mutating func finishText(from start: Int, to end: Int, _ flags: Token.Flags) {
    position = start
    append(.text, length: end - start, flags: flags)
  }

  private mutating func scanEscape() {
    let next = byte(position + 1)
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") {
      position += 2
    } else {
      report(.unknownEscape(at: span(position, position + 1)))
      position += 1
    }
  }

  /// `”…”` as a word processor writes it: an error that offers `"…"`.
  mutating func scanCurlyText() {
    let start = position
    guard let contentEnd = closingCurlyQuote(after: start + 3) else {
      report(.curlyQuotes(at: span(start, start + 3), straight: nil))
      return append(.invalid, length: 3)
    }
    position = start + 3
    while position < contentEnd { checkPlainCharacter() }
    let straight = "\"" + text(start + 3, contentEnd) + "\""
    report(.curlyQuotes(at: span(start, contentEnd + 3), straight: straight))
    finishText(from: start, to: contentEnd + 3, .isFaulty)
  }

  /// `'…'`: an error that offers `"…"`.
  mutating func scanApostrophe() {
    let start = position
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "'") {
      end += 1
    }
    guard byte(end) == UInt8(ascii: "'"), !bytes[start..<end].contains(UInt8(ascii: "\"")) else {
      report(.unexpectedCharacter("'", at: span(start, start + 1)))
      return append(.invalid, length: 1)
    }
    let straight = "\"" + text(start + 1, end) + "\""
    report(.curlyQuotes(at: span(start, end + 1), straight: straight))
    finishText(from: start, to: end + 1, .isFaulty)
  }

  /// Where the second curly quote of a line stands, before any straight one.
  private func closingCurlyQuote(after start: Int) -> Int? {
    var offset = start
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n"),
      bytes[offset] != UInt8(ascii: "\"")
    {
      if bytes[offset] == 0xE2, let (scalar, _) = decode(offset),
        (0x201C...0x201E).contains(scalar.value)
      {
        return offset
      }
      offset += 1
    }
    return nil
  }
}
