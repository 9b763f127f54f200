extension Magnitude {
  /// How many decimal digits fit in one limb.
  private static let digitsPerLimb = 19
  private static let limbBase: UInt = 10_000_000_000_000_000_000

  /// The number of length 1 and then `count` zeros.
  static func powerOfTen(_ count: Int) -> Magnitude { Magnitude(10).raised(to: count) }

  /// The number that ASCII digits write; nothing for no digits.
  init(decimalDigits digits: ArraySlice<UInt8>) {
    if digits.count <= Self.digitsPerLimb {
      self.init(digits.reduce(0) { $0 * 10 + UInt($1 - UInt8(ascii: "0")) })
      return
    }
    var pieces: [Magnitude] = []
    var end = digits.endIndex
    while end > digits.startIndex {
      let start = max(digits.startIndex, end - Self.digitsPerLimb)
      pieces.append(Magnitude(decimalDigits: digits[start..<end]))
      end = start
    }
    self = Self.joined(pieces)
  }

  /// Joins digits in base 10^19, least significant first, pair by pair.
  private static func joined(_ digits: [Magnitude]) -> Magnitude {
    var pieces = digits
    var base = Magnitude(limbBase)
    while pieces.count > 1 {
      var pairs: [Magnitude] = []
      for index in stride(from: 0, to: pieces.count, by: 2) {
        let isPair = index + 1 < pieces.count
        pairs.append(isPair ? pieces[index] + pieces[index + 1] * base : pieces[index])
      }
      pieces = pairs
      if pieces.count > 1 { base = base * base }
    }
    return pieces.first ?? .zero
  }

  /// The decimal digits as ASCII, with zeros before them up to a least count.
  func decimalDigits(atLeast count: Int = 1) -> [UInt8] {
    if limbs.count < 2 { return Self.decimalDigits(of: limbs.first ?? 0, atLeast: count) }
    var powers = [Magnitude(Self.limbBase)]
    while let last = powers.last, last.limbs.count * 2 <= limbs.count + 1 {
      powers.append(last * last)
    }
    var digits: [UInt8] = []
    appendDigits(to: &digits, powers: powers[...])
    let zeros = digits.firstIndex { $0 != UInt8(ascii: "0") } ?? digits.count
    let padding = repeatElement(UInt8(ascii: "0"), count: max(0, count - (digits.count - zeros)))
    return Array(padding) + digits[zeros...]
  }

  /// The digits of one limb, with zeros before them up to a least count.
  ///
  /// Most figures have one: through the powers of ten their digits take three times as long.
  private static func decimalDigits(of limb: UInt, atLeast count: Int) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(digitsPerLimb + count)
    var rest = limb
    while rest > 0 || digits.count < count {
      digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    digits.reverse()
    return digits
  }

  /// Appends the digits, with zeros before them up to what the powers of ten at hand can carry.
  private func appendDigits(to digits: inout [UInt8], powers: ArraySlice<Magnitude>) {
    guard let power = powers.last else {
      digits += Self.decimalDigits(of: limbs.first ?? 0, atLeast: Self.digitsPerLimb)
      return
    }
    let (high, low) = quotientAndRemainder(dividingBy: power)
    high.appendDigits(to: &digits, powers: powers.dropLast())
    low.appendDigits(to: &digits, powers: powers.dropLast())
  }

  /// How often 5 divides the number, and what is left; zero is not allowed.
  func dividedByFives() -> (count: Int, rest: Magnitude) {
    var count = 0
    var rest = self
    // 5^27 is the largest power in one limb.
    for (power, step) in [(7_450_580_596_923_828_125 as UInt, 27), (5, 1)] {
      while true {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: power)
        if remainder != 0 { break }
        rest = quotient
        count += step
      }
    }
    return (count, rest)
  }
}

extension Int {
  /// The number of length 1 and then `count` zeros, at most 18.
  static func powerOfTen(_ count: Int) -> Int {
    var power = 1
    for _ in 0..<count { power *= 10 }
    return power
  }
}
