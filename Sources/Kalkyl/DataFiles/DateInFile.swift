/// A date as data files write it: a year, a month or a day.
public enum DateInFile: Hashable, Sendable {
  /// `2024`
  case year(Int)
  /// `2024-03` or `2024-03-01`
  case date(DateLiteral)

  /// Reads a text without spaces around it; nil for anything but a date that exists.
  init?(_ text: ArraySlice<UInt8>) {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, let year = Self.number(first, digits: 4) else { return nil }
    if parts.count == 1 {
      self = .year(year)
      return
    }
    guard parts.count <= 3, let month = Self.number(parts[1], digits: 2), 1...12 ~= month else {
      return nil
    }
    var day: Int?
    if parts.count == 3 {
      guard let number = Self.number(parts[2], digits: 2),
        1...Self.days(inMonth: month, of: year) ~= number
      else { return nil }
      day = number
    }
    self = .date(DateLiteral(year: year, month: month, day: day))
  }

  /// The number that so many digits write; nil for anything else.
  static func number(_ text: ArraySlice<UInt8>, digits: Int) -> Int? {
    guard text.count == digits else { return nil }
    var number = 0
    for byte in text {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  /// The length of a month in the Gregorian calendar.
  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
