/// A register's assets, those alike put together: cost and residual value are sums.
struct Register: Sendable {
  struct Assets: Sendable {
    let code: AssetTermsCode
    let cell: Int
    var cost: Rational
    var residual: Rational
    /// How many assets cost something, less how many are credits.
    var count = 0

    var terms: AssetTerms { code.terms(cell: cell) }
  }

  /// What assets must share to be depreciated together.
  struct AssetTerms: Hashable, Sendable {
    let cell: Int
    let year: Int
    let lifeInMonths: Int?
    let activation: Activation?
    let disposal: CalendarMonth?
  }

  let dimensions: [DimensionID]
  /// The properties that are columns.
  let columns: PropertySet
  /// In the order of the file.
  private let assets: [Assets]
  /// Where they stand, by year and in the order of the file.
  private let places: [Int32]
  /// Where the places of each year begin, and where the last end.
  private let starts: [Int]
  let firstYear: Int?
  /// How it was read, to find single rows again.
  let mapping: FileMapping

  init(
    dimensions: [DimensionID], columns: PropertySet, assets: [Assets],
    mapping: FileMapping
  ) {
    self.dimensions = dimensions
    self.columns = columns
    self.mapping = mapping
    self.assets = assets
    firstYear = assets.lazy.map(\.code.year).min()
    (places, starts) = Self.places(of: assets, from: firstYear ?? 0)
  }

  var count: Int { assets.count }

  /// The assets bought in a year, in the order of the file.
  func assets(boughtIn year: Int) -> some RandomAccessCollection<Assets> {
    let index = year - (firstYear ?? 0)
    let isThere = 0 <= index && index < starts.count - 1
    return places[isThere ? starts[index]..<starts[index + 1] : 0..<0].lazy.map { assets[Int($0)] }
  }

  private static func places(
    of assets: [Assets], from firstYear: Int
  ) -> (places: [Int32], starts: [Int]) {
    guard let lastYear = assets.lazy.map(\.code.year).max() else { return ([], [0]) }
    var starts = Array(repeating: 0, count: lastYear - firstYear + 2)
    for asset in assets { starts[asset.code.year - firstYear + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var (next, places) = (starts, Array(repeating: Int32(0), count: assets.count))
    for (place, asset) in assets.enumerated() {
      let year = asset.code.year - firstYear
      places[next[year]] = Int32(place)
      next[year] += 1
    }
    return (places, starts)
  }
}
