/// How the fields and figures of a data file are written.
///
/// `format = "…"` says it in words, one after the other, with or without commas between:
/// `separator ;`, `separator ,` or `separator tab`, and `decimal comma` or `decimal point`. What is
/// not said is read off the header.
public struct DataFileFormat: Hashable, Sendable {
  /// What stands between two fields.
  public enum Separator: UInt8, CaseIterable, Hashable, Sendable {
    case semicolon = 0x3B
    case comma = 0x2C
    case tab = 0x09

    /// The decimal sign that goes with the separator unless the script says otherwise.
    var decimalSign: DecimalSign { self == .semicolon ? .comma : .point }
  }

  /// What stands between the whole part and the decimals.
  public enum DecimalSign: UInt8, Hashable, Sendable {
    case comma = 0x2C
    case point = 0x2E

    /// The sign that the file does not use.
    var other: DecimalSign { self == .comma ? .point : .comma }
  }

  public let separator: Separator
  public let decimalSign: DecimalSign
}

/// What a script says of a data file's format.
struct DataFileFormatWords: Hashable {
  private(set) var separator: DataFileFormat.Separator?
  private(set) var decimalSign: DataFileFormat.DecimalSign?

  init() {}

  /// Nil where the text says anything but a separator and a decimal sign, each at most once.
  init?(_ text: String) {
    var words = text.split(separator: " ")[...]
    while let word = words.popFirst() {
      guard var value = words.popFirst() else { return nil }
      if value.utf8.count > 1, value.last == "," { value.removeLast() }
      switch (word, separator, decimalSign) {
      case ("separator", nil, _):
        guard let known = Self.separators[String(value)] else { return nil }
        separator = known
      case ("decimal", _, nil):
        guard let known = Self.decimalSigns[String(value)] else { return nil }
        decimalSign = known
      default: return nil
      }
    }
    if separator == nil && decimalSign == nil { return nil }
  }

  private static let separators: [String: DataFileFormat.Separator] = [
    ";": .semicolon, ",": .comma, "tab": .tab,
  ]
  private static let decimalSigns: [String: DataFileFormat.DecimalSign] = [
    "comma": .comma, "point": .point,
  ]
}
