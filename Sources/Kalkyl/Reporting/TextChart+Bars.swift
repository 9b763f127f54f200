/// Bars from left to right, one per figure, or one per position with the series after each other.
extension TextChart {
  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  private static let fills: [Character] = ["█", "▒", "▓", "░", "▚", "○", "◆", "□", "▲", "×"]

  /// The columns left for bars, and how many of them lie below zero.
  private struct Room {
    var below: Int
    var above: Int
    /// Columns per krona.
    var perUnit: Rational

    init(low: Rational, high: Rational, columns: Int) {
      let perUnit = Rational(columns).divided(by: high - low) ?? .zero
      self.perUnit = perUnit
      below = (low.magnitude * perUnit).rounded(to: .one, .up).wholeValue ?? 0
      above = (high * perUnit).rounded(to: .one, .up).wholeValue ?? 0
    }

    /// The length of a bar in parts of a column; one part at least for what is not zero.
    func length(_ value: Rational, partsPerColumn: Int) -> Int {
      let exact = value.magnitude * perUnit * Rational(partsPerColumn)
      let parts = exact.rounded(to: .one, .halfAwayFromZero).wholeValue ?? 0
      return value.isZero ? 0 : max(parts, 1)
    }
  }

  var barChart: [String] {
    let values = chart.values
    let names = barNames
    let nameWidth = names.reduce(0) { max($0, $1.displayWidth) }
    let texts = chart.positions.indices.flatMap { position in
      chart.series.indices.map { (position, $0, text($0, position)) }
    }
    let textWidth = texts.reduce(0) { max($0, $1.2.displayWidth) }
    let room = Room(
      low: min(values.min() ?? .zero, .zero), high: max(values.max() ?? .zero, .zero),
      columns: max(10, min(60, width - nameWidth - textWidth - 4)))
    return zip(names, texts).map { name, text in
      let value = chart.value(text.1, text.0)
      return "\(name.padded(to: nameWidth)) \(bar(value ?? .zero, room)) \(text.2)"
    }
  }

  /// What stands before each bar: its position, and its series where there are several.
  private var barNames: [String] {
    guard chart.series.count > 1 else { return chart.positions }
    let width = chart.positions.reduce(0) { max($0, $1.displayWidth) }
    return chart.positions.flatMap { position in
      chart.series.enumerated().map { index, series in
        (index == 0 ? position : "").padded(to: width) + " " + series.label
      }
    }
  }

  /// The figure of a series at a position, in its own style.
  private func text(_ series: Int, _ position: Int) -> String {
    let all = chart.series[series].figures
    return position < all.count ? figures.text(of: all[position]) : FigureText.noValue
  }

  private func bar(_ value: Rational, _ room: Room) -> String {
    if value < .zero {
      let halves = room.length(value, partsPerColumn: 2)
      let bar = (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
      return bar.indented(to: room.below) + "│"
    }
    let parts = room.length(value, partsPerColumn: 8)
    let bar = String(repeating: "█", count: parts / 8)
    let rest = parts % 8 == 0 ? "" : String(Self.eighths[parts % 8 - 1])
    return String(repeating: " ", count: room.below) + "│" + bar + rest
  }

  var stackedChart: [String] {
    let sums = chart.stackSums
    let nameWidth = chart.positions.reduce(0) { max($0, $1.displayWidth) }
    let totals = chart.positions.indices.map {
      figures.text(of: Figure(value: chart.sum(at: $0), style: chart.style))
    }
    let textWidth = totals.reduce(0) { max($0, $1.displayWidth) }
    let room = Room(
      low: sums.min() ?? .zero, high: sums.max() ?? .zero,
      columns: max(10, min(60, width - nameWidth - textWidth - 4)))
    let lines = chart.positions.enumerated().map { position, name in
      let below = stack(at: position, sign: -1, room)
      let above = stack(at: position, sign: 1, room)
      let left = String(String(below.reversed())).indented(to: room.below)
      return "\(name.padded(to: nameWidth)) \(left)│\(above) \(totals[position])"
    }
    let margin = String(repeating: " ", count: nameWidth + 2)
    return lines + legend(Self.fills).map { margin + $0 }
  }

  /// The parts of one sign after each other, each ending where the sum so far does.
  private func stack(at position: Int, sign: Int, _ room: Room) -> String {
    var bar = ""
    var sum = Rational.zero
    var end = 0
    for index in chart.series.indices {
      guard let value = chart.value(index, position), value.signum == sign else { continue }
      sum += value
      let next = (sum.magnitude * room.perUnit).rounded(to: .one, .halfAwayFromZero).wholeValue ?? 0
      let fill = Self.fills[index % Self.fills.count]
      bar += String(repeating: fill, count: max(0, next - end))
      end = max(next, end)
    }
    return bar
  }
}
