/// A chart as an inline drawing for HTML.
struct SVGChart: Sendable {
  private static let colors = [
    "#1f5a96", "#c8641b", "#3b7d3b", "#8a3f8f", "#b03a3a", "#57727a", "#a98a1c", "#333333",
  ]
  private static let width = 720
  private static let height = 280
  private static let top = 10

  private let chart: DocumentChart
  private let figures: FigureText

  init(_ chart: DocumentChart, figures: FigureText) {
    self.chart = chart.printable
    self.figures = figures
  }

  /// The drawing with its title; a dash where nothing has a value.
  var html: String {
    let caption = chart.title.map { "<figcaption>\($0.html)</figcaption>\n" } ?? ""
    return "<figure>\n\(caption)\(drawing)\n</figure>\n"
  }

  private var drawing: String {
    let values = chart.kind == .stacked ? chart.stackSums : chart.values
    guard !chart.values.isEmpty, let scale = ChartScale(values, fromZero: chart.kind != .lines)
    else { return FigureText.noValue }
    let axis = scale.ticks.map { figures.text(of: Figure(value: $0, style: chart.axisStyle)) }
    let plot = Plot(
      left: 7 * axis.reduce(0) { max($0, $1.displayWidth) } + 20, scale: scale,
      positions: chart.positions.count)
    let full = Self.top + Self.height + 30 + 20 * chart.series.count
    let label = chart.title.map { " aria-label=\"\($0.html)\"" } ?? ""
    var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"\(label) "
    svg += "width=\"\(Self.width)\" height=\"\(full)\" viewBox=\"0 0 \(Self.width) \(full)\">\n"
    for (tick, text) in zip(scale.ticks, axis) { svg += gridLine(plot, plot.y(tick), text) }
    for (index, name) in chart.positions.enumerated() { svg += positionName(plot, index, name) }
    switch chart.kind {
    case .lines: svg += lines(plot)
    case .bars: svg += bars(plot)
    case .stacked: svg += stacks(plot)
    }
    return svg + legend(plot) + "</svg>"
  }

  /// Where positions and values stand in the drawing, in its pixels.
  private struct Plot {
    let left: Int
    let scale: ChartScale
    let positions: Int

    var right: Int { SVGChart.width - 10 }
    var bottom: Int { SVGChart.top + SVGChart.height }

    /// The left edge of a position's part of the axis; of `positions`, the axis's end.
    func edge(_ position: Int) -> Int { left + (right - left) * position / max(positions, 1) }

    func middle(_ position: Int) -> Int { (edge(position) + edge(position + 1)) / 2 }

    func y(_ value: Rational) -> Int { bottom - scale.place(value, of: SVGChart.height) }
  }

  private func color(_ series: Int) -> String { Self.colors[series % Self.colors.count] }

  private func gridLine(_ plot: Plot, _ y: Int, _ text: String) -> String {
    """
    <line x1="\(plot.left)" y1="\(y)" x2="\(plot.right)" y2="\(y)" stroke="#ddd"/>
    <text x="\(plot.left - 6)" y="\(y + 4)" text-anchor="end">\(text.html)</text>

    """
  }

  private func positionName(_ plot: Plot, _ position: Int, _ name: String) -> String {
    """
    <text x="\(plot.middle(position))" y="\(plot.bottom + 18)" text-anchor="middle">\(name.html)</text>

    """
  }

  /// A line per series, broken where there is no value.
  private func lines(_ plot: Plot) -> String {
    var svg = ""
    for series in chart.series.indices {
      var path = ""
      var isDrawing = false
      var marks = ""
      for position in chart.positions.indices {
        guard let value = chart.value(series, position) else {
          isDrawing = false
          continue
        }
        let (x, y) = (plot.middle(position), plot.y(value))
        path += "\(path.isEmpty ? "" : " ")\(isDrawing ? "L" : "M")\(x) \(y)"
        marks += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3\" fill=\"\(color(series))\"/>\n"
        isDrawing = true
      }
      if path.isEmpty { continue }
      let stroke = "stroke=\"\(color(series))\" stroke-width=\"2\""
      svg += "<path d=\"\(path)\" fill=\"none\" \(stroke)/>\n" + marks
    }
    return svg
  }

  private func bars(_ plot: Plot) -> String {
    var svg = ""
    let zero = plot.y(.zero)
    for position in chart.positions.indices {
      let (start, room) = span(plot, position)
      for series in chart.series.indices {
        guard let value = chart.value(series, position) else { continue }
        let x = start + room * series / chart.series.count
        let next = start + room * (series + 1) / chart.series.count
        svg += bar(series, x, max(1, next - x - 1), from: zero, to: plot.y(value))
      }
    }
    return svg
  }

  private func stacks(_ plot: Plot) -> String {
    var svg = ""
    for position in chart.positions.indices {
      let (start, room) = span(plot, position)
      var (above, below) = (Rational.zero, Rational.zero)
      for series in chart.series.indices {
        guard let value = chart.value(series, position) else { continue }
        let from = value < .zero ? below : above
        let to = from + value
        if value < .zero { below = to } else { above = to }
        svg += bar(series, start, room, from: plot.y(from), to: plot.y(to))
      }
    }
    return svg
  }

  /// Where the bars of a position begin and how wide they are together.
  private func span(_ plot: Plot, _ position: Int) -> (start: Int, width: Int) {
    let (left, right) = (plot.edge(position), plot.edge(position + 1))
    let margin = (right - left) / 8
    return (left + margin, max(1, right - left - 2 * margin))
  }

  private func bar(_ series: Int, _ x: Int, _ width: Int, from: Int, to: Int) -> String {
    "<rect x=\"\(x)\" y=\"\(min(from, to))\" width=\"\(width)\" height=\"\(abs(from - to))\" "
      + "fill=\"\(color(series))\"/>\n"
  }

  private func legend(_ plot: Plot) -> String {
    var svg = ""
    for (index, series) in chart.series.enumerated() {
      let y = plot.bottom + 30 + 20 * index
      svg += "<rect x=\"\(plot.left)\" y=\"\(y)\" width=\"12\" height=\"12\" "
      svg += "fill=\"\(color(index))\"/>\n"
      svg += "<text x=\"\(plot.left + 18)\" y=\"\(y + 11)\">\(series.label.html)</text>\n"
    }
    return svg
  }
}
