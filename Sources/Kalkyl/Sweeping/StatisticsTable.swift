/// Lays out statistics: a line for each cell of a shown value, a column for each statistic.
struct StatisticsTable {
  private let model: Model
  private let wording: Wording
  private let only: [DimensionID: Set<Int>]
  private let statistics: [Statistic]

  init(_ reader: QuestionReader, _ statistics: [Statistic]) {
    model = reader.model
    wording = reader.builder.wording
    only = reader.builder.only
    self.statistics = statistics
  }

  /// - Parameter figures: the statistics of each column.
  func table(
    of value: QuestionReader.ShownValue, _ columns: [SweptColumn], _ figures: [[Rational?]]
  ) -> DocumentTable {
    let dimensions = value.typed.type.shape.dimensions.map(model.catalogue.dimension)
    var keys = dimensions.map { (heading: $0.text, name: $0.name) }
    if value.typed.type.shape.years != .none {
      keys.append((heading: wording[.calendarYear], name: "year"))
    }
    return DocumentTable(
      title: value.text, unit: value.style.unitText, corner: keys.first?.heading ?? "",
      columns: keys.dropFirst().map {
        DocumentTable.Column(heading: $0.heading, name: $0.name)
      }
        + statistics.map {
          DocumentTable.Column(heading: wording.heading(of: $0), name: $0.name)
        },
      rows: zip(columns, figures).filter { $0.0.isShown(only) }.map { column, figures in
        row(column, figures.map { .figure(Figure(value: $0, style: value.style)) })
      })
  }

  private func row(_ column: SweptColumn, _ cells: [DocumentTable.Cell]) -> DocumentTable.Row {
    let labels = column.labels.map { model.catalogue.dimension($0.dimension).labels[$0.label] }
    let year = column.year.map { [String($0)] } ?? []
    let texts = labels.map(\.text) + year
    return DocumentTable.Row(
      label: texts.first ?? wording[.outcome], name: labels.first?.name ?? year.first ?? "value",
      cells: texts.dropFirst().map { .text($0) } + cells)
  }
}
