// Draws what a report shows as charts: a series for each row, along the years or labels.
extension ReportBuilder {
  mutating func addCharts(
    _ charts: [ReportDeclaration.Chart], _ values: [Pivot.Value], _ pivot: Pivot
  ) throws(EvaluationFault) {
    guard !charts.isEmpty, let across = pivot.across else { return }
    let positions = (0..<across.count).map { across.heading($0, model.catalogue).text }
    var drawn: [(title: String?, series: [DocumentChart.Series])] = []
    for value in values {
      let series = try series(of: value, pivot, across)
      // Values of one row each are compared in one chart.
      if value.rows.isEmpty, drawn.last?.title == nil, !drawn.isEmpty {
        drawn[drawn.count - 1].series += series
      } else {
        drawn.append((value.rows.isEmpty ? nil : value.text, series))
      }
    }
    for chart in charts {
      for (title, series) in drawn {
        document.blocks.append(
          .chart(DocumentChart(kind: chart, title: title, positions: positions, series: series)))
      }
    }
  }

  private mutating func series(
    of value: Pivot.Value, _ pivot: Pivot, _ across: Pivot.Axis
  ) throws(EvaluationFault) -> [DocumentChart.Series] {
    var series: [DocumentChart.Series] = []
    for (label, place) in places(value.rows, value.text) {
      for run in pivot.runs.indices {
        var figures: [Figure] = []
        for position in 0..<across.count {
          let cell = try cell(of: value.shown, run: run, at: place.at(across, position))
          figures.append(model.figure(cell, value.style.settled(for: cell.value)))
        }
        let text = pivot.runs.count > 1 ? "\(label), \(scenarioText(pivot.runs[run]))" : label
        series.append(DocumentChart.Series(label: text, figures: figures))
      }
    }
    return series
  }

  /// Every row of a value, with its label.
  private func places(
    _ axes: [Pivot.Axis], _ text: String
  ) -> [(label: String, place: Pivot.Place)] {
    var places: [(words: [String], place: Pivot.Place)] = [([], Pivot.Place())]
    for axis in axes {
      places = places.flatMap { words, place in
        (0..<axis.count).map { position in
          (words + [axis.heading(position, model.catalogue).text], place.at(axis, position))
        }
      }
    }
    return places.map { ($0.words.isEmpty ? text : $0.words.joined(separator: ", "), $0.place) }
  }
}
