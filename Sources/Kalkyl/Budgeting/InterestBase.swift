/// What the internal rate is charged on in a straight-line plan: the property `interest_base`.
///
/// Practice differs between municipalities and no standard settles it, so a model names its own.
enum InterestBase: String, CaseIterable, Hashable, Sendable {
  /// The book value at the start of the year, or the cost in the first.
  case opening
  /// The book value at the start of each calendar half-year.
  case halfyear
  /// The mean of the year's opening and closing book value, the closing just before it leaves.
  case average
  /// The book value at the start of each month.
  case monthly

  /// The sum over the parts of a calendar year of months in use × the age at which interest is
  /// reckoned, in half square months: the base loses this × depreciation per month / 24.
  ///
  /// - Parameters:
  ///   - ages: the ages in months at which use in the year begins and ends.
  ///   - halfyear: the age on 1 July, which may lie outside `ages`.
  func reckonedAges(_ ages: Range<Int>, halfyear: Int) -> Int {
    let months = ages.count
    switch self {
    case .opening:
      return 2 * ages.lowerBound * months
    case .average:
      return (ages.lowerBound + ages.upperBound) * months
    case .monthly:
      return (ages.lowerBound + ages.upperBound - 1) * months
    case .halfyear:
      let split = min(max(halfyear, ages.lowerBound), ages.upperBound)
      return 2 * (ages.lowerBound * (split - ages.lowerBound) + split * (ages.upperBound - split))
    }
  }
}
