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
    if body.type.shape.years == .none {
      if body.isWrittenAsZero(in: nil) { findings.add(.weightsAllZero(at: body.span, year: nil)) }
      return
    }
    for year in catalogue.yearRange where body.isWrittenAsZero(in: year) {
      findings.add(.weightsAllZero(at: body.span, year: year))
    }
  }
}

extension TypedExpression {
  /// Whether the weights of a year are all literals, and zero.
  fileprivate func isWrittenAsZero(in year: Int?) -> Bool {
    switch kind {
    case .constant(let value): return value.isZero
    case .byLabel(_, let values, _):
      return !values.isEmpty && values.allSatisfy { $0?.isWrittenAsZero(in: year) == true }
    case .byYear(let entries):
      guard let year, let value = entries.value(in: year) else { return false }
      return value?.isWrittenAsZero(in: year) == true
    default: return false
    }
  }
}
