extension Parser {
  /// Literal ::= Number ('%' | Unit | TimeUnit)? | Date
  mutating func literal() -> Expression {
    let token = current
    let start = currentSpan
    advance()
    if token.kind == .date {
      if token.flags.contains(.isFaulty) { return Expression(.missing, start) }
      return Expression(.date(lexed.date(of: token)), start)
    }
    let suffix = literalSuffix()
    let whole = span(from: start)
    return Expression(number(token, suffix).map { .number($0) } ?? .missing, whole)
  }

  /// The number that a token writes, with what comes after it.
  func number(_ token: Token, _ suffix: NumberLiteral.Suffix) -> NumberLiteral? {
    guard !token.flags.contains(.isFaulty), let (value, decimals) = figure(token) else {
      return nil
    }
    let isLikeYear =
      token.shape == .year && wholeNumber(token).map(NumberLiteral.years.contains) == true
    return NumberLiteral(
      value: value, decimals: decimals, suffix: suffix, canBeYear: isLikeYear && suffix == .none)
  }

  private mutating func literalSuffix() -> NumberLiteral.Suffix {
    if take(.percent) { return .percent }
    guard at(.word) else { return .none }
    if let unit = current.keyword.unit {
      advance()
      return .unit(unit)
    }
    if let unit = current.keyword.timeUnit {
      advance()
      return .time(unit)
    }
    return .none
  }

  /// The value that a number writes, and how many decimals it has.
  private func figure(_ token: Token) -> (Rational, Int)? {
    if token.shape != .decimal, let whole = wholeNumber(token) { return (Rational(whole), 0) }
    let bytes = lexed.bytes
    var value = 0
    var scale = 1
    var decimals = 0
    var isAfterPoint = false
    var digits = 0
    for position in Int(token.start)..<Int(token.end) {
      let byte = bytes[position]
      if byte &- 0x30 < 10 {
        digits += 1
        if isAfterPoint { decimals += 1 }
        guard digits <= 18 else { continue }
        value = value * 10 + Int(byte &- 0x30)
        if isAfterPoint { scale *= 10 }
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        isAfterPoint = true
      }
    }
    if digits <= 18 {
      return (scale == 1 ? Rational(value) : Rational(value, over: scale), decimals)
    }
    return Rational(decimalDigits: plainDigits(token)).map { ($0, decimals) }
  }

  /// The digits of a number, and its point, without the marks between groups.
  private func plainDigits(_ token: Token) -> [UInt8] {
    var digits: [UInt8] = []
    for byte in lexed.bytes[Int(token.start)..<Int(token.end)] {
      if byte &- 0x30 < 10 { digits.append(byte) }
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") { digits.append(UInt8(ascii: ".")) }
    }
    return digits
  }

  /// The value of a whole number that an `Int` holds.
  func wholeNumber(_ token: Token) -> Int? {
    var value = 0
    // So few digits fit in any case.
    let isShort = token.end - token.start <= 18
    let bytes = lexed.bytes.span
    for place in Int(token.start)..<Int(token.end) {
      let digit = Int(bytes[place] &- 0x30)
      if digit >= 10 { continue }
      if isShort {
        value = value &* 10 &+ digit
        continue
      }
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(digit)
      if overflows || overflowsToo { return nil }
      value = sum
    }
    return value
  }
}
