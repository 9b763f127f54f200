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
  /// The constants of each entry that has such, one for each definition: the entries in their order,
  /// then `then` and `otherwise`.
  private let constants: [Constants?]

  /// The first of some definitions, and those right after it that are alike; `nil` where they are
  /// too few to gain anything.
  init?(_ all: ArraySlice<InstanceID>, of instances: [Instance]) {
    guard let first = all.first, all.count >= Self.fewest,
      let (body, entries) = Self.entries(of: first, in: instances)
    else { return nil }
    firstYear = instances[first.index].firstYear
    self.body = body
    var constants: [Constants?] = []
    var count = 1
    for id in all.dropFirst() {
      guard instances[id.index].firstYear == firstYear,
        let (_, others) = Self.entries(of: id, in: instances),
        FormulaLikeness(one: first, other: id).holds(entries, others)
      else { break }
      if constants.isEmpty {
        guard let own = Self.constants(of: entries) else { return nil }
        constants = own
      }
      guard Self.add(others, to: &constants) else { break }
      count += 1
    }
    guard count >= Self.fewest else { return nil }
    ids = all.prefix(count)
    self.constants = constants
  }

  /// Those that are worked out at once.
  var groups: [ArraySlice<InstanceID>] {
    stride(from: ids.startIndex, to: ids.endIndex, by: Self.mostAtOnce).map { start in
      ids[start...].prefix(Self.mostAtOnce)
    }
  }

  /// What is alike only if it is a formula by year, of one figure a year.
  ///
  /// Part by part: an instance as a whole would be copied for each definition.
  private static func entries(
    of id: InstanceID, in instances: [Instance]
  ) -> (body: TypedExpression, entries: TypedExpression.YearEntries)? {
    guard case .formula(let body) = instances[id.index].body, case .byYear(let entries) = body.kind,
      instances[id.index].type.shape.dimensions.isEmpty,
      instances[id.index].type.shape.years != .none
    else { return nil }
    return (body, entries)
  }

  /// The constants of the first definition; `nil` where one has no room.
  private static func constants(of entries: TypedExpression.YearEntries) -> [Constants?]? {
    var constants: [Constants?] = []
    for place in 0..<entries.count {
      var own: Constants?
      if let entry = entries[place], case .constant = entry.kind {
        own = Constants()
        guard own?.append(entry) == true else { return nil }
      }
      constants.append(own)
    }
    return constants
  }

  /// Adds another definition's constants; `false` where one has no room.
  private static func add(
    _ entries: TypedExpression.YearEntries, to constants: inout [Constants?]
  ) -> Bool {
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

    mutating func append(_ entry: TypedExpression) -> Bool {
      guard case .constant(let number) = entry.kind else { return false }
      let figure = Fraction(number)
      let (above, below) = (
        Int(truncatingIfNeeded: figure.numerator), Int(truncatingIfNeeded: figure.denominator)
      )
      guard figure.isKnown, figure.isNarrow, let common = leastCommonMultiple(denominator, below),
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
  func enter(_ some: ArraySlice<InstanceID>, into rooms: [FigureStore?]) -> Bool {
    let start = some.startIndex - ids.startIndex
    for (constants, room) in zip(constants, rooms) {
      guard let constants, let room, let numerators = room.numerators else { continue }
      for cell in 0..<room.cellCount {
        let number = constants.numbers[start + min(cell, some.count - 1)]
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
