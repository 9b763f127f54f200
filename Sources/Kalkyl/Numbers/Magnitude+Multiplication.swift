extension Magnitude {
  /// The number of limbs from which splitting the factors beats the schoolbook.
  private static let karatsubaThreshold = 40

  static func * (a: Magnitude, b: Magnitude) -> Magnitude {
    if a.isZero || b.isZero { return .zero }
    if b.limbs.count == 1 { return a.multiplied(by: b.limbs[0]) }
    if a.limbs.count == 1 { return b.multiplied(by: a.limbs[0]) }
    return Magnitude(limbs: product(a.limbs[...], b.limbs[...]))
  }

  /// The product with one limb, as most are where figures grow from year to year.
  private func multiplied(by factor: UInt) -> Magnitude {
    var product: [UInt] = []
    product.reserveCapacity(limbs.count + 1)
    var carry: UInt = 0
    for limb in limbs {
      let (high, low) = limb.multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      product.append(sum)
      carry = high &+ (overflow ? 1 : 0)
    }
    if carry != 0 { product.append(carry) }
    return Magnitude(limbs: product)
  }

  /// The number times one limb and divided by another, which leaves no remainder.
  func scaled(by factor: UInt, over divisor: UInt) -> Magnitude {
    let quotient = divisor == 1 ? self : quotientAndRemainder(dividingBy: divisor).0
    return factor == 1 || quotient.isZero ? quotient : quotient.multiplied(by: factor)
  }

  /// The power, by repeated squaring.
  func raised(to exponent: Int) -> Magnitude {
    var result = Magnitude.one
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }

  /// The digits of a product, as many as both factors have together.
  private static func product(_ a: ArraySlice<UInt>, _ b: ArraySlice<UInt>) -> [UInt] {
    if a.count < b.count { return product(b, a) }
    if b.count < karatsubaThreshold { return schoolbookProduct(a, b) }
    if b.count <= a.count / 2 { return productOfUnequals(a, b) }
    return karatsubaProduct(a, b)
  }

  private static func schoolbookProduct(_ a: ArraySlice<UInt>, _ b: ArraySlice<UInt>) -> [UInt] {
    var result: [UInt] = .filled(with: 0, count: a.count + b.count)
    var start = 0
    for factor in b {
      var carry: UInt = 0
      var index = start
      for limb in a {
        let (high, low) = limb.multipliedFullWidth(by: factor)
        let (partial, first) = low.addingReportingOverflow(carry)
        let (sum, second) = partial.addingReportingOverflow(result[index])
        result[index] = sum
        // (2^64 - 1)² and two limbs more still fit in two limbs.
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
        index += 1
      }
      result[index] = carry
      start += 1
    }
    return result
  }

  /// Cuts the long factor into pieces as long as the short one.
  private static func productOfUnequals(_ a: ArraySlice<UInt>, _ b: ArraySlice<UInt>) -> [UInt] {
    var result = [UInt](repeating: 0, count: a.count + b.count)
    var start = a.startIndex
    while start < a.endIndex {
      let end = Swift.min(start + b.count, a.endIndex)
      result.add(product(a[start..<end], b)[...], at: start - a.startIndex)
      start = end
    }
    return result
  }

  /// Karatsuba: three products of half the length, with
  /// a₁b₀ + a₀b₁ = (a₀ + a₁)(b₀ + b₁) − a₀b₀ − a₁b₁.
  private static func karatsubaProduct(_ a: ArraySlice<UInt>, _ b: ArraySlice<UInt>) -> [UInt] {
    let half = (a.count + 1) / 2
    let (a0, a1) = (a.prefix(half), a.dropFirst(half))
    let (b0, b1) = (b.prefix(half), b.dropFirst(half))
    let low = product(a0, b0)
    let high = product(a1, b1)
    var middle = product(sum(a0, a1)[...], sum(b0, b1)[...])
    middle.subtract(low[...], at: 0)
    middle.subtract(high[...], at: 0)
    var result = low
    result.append(contentsOf: high)
    while middle.last == 0 { middle.removeLast() }
    result.add(middle[...], at: half)
    return result
  }

  private static func sum(_ a: ArraySlice<UInt>, _ b: ArraySlice<UInt>) -> [UInt] {
    var result = Array(a)
    result.append(0)
    result.add(b, at: 0)
    return result
  }
}
