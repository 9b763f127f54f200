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

  /// The figure of a shown value in a run; each of its columns is worked out once for a block.
  mutating func cell(
    of shown: Pivot.Shown, run: Int, at place: Pivot.Place
  ) throws(EvaluationFault) -> Cell {
    let typed = shown.typed[run]
    let year = typed.type.shape.years == .none ? nil : place.year
    let key = ShownColumn(key: shown.key, run: run, year: year)
    let column: Column
    if let known = shownColumns[key] {
      column = known
    } else {
      column = try evaluator.value(of: typed, in: year)
      shownColumns[key] = column
    }
    return column.cells[evaluator.spread.position(of: place, in: typed.type.shape.dimensions)]
  }

  /// The figure of a column, and how it is shown.
  mutating func figure(
    of column: PivotColumn, _ value: Pivot.Value, _ shown: Pivot.Shown,
    _ place: Pivot.Place, _ pivot: Pivot
  ) throws(EvaluationFault) -> (Cell, FigureStyle) {
    func at(_ position: Int?) -> Pivot.Place {
      guard let across = pivot.across, let position else { return place }
      return place.at(across, position)
    }
    let here = at(column.position)
    switch column.content {
    case .figure(let run):
      return (try cell(of: shown, run: run, at: here), value.style)
    case .difference(let run):
      let first = try cell(of: shown, run: 0, at: here)
      let other = try cell(of: shown, run: run, at: here)
      return (other.combined(first, -), value.style)
    case .change(let run), .changePercent(let run):
      let before = at(column.position.map { $0 - 1 })
      let now = try cell(of: shown, run: run, at: here)
      let then = try cell(of: shown, run: run, at: before)
      let change = now.combined(then, -)
      guard case .changePercent = column.content else { return (change, value.style) }
      let style = FigureStyle(kind: .percent, decimals: 1)
      guard case .value(let difference) = change, case .value(let base) = then,
        let share = difference.divided(by: base.magnitude)
      else {
        let cause = change.cause ?? Cause(.divisionByZero, shown.typed[run].span, year: before.year)
        return (.missing(cause), style)
      }
      return (.value(share), style)
    }
  }
}
