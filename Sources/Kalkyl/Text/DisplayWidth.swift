extension StringProtocol {
  /// The columns that a terminal gives the text: wide characters two, combining marks none.
  package var displayWidth: Int {
    if unicodeScalars.allSatisfy(\.isPlainNarrow) { return unicodeScalars.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// The longest start that fits in so many columns.
  package func prefix(columns: Int) -> String {
    var left = columns
    let end = firstIndex {
      left -= $0.displayWidth
      return left < 0
    }
    return String(self[..<(end ?? endIndex)])
  }

  /// The longest end that fits in so many columns.
  package func suffix(columns: Int) -> String {
    String(String(reversed()).prefix(columns: columns).reversed())
  }
}

extension String {
  /// The text with spaces after it, up to so many columns.
  package func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - displayWidth))
  }

  /// The text with spaces before it, up to so many columns.
  package func indented(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - displayWidth)) + self
  }
}

extension Character {
  /// 0, 1 or 2 columns.
  package var displayWidth: Int {
    let width = unicodeScalars.reduce(0) { $0 + $1.displayWidth }
    // A symbol followed by the mark for a coloured picture is drawn wide.
    if width == 1, unicodeScalars.contains("\u{FE0F}") { return 2 }
    return Swift.min(width, 2)
  }
}

extension Unicode.Scalar {
  /// `true` for letters, signs and drawing characters that are one column whatever is beside them.
  fileprivate var isPlainNarrow: Bool {
    switch value {
    case 0...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x2212, 0x2500...0x259F: true
    default: false
    }
  }

  fileprivate var displayWidth: Int {
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    switch value {
    // Vowels and final consonants that join a Hangul syllable.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    // Half a flag.
    case 0x1F1E6...0x1F1FF: return 1
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide ? 2 : 1
    }
  }

  /// East Asian Width W or F, from Unicode's EastAsianWidth.txt, and pictures.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265,
      0x20000...0x2FFFD, 0x30000...0x3FFFD:
      true
    default: properties.isEmojiPresentation
    }
  }
}
