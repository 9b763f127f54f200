/// What values are spread over, besides years: a declared dimension, or a table's rows or columns.
struct Dimension: Sendable {
  /// A label's name in the script and its text in print.
  struct Label: Sendable {
    let name: String
    let text: String
    let span: SourceSpan
  }

  let name: String
  let text: String
  let labels: [Label]
  /// The table whose rows or columns these are.
  let table: Int?
  let span: SourceSpan
  private let positions: NameMap<Int>

  init(name: String, text: String, labels: [Label], table: Int? = nil, span: SourceSpan) {
    self.name = name
    self.text = text
    self.labels = labels
    self.table = table
    self.span = span
    positions = NameMap(labels.enumerated().lazy.map { ($1.name, $0) })
  }

  /// The place of a label in the declared order.
  func position(of label: String) -> Int? { positions[label] }
}

/// A dimension's place among the model's; earlier declared ones vary slowest.
struct DimensionID: Hashable, Comparable, Sendable {
  let index: Int

  static func < (a: DimensionID, b: DimensionID) -> Bool { a.index < b.index }
}
