/// The figures that an assumption is given, from one to another by a step.
struct VariedRange: Sendable {
  let first: Rational
  let last: Rational
  let step: Rational

  /// Whether steps from the first figure come to the last one or past it.
  var ends: Bool {
    step.signum != 0 && (last - first).signum * step.signum >= 0
  }

  /// How many figures there are; `nil` where they never end or are too many to count.
  var count: Int? {
    guard ends, let steps = (last - first).divided(by: step) else { return nil }
    guard let whole = steps.rounded(to: .one, .down).wholeValue, whole < Int.max else { return nil }
    return whole + 1
  }

  /// The figures, none past the last.
  func figures(_ count: Int) -> [Rational] {
    (0..<count).map { first + step * Rational($0) }
  }
}
