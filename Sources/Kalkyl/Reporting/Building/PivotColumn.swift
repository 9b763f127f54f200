/// A column of shown values.
struct PivotColumn {
  enum Content {
    /// The figure in a run.
    case figure(run: Int)
    /// What a run differs from the first by.
    case difference(run: Int)
    /// The change from the year before.
    case change(run: Int)
    case changePercent(run: Int)
  }

  let content: Content
  /// The position along the edge; `nil` where each value has one column.
  let position: Int?
  let heading: String
  let group: String?
  let name: String
}

extension ReportBuilder {
  /// The columns: for each run the edge's positions, then the difference from the first run, and
  /// the change from the year before.
  func columns(of pivot: Pivot, _ show: ReportSection.Show) -> [PivotColumn] {
    var columns: [PivotColumn] = []
    for run in pivot.runs.indices {
      let text = pivot.runs.count > 1 ? scenarioText(pivot.runs[run]) : nil
      let name = checker.layering.runs[pivot.runs[run].index].name
      let prefix = pivot.runs.count > 1 ? "\(name)." : ""
      columns += self.columns(pivot, .figure(run: run), group: text, prefix)
      if run > 0 {
        columns += self.columns(
          pivot, .difference(run: run), group: wording[.difference], "\(prefix)difference.")
      }
      if show.showsChange {
        columns += self.columns(
          pivot, .change(run: run), group: wording[.change], "\(prefix)change.")
        columns += self.columns(
          pivot, .changePercent(run: run), group: wording[.changePercent], "\(prefix)percent.")
      }
    }
    return columns
  }

  private func columns(
    _ pivot: Pivot, _ content: PivotColumn.Content, group: String?, _ prefix: String
  ) -> [PivotColumn] {
    guard let across = pivot.across else {
      return [
        PivotColumn(
          content: content, position: nil, heading: group ?? "", group: nil,
          name: prefix.isEmpty ? "value" : String(prefix.dropLast()))
      ]
    }
    return (0..<across.count).compactMap { position in
      switch content {
      case .change, .changePercent: if position == 0 || !across.isYears { return nil }
      case .figure, .difference: break
      }
      let (text, name) = across.heading(position, model.catalogue)
      return PivotColumn(
        content: content, position: position, heading: text, group: group, name: prefix + name)
    }
  }

  /// The figure of a column, and how it is shown.
  mutating func figure(
    of column: PivotColumn, _ value: Pivot.Value, _ typed: [TypedExpression],
    _ place: Pivot.Place, _ pivot: Pivot
  ) throws(EvaluationFault) -> (Cell, FigureStyle) {
    func at(_ position: Int?) -> Pivot.Place {
      guard let across = pivot.across, let position else { return place }
      return place.at(across, position)
    }
    let here = at(column.position)
    switch column.content {
    case .figure(let run):
      return (try evaluator.cell(of: typed[run], at: here), value.style)
    case .difference(let run):
      let first = try evaluator.cell(of: typed[0], at: here)
      let other = try evaluator.cell(of: typed[run], at: here)
      return (other.combined(first, -), value.style)
    case .change(let run), .changePercent(let run):
      let before = at(column.position.map { $0 - 1 })
      let now = try evaluator.cell(of: typed[run], at: here)
      let then = try evaluator.cell(of: typed[run], at: before)
      let change = now.combined(then, -)
      guard case .changePercent = column.content else { return (change, value.style) }
      let style = FigureStyle(kind: .percent, decimals: 1)
      guard case .value(let difference) = change, case .value(let base) = then,
        let share = difference.divided(by: base.magnitude)
      else {
        let cause = change.cause ?? Cause(.divisionByZero, typed[run].span, year: before.year)
        return (.missing(cause), style)
      }
      return (.value(share), style)
    }
  }
}
