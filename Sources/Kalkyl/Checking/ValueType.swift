/// What a formula gives: of which kind, and spread over what.
struct ValueType: Hashable, Sendable {
  var kind: ValueKind
  var shape: Shape

  /// The type of what is wrong or not known yet; nothing is said about it again.
  static let unknown = ValueType(kind: .unknown, shape: .scalar)
}

/// The kinds of values. Labels and texts are none.
enum ValueKind: UInt16, CaseIterable, Sendable {
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

  /// Whether of two values one may be the larger.
  var isOrdered: Bool {
    switch self {
    case .number, .amount, .year, .duration, .unknown: true
    case .truth, .activation, .date, .method, .interestBase, .text: false
    }
  }
}

/// The kinds that some values are of.
struct KindSet {
  private var bits: UInt16 = 0

  init(of values: [TypedExpression]) {
    for index in values.indices { insert(values[index].type.kind) }
  }

  mutating func insert(_ kind: ValueKind) { bits |= 1 << kind.rawValue }

  func contains(_ kind: ValueKind) -> Bool { bits & 1 << kind.rawValue != 0 }

  /// The kind of all values that are of a known one, if that is one; `unknown` where there is none.
  var onlyKnown: ValueKind? {
    let known = bits & ~(1 << ValueKind.unknown.rawValue)
    if known == 0 { return .unknown }
    return known & (known - 1) == 0 ? ValueKind(rawValue: UInt16(known.trailingZeroBitCount)) : nil
  }
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
    if other.dimensions.isEmpty || dimensions == other.dimensions { return withYears(years) }
    if dimensions.isEmpty { return other.withYears(years) }
    var merged: [DimensionID] = []
    merged.reserveCapacity(dimensions.count + other.dimensions.count)
    var others = other.dimensions[...]
    for dimension in dimensions {
      while let next = others.first, next < dimension { merged.append(others.removeFirst()) }
      if others.first == dimension { others.removeFirst() }
      merged.append(dimension)
    }
    return Shape(dimensions: merged + others, years: years)
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
