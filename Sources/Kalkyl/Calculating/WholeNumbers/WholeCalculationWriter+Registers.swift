// Registers, each with the denominator of what is in it.
extension WholeCalculationWriter {
  /// What is in a register of the calculation: what a step has filled it with, or a constant.
  func value(_ register: Int) throws(Unsuited) -> Value {
    if let value = values[register] { return value }
    return try constant(calculation.registers[register])
  }

  func constant(_ figure: Fraction) throws(Unsuited) -> Value {
    let figure = figure.reduced
    guard let numerator = Int(exactly: figure.numerator),
      let denominator = Int(exactly: figure.denominator), denominator > 0,
      denominator <= Self.largestDenominator
    else { throw Unsuited() }
    let operand = WholeCalculation.Operand(start: whole.registers.takeUnused())
    operand.start.update(repeating: numerator, count: blockSize)
    return Value(
      operand: operand, denominator: denominator, isFilled: false, constant: numerator)
  }

  func register() -> WholeCalculation.Operand {
    WholeCalculation.Operand(start: whole.registers.take())
  }

  func giveBack(_ value: Value) {
    if value.isFilled { whole.registers.giveBack(value.operand.start) }
  }

  var nothing: Value { Value(operand: own, denominator: 1, isFilled: false) }

  /// A step's result, in a register that what it is made of may leave to it.
  func filled(
    _ operation: WholeCalculation.Operation, _ a: Value, _ b: Value? = nil,
    over denominator: Int, number: Int = 0, _ rule: RoundingRule = .halfAwayFromZero
  ) -> Value {
    giveBack(a)
    if let b { giveBack(b) }
    let into = register()
    add(operation, a.operand, b?.operand, into: into, number: number, rule)
    return Value(operand: into, denominator: denominator, isFilled: true)
  }

  @discardableResult
  func add(
    _ operation: WholeCalculation.Operation, _ a: WholeCalculation.Operand,
    _ b: WholeCalculation.Operand? = nil, into: WholeCalculation.Operand, number: Int = 0,
    _ rule: RoundingRule = .halfAwayFromZero
  ) -> Int {
    whole.steps.append(
      WholeCalculation.Step(
        operation: operation, a: a, b: b ?? a, into: into, number: number, rule: rule))
  }

  // MARK: Denominators

  func overOne(_ a: Value, _ b: Value) throws(Unsuited) -> (Value, Value) {
    let common = try multiple(a.denominator, b.denominator)
    return (
      scaled(a, by: common / a.denominator, over: common),
      scaled(b, by: common / b.denominator, over: common)
    )
  }

  func scaled(_ value: Value, by factor: Int, over denominator: Int) -> Value {
    if factor == 1 {
      return Value(operand: value.operand, denominator: denominator, isFilled: value.isFilled)
    }
    return filled(.scale, value, over: denominator, number: factor)
  }

  func multiple(_ a: Int, _ b: Int) throws(Unsuited) -> Int {
    guard let multiple = leastCommonMultiple(a, b), multiple <= Self.largestDenominator else {
      throw Unsuited()
    }
    return multiple
  }

  func product(_ a: Int, _ b: Int) throws(Unsuited) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    guard !overflow, product <= Self.largestDenominator else { throw Unsuited() }
    return product
  }
}
