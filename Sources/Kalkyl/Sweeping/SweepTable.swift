/// Lays out a sweep: a table for each shown value, a line for each row of figures, and below them
/// the lowest, the median and the highest of each column.
struct SweepTable {
  private let model: Model
  private let wording: Wording
  private let only: [DimensionID: Set<Int>]
  private let rows: SweptRows
  private let shown: [QuestionReader.ShownValue]
  private let styles: [FigureStyle]

  init(_ reader: QuestionReader, _ rows: SweptRows, _ shown: [QuestionReader.ShownValue]) {
    model = reader.model
    wording = reader.builder.wording
    only = reader.builder.only
    self.rows = rows
    self.shown = shown
    styles = rows.assumptions.indices.map { Self.style(of: $0, rows) }
  }

  func document(_ columns: [[SweptColumn]]) -> Document {
    Document(
      blocks: zip(shown, columns).map { value, columns in
        .table(table(of: value, columns.filter { $0.isShown(only) }))
      })
  }

  private func table(
    of value: QuestionReader.ShownValue, _ columns: [SweptColumn]
  ) -> DocumentTable {
    // Where rows have no names, the first assumption tells them apart.
    let beside = rows.assumptions[(rows.names == nil ? 1 : 0)...]
    var lines = (0..<rows.count).map { row in
      line(of: row, columns.map { .figure(model.figure($0.outcomes[row], value.style)) })
    }
    let summaries = columns.map { Statistic.belowPoints(of: $0.outcomes.map(\.value)) }
    for (index, statistic) in Statistic.belowPoints.enumerated() {
      let cells = summaries.map {
        DocumentTable.Cell.figure(Figure(value: $0[index], style: value.style))
      }
      lines.append(
        DocumentTable.Row(
          kind: .computed, label: wording.heading(of: statistic), name: statistic.name,
          cells: beside.map { _ in .empty } + cells))
    }
    return DocumentTable(
      title: value.text, unit: value.style.unitText,
      corner: rows.names == nil ? rows.assumptions[0].text : wording[.scenario],
      columns: beside.map { DocumentTable.Column(heading: $0.text, name: $0.name) }
        + columns.map(heading), rows: lines)
  }

  private func line(of row: Int, _ outcomes: [DocumentTable.Cell]) -> DocumentTable.Row {
    let figures = zip(rows[row], styles).map { Figure(value: $0, style: $1) }
    if let names = rows.names {
      return DocumentTable.Row(
        label: names[row], name: names[row], cells: figures.map { .figure($0) } + outcomes)
    }
    return DocumentTable.Row(
      label: FigureText(wording.locale).text(of: figures[0]), name: figures[0].exactText,
      cells: figures.dropFirst().map { .figure($0) } + outcomes)
  }

  /// A column for a cell: its last label or year, under the labels before it.
  private func heading(of column: SweptColumn) -> DocumentTable.Column {
    let labels = column.labels.map { model.catalogue.dimension($0.dimension).labels[$0.label] }
    let year = column.year.map { [String($0)] } ?? []
    let texts = labels.map(\.text) + year
    guard let heading = texts.last else {
      return DocumentTable.Column(heading: wording[.outcome], name: "value")
    }
    return DocumentTable.Column(
      heading: heading, group: texts.count > 1 ? texts.dropLast().joined(separator: ", ") : nil,
      name: (labels.map(\.name) + year).joined(separator: " "))
  }

  /// The style of an assumption's figures, with as many decimals as the longest needs.
  private static func style(of assumption: Int, _ rows: SweptRows) -> FigureStyle {
    var style = rows.assumptions[assumption].style
    if case .duration = style.kind { return style }
    let places = rows.figures(of: assumption).map { figure in
      Figure(value: figure, style: style).valueInUnit?.finiteDecimalPlaces
        ?? FigureText.mostDecimals
    }
    style.decimals = min(places.max() ?? 0, FigureText.mostDecimals)
    return style
  }
}

extension SweptColumn {
  /// Whether its labels are among those that alone are shown.
  func isShown(_ only: [DimensionID: Set<Int>]) -> Bool {
    labels.allSatisfy { only[$0.dimension]?.contains($0.label) ?? true }
  }
}

extension Figure {
  /// The figure for machines: exact, in its unit.
  var exactText: String { valueInUnit?.exactString ?? FigureText.noValue }
}

extension Wording {
  /// What stands over a statistic.
  func heading(of statistic: Statistic) -> String {
    switch statistic {
    case .lowest: self[.lowest]
    case .median: self[.median]
    case .highest: self[.highest]
    case .mean: self[.mean]
    case .percentile(let hundredths):
      "\(self[.percentile]) "
        + FigureText(locale).text(of: Figure(value: hundredths, style: FigureStyle(kind: .number)))
    }
  }
}
