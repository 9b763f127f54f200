/// A whole number as decimal digits and a sign, worked out as on paper: slow and easy to believe.
struct SlowDecimal: Hashable, CustomStringConvertible {
  /// The least significant digit first, without zeros at the top.
  var digits: [Int]
  var isNegative: Bool

  init(digits: [Int], isNegative: Bool) {
    self.digits = digits
    while self.digits.last == 0 { self.digits.removeLast() }
    self.isNegative = isNegative && !self.digits.isEmpty
  }

  /// Reads `-123`.
  init(_ text: String) {
    let negative = text.hasPrefix("-")
    let digits = text.utf8.reversed().filter { $0 != UInt8(ascii: "-") }.map { Int($0) - 48 }
    self.init(digits: digits, isNegative: negative)
  }

  var description: String {
    if digits.isEmpty { return "0" }
    return (isNegative ? "-" : "") + digits.reversed().map(String.init).joined()
  }

  static prefix func - (a: SlowDecimal) -> SlowDecimal {
    SlowDecimal(digits: a.digits, isNegative: !a.isNegative)
  }

  static func + (a: SlowDecimal, b: SlowDecimal) -> SlowDecimal {
    if a.isNegative == b.isNegative {
      var (sum, carry) = ([Int](), 0)
      for index in 0...max(a.digits.count, b.digits.count) {
        let column = a.digit(index) + b.digit(index) + carry
        sum.append(column % 10)
        carry = column / 10
      }
      return SlowDecimal(digits: sum, isNegative: a.isNegative)
    }
    if a.isSmaller(than: b) { return b + a }
    var (difference, borrow) = ([Int](), 0)
    for index in 0..<a.digits.count {
      let column = a.digit(index) - b.digit(index) - borrow
      difference.append((column + 10) % 10)
      borrow = column < 0 ? 1 : 0
    }
    return SlowDecimal(digits: difference, isNegative: a.isNegative)
  }

  static func * (a: SlowDecimal, b: SlowDecimal) -> SlowDecimal {
    var columns = [Int](repeating: 0, count: a.digits.count + b.digits.count + 1)
    for (i, x) in a.digits.enumerated() {
      for (j, y) in b.digits.enumerated() { columns[i + j] += x * y }
    }
    for index in columns.indices.dropLast() {
      columns[index + 1] += columns[index] / 10
      columns[index] %= 10
    }
    return SlowDecimal(digits: columns, isNegative: a.isNegative != b.isNegative)
  }

  /// Whether the number is below another.
  func isLess(than other: SlowDecimal) -> Bool { (self + -other).isNegative }

  private func digit(_ index: Int) -> Int { index < digits.count ? digits[index] : 0 }

  private func isSmaller(than other: SlowDecimal) -> Bool {
    if digits.count != other.digits.count { return digits.count < other.digits.count }
    return digits.reversed().lexicographicallyPrecedes(other.digits.reversed())
  }
}
