extension StringProtocol {
  /// The text on one line without anything that could steer a terminal: line ends and tabs become
  /// a space, other control characters, direction marks and zero-width marks become `�`.
  package var printable: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(self) }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      result.append(scalar.isPrintable ? scalar : scalar.replacement)
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isPrintable: Bool {
    if value < 0x300 { return value >= 0x20 && !(0x7F...0x9F).contains(value) && value != 0xAD }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return false
    default: return true
    }
  }

  fileprivate var replacement: Unicode.Scalar {
    switch self {
    case "\t", "\n", "\r", "\u{2028}", "\u{2029}": " "
    default: "\u{FFFD}"
    }
  }
}
