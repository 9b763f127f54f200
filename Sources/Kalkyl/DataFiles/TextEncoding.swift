/// How the letters of a data file are written as bytes.
enum TextEncoding: Hashable {
  /// Perhaps after a byte-order mark.
  case utf8(hasMark: Bool)
  case windows1252

  /// How many bytes stand before the text.
  var markLength: Int { self == .utf8(hasMark: true) ? 3 : 0 }
}

/// What bytes are as text in UTF-8.
enum TextFault: Hashable {
  /// No UTF-8 from this place on.
  case notUTF8(Int)
  /// A zero, or the sign for a character that could not be read.
  case unreadable(Int)
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the first byte stands that is no text in UTF-8, by the table of well-formed sequences
  /// (Unicode, table 3-7), or is a zero or the start of a U+FFFD; `nil` where all is well.
  var firstTextFault: TextFault? {
    var index = 0
    while index < count {
      let byte = self[index]
      if byte < 0x80 {
        if byte == 0 { return .unreadable(index) }
        index += 1
        continue
      }
      guard let length = sequenceLength(at: index) else { return .notUTF8(index) }
      if byte == 0xEF, self[index + 1] == 0xBF, self[index + 2] == 0xBD {
        return .unreadable(index)
      }
      index += length
    }
    return nil
  }

  /// The length of the well-formed sequence of two to four bytes that begins at an index.
  private func sequenceLength(at index: Int) -> Int? {
    let second: ClosedRange<UInt8>
    let length: Int
    switch self[index] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= count, second.contains(self[index + 1]) else { return nil }
    for place in (index + 1)..<(index + length) where self[place] & 0xC0 != 0x80 {
      return nil
    }
    return length
  }
}
