/// A table's figures as they are shown: entered ones stand for themselves ± half their last digit,
/// and printed ones, where asked for, stand in for computed ones.
struct ShownFigures {
  let id: InstanceID
  let table: TypedTable
  /// Whether a computed part that has a printed figure is taken as printed.
  let usesPrinted: Bool
  let evaluator: Evaluator
  /// Between what each cell can come out at, as far as it is worked out.
  private var bounds: [Int: Interval?] = [:]

  init(id: InstanceID, table: TypedTable, usesPrinted: Bool, evaluator: Evaluator) {
    self.id = id
    self.table = table
    self.usesPrinted = usesPrinted
    self.evaluator = evaluator
    // In the order in which the cells lean on each other, each is worked out once.
    for node in evaluator.plan.order {
      let (instance, _, cell) = evaluator.space.place(of: node)
      if instance == id { bounds[cell] = boundsOfCell(cell) }
    }
  }

  /// Whether a formula reads a computed figure that is printed.
  func usesPrintedFigures(in formula: TypedExpression) -> Bool {
    var found = false
    formula.forEachNode { node in
      if case .cell(id, let cell) = node.kind, table.printed[cell] != nil { found = true }
    }
    return found
  }

  /// The value of a cell as the model works it out.
  func value(of cell: Int) -> Cell {
    evaluator.known(evaluator.space.node(id, cell: cell))?.cells.first
      ?? .missing(Cause(.wrong, table.cells[cell].span, year: nil))
  }

  /// The value of a formula on the figures as shown.
  func value(of formula: TypedExpression) -> Cell {
    switch formula.kind {
    case .cell(id, let cell):
      if usesPrinted, let printed = table.printed[cell] { return .value(printed.value) }
      return value(of: cell)
    case .sum(let terms):
      return terms.reduce(.value(.zero)) { sum, term in
        sum.combined(value(of: term.value)) { term.isNegative ? $0 - $1 : $0 + $1 }
      }
    case .negated(let inner): return value(of: inner).mapped { -$0 }
    case .product(let factors): return product(factors)
    default:
      return
        (try? evaluator.evaluate(formula, Frame(year: nil, first: evaluator.space.years.lowerBound)))?
        .cells.first ?? .missing(Cause(.wrong, formula.span, year: nil))
    }
  }

  private func product(_ factors: [TypedExpression.Factor]) -> Cell {
    var result = Cell.value(.one)
    for factor in factors {
      let next = value(of: factor.value)
      guard factor.isDivisor, case .value(let left) = result, case .value(let right) = next else {
        result = result.combined(next, *)
        continue
      }
      result =
        left.divided(by: right).map(Cell.value)
        ?? .missing(Cause(.divisionByZero, factor.value.span, year: nil))
    }
    return result
  }

  /// Between what a formula can come out at; `nil` where rounding does not rule anything out.
  func interval(of formula: TypedExpression) -> Interval? {
    switch formula.kind {
    case .cell(id, let cell): return interval(ofCell: cell)
    case .sum(let terms):
      var sum = Interval(exactly: .zero)
      for term in terms {
        guard let part = interval(of: term.value) else { return nil }
        sum = term.isNegative ? sum - part : sum + part
      }
      return sum
    case .negated(let inner): return interval(of: inner)?.scaled(by: -.one)
    case .product(let factors):
      var product = Interval(exactly: .one)
      for factor in factors {
        guard let part = interval(of: factor.value),
          let next = factor.isDivisor ? product.divided(by: part) : product * part
        else { return nil }
        product = next
      }
      return product
    case .magnitude(let inner): return interval(of: inner)?.magnitude
    case .rounded(let inner, let step, let rule):
      return interval(of: inner)?.rounded(to: step, rule)
    default: return value(of: formula).value.map(Interval.init(exactly:))
    }
  }

  private func interval(ofCell cell: Int) -> Interval? { bounds[cell] ?? boundsOfCell(cell) }

  private func boundsOfCell(_ cell: Int) -> Interval? {
    if usesPrinted, let printed = table.printed[cell] {
      return Interval(printed: printed.value, lastDigit: printed.lastDigit)
    }
    let (row, column) = cell.quotientAndRemainder(dividingBy: table.layout.columns.count)
    guard !table.layout.isComputed(row, column) else { return interval(of: table.cells[cell]) }
    guard let value = value(of: cell).value else { return nil }
    guard let written = table.layout.rows[row].cells[column].value, written.isLiteral,
      let digit = lastDigit(of: written, cell)
    else { return Interval(exactly: value) }
    return Interval(printed: value, lastDigit: digit)
  }

  private func lastDigit(of written: Expression, _ cell: Int) -> Rational? {
    var checker = evaluator.checker
    checker.unitOfLiterals = table.layout.declaration.currency?.unit
    return checker.lastDigit(of: written, as: table.cells[cell].type.kind)
  }
}
