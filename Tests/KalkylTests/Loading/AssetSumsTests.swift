import Testing

@testable import Kalkyl

/// The sums of assets against sums of numbers of any size.
@Suite struct AssetSumsTests {
  private struct Asset {
    let code: AssetTermsCode
    let cell: Int
    let cost: Rational
    let residual: Rational
  }

  private struct Key: Hashable {
    let code: AssetTermsCode
    let cell: Int
  }

  /// Sums in parts; assets that plain rows could say are given many at once.
  private func sums(_ assets: [Asset], cells: Int, parts: Int, hasResidual: Bool) -> AssetSums {
    var whole = AssetSums(hasResidual: hasResidual, cells: cells)
    for part in 0..<parts {
      var sums = AssetSums(hasResidual: hasResidual, cells: cells)
      let (start, end) = (assets.count * part / parts, assets.count * (part + 1) / parts)
      var waiting: [PlainRows.Asset] = []
      for asset in assets[start..<end] {
        if let cost = tenThousandths(asset.cost), let residual = tenThousandths(asset.residual) {
          waiting.append(
            PlainRows.Asset(
              code: asset.code, cell: asset.cell, cost: cost, residual: residual,
              line: UnsafeBufferPointer(start: nil, count: 0)))
          continue
        }
        waiting.withUnsafeBufferPointer { sums.add($0) }
        waiting = []
        sums.add(asset.code, cell: asset.cell, cost: asset.cost, residual: asset.residual)
      }
      waiting.withUnsafeBufferPointer { sums.add($0) }
      whole.add(sums)
    }
    return whole
  }

  private func tenThousandths(_ number: Rational) -> Int? {
    guard let whole = (number * Rational(AssetSums.unit)).wholeValue,
      whole.magnitude < 1_000_000_000_000_000_000
    else { return nil }
    return whole
  }

  private func check(_ assets: [Asset], cells: Int, hasResidual: Bool) {
    var order: [Key] = []
    var expected: [Key: (cost: Rational, residual: Rational, count: Int)] = [:]
    for asset in assets {
      let key = Key(code: asset.code, cell: asset.cell)
      if expected[key] == nil { order.append(key) }
      let before = expected[key] ?? (.zero, .zero, 0)
      let residual = Acquisition.residual(asset.residual, of: asset.cost)
      expected[key] = (
        before.cost + asset.cost, before.residual + residual, before.count + asset.cost.signum
      )
    }
    for parts in 1...3 {
      let sums = sums(assets, cells: cells, parts: parts, hasResidual: hasResidual)
      let found = sums.assets(costScale: .one, residualScale: .one)
      #expect(found.map(\.terms) == order.map { $0.code.terms(cell: $0.cell) })
      #expect(found.map(\.cost) == order.map { expected[$0]?.cost ?? .zero })
      #expect(found.map(\.count) == order.map { expected[$0]?.count ?? 0 })
      if hasResidual {
        #expect(found.map(\.residual) == order.map { expected[$0]?.residual ?? .zero })
      }
    }
  }

  private func asset(
    _ random: inout SeededGenerator, years: Range<Int>, cells: Int, digits: Int
  ) -> Asset {
    let most = (0..<digits).reduce(1) { most, _ in most * 10 } - 1
    let over = [1, 1, 100, 10_000, 30_000].randomElement(using: &random) ?? 1
    let cost = Rational(Int.random(in: -most...most, using: &random), over: over)
    let month = Int.random(in: 1...12, using: &random)
    return Asset(
      code: AssetTermsCode(
        year: Int.random(in: years, using: &random), lifeInMonths: 12, .month(month),
        disposal: nil),
      cell: Int.random(in: 0..<cells, using: &random), cost: cost,
      residual: Rational(Int.random(in: -most...most, using: &random), over: 100))
  }

  @Test(arguments: [4, 14, 17], [false, true])
  func manyAreSummedTogether(digits: Int, hasResidual: Bool) {
    var random = SeededGenerator(seed: UInt64(digits))
    let assets = (0..<1_500).map { _ in
      asset(&random, years: 2020..<2022, cells: 3, digits: digits)
    }
    check(assets, cells: 3, hasResidual: hasResidual)
  }

  @Test func sumsOutgrowAWord() {
    let code = AssetTermsCode(year: 2024, lifeInMonths: 60, .none, disposal: nil)
    let most = Rational(99_999_999_999_999)
    for sign in [1, -1] {
      let asset = Asset(code: code, cell: 0, cost: most * Rational(sign), residual: most)
      check(Array(repeating: asset, count: 250), cells: 1, hasResidual: true)
    }
  }

  @Test func fewCellsOfManyHaveAssets() {
    var random = SeededGenerator(seed: 3)
    let assets = (0..<3_000).map { _ in
      asset(&random, years: 1900..<2100, cells: 1_000, digits: 6)
    }
    check(assets + assets, cells: 1_000, hasResidual: true)
  }
}
