extension SyntaxPrinter {
  /// `13 193.25 tkr`; a number that can be a year has no groups.
  mutating func print(_ literal: NumberLiteral) {
    let digits = literal.value.decimalString(places: literal.decimals)
    write(
      literal.canBeYear
        ? String(repeating: "0", count: max(0, 4 - digits.count)) + digits : grouped(digits))
    switch literal.suffix {
    case .none: break
    case .percent: write("%")
    case .unit(let unit): write(" " + unit.rawValue)
    case .time(let unit):
      let isOne = literal.value == Rational(1)
      switch unit {
      case .years: write(isOne ? " year" : " years")
      case .months: write(isOne ? " month" : " months")
      }
    }
  }

  /// The digits before the point in groups of three.
  private func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    let whole = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index > 0, index < whole, (whole - index) % 3 == 0 { result.append(UInt8(ascii: " ")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `2026-07-01`.
  mutating func print(_ date: DateLiteral) {
    write(padded(date.year, to: 4) + "-" + padded(date.month, to: 2))
    if let day = date.day { write("-" + padded(day, to: 2)) }
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// A text in quotes.
  mutating func print(quoted content: String) {
    var escaped = "\""
    for scalar in content.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    write(escaped + "\"")
  }
}
