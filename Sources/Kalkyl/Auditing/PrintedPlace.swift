/// A printed figure, and the ways in which it should come out.
struct PrintedPlace {
  /// One way: the formula's value on the shown figures, and what rounding leaves it.
  struct Derivation {
    enum Origin {
      /// The formula with the figures that are entered, and what the model computes.
      case model
      /// The formula with the printed figures of its parts.
      case printedParts
      /// The sum of the printed rows above it.
      case printedRows
    }

    let origin: Origin
    let value: Cell
    let bounds: Interval?
  }

  /// Where it stands, in words.
  let place: String
  let figure: PrintedFigure
  let derivations: [Derivation]

  /// The verdict of a derivation; `nil` where it has no value.
  func verdict(_ derivation: Derivation) -> AuditVerdict? {
    guard let value = derivation.value.value else { return nil }
    return AuditVerdict(
      printed: figure.value, lastDigit: figure.lastDigit, shown: value, bounds: derivation.bounds)
  }

  /// The worst verdict of all derivations; `nil` where one cannot be decided.
  var worst: AuditVerdict? {
    let verdicts = derivations.map { verdict($0) }
    if verdicts.contains(where: { $0 == nil }) { return nil }
    if verdicts.contains(.outside) { return .outside }
    return verdicts.contains(.withinRounding) ? .withinRounding : .exact
  }
}
