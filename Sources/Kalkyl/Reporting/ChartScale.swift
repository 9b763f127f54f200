/// The axis of a chart: a range of values that begins and ends at round figures.
struct ChartScale: Sendable {
  /// From the lowest to the highest, evenly spaced; at least two.
  let ticks: [Rational]
  private let low: Rational
  private let range: Rational

  /// An axis around the values; `nil` without any.
  init?(_ values: [Rational], fromZero: Bool) {
    guard var low = values.min(), var high = values.max() else { return nil }
    if fromZero || low == high {
      low = min(low, .zero)
      high = max(high, .zero)
    }
    if low == high { high = .one }
    let step = Self.roundStep((high - low) * Rational(1, over: 4))
    low = low.rounded(to: step, .down)
    high = high.rounded(to: step, .up)
    var ticks = [low]
    while let last = ticks.last, last < high { ticks.append(last + step) }
    self.ticks = ticks
    self.low = low
    range = high - low
  }

  /// The smallest 1, 2 or 5 times a power of ten that is at least the raw step, which is above 0.
  private static func roundStep(_ raw: Rational) -> Rational {
    let ten = Rational(10)
    let digits = raw.numerator.description.utf8.count - raw.denominator.description.utf8.count
    var power =
      ten.raised(to: digits - 1, maximumDigits: 2 * abs(digits) + 10) ?? .one
    while true {
      for factor in [1, 2, 5] where power * Rational(factor) >= raw {
        return power * Rational(factor)
      }
      power *= ten
    }
  }

  /// How far along an axis of so many steps a value stands, 0 at the lowest tick.
  func place(_ value: Rational, of steps: Int) -> Int {
    let share = (value - low).divided(by: range) ?? .zero
    let place = (share * Rational(steps)).rounded(to: .one, .halfAwayFromZero).wholeValue ?? 0
    return min(max(place, 0), steps)
  }
}

extension DocumentChart {
  /// Every figure of the chart that has a value.
  var values: [Rational] { series.flatMap { $0.figures.compactMap(\.value) } }

  /// The figure of a series at a position; `nil` without value.
  func value(_ series: Int, _ position: Int) -> Rational? {
    let figures = self.series[series].figures
    return position < figures.count ? figures[position].value : nil
  }

  /// How sums of the chart's figures are written: as its first figure.
  var style: FigureStyle {
    series.lazy.compactMap(\.figures.first).first?.style ?? FigureStyle(kind: .number)
  }

  /// How the axis is written: with the decimals that its round figures need.
  var axisStyle: FigureStyle {
    var style = style
    style.decimals = nil
    if style.kind == .truth { style.kind = .number }
    return style
  }

  /// The ends of a stack: the sums of what is above and below zero at each position.
  var stackSums: [Rational] {
    positions.indices.flatMap { position in
      let values = series.indices.compactMap { value($0, position) }
      let above = values.filter { $0 > .zero }.reduce(Rational.zero) { $0 + $1 }
      let below = values.filter { $0 < .zero }.reduce(Rational.zero) { $0 + $1 }
      return [above, below]
    }
  }

  /// The sum at a position; `nil` if a series has no value there.
  func sum(at position: Int) -> Rational? {
    var sum = Rational.zero
    for index in series.indices {
      guard let value = value(index, position) else { return nil }
      sum += value
    }
    return sum
  }
}
