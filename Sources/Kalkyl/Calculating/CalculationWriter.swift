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
  let varied: Set<InstanceID>
  /// The steps between neighbouring labels of the definition's dimensions.
  private(set) var strides: [Int] = []
  /// The tables of places that have been written, by their strides.
  var tables: [Table] = []

  struct Table {
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
  ///
  /// - Parameter sideBySide: the entries whose figures are each definition's own, where many that are
  ///   alike are written as one: for each of them one figure that is the same every year.
  func define(
    _ body: TypedExpression, over dimensions: [DimensionID], years: Range<Int>,
    sideBySide: [FigureStore?] = []
  ) {
    self.dimensions = dimensions
    self.years = years
    strides = dimensions.isEmpty ? [] : spread.strides(dimensions)
    tables.removeAll()
    calculation.removeAll()
    writeParts(of: body, sideBySide)
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

extension TypedExpression {
  /// Whether this is the figure of another definition as it is.
  fileprivate var isRead: Bool {
    switch kind {
    case .instance, .investmentResult: true
    default: false
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
