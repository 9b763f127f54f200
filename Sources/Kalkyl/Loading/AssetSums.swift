/// The assets of a register, those alike put together: sums that no number of rows makes larger.
struct AssetSums: Sendable {
  /// The decimals that sums keep; a figure with more is summed as a fraction.
  static let decimals = 4
  /// What an amount of 1 is in a sum.
  static let unit = 10_000

  /// Assets that are alike, in one cell.
  struct Sum: Sendable {
    let code: UInt64
    let cell: Int32
    /// How many cost something, less how many are credits.
    var count: Int32
    /// Of up to 2³¹ figures of 18 digits: 92 bits.
    var cost: Int128
  }

  private(set) var sums: [Sum] = []
  /// Of each of the sums, what is left at the end; none where no column says it.
  private var residuals: [Int128] = []
  /// What did not fit in a word, by the number of the sum.
  private var fractions: [Int: (cost: Rational, residual: Rational)] = [:]
  private let hasResidual: Bool
  /// By hash, the number of a sum and 1, and the rest of the hash above; a power of two of them.
  private var slots: [UInt64]
  /// Assets that are not in a sum yet: the memory of many sums is waited for at the same time,
  /// where row by row half of all time would be spent in waiting.
  private var waiting: [Waiting]
  private var waitingCount = 0
  private static let mostWaiting = 128

  private struct Waiting: Sendable {
    var code: UInt64 = 0
    var cell: Int32 = 0
    /// The number of the sum that it probably is in; 0 where none is known.
    var number: UInt32 = 0
    var cost = 0
    var residual = 0
  }

  init(hasResidual: Bool) {
    self.hasResidual = hasResidual
    waiting = Array(repeating: Waiting(), count: Self.mostWaiting)
    slots = Array(repeating: 0, count: 1 << 12)
    sums.reserveCapacity(1 << 11)
  }

  /// Adds an asset, its amounts in ten-thousandths.
  @inline(__always)
  mutating func add(_ code: AssetTermsCode, cell: Int, cost: Int, residual: Int) {
    waiting[waitingCount] = Waiting(
      code: code.bits, cell: Int32(truncatingIfNeeded: cell), cost: cost, residual: residual)
    waitingCount += 1
    if waitingCount == Self.mostWaiting { settle() }
  }

  /// Adds what is waiting to the sums.
  @inline(never)
  mutating func settle() {
    let mask = slots.count - 1
    slots.withUnsafeBufferPointer { slots in
      for index in 0..<waitingCount {
        let hash = Self.hash(waiting[index].code, waiting[index].cell)
        var slot = Int(hash & 0xFFFF_FFFF) & mask
        // What differs in the rest of the hash is not looked at in memory that is far away.
        while slots[slot] != 0, slots[slot] >> 32 != hash >> 32 { slot = (slot + 1) & mask }
        waiting[index].number = UInt32(slots[slot] & 0xFFFF_FFFF)
      }
    }
    sums.withUnsafeBufferPointer { sums in
      for index in 0..<waitingCount where waiting[index].number > 0 {
        let sum = sums[Int(waiting[index].number) - 1]
        let isSame = sum.code == waiting[index].code && sum.cell == waiting[index].cell
        waiting[index].number = isSame ? waiting[index].number : 0
      }
    }
    for index in 0..<waitingCount {
      let asset = waiting[index]
      let number =
        asset.number > 0 ? Int(asset.number) - 1 : number(of: asset.code, asset.cell)
      sums[number].cost += Int128(asset.cost)
      sums[number].count += Int32(truncatingIfNeeded: asset.cost.signum())
      if hasResidual { residuals[number] += Int128(Self.residual(asset.residual, of: asset.cost)) }
    }
    waitingCount = 0
  }

  /// Adds an asset whose amounts are any numbers.
  mutating func add(_ code: AssetTermsCode, cell: Int, cost: Rational, residual: Rational) {
    if let cost = Self.scaled(cost), let residual = Self.scaled(residual) {
      return add(code, cell: cell, cost: cost, residual: residual)
    }
    settle()
    let number = number(of: code.bits, Int32(truncatingIfNeeded: cell))
    sums[number].count += Int32(cost.signum)
    let before = fractions[number] ?? (.zero, .zero)
    fractions[number] = (
      before.cost + cost, before.residual + Acquisition.residual(residual, of: cost)
    )
  }

  /// Adds what a later part of the register has; nothing may be waiting in either.
  mutating func add(_ later: AssetSums) {
    for (index, sum) in later.sums.enumerated() {
      let number = number(of: sum.code, sum.cell)
      sums[number].cost += sum.cost
      sums[number].count += sum.count
      if hasResidual { residuals[number] += later.residuals[index] }
      if let more = later.fractions[index] {
        let before = fractions[number] ?? (.zero, .zero)
        fractions[number] = (before.cost + more.cost, before.residual + more.residual)
      }
    }
  }

  /// The assets in the order in which the first of each stands in the file.
  ///
  /// - Parameters:
  ///   - costScale: what an amount of 1 in the column of costs is in kronor.
  ///   - residualScale: the same for residual values.
  func assets(costScale: Rational, residualScale: Rational) -> [Register.Assets] {
    sums.indices.map { number in
      let sum = sums[number]
      var cost = Rational(reducing: sum.cost, over: Int128(Self.unit))
      var residual =
        hasResidual ? Rational(reducing: residuals[number], over: Int128(Self.unit)) : .zero
      if let more = fractions[number] {
        cost += more.cost
        residual += more.residual
      }
      return Register.Assets(
        period: AssetTermsCode(bits: sum.code).terms(cell: Int(sum.cell)),
        cost: cost * costScale, residual: residual * residualScale, count: Int(sum.count))
    }
  }

  /// A number in ten-thousandths; nil unless that is whole and has few digits.
  private static func scaled(_ number: Rational) -> Int? {
    guard let scaled = (number * Rational(unit)).wholeValue,
      scaled.magnitude <= 1_000_000_000_000_000_000
    else { return nil }
    return scaled
  }

  /// As `Acquisition.residual`.
  private static func residual(_ written: Int, of cost: Int) -> Int {
    cost > 0 ? written : cost == 0 ? 0 : -abs(written)
  }

  /// The number of the sum of assets with some terms in a cell.
  private mutating func number(of code: UInt64, _ cell: Int32) -> Int {
    let hash = Self.hash(code, cell)
    var slot = Int(hash & 0xFFFF_FFFF) & (slots.count - 1)
    while true {
      let entry = slots[slot]
      if entry == 0 { return enter(code, cell) }
      let number = Int(entry & 0xFFFF_FFFF) - 1
      if entry >> 32 == hash >> 32, sums[number].code == code, sums[number].cell == cell {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  private static func hash(_ code: UInt64, _ cell: Int32) -> UInt64 {
    // Every bit of both must reach the low bits, or neighbouring months and cells pile up.
    let both = code &+ UInt64(UInt32(bitPattern: cell)) &* 0xD6E8_FEB8_6659_FD93
    let mixed = (both ^ both >> 29) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 33
  }

  private mutating func enter(_ code: UInt64, _ cell: Int32) -> Int {
    sums.append(Sum(code: code, cell: cell, count: 0, cost: 0))
    if hasResidual { residuals.append(0) }
    let isFull = sums.count * 2 > slots.count
    if isFull { slots = Array(repeating: 0, count: slots.count * 2) }
    for number in isFull ? sums.indices : sums.count - 1..<sums.count { enter(number) }
    return sums.count - 1
  }

  private mutating func enter(_ number: Int) {
    let hash = Self.hash(sums[number].code, sums[number].cell)
    var slot = Int(hash & 0xFFFF_FFFF) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
  }
}
