/// Unspent investment money that is carried to the next year (ombudgetering): the properties
/// `execution` and `carried_over`.
enum CarryOver {
  /// One year's money and what becomes of it; nil is no value.
  struct Year: Hashable, Sendable {
    /// What is bought for in the year, in the unit of the model.
    let spend: Rational?
    /// Genomförandegrad: the share of what is available that is carried out and activated.
    let execution: Rational?
    /// The share of what was not carried out that is available the year after.
    let carriedOver: Rational?
  }

  /// What a vintage had and what came of it, in the unit of the model.
  struct Vintage: Hashable, Sendable {
    /// Spend + what the year before left.
    let available: Rational?
    /// Execution × available: the cost of the vintage.
    let carriedOut: Rational?
  }

  /// The vintages of consecutive years:
  /// available(y) = spend(y) + carried_over(y−1) × (1 − execution(y−1)) × available(y−1),
  /// carried out(y) = execution(y) × available(y).
  ///
  /// Where nothing is carried over, or everything was carried out, a year before without value
  /// leaves nothing and so takes no value from the years after.
  static func vintages(_ years: [Year]) -> [Vintage] {
    var brought: Rational? = .zero
    return years.map { year in
      let available = sum(year.spend, brought)
      brought = leftOver(of: available, in: year)
      return Vintage(available: available, carriedOut: product(year.execution, available))
    }
  }

  /// carried_over × (1 − execution) × available.
  private static func leftOver(of available: Rational?, in year: Year) -> Rational? {
    if year.carriedOver?.isZero == true || year.execution == .one { return .zero }
    return product(product(year.carriedOver, year.execution.map { .one - $0 }), available)
  }

  private static func sum(_ first: Rational?, _ second: Rational?) -> Rational? {
    guard let first, let second else { return nil }
    return first + second
  }

  private static func product(_ first: Rational?, _ second: Rational?) -> Rational? {
    guard let first, let second else { return nil }
    return first * second
  }
}
