/// Definitions of one figure a year that differ in nothing but the entries that are written out, as
/// accounts that are all indexed in the same way.
///
/// They are worked out side by side: one calculation is written for all, in which each is a cell.
/// That takes 10,000 accounts over 100 years from 70 ms to 15.
struct AlikeDefinitions {
  /// How many are worked out at once: few enough for a hundred years of them to stay in the cache.
  static let mostAtOnce = 64
  /// Fewer are worked out one by one.
  static let fewest = 4

  /// Those that are alike, in the order in which they are worked out.
  private(set) var ids: ArraySlice<InstanceID>
  let body: TypedExpression
  let firstYear: Int?
  /// The constants of each entry that has such, one for each definition: the entries in their order,
  /// then `then` and `otherwise`.
  private var constants: [Constants?]

  /// The first of some definitions, and those right after it that are alike; `nil` where they are
  /// too few to gain anything.
  init?(_ all: ArraySlice<InstanceID>, in checker: Checker) {
    guard let first = all.first, let (body, entries) = Self.entries(of: first, in: checker) else {
      return nil
    }
    ids = all.prefix(1)
    self.body = body
    firstYear = checker.instances[first.index].firstYear
    constants = (0..<entries.count).map { Constants(entries[$0]) }
    for id in all.dropFirst() {
      guard let (_, others) = Self.entries(of: id, in: checker),
        checker.instances[id.index].firstYear == firstYear,
        FormulaLikeness(one: first, other: id).holds(entries, others), add(others)
      else { break }
      ids = all[ids.startIndex...ids.endIndex]
    }
    if ids.count < Self.fewest { return nil }
  }

  private static func entries(
    of id: InstanceID, in checker: Checker
  ) -> (body: TypedExpression, entries: TypedExpression.YearEntries)? {
    let instance = checker.instances[id.index]
    guard case .formula(let body) = instance.body, case .byYear(let entries) = body.kind,
      instance.type.shape.dimensions.isEmpty, instance.type.shape.years != .none
    else { return nil }
    return (body, entries)
  }

  private mutating func add(_ entries: TypedExpression.YearEntries) -> Bool {
    for place in constants.indices where constants[place] != nil {
      guard let value = entries[place], constants[place]?.append(value) == true else {
        return false
      }
    }
    return true
  }

  // MARK: Constants

  /// What an entry is in each definition, over one denominator.
  private struct Constants {
    var numbers: [FigureStore.Pair] = []
    var denominator = 1

    /// - Parameter entry: that of the first definition; `nil` where it is no constant.
    init?(_ entry: TypedExpression?) {
      guard let entry, append(entry) else { return nil }
    }

    mutating func append(_ entry: TypedExpression) -> Bool {
      guard case .constant(let number) = entry.kind else { return false }
      let figure = Fraction(number)
      let (above, below) = (
        Int(truncatingIfNeeded: figure.numerator), Int(truncatingIfNeeded: figure.denominator)
      )
      guard figure.isNarrow, let common = leastCommonMultiple(denominator, below),
        common <= WholeCalculationWriter.largestDenominator
      else { return false }
      denominator = common
      numbers.append(FigureStore.Pair(numerator: above, denominator: below))
      return true
    }
  }

  /// Room for the constants of those that are worked out at once, by entry.
  func rooms(for count: Int) -> [FigureStore?] {
    constants.map { constants in
      constants.map { constants in
        let room = FigureStore(dimensions: [], cells: count, firstYear: nil, years: 1)
        room.holdNumerators(over: constants.denominator)
        return room
      }
    }
  }

  /// Puts the constants of some of the definitions into their rooms, and the last one's into what is
  /// left of them; `false` where one is too large.
  func enter(_ places: Range<Int>, into rooms: [FigureStore?]) -> Bool {
    for (constants, room) in zip(constants, rooms) {
      guard let constants, let room, let numerators = room.numerators else { continue }
      for cell in 0..<room.cellCount {
        let number = constants.numbers[min(places.lowerBound + cell, places.upperBound - 1)]
        let (numerator, overflow) = number.numerator.multipliedReportingOverflow(
          by: constants.denominator / number.denominator)
        if overflow { return false }
        numerators[cell] = numerator
      }
    }
    return true
  }
}

extension TypedExpression.YearEntries {
  /// How many there are, with `then` and `otherwise`.
  fileprivate var count: Int { entries.count + 2 }

  /// An entry by its place in order; the last two are `then` and `otherwise`.
  fileprivate subscript(place: Int) -> TypedExpression? {
    switch place {
    case entries.count: then
    case entries.count + 1: otherwise
    default: entries[place].value
    }
  }
}
