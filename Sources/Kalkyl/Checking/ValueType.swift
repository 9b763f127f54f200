/// What a formula gives: of which kind, and spread over what.
struct ValueType: Hashable, Sendable {
  var kind: ValueKind
  var shape: Shape

  /// The type of what is wrong or not known yet; nothing is said about it again.
  static let unknown = ValueType(kind: .unknown, shape: .scalar)
}

/// The kinds of values. Labels and texts are none.
enum ValueKind: Hashable, Sendable {
  /// Wrong or not known yet; fits everywhere, so that one mistake gives one message.
  case unknown
  case number
  case amount
  case truth
  case year
  case duration
  /// When an asset is taken into use.
  case activation
  /// A day, of a disposal.
  case date
  case method
  case interestBase
  case text
}

/// What a value is spread over.
struct Shape: Hashable, Sendable {
  /// In the order declared, without the years.
  var dimensions: [DimensionID]
  var years: YearExtent

  static let scalar = Shape(dimensions: [], years: .none)

  /// Whether nothing but one figure is there.
  var isScalar: Bool { dimensions.isEmpty && years == .none }

  func has(_ dimension: DimensionID) -> Bool { dimensions.contains(dimension) }

  /// The same without a dimension.
  func without(_ dimension: DimensionID) -> Shape {
    Shape(dimensions: dimensions.filter { $0 != dimension }, years: years)
  }

  /// The same with a dimension.
  func with(_ dimension: DimensionID) -> Shape {
    has(dimension) ? self : Shape(dimensions: (dimensions + [dimension]).sorted(), years: years)
  }

  /// The same without years, or with other ones.
  func withYears(_ years: YearExtent) -> Shape { Shape(dimensions: dimensions, years: years) }

  /// What two values spread over together; `nil` where they are held to different years.
  func union(_ other: Shape) -> Shape? {
    guard let years = years.union(other.years) else { return nil }
    if dimensions == other.dimensions { return Shape(dimensions: dimensions, years: years) }
    let merged = Set(dimensions).union(other.dimensions).sorted()
    return Shape(dimensions: merged, years: years)
  }
}

/// Whether a value differs by year, and for which years.
enum YearExtent: Hashable, Sendable {
  case none
  case all
  case range(Int, Int)

  /// The extent of two values combined: a range holds against all years; two ranges must be the same.
  func union(_ other: YearExtent) -> YearExtent? {
    switch (self, other) {
    case (.none, let extent), (let extent, .none): extent
    case (.all, let extent), (let extent, .all): extent
    case (.range, .range): self == other ? self : nil
    }
  }
}
