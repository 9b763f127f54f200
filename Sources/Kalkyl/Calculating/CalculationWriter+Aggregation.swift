// Sums, shares and allocations over labels and years.
extension CalculationWriter {
  func aggregation(_ expression: TypedExpression, _ place: Place) -> Operand? {
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
