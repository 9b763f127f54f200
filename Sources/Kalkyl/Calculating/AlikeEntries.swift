/// The entries of formulas by year that differ in nothing but amounts written out: for each entry that
/// is one, what it is in each of the formulas.
struct AlikeEntries {
  /// An entry's amounts, one for each formula, over one denominator; by entry: the entries in their
  /// order, then `then` and `otherwise`.
  private var constants: [Constants?] = []

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

  /// The entries of the first formula; `nil` where an amount has no room.
  init?(_ first: TypedExpression.YearEntries) {
    for place in 0..<first.count {
      var own: Constants?
      if let entry = first[place], case .constant = entry.kind {
        own = Constants()
        guard own?.append(entry) == true else { return nil }
      }
      constants.append(own)
    }
  }

  /// Adds the entries of a formula that is alike; `false` where an amount has no room.
  mutating func add(_ entries: TypedExpression.YearEntries) -> Bool {
    for place in constants.indices where constants[place] != nil {
      guard let value = entries[place], constants[place]?.append(value) == true else {
        return false
      }
    }
    return true
  }

  /// Room for the amounts in some cells, by entry.
  func rooms(for cells: Int) -> [FigureStore?] {
    constants.map { constants in
      constants.map { constants in
        let room = FigureStore(dimensions: [], cells: cells, firstYear: nil, years: 1)
        room.holdNumerators(over: constants.denominator).update(repeating: 0, count: cells)
        return room
      }
    }
  }

  /// Puts a formula's amounts into a cell of their rooms; `false` where one is too large.
  func enter(_ formula: Int, into cell: Int, of rooms: [FigureStore?]) -> Bool {
    for entry in constants.indices {
      guard let constants = constants[entry], let numerators = rooms[entry]?.numerators else {
        continue
      }
      let number = constants.numbers[formula]
      let (numerator, overflow) = number.numerator.multipliedReportingOverflow(
        by: constants.denominator / number.denominator)
      if overflow { return false }
      numerators[cell] = numerator
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
