// Finds what an investment's figures rule out, where the figures are written out.
extension Checker {
  /// A residual value above the cost, and a use before the purchase.
  mutating func checkWritten(
    of properties: PropertyInstances, _ shape: Shape, boughtIn written: [Int]
  ) {
    guard let spend = body(of: .spend, properties) else { return }
    let residual = body(of: .residual, properties)
    let activated = body(of: .activated, properties)
    let hasResidual = residual?.containsConstant { !$0.isZero } ?? false
    let isDated =
      activated?.containsConstant { Activation(code: $0.wholeValue ?? 0).isDated } ?? false
    // Money carried over makes a cost other than the spend.
    let carriesOver = body(of: .carriedOver, properties)?.containsConstant { !$0.isZero } ?? true
    guard (hasResidual && !carriesOver) || isDated else { return }
    let spread = Spread(catalogue)
    let others = written.filter { !catalogue.yearRange.contains($0) }
    let years = (others + catalogue.yearRange).sorted()
    let (cells, overflow) = spread.count(shape.dimensions)
      .multipliedReportingOverflow(by: years.count)
    guard !overflow, cells <= Self.mostWrittenCells else { return }
    for cell in 0..<spread.count(shape.dimensions) {
      let labels = spread.labels(of: cell, shape.dimensions)
      for year in years {
        let place = WrittenPlace(labels: labels, year: year)
        guard let cost = self.written(spend, at: place), !cost.value.isZero else { continue }
        if hasResidual, !carriesOver, let left = residual.flatMap({ self.written($0, at: place) }),
          AcquisitionFault.isResidual(left.value, aboveCost: cost.value)
        {
          findings.add(.residualAboveCost(at: left.span, cost: cost.span))
        }
        if isDated, let use = activated.flatMap({ self.written($0, at: place) }),
          let code = use.value.wholeValue,
          Activation(code: code).start(purchasedIn: year).activationYear < year
        {
          findings.add(.useBeforePurchase(at: use.span, purchase: cost.span, in: year))
        }
      }
    }
  }

  /// The most cells, over all years, that are looked through.
  private static let mostWrittenCells = 100_000

  private func body(
    of property: InvestmentProperty, _ properties: PropertyInstances
  ) -> TypedExpression? {
    guard let id = properties[property], case .formula(let body) = instances[id.index].body else {
      return nil
    }
    return body
  }

  /// A cell and a year in which a literal is looked up.
  private struct WrittenPlace {
    let labels: [(dimension: DimensionID, label: Int)]
    let year: Int

    func label(_ dimension: DimensionID) -> Int? {
      labels.first { $0.dimension == dimension }?.label
    }
  }

  /// The literal that a value is at a place; `nil` where it is a formula.
  private func written(
    _ value: TypedExpression, at place: WrittenPlace
  ) -> (value: Rational, span: SourceSpan)? {
    var value = value
    while true {
      switch value.kind {
      case .constant(let number): return (number, value.span)
      case .byLabel(let dimension, let values, _):
        guard let label = place.label(dimension), let next = values[label] else { return nil }
        value = next
      case .byYear(let entries):
        guard let next = entries.value(in: place.year) ?? nil else { return nil }
        value = next
      case .overridden(let base, let cells):
        let over = cells.last { cell in
          cell.holds(in: place.year)
            && cell.labels.allSatisfy { place.label($0.dimension) == $0.label }
        }
        value = over?.value ?? base
      default: return nil
      }
    }
  }
}

extension Activation {
  /// Whether it names a year, and so may lie before a purchase.
  fileprivate var isDated: Bool {
    switch moment {
    case .date, .year: true
    case .midyear, .yearStart, .yearEnd, .month: false
    }
  }
}

extension TypedExpression {
  /// Whether one of the literals that the value may be fits a condition.
  fileprivate func containsConstant(_ fits: (Rational) -> Bool) -> Bool {
    var found = false
    forEachConstant { value, _ in if fits(value) { found = true } }
    return found
  }
}
