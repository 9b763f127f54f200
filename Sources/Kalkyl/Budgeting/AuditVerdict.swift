/// How a printed figure stands to what it should be: what `audit` says of it.
enum AuditVerdict: Hashable, Sendable {
  /// The formula on the shown figures, rounded to the printed digit, gives the printed one.
  case exact
  /// Some figures that would be printed as those shown do give it.
  case withinRounding
  /// No such figures do.
  case outside

  /// The verdict on one printed figure.
  ///
  /// - Parameters:
  ///   - printed: the figure as printed.
  ///   - lastDigit: what a step of its last digit is worth in the figure's unit, above zero.
  ///   - shown: the formula's value on the figures as shown; nil is no value.
  ///   - bounds: what the formula can give when each printed figure stands for itself ± half its
  ///     last digit; nil where it divides by what may be zero, so that nothing is ruled out.
  init(printed: Rational, lastDigit: Rational, shown: Rational?, bounds: Interval?) {
    if let shown, shown.rounded(to: lastDigit, .halfAwayFromZero) == printed {
      self = .exact
    } else if bounds?.meets(Interval(printed: printed, lastDigit: lastDigit)) ?? true {
      self = .withinRounding
    } else {
      self = .outside
    }
  }
}
