/// Lays out a sweep: a table for each shown value, a row for each combination of figures, and below
/// them the lowest, the median and the highest of each column.
struct SweepTable {
  typealias Point = (figures: [Rational], values: [[LabelledCell]])

  private let model: Model
  private let wording: Wording
  private let locale: ReportLocale
  private let only: [DimensionID: Set<Int>]
  private let assumptions: [VariedAssumption]
  private let shown: [QuestionReader.ShownValue]

  init(
    _ reader: QuestionReader, _ assumptions: [VariedAssumption],
    _ shown: [QuestionReader.ShownValue]
  ) {
    model = reader.model
    wording = reader.builder.wording
    locale = reader.builder.wording.locale
    only = reader.builder.only
    self.assumptions = assumptions
    self.shown = shown
  }

  func document(_ points: [Point]) -> Document {
    Document(blocks: shown.indices.map { .table(table(of: $0, points)) })
  }

  private func table(of index: Int, _ points: [Point]) -> DocumentTable {
    let value = shown[index]
    let places = points.first?.values[index] ?? []
    let chosen = places.indices.filter { isShown(places[$0]) }
    let styles = assumptions.indices.map { style(of: $0, points) }
    var rows = points.map { point in
      let figures = zip(point.figures, styles).map { Figure(value: $0, style: $1) }
      let cells = chosen.map { cell in
        DocumentTable.Cell.figure(model.figure(point.values[index][cell].cell, value.style))
      }
      return DocumentTable.Row(
        label: FigureText(locale).text(of: figures[0]), name: figures[0].exactText,
        cells: figures.dropFirst().map { .figure($0) } + cells)
    }
    for summary in Summary.allCases {
      let cells = chosen.map { cell in
        DocumentTable.Cell.figure(
          Figure(
            value: summary.of(points.map { $0.values[index][cell].cell.value }), style: value.style)
        )
      }
      rows.append(
        DocumentTable.Row(
          kind: .computed, label: wording[summary.word], name: summary.rawValue,
          cells: assumptions.dropFirst().map { _ in .empty } + cells))
    }
    return DocumentTable(
      title: value.text, unit: value.style.unitText, corner: assumptions[0].text,
      columns: assumptions.dropFirst().map {
        DocumentTable.Column(heading: $0.text, name: $0.name)
      } + chosen.map { column(of: places[$0]) }, rows: rows)
  }

  private func isShown(_ cell: LabelledCell) -> Bool {
    cell.labels.allSatisfy { only[$0.dimension]?.contains($0.label) ?? true }
  }

  /// A column for a cell: its last label or year, under the labels before it.
  private func column(of cell: LabelledCell) -> DocumentTable.Column {
    let labels = cell.labels.map { model.catalogue.dimension($0.dimension).labels[$0.label] }
    let texts = labels.map(\.text) + (cell.year.map { [String($0)] } ?? [])
    let names = labels.map(\.name) + (cell.year.map { [String($0)] } ?? [])
    guard let heading = texts.last else {
      return DocumentTable.Column(heading: wording[.outcome], name: "value")
    }
    return DocumentTable.Column(
      heading: heading, group: texts.count > 1 ? texts.dropLast().joined(separator: ", ") : nil,
      name: names.joined(separator: " "))
  }

  /// The style of an assumption's figures, with as many decimals as the longest needs.
  private func style(of assumption: Int, _ points: [Point]) -> FigureStyle {
    var style = assumptions[assumption].style
    if case .duration = style.kind { return style }
    let places = points.map { point in
      Figure(value: point.figures[assumption], style: style).valueInUnit?.finiteDecimalPlaces ?? 6
    }
    style.decimals = min(places.max() ?? 0, 6)
    return style
  }
}

extension Figure {
  /// The figure for machines: exact, in its unit.
  var exactText: String { valueInUnit?.exactString ?? FigureText.noValue }
}

/// What a column of outcomes comes to.
enum Summary: String, CaseIterable, Sendable {
  case lowest
  case median
  case highest

  var word: Word {
    switch self {
    case .lowest: .lowest
    case .median: .median
    case .highest: .highest
    }
  }

  /// The summary of some figures, exactly; no value where one of them has none.
  ///
  /// The median of an even number of figures is the mean of the two in the middle.
  func of(_ figures: [Rational?]) -> Rational? {
    let known = figures.compactMap { $0 }.sorted()
    guard known.count == figures.count, !known.isEmpty else { return nil }
    switch self {
    case .lowest: return known[0]
    case .highest: return known[known.count - 1]
    case .median:
      let middle = known.count / 2
      if !known.count.isMultiple(of: 2) { return known[middle] }
      return (known[middle - 1] + known[middle]) * Rational(1, over: 2)
    }
  }
}
