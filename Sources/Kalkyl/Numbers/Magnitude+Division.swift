extension Magnitude {
  /// The quotient, rounded down, and what remains; `divisor` must not be zero.
  func quotientAndRemainder(dividingBy divisor: Magnitude) -> (Magnitude, Magnitude) {
    if self < divisor { return (.zero, self) }
    if divisor.limbs.count == 1 {
      let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor.limbs[0])
      return (quotient, Magnitude(remainder))
    }
    // The divisor's highest bit is moved to the top, so that an estimated digit is at most 2 off.
    let shift = divisor.limbs[divisor.limbs.count - 1].leadingZeroBitCount
    var remainder = (self << shift).limbs
    remainder.append(0)
    let quotient = Self.divide(&remainder, by: (divisor << shift).limbs)
    return (Magnitude(limbs: quotient), Magnitude(limbs: remainder) >> shift)
  }

  /// The quotient, rounded down, by one limb, which must not be zero.
  func quotientAndRemainder(dividingBy divisor: UInt) -> (Magnitude, UInt) {
    var quotient = limbs
    var remainder: UInt = 0
    for index in quotient.indices.reversed() {
      (quotient[index], remainder) = divisor.dividingFullWidth((remainder, quotient[index]))
    }
    return (Magnitude(limbs: quotient), remainder)
  }

  /// The quotient by a divisor that leaves no remainder; it must not be zero.
  ///
  /// From the lowest limb up, each digit of the quotient by the inverse of the divisor's lowest limb
  /// (Jebelean, An algorithm for exact division). Long division took a tenth of a model with a hundred years.
  func divided(exactlyBy divisor: Magnitude) -> Magnitude {
    if divisor == .one || isZero { return self }
    if divisor.limbs.count == 1 { return quotientAndRemainder(dividingBy: divisor.limbs[0]).0 }
    // In base 2^64 only what is odd has an inverse.
    let zeros = divisor.trailingZeroBitCount
    let inverse = divisor.lowLimb(from: zeros).inverseOfOdd
    if bitWidth - divisor.bitWidth < UInt.bitWidth - 1 {
      return Magnitude(lowLimb(from: zeros) &* inverse)
    }
    var rest = (self >> zeros).limbs
    let divisor = (divisor >> zeros).limbs
    let count = rest.count - divisor.count + 1
    rest.append(0)
    for position in 0..<count {
      let digit = rest[position] &* inverse
      // What lies above the quotient is not asked for.
      let part = divisor.prefix(count - position)
      var index = position + part.count + 1
      var borrows = Self.subtract(part, times: digit, from: &rest, at: position)
      while borrows, index < count {
        (rest[index], borrows) = rest[index].subtractingReportingOverflow(1)
        index += 1
      }
      rest[position] = digit
    }
    return Magnitude(limbs: Array(rest[..<count]))
  }

  /// The limb that begins at a bit.
  private func lowLimb(from bit: Int) -> UInt {
    let (word, shift) = bit.quotientAndRemainder(dividingBy: UInt.bitWidth)
    let low = limbs[word] >> UInt(shift)
    guard shift > 0, word + 1 < limbs.count else { return low }
    return low | limbs[word + 1] << UInt(UInt.bitWidth - shift)
  }

  /// What remains after division by one limb, which must not be zero.
  func remainder(dividingBy divisor: UInt) -> UInt {
    limbs.reversed().reduce(0) { divisor.dividingFullWidth(($0, $1)).remainder }
  }

  /// Long division (Knuth, The Art of Computer Programming 4.3.1, algorithm D).
  ///
  /// `dividend` becomes the remainder; its top limb is below the divisor's, whose highest bit is set.
  private static func divide(_ dividend: inout [UInt], by divisor: [UInt]) -> [UInt] {
    let length = divisor.count
    guard dividend.count > length else { return [] }
    var quotient: [UInt] = .filled(with: 0, count: dividend.count - length)
    for position in quotient.indices.reversed() {
      let top = position + length
      var digit = estimatedDigit(
        dividend[top], dividend[top - 1], dividend[top - 2], divisor[length - 1],
        divisor[length - 2])
      if subtract(divisor[...], times: digit, from: &dividend, at: position) {
        digit -= 1
        addBack(divisor, to: &dividend, at: position)
      }
      quotient[position] = digit
    }
    return quotient
  }

  /// A digit of the quotient from the three and two highest limbs: right, or 1 too large.
  private static func estimatedDigit(
    _ u2: UInt, _ u1: UInt, _ u0: UInt, _ v1: UInt, _ v0: UInt
  ) -> UInt {
    var digit: UInt
    var remainder: UInt
    if u2 >= v1 {
      digit = .max
      let (sum, overflow) = u1.addingReportingOverflow(v1)
      if overflow { return digit }
      remainder = sum
    } else {
      (digit, remainder) = v1.dividingFullWidth((u2, u1))
    }
    while true {
      let (high, low) = digit.multipliedFullWidth(by: v0)
      if (high, low) <= (remainder, u0) { return digit }
      digit -= 1
      let (sum, overflow) = remainder.addingReportingOverflow(v1)
      if overflow { return digit }
      remainder = sum
    }
  }

  /// Takes a multiple of the divisor off; says whether that went below zero.
  private static func subtract(
    _ divisor: ArraySlice<UInt>, times digit: UInt, from dividend: inout [UInt], at position: Int
  ) -> Bool {
    var carry: UInt = 0
    var index = position
    for limb in divisor {
      let (high, low) = limb.multipliedFullWidth(by: digit)
      let (product, first) = low.addingReportingOverflow(carry)
      let (difference, second) = dividend[index].subtractingReportingOverflow(product)
      dividend[index] = difference
      carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      index += 1
    }
    let (difference, borrow) = dividend[index].subtractingReportingOverflow(carry)
    dividend[index] = difference
    return borrow
  }

  private static func addBack(_ divisor: [UInt], to dividend: inout [UInt], at position: Int) {
    var carry: UInt = 0
    var index = position
    for limb in divisor {
      let (partial, first) = dividend[index].addingReportingOverflow(limb)
      let (sum, second) = partial.addingReportingOverflow(carry)
      dividend[index] = sum
      carry = first || second ? 1 : 0
      index += 1
    }
    dividend[index] = dividend[index] &+ carry
  }
}

extension UInt {
  /// What times this odd number is 1 in base 2^64, by Newton's iteration: right in 5 bits, 10, 20, 40, 80.
  fileprivate var inverseOfOdd: UInt {
    var inverse = (3 &* self) ^ 2
    for _ in 0..<4 { inverse = inverse &* (2 &- self &* inverse) }
    return inverse
  }
}
