/// The assets of a register, those alike put together: sums that no number of rows makes larger.
struct AssetSums: Sendable {
  /// The decimals that sums keep; a figure with more is summed as a fraction.
  static let decimals = 4
  /// What an amount of 1 is in a sum.
  static let unit = 10_000
  /// So many empty sums are no matter.
  private static let mostEmpty = 1 << 16

  private var places: SumPlaces
  private var sums: [Sum] = []
  /// Of each of the sums, what is left at the end; none where no column says it.
  private var residuals: [Int] = []
  /// What is no whole number of ten-thousandths, or too much for a word, by the place of the sum.
  private var fractions: [Int: (cost: Rational, residual: Rational)] = [:]
  /// The places of sums with assets, in the order in which the first of each stands in the file.
  private var found: [Int] = []
  private let hasResidual: Bool

  init(hasResidual: Bool, cells: Int) {
    self.init(hasResidual: hasResidual, SumPlaces(cells: cells))
  }

  private init(hasResidual: Bool, _ places: SumPlaces) {
    self.hasResidual = hasResidual
    self.places = places
  }

  /// Adds assets.
  mutating func add(_ assets: UnsafeBufferPointer<PlainRows.Asset>) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: assets.count) { places in
      findPlaces(of: assets, into: places)
      begin(at: places)
      addCosts(of: assets, at: places)
      guard hasResidual else { return }
      for (index, asset) in assets.enumerated() {
        add(residual: Self.residual(asset.residual, of: asset.cost), at: places[index])
      }
    }
    closeUp()
  }

  /// Adds an asset whose amounts are any numbers.
  mutating func add(_ code: AssetTermsCode, cell: Int, cost: Rational, residual: Rational) {
    let place = place(of: code, cell)
    let count = Int32(cost.signum)
    if let cost = Self.scaled(cost), let residual = Self.scaled(residual) {
      add(cost, count, at: place)
      if hasResidual { add(residual: Self.residual(residual, of: cost), at: place) }
    } else {
      add(0, count, at: place)
      addFraction(cost, Acquisition.residual(residual, of: cost), at: place)
    }
    closeUp()
  }

  /// Adds what a later part of the register has.
  mutating func add(_ later: AssetSums) {
    for other in later.found {
      let (code, cell) = later.places.terms(at: other)
      let place = place(of: code, cell)
      add(later.sums[other].cost, later.sums[other].count, at: place)
      if hasResidual { add(residual: later.residuals[other], at: place) }
      if let more = later.fractions[other] { addFraction(more.cost, more.residual, at: place) }
    }
    closeUp()
  }

  /// The assets in the order in which the first of each stands in the file.
  ///
  /// - Parameters:
  ///   - costScale: what an amount of 1 in the column of costs is in kronor.
  ///   - residualScale: the same for residual values.
  func assets(costScale: Rational, residualScale: Rational) -> [Register.Assets] {
    found.map { place in
      let (code, cell) = places.terms(at: place)
      var cost = Self.amount(sums[place].cost)
      var residual = hasResidual ? Self.amount(residuals[place]) : .zero
      if let more = fractions[place] {
        cost += more.cost
        residual += more.residual
      }
      return Register.Assets(
        code: code, cell: cell, cost: cost * costScale,
        residual: hasResidual ? residual * residualScale : .zero, count: Int(sums[place].count))
    }
  }

  // MARK: Sums

  /// Assets that are alike, in one cell.
  ///
  /// The cost is kept in halves, so that a sum takes twelve bytes and not sixteen, and more of them
  /// stay in the processor's nearer memory.
  private struct Sum: Sendable {
    private var low: UInt32
    private var high: Int32
    /// How many cost something, less how many are credits; `.min` where there are no assets.
    private(set) var count: Int32

    static let empty = Sum(low: 0, high: 0, count: .min)
    static let zero = Sum(low: 0, high: 0, count: 0)

    var isEmpty: Bool { count == .min }

    var cost: Int { Int(high) << 32 | Int(low) }

    /// Adds assets to others; `false` where the sum does not fit in a word.
    @inline(__always)
    mutating func add(_ more: Int, _ moreCount: Int32) -> Bool {
      let (sum, overflow) = cost.addingReportingOverflow(more)
      if overflow { return false }
      low = UInt32(truncatingIfNeeded: sum)
      high = Int32(truncatingIfNeeded: sum >> 32)
      count &+= moreCount
      return true
    }
  }

  /// Begins the sums that have no assets yet.
  ///
  /// Asks all of them with nothing between, so that their memory is waited for at the same time: a
  /// ninth of all time, where adding without having asked waits for a sixth, and row by row a quarter.
  private mutating func begin(at places: UnsafeMutableBufferPointer<Int>) {
    let haveBegun = sums.withUnsafeBufferPointer { sums in
      places.allSatisfy { !sums[$0].isEmpty }
    }
    if haveBegun { return }
    for place in places { begin(at: place) }
  }

  /// Begins a sum that has no assets yet.
  private mutating func begin(at place: Int) {
    guard sums[place].isEmpty else { return }
    sums[place] = .zero
    found.append(place)
  }

  /// Adds costs to sums that have begun.
  private mutating func addCosts(
    of assets: UnsafeBufferPointer<PlainRows.Asset>, at places: UnsafeMutableBufferPointer<Int>
  ) {
    var index = 0
    while true {
      sums.withUnsafeMutableBufferPointer { sums in
        while index < assets.count,
          sums[places[index]].add(assets[index].cost, Self.count(assets[index]))
        { index += 1 }
      }
      if index == assets.count { return }
      add(assets[index].cost, Self.count(assets[index]), at: places[index])
      index += 1
    }
  }

  @inline(__always)
  private static func count(_ asset: PlainRows.Asset) -> Int32 {
    Int32(truncatingIfNeeded: asset.cost.signum())
  }

  private mutating func add(_ cost: Int, _ count: Int32, at place: Int) {
    begin(at: place)
    if sums[place].add(cost, count) { return }
    addFraction(Self.amount(cost), .zero, at: place)
    _ = sums[place].add(0, count)
  }

  private mutating func add(residual: Int, at place: Int) {
    let (sum, overflow) = residuals[place].addingReportingOverflow(residual)
    if overflow { return addFraction(.zero, Self.amount(residual), at: place) }
    residuals[place] = sum
  }

  private mutating func addFraction(_ cost: Rational, _ residual: Rational, at place: Int) {
    let before = fractions[place] ?? (.zero, .zero)
    fractions[place] = (before.cost + cost, before.residual + residual)
  }

  /// A number of ten-thousandths; in hundredths where it can be, as most are, so that all have one
  /// small denominator without being reduced.
  private static func amount(_ sum: Int) -> Rational {
    let (hundredths, rest) = sum.quotientAndRemainder(dividingBy: unit / 100)
    return rest == 0 ? Rational(hundredths, over: 100) : Rational(sum, over: unit)
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

  // MARK: Places

  /// Finds the places of the sums of assets, and enters those that have none.
  private mutating func findPlaces(
    of assets: UnsafeBufferPointer<PlainRows.Asset>, into result: UnsafeMutableBufferPointer<Int>
  ) {
    var index = 0
    while index < assets.count {
      places.withTable { table in
        while index < assets.count, let place = table.find(assets[index].code, assets[index].cell) {
          result.initializeElement(at: index, to: place)
          index += 1
        }
      }
      guard index < assets.count else { return }
      result.initializeElement(at: index, to: enter(assets[index].code, assets[index].cell))
      index += 1
    }
  }

  /// The place of the sum of assets with some terms in a cell.
  private mutating func place(of code: AssetTermsCode, _ cell: Int) -> Int {
    places.find(code, cell) ?? enter(code, cell)
  }

  @inline(never)
  private mutating func enter(_ code: AssetTermsCode, _ cell: Int) -> Int {
    let place = places.enter(code, cell)
    sums += repeatElement(.empty, count: places.width)
    if hasResidual { residuals += repeatElement(0, count: places.width) }
    return place
  }

  /// Drops the places of empty sums where most are empty: few cells have assets with the same terms.
  private mutating func closeUp() {
    guard sums.count > Self.mostEmpty + 4 * found.count, places.width > 1 else { return }
    var closer = AssetSums(hasResidual: hasResidual, SumPlaces(width: 1))
    closer.add(self)
    self = closer
  }
}
