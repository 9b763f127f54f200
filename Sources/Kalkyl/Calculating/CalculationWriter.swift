/// Writes a definition's formulas down as steps.
///
/// What is not of plain figures, and what may be without a value, is left to the evaluator that
/// works with causes: writing it gives `nil`, and so does each figure that leans on it.
final class CalculationWriter {
  let space: NodeSpace
  let spread: Spread
  let calculation: Calculation
  /// The dimensions of the definition.
  private(set) var dimensions: [DimensionID] = []
  /// The years that have figures for the definition.
  private(set) var years = 0..<0
  /// The figures of other definitions.
  let known: KnownFigures
  /// The definitions whose figures will be others when the steps are carried out.
  private let varied: Set<InstanceID>
  /// The steps between neighbouring labels of the definition's dimensions.
  private(set) var strides: [Int] = []
  /// The tables of places that have been written, by their strides.
  private var tables: [Table] = []

  private struct Table {
    let strides: [Int]
    let start: Int
  }

  init(
    _ calculation: Calculation, space: NodeSpace, spread: Spread, known: KnownFigures,
    varied: Set<InstanceID> = []
  ) {
    self.calculation = calculation
    self.space = space
    self.spread = spread
    self.known = known
    self.varied = varied
  }

  /// Writes a definition, in place of the one before: each entry as a part; what cannot be written
  /// is left out.
  func define(_ body: TypedExpression, over dimensions: [DimensionID], years: Range<Int>) {
    self.dimensions = dimensions
    self.years = years
    strides = dimensions.isEmpty ? [] : spread.strides(dimensions)
    tables.removeAll()
    calculation.removeAll()
    writeParts(of: body)
  }

  /// A figure that is known already, or the register that it will be in.
  enum Operand {
    case constant(Fraction)
    case register(Int)
  }

  /// Where in dimensions and years a formula is worked out.
  struct Place {
    /// The dimensions that are not the cell's own; the last one of a dimension holds.
    private var axes: [Bound] = []
    var year: Calculation.YearPlace = .relative(0)
    /// The years of the loop that `year` is of.
    var looped: Range<Int> = 0..<0

    enum Axis {
      case label(Int)
      case loop(Int)
    }

    private struct Bound {
      let dimension: DimensionID
      let axis: Axis
    }

    /// What a dimension is bound to; `nil` where it is the cell's own.
    func axis(of dimension: DimensionID) -> Axis? {
      axes.last { $0.dimension == dimension }?.axis
    }

    func at(_ dimension: DimensionID, _ axis: Axis) -> Place {
      var place = self
      place.axes.append(Bound(dimension: dimension, axis: axis))
      return place
    }

    func inYear(_ year: Calculation.YearPlace) -> Place {
      var place = self
      place.year = year
      return place
    }
  }

  // MARK: Formulas

  /// A formula at a place: where its figure will be.
  func write(_ expression: TypedExpression, _ place: Place) -> Operand? {
    switch expression.kind {
    case .constant(let value):
      let figure = Fraction(value)
      return figure.isKnown ? .constant(figure) : nil
    case .currentYear: return currentYear(place)
    case .instance(let id): return load(.instance(id), place)
    case .investmentResult(let id, let result, let range):
      return load(.result(id, result, range), place)
    case .data(let id): return load(.data(id), place)
    case .atLabel(let value, let dimension, let label):
      return write(value, place.at(dimension, .label(label)))
    case .byLabel(let dimension, let values, _):
      guard case .label(let label)? = place.axis(of: dimension), let value = values[label] else {
        return nil
      }
      return write(value, place)
    case .atYear(let value, let year): return write(value, place.inYear(.fixed(year)))
    case .atRelativeYear(let value, let distance): return shifted(value, by: distance, place)
    case .inYears(let value, let first, let last):
      guard place.isWithin(first, last) else { return nil }
      return write(value, place)
    case .byYear(let entries):
      guard case .fixed(let year) = place.year, let value = entries.value(in: year), let value
      else { return nil }
      return write(value, place)
    // A value that is known needs no other.
    case .firstKnown(let values): return write(values[0], place)
    case .repeated(let value, _): return write(value, place)
    default: return operation(expression, place)
    }
  }

  private func currentYear(_ place: Place) -> Operand? {
    switch place.year {
    case .fixed(let year): return .constant(Fraction(year))
    case .relative(0): return step { .year(into: $0) }
    case .relative, .loop: return nil
    }
  }

  private func shifted(
    _ value: TypedExpression, by distance: Int, _ place: Place
  ) -> Operand? {
    switch place.year {
    case .fixed(let year):
      guard years.contains(year + distance) else { return nil }
      return write(value, place.inYear(.fixed(year + distance)))
    case .loop(let level, let before):
      guard value.isRead else { return nil }
      return write(value, place.inYear(.loop(level: level, before + distance)))
    case .relative(let before):
      let year = Calculation.YearPlace.relative(before + distance)
      guard let operand = write(value, place.inYear(year)) else { return nil }
      if value.isRead, case .register = operand { return operand }
      let figure = register(operand)
      return step { .within(figure, distance: before + distance, into: $0) }
    }
  }

  private func operation(_ expression: TypedExpression, _ place: Place) -> Operand? {
    switch expression.kind {
    case .negated(let value):
      return unary(value, place) {
        -$0
      } _: {
        .negate($0, into: $1)
      }
    case .not(let value): return unary(value, place, nil) { .not($0, into: $1) }
    case .magnitude(let value):
      return unary(value, place) {
        $0.magnitude
      } _: {
        .magnitude($0, into: $1)
      }
    case .rounded(let value, let step, let rule): return rounded(value, step, rule, place)
    case .roundsTo(let value, let target, let step):
      guard let figure = rounded(value, step, .halfAwayFromZero, place) else { return nil }
      let (a, b) = (register(figure), register(.constant(Fraction(target))))
      return self.step { .compare(.equal, a, b, into: $0) }
    case .sum(let terms): return sum(terms, place)
    case .product(let factors): return product(factors, place)
    case .power(let base, let exponent): return power(base, exponent, place)
    case .comparison(let operation, let left, let right):
      guard let comparison = Calculation.Comparison(operation), let a = write(left, place),
        let b = write(right, place)
      else { return nil }
      return binary(a, b, nil) { .compare(comparison, $0, $1, into: $2) }
    case .isWithin(let value, let tolerance, let of):
      guard let a = write(value, place), let b = write(of, place),
        let bound = write(tolerance, place),
        let difference = binary(a, b, { $0 - $1 }, { .subtract($0, $1, into: $2) })
      else { return nil }
      let far = register(difference)
      let distance = step { .magnitude(far, into: $0) }
      return binary(distance, bound, nil) { .compare(.lessOrEqual, $0, $1, into: $2) }
    case .all(let values), .smallest(let values): return combined(values, .smallest, place)
    case .any(let values), .largest(let values): return combined(values, .largest, place)
    case .conditional(let condition, let then, let otherwise):
      guard let truth = write(condition, place) else { return nil }
      if case .constant(let truth) = truth {
        return write(truth.numerator != 0 ? then : otherwise, place)
      }
      guard let first = write(then, place), let second = write(otherwise, place) else {
        return nil
      }
      let (c, a, b) = (register(truth), register(first), register(second))
      return step { .choose(c, a, b, into: $0) }
    default: return aggregation(expression, place)
    }
  }

  private func rounded(
    _ value: TypedExpression, _ step: Rational, _ rule: RoundingRule, _ place: Place
  ) -> Operand? {
    let step = Fraction(step)
    guard step.isKnown, step.numerator > 0, let operand = write(value, place) else { return nil }
    if case .constant(let figure) = operand { return constant(figure.rounded(to: step, rule)) }
    let (figure, unit) = (register(operand), register(.constant(step)))
    return self.step { .round(figure, step: unit, rule, into: $0) }
  }

  private func sum(_ terms: [TypedExpression.Term], _ place: Place) -> Operand? {
    var sum: Operand?
    for term in terms {
      guard let next = write(term.value, place) else { return nil }
      guard let before = sum else {
        sum =
          term.isNegative
          ? binary(.constant(Fraction(0)), next, { $0 - $1 }, { .subtract($0, $1, into: $2) })
          : next
        continue
      }
      sum =
        term.isNegative
        ? binary(before, next, { $0 - $1 }, { .subtract($0, $1, into: $2) })
        : binary(before, next, { $0 + $1 }, { .add($0, $1, into: $2) })
    }
    return sum
  }

  private func product(_ factors: [TypedExpression.Factor], _ place: Place) -> Operand? {
    var product: Operand?
    for factor in factors {
      guard let next = write(factor.value, place) else { return nil }
      guard let before = product else {
        product = next
        continue
      }
      product =
        factor.isDivisor
        ? binary(before, next, { $0 / $1 }, { .divide($0, $1, into: $2) })
        : binary(before, next, { $0 * $1 }, { .multiply($0, $1, into: $2) })
    }
    return product
  }

  /// A power whose exponent is written out; others are rare.
  private func power(
    _ base: TypedExpression, _ exponent: TypedExpression, _ place: Place
  ) -> Operand? {
    guard case .constant(let written)? = write(exponent, place),
      let exponent = written.rational?.wholeValue, (0...Self.mostFactors).contains(exponent)
    else { return nil }
    return unary(base, place) {
      $0.raised(to: exponent)
    } _: {
      .power($0, exponent: exponent, into: $1)
    }
  }

  private static let mostFactors = 126

  private func combined(
    _ values: [TypedExpression], _ combination: Calculation.Combination, _ place: Place
  ) -> Operand? {
    guard var whole = write(values[0], place) else { return nil }
    for value in values.dropFirst() {
      guard let next = write(value, place),
        let both = binary(whole, next, nil, { .combine(combination, $0, $1, into: $2) })
      else { return nil }
      whole = both
    }
    return whole
  }
}

// MARK: Over dimensions

extension CalculationWriter {
  private func aggregation(_ expression: TypedExpression, _ place: Place) -> Operand? {
    switch expression.kind {
    case .aggregate(let aggregate, let value, let over, let overYears):
      return self.aggregate(aggregate, value, over, overYears, place)
    case .share(let value, let over, let overYears):
      guard isSmall(over), let part = write(value, place),
        let whole = aggregate(.sum, value, over, overYears, place)
      else { return nil }
      return binary(part, whole, { $0 / $1 }) { .divide($0, $1, into: $2) }
    case .allocate(let value, let weights, let over, nil):
      return allocated(value, weights, over, place)
    default: return nil
    }
  }

  private func aggregate(
    _ aggregate: Aggregate, _ value: TypedExpression, _ over: [DimensionID], _ overYears: Bool,
    _ place: Place, isWeight: Bool = false
  ) -> Operand? {
    let combination: Calculation.Combination
    switch aggregate {
    case .sum, .count, .mean: combination = .sum
    case .min, .all: combination = .smallest
    case .max, .any: combination = .largest
    case .first, .last: return nil
    }
    let labels = value.type.shape.dimensions.filter(over.contains)
    let looped = overYears ? space.years(of: value.type.shape.years) : nil
    guard
      let whole = looping(
        labels, looped, combination, place,
        { writer, inner in
          guard let part = writer.write(value, inner) else { return nil }
          return isWeight ? writer.weight(part) : part
        })
    else { return nil }
    if aggregate != .mean { return whole }
    let count = labels.reduce(looped?.count ?? 1) { $0 * spread.sizes[$1.index] }
    return binary(whole, .constant(Fraction(count)), { $0 / $1 }) { .divide($0, $1, into: $2) }
  }

  /// Loops over labels and years, one in the other, around the steps of a body.
  private func looping(
    _ labels: [DimensionID], _ years: Range<Int>?, _ combination: Calculation.Combination,
    _ place: Place, _ body: (CalculationWriter, Place) -> Operand?
  ) -> Operand? {
    if let years {
      let level = newLevel(from: years.lowerBound)
      var inner = place.inYear(.loop(level: level, 0))
      inner.looped = years
      return loop(level, years.count, combination) { writer in
        writer.looping(labels, nil, combination, inner, body)
      }
    }
    guard let dimension = labels.first else { return body(self, place) }
    let level = newLevel(from: 0)
    let inner = place.at(dimension, .loop(level))
    return loop(level, spread.sizes[dimension.index], combination) { writer in
      writer.looping(Array(labels.dropFirst()), nil, combination, inner, body)
    }
  }

  private func newLevel(from first: Int) -> Int {
    calculation.positions.append(0)
    return calculation.firstYears.append(first)
  }

  /// Writes a loop: its steps stand where they are carried out by it alone.
  private func loop(
    _ level: Int, _ count: Int, _ combination: Calculation.Combination,
    _ body: (CalculationWriter) -> Operand?
  ) -> Operand? {
    guard count > 0 else { return nil }
    let jump = calculation.steps.append(.year(into: 0))
    guard let part = body(self) else { return nil }
    let result = register(part)
    let steps = jump + 1..<calculation.steps.count
    let loop = calculation.loops.append(
      Calculation.Loop(
        level: level, count: count, steps: steps, result: result, combination: combination))
    let into = calculation.registers.append(.none)
    calculation.steps[jump] = .repeated(loop, into: into)
    return .register(into)
  }

  /// x × weight / sum of the weights.
  private func allocated(
    _ value: TypedExpression, _ weights: TypedExpression, _ over: [DimensionID], _ place: Place
  ) -> Operand? {
    guard isSmall(over), let amount = write(value, place), let own = write(weights, place),
      let part = weight(own),
      let whole = aggregate(.sum, weights, over, false, place, isWeight: true),
      let share = binary(part, whole, { $0 / $1 }, { .divide($0, $1, into: $2) })
    else { return nil }
    return binary(amount, share, { $0 * $1 }) { .multiply($0, $1, into: $2) }
  }

  private func weight(_ operand: Operand) -> Operand? {
    if case .constant(let figure) = operand { return figure.numerator < 0 ? nil : operand }
    let figure = register(operand)
    return step { .weight(figure, into: $0) }
  }

  /// Whether a sum over labels is quick enough to be worked out anew for each of them.
  private func isSmall(_ over: [DimensionID]) -> Bool { spread.count(over) <= 64 }
}

// MARK: Steps

extension CalculationWriter {
  /// The register of an operand.
  func register(_ operand: Operand) -> Int {
    switch operand {
    case .register(let register): register
    case .constant(let figure): calculation.registers.append(figure)
    }
  }

  private func constant(_ figure: Fraction) -> Operand? {
    figure.isKnown ? .constant(figure) : nil
  }

  /// Adds a step, and gives the register that it fills.
  private func step(_ make: (Int) -> Calculation.Step) -> Operand {
    let into = calculation.registers.append(.none)
    calculation.steps.append(make(into))
    return .register(into)
  }

  private func unary(
    _ value: TypedExpression, _ place: Place, _ fold: ((Fraction) -> Fraction)?,
    _ make: (Int, Int) -> Calculation.Step
  ) -> Operand? {
    guard let operand = write(value, place) else { return nil }
    if case .constant(let figure) = operand, let fold { return constant(fold(figure)) }
    let figure = register(operand)
    return step { make(figure, $0) }
  }

  /// - Parameter fold: works out at once what is made of constants.
  private func binary(
    _ a: Operand, _ b: Operand, _ fold: ((Fraction, Fraction) -> Fraction)?,
    _ make: (Int, Int, Int) -> Calculation.Step
  ) -> Operand? {
    if case .constant(let x) = a, case .constant(let y) = b, let fold {
      return constant(fold(x, y))
    }
    let (left, right) = (register(a), register(b))
    return step { make(left, right, $0) }
  }

  /// The figure of another definition at a place.
  private func load(_ source: Calculation.Source, _ place: Place) -> Operand? {
    guard let store = known.store(source) else { return nil }
    if store.firstYear == nil, store.cellCount == 1, case .relative(0) = place.year,
      !source.isOne(of: varied)
    {
      return constant(store[0])
    }
    let firstStride = calculation.strides.count
    guard let (base, cell) = places(in: store, place) else { return nil }
    let load = calculation.loads.append(
      Calculation.Load(
        store: calculation.add(store, of: source), firstYear: store.firstYear,
        yearCount: store.yearCount, cellCount: store.cellCount, year: place.year, base: base,
        cell: cell, strides: firstStride..<calculation.strides.count))
    return step { .load(load, into: $0) }
  }

  /// Where the figures of a store stand for the cells; the strides of loops are added to the
  /// calculation's.
  private func places(
    in store: FigureStore, _ place: Place
  ) -> (base: Int, cell: Calculation.CellPlace)? {
    if store.dimensions.isEmpty { return (0, .nowhere) }
    var base = 0
    var outer = Array(repeating: 0, count: dimensions.count)
    for (dimension, length) in zip(store.dimensions, spread.strides(store.dimensions)) {
      switch place.axis(of: dimension) {
      case .label(let label): base += label * length
      case .loop(let level):
        calculation.strides.append(Calculation.Stride(level: level, length: length))
      case nil:
        guard let own = dimensions.firstIndex(of: dimension) else { return nil }
        outer[own] = length
      }
    }
    return (base, cellPlace(outer))
  }

  private func cellPlace(_ strides: [Int]) -> Calculation.CellPlace {
    if strides.allSatisfy({ $0 == 0 }) { return .nowhere }
    if strides == self.strides { return .same }
    if let table = tables.first(where: { $0.strides == strides }) {
      return .table(from: table.start)
    }
    let table = calculation.places.count
    for place in spread.positions(strides, dimensions) { calculation.places.append(place) }
    tables.append(Table(strides: strides, start: table))
    return .table(from: table)
  }
}

extension Calculation.Source {
  /// Whether this is of one of some definitions.
  func isOne(of ids: Set<InstanceID>) -> Bool {
    switch self {
    case .instance(let id), .result(let id, _, _): !ids.isEmpty && ids.contains(id)
    case .data: false
    }
  }
}

extension CalculationWriter.Place {
  /// Whether the year is known to lie in a range.
  fileprivate func isWithin(_ first: Int, _ last: Int) -> Bool {
    switch year {
    case .fixed(let year): first <= year && year <= last
    case .loop(_, 0): first <= looped.lowerBound && looped.upperBound <= last + 1
    case .loop, .relative: false
    }
  }
}

extension TypedExpression {
  /// Whether this is the figure of another definition as it is.
  fileprivate var isRead: Bool {
    switch kind {
    case .instance, .investmentResult: true
    default: false
    }
  }
}
