extension Lexer {
  /// The character at a place and its length in bytes; `nil` where the bytes are no UTF-8.
  func decode(_ offset: Int) -> (Unicode.Scalar, Int)? {
    let first = bytes[offset]
    let length =
      first < 0x80
      ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, offset + length <= bytes.count else { return nil }
    if length == 1 { return (Unicode.Scalar(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length {
      let next = bytes[offset + index]
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// Reports bytes that are no UTF-8, once for a text: the rest has the same cause.
  mutating func reportInvalidEncoding() {
    guard !hasInvalidEncoding else { return }
    hasInvalidEncoding = true
    report(.invalidEncoding(at: span(position, position + 1)))
  }
}

extension Unicode.Scalar {
  /// `true` iff a name may begin with it.
  var isLetter: Bool {
    if (0xC0...0x24F).contains(value) { return value != 0xD7 && value != 0xF7 }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// `true` iff a name may go on with it.
  var continuesName: Bool {
    if isLetter { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return true
    default: return false
    }
  }

  /// `true` iff nobody sees it, or it changes how what stands beside it is seen.
  var isInvisible: Bool {
    switch value {
    case 0x80...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
