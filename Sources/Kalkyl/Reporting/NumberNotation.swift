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
    let bytes = Array(digits.utf8)
    let hasDigits = bytes.contains { $0 > UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
    let point = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
    let isGrouped = grouped && !groupMark.isEmpty && !bytes.contains(UInt8(ascii: "/"))
    let mark = isGrouped ? Array(groupMark.utf8) : []
    var whole: [UInt8] = []
    whole.reserveCapacity(2 * bytes.count)
    for index in start..<point {
      if isGrouped, index > start, (point - index) % 3 == 0 { whole += mark }
      whole.append(bytes[index])
    }
    let sign = start == 1 && hasDigits ? minus : ""
    let text = sign + String(decoding: whole, as: UTF8.self)
    guard point < bytes.count else { return (text, "") }
    return (text, decimalSign + String(decoding: bytes[(point + 1)...], as: UTF8.self))
  }
}
