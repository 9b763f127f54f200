// Lays out shown values as a table, with totals, changes, comparisons and charts.
extension ReportBuilder {
  mutating func addValues(
    _ items: [ReportDeclaration.ShownValue], _ show: ReportSection.Show, _ runs: [RunID]
  ) throws(EvaluationFault) {
    let typed = items.map { item in
      runs.map { run -> TypedExpression in
        if case .value(let value) = checker.shown(item, in: run) { return value }
        return .unknown(item.value.span)
      }
    }
    let across = across(typed.map { $0[0].type.shape }, show)
    let pivot = Pivot(runs: runs, across: across)
    var values: [Pivot.Value] = []
    for index in items.indices {
      let (item, typed) = (items[index], typed[index])
      values.append(
        Pivot.Value(
          index: index, text: text(of: item), name: item.value.leadingName ?? "",
          style: style(of: item, typed[0]),
          typed: typed, rows: rowAxes(typed, across, show)))
    }
    let columns = columns(of: pivot, show)
    var rows: [DocumentTable.Row] = []
    shownColumns = [:]
    for value in values {
      try count(rows: value.rowCount, columns: columns.count)
      rows += try self.rows(of: value, pivot, columns, show, isOnly: values.count == 1)
    }
    var units: [String] = []
    for case let unit? in values.map(\.style.unitText) where !units.contains(unit) {
      units.append(unit)
    }
    let title = values.count == 1 && !values[0].rows.isEmpty ? values[0].text : nil
    var table = DocumentTable(
      title: title.map { self.title($0, in: runs[0], of: runs.count > 1 ? [.base] : runs) },
      unit: units.count == 1 ? units.first : nil,
      columns: columns.map {
        DocumentTable.Column(heading: $0.heading, group: $0.group, name: $0.name)
      },
      rows: rows)
    if units.count > 1 { table = table.withUnits }
    if showsTrend, pivot.across?.isYears == true { table = table.withTrends }
    document.blocks.append(.table(table))
    addCauses()
    try addCharts(show.charts, values, pivot)
  }

  // MARK: Axes

  /// What goes across: as the report says, else the years, else a second dimension.
  private func across(_ shapes: [Shape], _ show: ReportSection.Show) -> Pivot.Axis? {
    let hasYears = shapes.contains { $0.years != .none }
    if let columns = show.columns { return axis(columns, shapes, show) }
    if hasYears, show.rows?.name.text != "year" { return yearAxis(shapes, show) }
    guard let first = shapes.first, shapes.allSatisfy({ $0.dimensions == first.dimensions }) else {
      return nil
    }
    var dimensions = first.dimensions
    if let rows = show.rows, rows.name.text != "year" {
      dimensions.removeAll { model.catalogue.dimension($0).name == rows.name.text }
      return dimensions.first.map { labelAxis($0, show) }
    }
    return dimensions.count >= 2 ? labelAxis(dimensions[1], show) : nil
  }

  private func axis(
    _ reference: DimensionReference, _ shapes: [Shape], _ show: ReportSection.Show
  ) -> Pivot.Axis? {
    if reference.table == nil, reference.name.text == "year" { return yearAxis(shapes, show) }
    guard case .dimension(let id)? = model.catalogue.entities[reference.name.text] else {
      return nil
    }
    return labelAxis(id, show)
  }

  private func yearAxis(_ shapes: [Shape], _ show: ReportSection.Show) -> Pivot.Axis {
    let selected = checker.selected(by: show.selectors).years
    guard selected.isEmpty else { return .years(selected) }
    let years = shapes.flatMap {
      Array(model.space.years(of: $0.years == .none ? .range(1, 0) : $0.years))
    }
    return .years(Array(Set(years)).sorted())
  }

  private func labelAxis(_ id: DimensionID, _ show: ReportSection.Show) -> Pivot.Axis {
    let all = Array(model.catalogue.dimension(id).labels.indices)
    if let labels = checker.selected(by: show.selectors).labels[id] {
      return .labels(id, all.filter(labels.contains))
    }
    guard let only = only[id] else { return .labels(id, all) }
    return .labels(id, all.filter(only.contains))
  }

  private func rowAxes(
    _ typed: [TypedExpression], _ across: Pivot.Axis?, _ show: ReportSection.Show
  ) -> [Pivot.Axis] {
    let dimensions = Set(typed.flatMap(\.type.shape.dimensions)).sorted()
    var axes = dimensions.map { labelAxis($0, show) }.filter { axis in
      if case .labels(let id, _) = axis, case .labels(id, _)? = across { return false }
      return true
    }
    let hasYears = typed.contains { $0.type.shape.years != .none }
    if hasYears, across?.isYears != true { axes.append(yearAxis(typed.map(\.type.shape), show)) }
    return axes
  }

  // MARK: Rows

  private mutating func rows(
    of value: Pivot.Value, _ pivot: Pivot, _ columns: [PivotColumn], _ show: ReportSection.Show,
    isOnly: Bool
  ) throws(EvaluationFault) -> [DocumentTable.Row] {
    if value.rows.isEmpty {
      let cells = try cells(value, value.shown, Pivot.Place(), pivot, columns)
      return [DocumentTable.Row(label: value.text, name: value.name, cells: cells)]
    }
    var rows: [DocumentTable.Row] = []
    if !isOnly {
      rows.append(
        DocumentTable.Row(
          kind: .heading, label: value.text, name: value.name,
          cells: columns.map { _ in .empty }))
    }
    try add(value, 0, Pivot.Place(), indent: isOnly ? 0 : 1, pivot, columns, show, to: &rows)
    return rows
  }

  /// Adds the rows of an axis, and inside each those of the axes after it.
  private mutating func add(
    _ value: Pivot.Value, _ depth: Int, _ place: Pivot.Place, indent: Int, _ pivot: Pivot,
    _ columns: [PivotColumn], _ show: ReportSection.Show, to rows: inout [DocumentTable.Row]
  ) throws(EvaluationFault) {
    let axis = value.rows[depth]
    let isLast = depth == value.rows.count - 1
    for position in 0..<axis.count {
      let (text, name) = axis.heading(position, model.catalogue)
      let inner = place.at(axis, position)
      let cells =
        isLast
        ? try cells(value, value.shown, inner, pivot, columns)
        : columns.map { _ in DocumentTable.Cell.empty }
      rows.append(
        DocumentTable.Row(
          kind: isLast ? .entry : .heading, label: text, name: name, indent: indent, cells: cells))
      if !isLast {
        try add(
          value, depth + 1, inner, indent: indent + 1, pivot, columns, show, to: &rows)
      }
    }
    for (index, total) in show.totals.enumerated() {
      try add(total, index, value, depth, place, indent, pivot, columns, to: &rows)
    }
  }

  /// Adds a total after the rows of the axes that it goes over, for the labels around them.
  private mutating func add(
    _ total: (over: [DimensionReference], text: String?), _ index: Int, _ value: Pivot.Value,
    _ depth: Int, _ place: Pivot.Place, _ indent: Int, _ pivot: Pivot, _ columns: [PivotColumn],
    to rows: inout [DocumentTable.Row]
  ) throws(EvaluationFault) {
    let over = total.over.compactMap { reference -> DimensionID? in
      if case .dimension(let id)? = model.catalogue.entities[reference.name.text] {
        id
      } else {
        nil
      }
    }
    let summed = over.filter { value.typed[0].type.shape.has($0) }
    let inner = value.rows[depth...].compactMap { axis -> DimensionID? in
      if case .labels(let id, _) = axis { id } else { nil }
    }
    guard !summed.isEmpty, Set(summed) == Set(inner), inner.count == value.rows.count - depth,
      summed.allSatisfy({ only[$0] == nil })
    else { return }
    let sums = value.typed.map { typed in
      var type = typed.type
      type.shape.dimensions.removeAll { summed.contains($0) }
      return TypedExpression(
        .aggregate(.sum, typed, over: summed, overYears: false), type, typed.span)
    }
    let shown = Pivot.Shown(typed: sums, key: [value.index, index, depth])
    let cells = try cells(value, shown, place, pivot, columns)
    rows.append(
      DocumentTable.Row(
        kind: depth == 0 ? .total : .subtotal, label: total.text ?? wording[.total],
        name: "total", indent: indent, cells: cells))
  }

  private mutating func cells(
    _ value: Pivot.Value, _ shown: Pivot.Shown, _ place: Pivot.Place, _ pivot: Pivot,
    _ columns: [PivotColumn]
  ) throws(EvaluationFault) -> [DocumentTable.Cell] {
    var cells: [DocumentTable.Cell] = []
    for column in columns {
      let (cell, style) = try figure(of: column, value, shown, place, pivot)
      if causes.count <= Self.mostCauses, let cause = cell.cause,
        !causes.contains(where: { $0.isSameOrigin(as: cause) })
      {
        causes.append(cause)
      }
      let figure = model.figure(cell, style.settled(for: cell.value))
      cells.append(.figure(figure))
    }
    return cells
  }
}

extension DocumentTable {
  /// The table with the unit written after each amount, since they differ.
  fileprivate var withUnits: DocumentTable {
    var table = self
    for row in table.rows.indices {
      table.rows[row].cells = table.rows[row].cells.map { cell in
        guard case .figure(var figure) = cell, case .amount = figure.style.kind else { return cell }
        figure.style.showsUnit = true
        return .figure(figure)
      }
    }
    return table
  }
}

extension FigureStyle {
  /// What stands beside a title for the unit of its figures.
  var unitText: String? {
    if case .amount(let unit) = kind { unit.rawValue } else { nil }
  }
}
