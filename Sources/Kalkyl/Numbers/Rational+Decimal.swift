extension Rational {
  /// The number that ASCII digits write, with at most one point among them; nil for anything else.
  public init?(decimalDigits text: some Sequence<UInt8>) {
    self.init(decimalDigits: Array(text))
  }

  /// The same for an array, which is read without a generic call for each digit.
  init?(decimalDigits text: [UInt8]) {
    var long: [UInt8] = []
    var short = 0
    var count = 0
    var places: Int?
    for byte in text {
      if byte == UInt8(ascii: "."), places == nil {
        places = 0
        continue
      }
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else { return nil }
      if count == Self.shortDigits { long = Magnitude(UInt(short)).decimalDigits(atLeast: count) }
      if count >= Self.shortDigits { long.append(byte) }
      if count < Self.shortDigits { short = short * 10 + Int(byte - UInt8(ascii: "0")) }
      count += 1
      if let before = places { places = before + 1 }
    }
    if count == 0 { return nil }
    if count <= Self.shortDigits {
      self.init(storage: .words(short, Int.powerOfTen(places ?? 0)))
    } else {
      self.init(
        reducing: BigInteger(Magnitude(decimalDigits: long[...])),
        over: BigInteger(Magnitude.powerOfTen(places ?? 0)))
    }
  }

  /// How many decimal digits surely fit in a word.
  private static let shortDigits = 18

  /// The number with so many decimals, rounded exactly, without grouping: `-1234.50`.
  ///
  /// What is rounded to zero has no sign.
  public func decimalString(
    places: Int, rounding rule: RoundingRule = .halfAwayFromZero
  ) -> String {
    let places = max(places, 0)
    let scaled = scaled(byTenTo: places, rule)
    var digits = scaled.size.decimalDigits(atLeast: places + 1)
    if places > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - places) }
    if scaled.isNegative { digits.insert(UInt8(ascii: "-"), at: 0) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The number times a power of ten, as a whole number.
  private func scaled(byTenTo places: Int, _ rule: RoundingRule) -> BigInteger {
    let short = Fraction(self)
    if places <= Self.shortDigits, short.isKnown {
      let (scaled, overflow) = short.numerator.multipliedReportingOverflow(
        by: Int128(Int.powerOfTen(places)))
      if !overflow {
        return BigInteger(wide: scaled.divided(by: short.denominator, rounding: rule))
      }
    }
    let (n, d) = wideTerms
    return (n * BigInteger(Magnitude.powerOfTen(places))).divided(by: d, rounding: rule)
  }

  /// How many decimals write the number exactly: 2 for 541.25, nil where they do not end.
  public var finiteDecimalPlaces: Int? {
    let rest = denominator.size
    let twos = rest.trailingZeroBitCount
    let (fives, other) = (rest >> twos).dividedByFives()
    return other == .one ? max(twos, fives) : nil
  }

  /// The decimal where it ends, and else the fraction in lowest terms: `541.25`, `1/3`.
  public var exactString: String {
    if let places = finiteDecimalPlaces { return decimalString(places: places) }
    return "\(numerator)/\(denominator)"
  }
}

extension Rational: CustomStringConvertible {
  /// The exact value, as `exactString`.
  public var description: String { exactString }
}
