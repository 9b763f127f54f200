/// Definitions of one figure a year that differ in nothing but the entries that are written out, as
/// accounts that are all indexed in the same way.
///
/// They are worked out side by side: one calculation is written for all, in which each is a cell.
/// That takes 10,000 accounts over 100 years from 70 ms to 25.
struct AlikeDefinitions {
  /// How many are worked out at once: few enough for a hundred years of them to stay in the cache.
  static let mostAtOnce = 64
  /// Fewer are worked out one by one.
  static let fewest = 4

  /// Those that are alike, in the order in which they are worked out.
  let ids: ArraySlice<InstanceID>
  let body: TypedExpression
  let firstYear: Int?
  private let entries: AlikeEntries

  /// The first of some definitions, and those right after it that are alike; `nil` where they are
  /// too few to gain anything.
  init?(_ all: ArraySlice<InstanceID>, of instances: [Instance]) {
    guard let first = all.first, all.count >= Self.fewest,
      let body = Self.body(of: first, in: instances), var alike = AlikeEntries(body)
    else { return nil }
    firstYear = instances[first.index].firstYear
    self.body = body
    var (count, last) = (1, first)
    for id in all.dropFirst() {
      guard instances[id.index].firstYear == firstYear,
        let body = Self.body(of: id, in: instances),
        alike.add(body, FormulaLikeness(one: last, other: id))
      else { break }
      count += 1
      last = id
    }
    guard count >= Self.fewest else { return nil }
    ids = all.prefix(count)
    self.entries = alike
  }

  /// Those that are worked out at once.
  var groups: [ArraySlice<InstanceID>] {
    stride(from: ids.startIndex, to: ids.endIndex, by: Self.mostAtOnce).map { start in
      ids[start...].prefix(Self.mostAtOnce)
    }
  }

  /// A definition's formula; `nil` for one that has not one figure a year.
  ///
  /// Part by part: an instance as a whole would be copied for each definition.
  private static func body(of id: InstanceID, in instances: [Instance]) -> TypedExpression? {
    guard case .formula(let body) = instances[id.index].body,
      instances[id.index].type.shape.dimensions.isEmpty,
      instances[id.index].type.shape.years != .none
    else { return nil }
    return body
  }

  // MARK: Amounts

  /// Room for the amounts of those that are worked out at once, by entry.
  func rooms(for count: Int) -> [FigureStore?] { entries.rooms(for: count) }

  /// Puts the amounts of some of the definitions into their rooms, and the last one's into what is
  /// left of them; `false` where one is too large.
  func enter(_ some: ArraySlice<InstanceID>, into rooms: [FigureStore?], of count: Int) -> Bool {
    let start = some.startIndex - ids.startIndex
    return (0..<count).allSatisfy { cell in
      entries.enter(start + min(cell, some.count - 1), into: cell, of: rooms)
    }
  }
}
