extension Rational {
  /// The number that ASCII digits write, with at most one point among them; nil for anything else.
  public init?(decimalDigits text: some Sequence<UInt8>) {
    var digits: [UInt8] = []
    var places: Int?
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte)
        if let count = places { places = count + 1 }
      case UInt8(ascii: ".") where places == nil: places = 0
      default: return nil
      }
    }
    guard !digits.isEmpty else { return nil }
    self.init(
      BigInteger(Magnitude(decimalDigits: digits[...])),
      over: BigInteger(Magnitude.powerOfTen(places ?? 0)))
  }

  /// The number with so many decimals, rounded exactly, without grouping: `-1234.50`.
  ///
  /// What is rounded to zero has no sign.
  public func decimalString(
    places: Int, rounding rule: RoundingRule = .halfAwayFromZero
  ) -> String {
    let places = max(places, 0)
    let (n, d) = wideTerms
    let scaled = (n * BigInteger(.powerOfTen(places))).divided(by: d, rounding: rule)
    var digits = scaled.size.decimalDigits
    if digits.count <= places {
      digits.insert(
        contentsOf: repeatElement(UInt8(ascii: "0"), count: places + 1 - digits.count), at: 0)
    }
    if places > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - places) }
    return (scaled.isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }

  /// How many decimals write the number exactly: 2 for 541.25, nil where they do not end.
  public var finiteDecimalPlaces: Int? {
    var rest = denominator.size
    let twos = rest.trailingZeroBitCount
    rest = rest >> twos
    var fives = 0
    while rest != .one {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
      guard remainder == 0 else { return nil }
      rest = quotient
      fives += 1
    }
    return max(twos, fives)
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
