/// The text of a data file, whichever way its letters are written as bytes.
public enum DataFileText {
  /// The byte-order mark of UTF-8.
  static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text in UTF-8 without a byte-order mark, from UTF-8 or Windows-1252.
  ///
  /// What begins with a mark of UTF-16 stays as it is; `DataTable.read` says what is wrong with it.
  /// A byte that means nothing becomes U+FFFD, which `DataTable.read` refuses too.
  public static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: utf8Mark) {
      let rest = bytes[utf8Mark.count...]
      if String(validating: rest, as: UTF8.self) != nil { return Array(rest) }
      return Array(String(decoding: rest, as: UTF8.self).utf8)
    }
    if isUTF16(bytes) || String(validating: bytes, as: UTF8.self) != nil { return bytes }
    return fromWindows1252(bytes)
  }

  /// Whether the text begins with a byte-order mark of UTF-16.
  static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// Where the first byte stands that no text has: a zero, or the start of a U+FFFD.
  static func firstUnreadable(in bytes: [UInt8]) -> Int? {
    bytes.indices.first { index in
      bytes[index] == 0
        || (bytes[index] == 0xEF && bytes[index...].starts(with: [0xEF, 0xBF, 0xBD]))
    }
  }

  /// The text in UTF-8 that bytes in Windows-1252 write.
  static func fromWindows1252(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      switch byte {
      case 0x00...0x7F: text.append(byte)
      case 0x80...0x9F: text.append(contentsOf: windows1252[Int(byte - 0x80)].utf8)
      default:
        text.append(0xC0 | byte >> 6)
        text.append(0x80 | byte & 0x3F)
      }
    }
    return text
  }

  /// The characters of bytes 0x80 to 0x9F; five have none.
  private static let windows1252: [Character] = [
    "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž",
    "\u{FFFD}", "\u{FFFD}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{FFFD}",
    "ž", "Ÿ",
  ]
}
