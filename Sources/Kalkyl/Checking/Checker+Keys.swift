// Checks keys: what their weights may be where they are written out.
extension Checker {
  /// Weights written out are not negative, and not all zero in a year.
  mutating func checkWeights(_ body: TypedExpression, _ declaration: DefinitionDeclaration) {
    switch body.type.kind {
    case .number, .amount, .unknown: break
    default: findings.add(.weightsOfWrongKind(declaration.heading.name, body.type.kind))
    }
    body.forEachConstant { weight, span in
      if weight.signum < 0 { findings.add(.negativeWeight(at: span)) }
    }
    let years: [Int?] = body.type.shape.years == .none ? [nil] : catalogue.yearRange.map { $0 }
    for year in years {
      guard let weights = body.writtenWeights(in: year), !weights.isEmpty else { continue }
      if weights.allSatisfy(\.isZero) {
        findings.add(.weightsAllZero(at: body.span, year: year))
      }
    }
  }
}

extension TypedExpression {
  /// The weights of a year where all are literals; `nil` where one is a formula or left out.
  fileprivate func writtenWeights(in year: Int?) -> [Rational]? {
    switch kind {
    case .constant(let value): return [value]
    case .byLabel(_, let values, _):
      var weights: [Rational] = []
      for value in values {
        guard let part = value?.writtenWeights(in: year) else { return nil }
        weights += part
      }
      return weights
    case .byYear(let entries):
      guard let year, let value = entries.value(in: year) else { return nil }
      return value?.writtenWeights(in: year)
    default: return nil
    }
  }
}
