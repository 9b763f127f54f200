extension DocumentTable {
  /// The table with a column that draws each row's figures as a small line.
  var withTrends: DocumentTable {
    var table = self
    table.columns.append(Column(heading: "", name: "trend"))
    for row in table.rows.indices {
      let figures = table.rows[row].cells.map { cell -> Rational? in
        if case .figure(let figure) = cell { figure.value } else { nil }
      }
      let line = Self.trend(figures)
      table.rows[row].cells.append(line.map(Cell.text) ?? .empty)
    }
    return table
  }

  /// Figures as bars of eight heights, the lowest and the highest at the ends; `nil` for fewer than
  /// two figures.
  static func trend(_ figures: [Rational?]) -> String? {
    let known = figures.compactMap { $0 }
    guard known.count > 1, let low = known.min(), let high = known.max() else { return nil }
    let bars = Array("▁▂▃▄▅▆▇█")
    return String(
      figures.map { figure -> Character in
        guard let figure else { return " " }
        guard let share = (figure - low).divided(by: high - low) else { return bars[3] }
        let height = (share * Rational(bars.count - 1)).rounded(to: .one, .halfAwayFromZero)
        return bars[height.wholeValue ?? 0]
      })
  }
}
