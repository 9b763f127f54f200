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

  /// `”…”` as a word processor writes it, and `'…'`: an error that offers `"…"`.
  mutating func scanQuotedOddly(width: Int, _ closes: (Unicode.Scalar) -> Bool) {
    let start = position
    position += width
    var contentEnd: Int?
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      if let (scalar, _) = decode(position), closes(scalar) {
        contentEnd = position
        break
      }
      if bytes[position] == UInt8(ascii: "\"") { break }
      checkPlainCharacter()
    }
    guard let contentEnd else {
      position = start
      report(.curlyQuotes(at: span(start, start + width), straight: nil))
      return append(.invalid, length: width)
    }
    let straight = "\"" + text(start + width, contentEnd) + "\""
    report(.curlyQuotes(at: span(start, contentEnd + width), straight: straight))
    finishText(from: start, to: contentEnd + width, .isFaulty)
  }

  /// What a text says, without its quotes.
  func contents(of token: Token) -> String {
    var start = Int(token.start)
    var end = Int(token.end)
    let isStraight = bytes[start] == UInt8(ascii: "\"")
    let width = bytes[start] < 0x80 ? 1 : 3
    start += width
    let isClosed = !token.flags.contains(.isFaulty) || !isStraight
    if isClosed { end -= width }
    guard token.flags.contains(.hasEscapes) else { return text(start, max(start, end)) }
    var plain: [UInt8] = []
    while start < end {
      let next = byte(start + 1)
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
}
