/// Lines over the positions, a mark at each figure and dots between them.
extension TextChart {
  private static let marks: [Character] = ["●", "○", "■", "□", "▲", "△", "◆", "◇"]
  private static let rowsPerTick = 3

  var lineChart: [String] {
    guard let scale = ChartScale(chart.values, fromZero: false) else { return [] }
    let labels = scale.ticks.map { figures.text(of: Figure(value: $0, style: chart.axisStyle)) }
    let labelWidth = labels.reduce(0) { max($0, $1.displayWidth) }
    let spacing = positionSpacing(width - labelWidth - 2)
    let height = (scale.ticks.count - 1) * Self.rowsPerTick
    let grid = drawn(scale, height: height, spacing: spacing)
    var lines: [String] = []
    for level in (0...height).reversed() {
      let isTick = level % Self.rowsPerTick == 0
      let label = isTick ? labels[level / Self.rowsPerTick] : ""
      lines.append("\(label.indented(to: labelWidth)) \(isTick ? "┤" : "│")\(String(grid[level]))")
    }
    let margin = String(repeating: " ", count: labelWidth + 1)
    lines.append(margin + "└" + axis(spacing))
    lines.append(margin + " " + positionLabels(spacing))
    return lines + legend(Self.marks).map { margin + " " + $0 }
  }

  /// The columns from one position to the next.
  private func positionSpacing(_ available: Int) -> Int {
    let widest = chart.positions.reduce(1) { max($0, $1.displayWidth) }
    let most = max(available, 1) / max(chart.positions.count, 1)
    return max(1, min(most, max(widest + 2, 10)))
  }

  private func column(_ position: Int, _ spacing: Int) -> Int {
    position * spacing + spacing / 2
  }

  /// The drawing, from the lowest row up.
  private func drawn(_ scale: ChartScale, height: Int, spacing: Int) -> [[Character]] {
    let row = [Character](repeating: " ", count: spacing * chart.positions.count)
    var grid = [[Character]](repeating: row, count: height + 1)
    let lines = chart.series.indices.map { series in
      chart.positions.indices.map { position in
        chart.value(series, position).map { scale.place($0, of: height) }
      }
    }
    for levels in lines { connect(levels, spacing, in: &grid) }
    // The first series is drawn last, so that it is seen where series meet.
    for (series, levels) in lines.enumerated().reversed() {
      for (position, level) in levels.enumerated() {
        guard let level else { continue }
        grid[level][column(position, spacing)] = Self.marks[series % Self.marks.count]
      }
    }
    return grid
  }

  private func connect(_ levels: [Int?], _ spacing: Int, in grid: inout [[Character]]) {
    for (position, next) in levels.enumerated().dropFirst() {
      guard let from = levels[position - 1], let next else { continue }
      let start = column(position - 1, spacing)
      for step in 1..<max(spacing, 2) where step < spacing {
        let rise = 2 * (next - from) * step + (next < from ? -spacing : spacing)
        grid[from + rise / (2 * spacing)][start + step] = "·"
      }
    }
  }

  private func axis(_ spacing: Int) -> String {
    var line = [Character](repeating: "─", count: spacing * chart.positions.count)
    for position in chart.positions.indices { line[column(position, spacing)] = "┬" }
    return String(line)
  }

  /// The positions' names under their marks; one that would meet the one before is left out.
  private func positionLabels(_ spacing: Int) -> String {
    var line = ""
    var used = 0
    for (position, label) in chart.positions.enumerated() {
      let start = max(0, column(position, spacing) - (label.displayWidth - 1) / 2)
      guard position == 0 || start > used else { continue }
      line += String(repeating: " ", count: max(0, start - used)) + label
      used = max(start, used) + label.displayWidth
    }
    return line
  }
}
