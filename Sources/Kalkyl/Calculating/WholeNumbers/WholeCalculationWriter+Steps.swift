// One step of a calculation as steps on whole numbers.
extension WholeCalculationWriter {
  func write(_ steps: Range<Int>) throws(Unsuited) {
    var index = steps.lowerBound
    while index < steps.upperBound {
      let step = calculation.steps[index]
      values[step.into] = try value(of: step)
      index += 1
      // A loop's steps stand after it.
      if case .repeated(let loop, _) = step {
        index = calculation.loops[loop].steps.upperBound
      }
    }
  }

  private func value(of step: Calculation.Step) throws(Unsuited) -> Value {
    switch step {
    case .load(let load, _): return try loaded(load)
    case .year: return filled(.year, nothing, over: 1)
    case .add(let a, let b, _): return try joined(.add, a, b)
    case .subtract(let a, let b, _): return try joined(.subtract, a, b)
    case .multiply(let a, let b, _): return try product(value(a), value(b))
    case .divide(let a, let b, _): return try product(value(a), reciprocal(of: b))
    case .negate(let a, _): return try unary(.negate, a)
    case .magnitude(let a, _): return try unary(.magnitude, a)
    case .within(let a, let distance, _):
      guard contains(partYears, movedBy: distance, in: years) else { throw Unsuited() }
      return try value(a)
    case .power(let a, let exponent, _): return try power(value(a), exponent)
    case .combine(let combination, let a, let b, _):
      return try joined(combination.operation, a, b)
    case .round(let a, let step, let rule, _): return try rounded(a, step, rule)
    case .compare(let comparison, let a, let b, _): return try compared(comparison, a, b)
    case .not(let a, _): return filled(.not, try value(a), over: 1)
    case .choose(let condition, let then, let other, _): return try chosen(condition, then, other)
    case .weight(let a, _):
      let weight = try value(a)
      add(.requireWeight, weight.operand, into: weight.operand)
      return weight
    case .repeated(let loop, _): return try repeated(calculation.loops[loop])
    }
  }

  private func unary(
    _ operation: WholeCalculation.Operation, _ a: Int
  ) throws(Unsuited) -> Value {
    let a = try value(a)
    return filled(operation, a, over: a.denominator)
  }

  /// Two figures over one denominator.
  private func joined(
    _ operation: WholeCalculation.Operation, _ a: Int, _ b: Int
  ) throws(Unsuited) -> Value {
    let (left, right) = try overOne(value(a), value(b))
    return filled(operation, left, right, over: left.denominator)
  }

  private func product(_ a: Value, _ b: Value) throws(Unsuited) -> Value {
    let denominator = try product(a.denominator, b.denominator)
    if let factor = b.constant { return filled(.scale, a, over: denominator, number: factor) }
    if let factor = a.constant { return filled(.scale, b, over: denominator, number: factor) }
    return filled(.multiply, a, b, over: denominator)
  }

  /// One divided by a constant.
  private func reciprocal(of register: Int) throws(Unsuited) -> Value {
    let figure = calculation.registers[register]
    guard values[register] == nil, figure.isKnown, figure.numerator != 0 else { throw Unsuited() }
    return try constant(figure.reciprocal)
  }

  private func power(_ base: Value, _ exponent: Int) throws(Unsuited) -> Value {
    var power = try constant(Fraction(1))
    for _ in 0..<exponent {
      power = filled(
        .multiply, power, base.kept, over: try product(power.denominator, base.denominator))
    }
    return power
  }

  /// n/d to multiples of p/q: n × q / (d × p) to the nearest whole number, times p over q.
  private func rounded(
    _ a: Int, _ step: Int, _ rule: RoundingRule
  ) throws(Unsuited) -> Value {
    let unit = calculation.registers[step].reduced
    guard let p = Int(exactly: unit.numerator), let q = Int(exactly: unit.denominator) else {
      throw Unsuited()
    }
    let figure = try value(a)
    let common = Int(greatestCommonDivisor(figure.denominator.magnitude, q.magnitude))
    let divisor = try product(figure.denominator / common, p)
    var count = scaled(figure, by: q / common, over: q)
    if divisor != 1 {
      let place = whole.divisors.append(Divisor(divisor))
      count = filled(.divide, count, over: q, number: place, rule)
    }
    return scaled(count, by: p, over: q)
  }

  private func compared(
    _ comparison: Calculation.Comparison, _ a: Int, _ b: Int
  ) throws(Unsuited) -> Value {
    let (left, right) = try overOne(value(a), value(b))
    switch comparison {
    case .equal: return filled(.equal, left, right, over: 1)
    case .notEqual: return filled(.notEqual, left, right, over: 1)
    case .less: return filled(.less, left, right, over: 1)
    case .lessOrEqual: return filled(.lessOrEqual, left, right, over: 1)
    case .greater: return filled(.less, right, left, over: 1)
    case .greaterOrEqual: return filled(.lessOrEqual, right, left, over: 1)
    }
  }

  private func chosen(
    _ condition: Int, _ then: Int, _ other: Int
  ) throws(Unsuited) -> Value {
    let (first, second) = try overOne(value(then), value(other))
    // The copy must not take the place of what is chosen instead.
    let chosen = filled(.copy, second.kept, over: second.denominator)
    let truth = try value(condition)
    add(.replace, first.operand, truth.operand, into: chosen.operand)
    for value in [first, second, truth] { giveBack(value) }
    return chosen
  }

  /// A loop over labels or years: its steps stand after the step that carries it out.
  private func repeated(_ loop: Calculation.Loop) throws(Unsuited) -> Value {
    let into = register()
    let place = add(.repeated, into, into: into)
    try write(loop.steps)
    let result = try value(loop.result)
    giveBack(result)
    whole.steps[place].number = whole.loops.append(
      WholeCalculation.Loop(
        level: loop.level, count: loop.count, steps: place + 1..<whole.steps.count,
        result: result.operand, combination: loop.combination))
    return Value(operand: into, denominator: result.denominator, isFilled: true)
  }
}

extension Calculation.Combination {
  var operation: WholeCalculation.Operation {
    switch self {
    case .sum: .add
    case .smallest: .smallest
    case .largest: .largest
    }
  }
}
