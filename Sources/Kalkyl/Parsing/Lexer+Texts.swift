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
    position += 3
    var contentEnd: Int?
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      if let (scalar, _) = decode(position), (0x201C...0x201E).contains(scalar.value) {
        contentEnd = position
        break
      }
      if bytes[position] == UInt8(ascii: "\"") { break }
      checkPlainCharacter()
    }
    guard let contentEnd else {
      position = start
      report(.curlyQuotes(at: span(start, start + 3), straight: nil))
      return append(.invalid, length: 3)
    }
    let straight = "\"" + text(start + 3, contentEnd) + "\""
    report(.curlyQuotes(at: span(start, contentEnd + 3), straight: straight))
    finishText(from: start, to: contentEnd + 3, .isFaulty)
  }

  /// What a text says, without its quotes.
  func contents(of token: Token) -> String {
    var start = Int(token.start)
    var end = Int(token.end)
    let width = bytes[start] == UInt8(ascii: "\"") ? 1 : 3
    start += width
    let isClosed = !token.flags.contains(.isFaulty) || width == 3
    if isClosed { end -= width }
    guard token.flags.contains(.hasEscapes) else { return text(start, max(start, end)) }
    var plain: [UInt8] = []
    while start < end {
      let next = byte(start + 1)
      if bytes[start] == UInt8(ascii: "\\"), next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") {
        start += 1
      }
      plain.append(bytes[start])
      start += 1
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
