/// A chart drawn with characters.
struct TextChart: Sendable {
  let chart: DocumentChart
  let figures: FigureText
  let pen: TerminalPen
  let width: Int

  init(_ chart: DocumentChart, figures: FigureText, pen: TerminalPen, width: Int) {
    self.chart = chart.printable
    self.figures = figures
    self.pen = pen
    self.width = width
  }

  /// The title, the drawing and what its signs mean.
  var lines: [String] {
    var lines: [String] = []
    if let title = chart.title { lines.append(pen.draw(title, .bold)) }
    if chart.values.isEmpty { return lines + [FigureText.noValue] }
    switch chart.kind {
    case .lines: lines += lineChart
    case .bars: lines += barChart
    case .stacked: lines += stackedChart
    }
    return lines
  }

  /// `● Bas  ○ Hög ränta`, on as many lines as it takes.
  func legend(_ marks: [Character]) -> [String] {
    var lines = [""]
    for (index, series) in chart.series.enumerated() {
      let entry = "\(marks[index % marks.count]) \(series.label)"
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = entry
      } else if last.displayWidth + 3 + entry.displayWidth <= width {
        lines[lines.count - 1] += "   " + entry
      } else {
        lines.append(entry)
      }
    }
    return lines
  }
}

extension DocumentChart {
  /// The chart with every text fit to print.
  var printable: DocumentChart {
    var chart = self
    chart.title = title?.printable
    chart.positions = positions.map(\.printable)
    for index in series.indices { chart.series[index].label = series[index].label.printable }
    return chart
  }
}
