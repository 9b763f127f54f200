/// The entries of formulas by year that differ in nothing but amounts written out: for each entry that
/// is one, what it is in each of the formulas.
struct AlikeEntries {
  private var last: TypedExpression
  /// The entries of the first; of the formula that the last one repeats, where it is a repetition.
  private var entries: TypedExpression.YearEntries
  private var repeated: TypedExpression?
  /// By entry, which of the amounts that each repetition has its own of it is; -1 for none.
  private var places: [Int] = []
  /// An entry's amounts, one for each formula, over one denominator; by entry: the entries in their
  /// order, then `then` and `otherwise`. None before there is a second formula.
  private var constants: [Constants?] = []

  /// `nil` for a formula that has no entries by year.
  init?(_ first: TypedExpression) {
    guard case .byYear(let entries) = first.kind else { return nil }
    last = first
    self.entries = entries
  }

  private struct Constants {
    var numbers: [FigureStore.Pair] = []
    var denominator = 1

    mutating func append(_ number: Rational) -> Bool {
      let figure = Fraction(number)
      let (above, below) = (
        Int(truncatingIfNeeded: figure.numerator), Int(truncatingIfNeeded: figure.denominator)
      )
      guard figure.isKnown, figure.isNarrow else { return false }
      if below != denominator {
        guard let common = leastCommonMultiple(denominator, below),
          common <= WholeCalculationWriter.largestDenominator
        else { return false }
        denominator = common
      }
      if numbers.isEmpty { numbers.reserveCapacity(16) }
      numbers.append(FigureStore.Pair(numerator: above, denominator: below))
      return true
    }
  }

  /// Adds the entries of a formula; `false` where they are not like the last ones, or an amount has no
  /// room.
  mutating func add(_ formula: TypedExpression, _ likeness: FormulaLikeness) -> Bool {
    if constants.isEmpty {
      guard let own = Self.constants(of: entries) else { return false }
      constants = own
    }
    let isRepeated = likeness.areRepeated(last, formula)
    if isRepeated, let (first, here) = formula.repetition {
      if repeated?.isSame(as: first) != true {
        guard case .byYear(let entries) = first.kind else { return false }
        (repeated, self.entries) = (first, entries)
        places = (0..<entries.count).map { place in
          entries[place].flatMap { here.placeOfAmount($0) } ?? -1
        }
      }
      last = formula
      return add(entries, as: here)
    }
    guard case .byYear(let others) = formula.kind, case .byYear(let entries) = last.kind,
      likeness.holds(entries, others)
    else { return false }
    last = formula
    return add(others, as: nil)
  }

  /// Adds the amounts of entries as they are in one place.
  private mutating func add(
    _ entries: TypedExpression.YearEntries, as here: Repetition?
  ) -> Bool {
    for place in constants.indices where constants[place] != nil {
      let number: Rational?
      if let here, places[place] >= 0 {
        number = here.amount(at: places[place])
      } else if case .constant(let written)? = entries[place]?.kind {
        number = written
      } else {
        number = nil
      }
      guard let number, constants[place]?.append(number) == true else { return false }
    }
    return true
  }

  private static func constants(of entries: TypedExpression.YearEntries) -> [Constants?]? {
    var constants: [Constants?] = []
    for place in 0..<entries.count {
      var own: Constants?
      if let entry = entries[place], case .constant(let number) = entry.kind {
        own = Constants()
        guard own?.append(number) == true else { return nil }
      }
      constants.append(own)
    }
    return constants
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
