/// One figure for many outcomes.
public enum Statistic: Hashable, Sendable {
  case lowest
  case median
  case highest
  case mean
  /// What so many hundredths of the outcomes are at most, 0 to 100: 10 is the tenth percentile.
  case percentile(Rational)

  /// What stands below the points of a sweep.
  static let belowPoints: [Statistic] = [.lowest, .median, .highest]

  /// As `--stat` writes it; nil for anything else.
  init?(_ name: String) {
    switch name {
    case "min": self = .lowest
    case "median": self = .median
    case "max": self = .highest
    case "mean": self = .mean
    default:
      guard name.first == "p", name.utf8.count <= 12,
        let hundredths = Rational(decimalDigits: Array(name.utf8.dropFirst())),
        hundredths <= Rational(100)
      else { return nil }
      self = .percentile(hundredths)
    }
  }

  /// How `--stat` writes it.
  public var name: String {
    switch self {
    case .lowest: "min"
    case .median: "median"
    case .highest: "max"
    case .mean: "mean"
    case .percentile(let hundredths): "p" + hundredths.exactString
    }
  }

  /// Its place among outcomes in order, from 0 for the first to 1 for the last; nil of a mean.
  private var share: Rational? {
    switch self {
    case .lowest: .zero
    case .median: Rational(1, over: 2)
    case .highest: .one
    case .mean: nil
    case .percentile(let hundredths): hundredths * Rational(1, over: 100)
    }
  }
}

extension Statistic {
  /// The statistic of outcomes in order, exactly; at least one.
  ///
  /// A place between two outcomes is so far on the way from the one to the other: the median of an
  /// even number is the mean of the two in the middle. Spreadsheets call it the inclusive percentile.
  /// - Parameter maximumDigits: `nil` is given for a mean of more.
  func of(sorted outcomes: [Rational], maximumDigits: Int) -> Rational? {
    guard let share else {
      return Self.sum(outcomes[...], maximumDigits: maximumDigits).map {
        $0 * Rational(1, over: outcomes.count)
      }
    }
    let place = share * Rational(outcomes.count - 1)
    let below = place.rounded(to: .one, .down)
    let index = below.wholeValue ?? 0
    let beyond = place - below
    if beyond.isZero { return outcomes[index] }
    return outcomes[index] + (outcomes[index + 1] - outcomes[index]) * beyond
  }

  /// The sum of figures; nil where it grows too long.
  ///
  /// Halves are added up first: the denominators of many different shares would otherwise be carried
  /// through every addition.
  private static func sum(_ figures: ArraySlice<Rational>, maximumDigits: Int) -> Rational? {
    if figures.count <= 8 { return figures.reduce(.zero, +) }
    let middle = (figures.startIndex + figures.endIndex) / 2
    guard let first = sum(figures[..<middle], maximumDigits: maximumDigits),
      let second = sum(figures[middle...], maximumDigits: maximumDigits)
    else { return nil }
    let whole = first + second
    return whole.digitCountEstimate <= maximumDigits ? whole : nil
  }

  /// Statistics of outcomes in any order; no value where one of the outcomes has none.
  ///
  /// - Parameter span: what is asked for, should a mean have too many digits.
  static func of(
    _ outcomes: some Collection<Rational?>, _ statistics: [Statistic], at span: SourceSpan,
    maximumDigits: Int
  ) throws(EvaluationFault) -> [Rational?] {
    let known = outcomes.compactMap { $0 }
    guard known.count == outcomes.count, !known.isEmpty else { return statistics.map { _ in nil } }
    let sorted = known.sorted()
    var figures: [Rational?] = []
    for statistic in statistics {
      guard let figure = statistic.of(sorted: sorted, maximumDigits: maximumDigits) else {
        throw .tooManyDigits(span)
      }
      figures.append(figure)
    }
    return figures
  }

  /// The lowest, the median and the highest of outcomes; no value where one of them has none.
  static func belowPoints(of outcomes: some Collection<Rational?>) -> [Rational?] {
    let known = outcomes.compactMap { $0 }
    guard known.count == outcomes.count, !known.isEmpty else { return belowPoints.map { _ in nil } }
    let sorted = known.sorted()
    return belowPoints.map { $0.of(sorted: sorted, maximumDigits: .max) }
  }
}

extension QuestionReader {
  /// The statistics after `--stat`, separated by commas.
  mutating func statistics(_ texts: [String]) -> [Statistic] {
    var statistics: [Statistic] = []
    for text in texts {
      let source = sources.add(name: "--stat", bytes: Array(text.utf8))
      let names = source.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      for name in names {
        let written = name.trimmed
        if let statistic = Statistic(String(decoding: written, as: UTF8.self)) {
          statistics.append(statistic)
        } else {
          let start = source.base + UInt32(written.startIndex)
          let span = SourceSpan(start, start + UInt32(written.count))
          report(.unknownStatistic(sources.text(span), at: span))
        }
      }
    }
    return statistics
  }
}
