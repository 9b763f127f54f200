extension Magnitude {
  /// The greatest common divisor; the other number where one is zero.
  func greatestCommonDivisor(_ other: Magnitude) -> Magnitude {
    var (a, b) = self < other ? (other, self) : (self, other)
    while !b.isZero {
      if let x = a.narrow, let y = b.narrow {
        return Magnitude(wide: Kalkyl.greatestCommonDivisor(x, y))
      }
      if b.limbs.count == 1 {
        (a, b) = (b, Magnitude(a.remainder(dividingBy: b.limbs[0])))
      } else if let steps = EuclideanSteps(a, b) {
        steps.apply(to: &a, &b)
      } else {
        (a, b) = (b, a.quotientAndRemainder(dividingBy: b).1)
      }
    }
    return a
  }

  /// The greatest common divisor with one limb, which must not be zero.
  func commonDivisor(with limb: UInt) -> UInt {
    limb == 1 ? 1 : Kalkyl.greatestCommonDivisor(limb, remainder(dividingBy: limb))
  }
}

/// Several steps of Euclid's algorithm at once, found from the highest limbs alone (Lehmer).
///
/// The steps replace a, b by a₁a − b₁b, b₂b − a₂a, with every sign turned after an odd count.
private struct EuclideanSteps {
  private var a1: UInt = 0
  private var a2: UInt = 1
  private var b1: UInt = 0
  private var b2: UInt = 0
  private var isEven = false

  /// Nil where the highest limbs do not decide a single step; a ≥ b, both of two limbs or more.
  init?(_ a: Magnitude, _ b: Magnitude) {
    let count = a.limbs.count
    let shift = a.limbs[count - 1].leadingZeroBitCount
    var x = Self.highestLimb(a.limbs, count, shift)
    var y = Self.highestLimb(b.limbs, count, shift)
    var (a3, b3): (UInt, UInt) = (0, 1)
    // Jebelean's condition: as long as it holds, the quotient of the whole numbers is that of x, y.
    while y >= b3 && x - y >= b2 + b3 {
      let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
      (x, y) = (y, remainder)
      (a1, a2, a3) = (a2, a3, a2 + quotient * a3)
      (b1, b2, b3) = (b2, b3, b2 + quotient * b3)
      isEven.toggle()
    }
    if b1 == 0 { return nil }
  }

  /// Replaces two numbers by what they are after the steps.
  func apply(to a: inout Magnitude, _ b: inout Magnitude) {
    // Each factor is at most the root of what a limb holds.
    let sign = isEven ? 1 : -1
    Magnitude.combine(
      &a, &b, (sign * Int(a1), -sign * Int(b1)), (-sign * Int(a2), sign * Int(b2)))
  }

  /// The limb that begins `shift` bits below the top of `count` limbs.
  private static func highestLimb(_ limbs: [UInt], _ count: Int, _ shift: Int) -> UInt {
    let high = limbs.count == count ? limbs[count - 1] : 0
    let low = limbs.count >= count - 1 ? limbs[count - 2] : 0
    return high << shift | low >> (UInt.bitWidth - shift)
  }
}
