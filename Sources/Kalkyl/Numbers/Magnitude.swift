/// A whole number of any size that is not negative.
struct Magnitude: Hashable, Sendable {
  /// The digits in base 2^64, the least significant first, without zeros at the top; zero has none.
  private(set) var limbs: [UInt]

  /// The number that these digits write; zeros at the top are dropped.
  init(limbs: [UInt]) {
    self.limbs = limbs
    dropLeadingZeros()
  }

  init(_ value: UInt) { limbs = value == 0 ? [] : [value] }

  init(wide value: UInt128) {
    self.init(limbs: [UInt(truncatingIfNeeded: value), UInt(truncatingIfNeeded: value >> 64)])
  }

  static let zero = Magnitude(limbs: [])
  static let one = Magnitude(1)

  var isZero: Bool { limbs.isEmpty }

  /// The position of the highest bit set, counted from 1; 0 for zero.
  var bitWidth: Int {
    guard let top = limbs.last else { return 0 }
    return limbs.count * UInt.bitWidth - top.leadingZeroBitCount
  }

  /// How many zeros stand below the lowest bit set; 0 for zero.
  var trailingZeroBitCount: Int {
    guard let index = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
    return index * UInt.bitWidth + limbs[index].trailingZeroBitCount
  }

  /// The value, where it is less than 2^128.
  var narrow: UInt128? {
    guard limbs.count <= 2 else { return nil }
    var value: UInt128 = 0
    for limb in limbs.reversed() { value = value << 64 | UInt128(limb) }
    return value
  }

  private mutating func dropLeadingZeros() {
    while limbs.last == 0 { limbs.removeLast() }
  }
}

extension Magnitude: Comparable {
  static func < (a: Magnitude, b: Magnitude) -> Bool {
    if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
    var index = a.limbs.count
    while index > 0 {
      index -= 1
      if a.limbs[index] != b.limbs[index] { return a.limbs[index] < b.limbs[index] }
    }
    return false
  }
}

extension Magnitude {
  static func + (a: Magnitude, b: Magnitude) -> Magnitude {
    if a.limbs.count < b.limbs.count { return b + a }
    var sum = a.limbs
    sum.append(0)
    sum.add(b.limbs[...], at: 0)
    return Magnitude(limbs: sum)
  }

  /// The difference; `b` must not be larger than `a`.
  static func - (a: Magnitude, b: Magnitude) -> Magnitude {
    var difference = a.limbs
    difference.subtract(b.limbs[...], at: 0)
    return Magnitude(limbs: difference)
  }

  /// Replaces a, b by f·a + g·b and h·a + k·b, which must not be negative nor longer than a; the factors
  /// are less than 2^62, and a is at least as long as b.
  ///
  /// In place: two new numbers for each step took 6 % of a model with a hundred years.
  static func combine(
    _ a: inout Magnitude, _ b: inout Magnitude, _ first: (f: Int, g: Int),
    _ second: (h: Int, k: Int)
  ) {
    let (f, g, h, k) = (Int128(first.f), Int128(first.g), Int128(second.h), Int128(second.k))
    var (carryOfA, carryOfB): (Int128, Int128) = (0, 0)
    while b.limbs.count < a.limbs.count { b.limbs.append(0) }
    for index in a.limbs.indices {
      let (x, y) = (Int128(a.limbs[index]), Int128(b.limbs[index]))
      carryOfA += f * x + g * y
      carryOfB += h * x + k * y
      a.limbs[index] = UInt(truncatingIfNeeded: carryOfA)
      b.limbs[index] = UInt(truncatingIfNeeded: carryOfB)
      carryOfA >>= 64
      carryOfB >>= 64
    }
    a.dropLeadingZeros()
    b.dropLeadingZeros()
  }

  static func << (a: Magnitude, count: Int) -> Magnitude {
    let (words, bits) = count.quotientAndRemainder(dividingBy: UInt.bitWidth)
    var limbs: [UInt] = .filled(with: 0, count: words)
    limbs.reserveCapacity(words + a.limbs.count + 1)
    var carry: UInt = 0
    for limb in a.limbs {
      limbs.append(limb &<< UInt(bits) | carry)
      carry = bits == 0 ? 0 : limb &>> UInt(UInt.bitWidth - bits)
    }
    limbs.append(carry)
    return Magnitude(limbs: limbs)
  }

  static func >> (a: Magnitude, count: Int) -> Magnitude {
    let (words, bits) = count.quotientAndRemainder(dividingBy: UInt.bitWidth)
    guard words < a.limbs.count else { return .zero }
    var limbs = Array(a.limbs[words...])
    guard bits > 0 else { return Magnitude(limbs: limbs) }
    for index in limbs.indices {
      let above = index + 1 < limbs.count ? limbs[index + 1] : 0
      limbs[index] = limbs[index] &>> UInt(bits) | above &<< UInt(UInt.bitWidth - bits)
    }
    return Magnitude(limbs: limbs)
  }
}

extension [UInt] {
  /// Adds a number, shifted up by whole limbs; the sum must fit.
  mutating func add(_ other: ArraySlice<UInt>, at shift: Int) {
    var carry: UInt = 0
    var index = shift
    for limb in other {
      let (partial, first) = self[index].addingReportingOverflow(limb)
      let (sum, second) = partial.addingReportingOverflow(carry)
      self[index] = sum
      carry = first || second ? 1 : 0
      index += 1
    }
    while carry != 0 && index < count {
      let (sum, overflow) = self[index].addingReportingOverflow(1)
      self[index] = sum
      carry = overflow ? 1 : 0
      index += 1
    }
  }

  /// Subtracts a number, shifted up by whole limbs; the difference must not be negative.
  mutating func subtract(_ other: ArraySlice<UInt>, at shift: Int) {
    var borrow: UInt = 0
    var index = shift
    for limb in other {
      let (partial, first) = self[index].subtractingReportingOverflow(limb)
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      self[index] = difference
      borrow = first || second ? 1 : 0
      index += 1
    }
    while borrow != 0 && index < count {
      let (difference, overflow) = self[index].subtractingReportingOverflow(1)
      self[index] = difference
      borrow = overflow ? 1 : 0
      index += 1
    }
  }
}
