// Checks keys: what their weights may be where they are written out.
extension Checker {
  /// Weights written out are not negative, not all zero in a year, and shares among them add up.
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
      if weights.all.allSatisfy(\.value.isZero) {
        findings.add(.weightsAllZero(at: body.span, year: year))
      } else if weights.areShares, !weights.addUp {
        let sum = weights.all.reduce(Rational.zero) { $0 + $1.value }
        findings.add(.sharesDoNotAddUp(at: body.span, sum, year: year))
      }
    }
  }
}

/// A key's weights as they are written, label by label.
indirect enum WrittenWeights {
  case weight(Rational, isShare: Bool)
  case byLabel([WrittenWeights])

  /// All weights, in the order of the labels.
  var all: [(value: Rational, isShare: Bool)] {
    switch self {
    case .weight(let value, let isShare): [(value, isShare)]
    case .byLabel(let parts): parts.flatMap(\.all)
    }
  }

  var isEmpty: Bool { all.isEmpty }

  /// Whether every weight is written with `%`, but for a bare 0.
  var areShares: Bool {
    let all = all
    return all.contains(where: \.isShare) && all.allSatisfy { $0.isShare || $0.value.isZero }
  }

  /// Whether the shares are 100 % together, or for each label of one of the dimensions.
  var addUp: Bool {
    let all = all
    if all.reduce(.zero, { $0 + $1.value }) == .one { return true }
    guard case .byLabel(let parts) = self, parts.contains(where: \.isSpread) else { return false }
    if parts.allSatisfy(\.addUp) { return true }
    let rows = parts.map { $0.all.map(\.value) }
    guard let count = rows.first?.count, rows.allSatisfy({ $0.count == count }) else {
      return false
    }
    return (0..<count).allSatisfy { column in
      rows.reduce(.zero) { $0 + $1[column] } == .one
    }
  }

  private var isSpread: Bool {
    if case .byLabel = self { true } else { false }
  }
}

extension TypedExpression {
  /// The weights of a year where all are literals; `nil` where one is a formula or left out.
  fileprivate func writtenWeights(in year: Int?) -> WrittenWeights? {
    switch kind {
    case .constant(let value):
      return .weight(value, isShare: type.kind == .number && !isBare)
    case .byLabel(_, let values, _):
      var parts: [WrittenWeights] = []
      for value in values {
        guard let part = value?.writtenWeights(in: year) else { return nil }
        parts.append(part)
      }
      return .byLabel(parts)
    case .byYear(let entries):
      guard let year, let value = entries.value(in: year) else { return nil }
      return value?.writtenWeights(in: year)
    default: return nil
    }
  }
}
