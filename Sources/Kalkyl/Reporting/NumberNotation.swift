/// The signs that a number is written with.
struct NumberNotation: Hashable, Sendable {
  /// Between groups of three digits; empty for none.
  var groupMark: String
  var decimalSign: String
  var minus: String
  /// What follows the digits of a percentage.
  var percent: String
  /// Between the digits and a unit.
  var unitGap: String

  /// As people of the locale read numbers.
  static func reading(_ locale: ReportLocale) -> NumberNotation {
    switch locale {
    case .sv:
      NumberNotation(
        groupMark: "\u{A0}", decimalSign: ",", minus: "\u{2212}", percent: "\u{A0}%",
        unitGap: "\u{A0}")
    case .en:
      NumberNotation(
        groupMark: ",", decimalSign: ".", minus: "-", percent: "%", unitGap: "\u{A0}")
    }
  }

  /// As people read numbers, with the minus that a spreadsheet takes for one when it is pasted.
  static func pasting(_ locale: ReportLocale) -> NumberNotation {
    var notation = reading(locale)
    notation.minus = "-"
    return notation
  }

  /// As Swedish Excel reads numbers from a file.
  static let file = NumberNotation(
    groupMark: "", decimalSign: ",", minus: "-", percent: "%", unitGap: " ")

  /// The whole part and the decimals, with their sign, of `-1234.50`; a fraction is all whole part.
  ///
  /// Byte by byte, and made a text once: letter by letter each figure takes four times as long.
  func write(_ digits: String, grouped: Bool) -> (whole: String, decimals: String) {
    var digits = digits
    return digits.withUTF8 { write($0, grouped: grouped) }
  }

  private func write(
    _ digits: UnsafeBufferPointer<UInt8>, grouped: Bool
  ) -> (whole: String, decimals: String) {
    let hasDigits = digits.contains { $0 > UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    let start = digits.first == UInt8(ascii: "-") ? 1 : 0
    let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
    let isGrouped = grouped && !groupMark.isEmpty && !digits.contains(UInt8(ascii: "/"))
    var whole: [UInt8] = []
    whole.reserveCapacity(2 * digits.count)
    if start == 1, hasDigits { whole += minus.utf8 }
    for index in start..<point {
      if isGrouped, index > start, (point - index) % 3 == 0 { whole += groupMark.utf8 }
      whole.append(digits[index])
    }
    var decimals: [UInt8] = []
    if point < digits.count {
      decimals.reserveCapacity(digits.count - point + 3)
      decimals += decimalSign.utf8
      decimals += digits[(point + 1)...]
    }
    return (String(decoding: whole, as: UTF8.self), String(decoding: decimals, as: UTF8.self))
  }
}
