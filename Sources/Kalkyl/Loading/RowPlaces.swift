/// Reads of which cell and year rows are, whichever file they stand in.
struct RowPlaces {
  let columns: MappedColumns
  private let names: [Dimension]
  private let sizes: [Int]
  /// The labels of each of the dimensions.
  private(set) var labels: [LabelTable]
  /// What is wrong with labels and years: item by item, as far as it has been read.
  private(set) var errors: [DataFileErrors]

  init(_ columns: MappedColumns, _ catalogue: Catalogue, _ spread: Spread) {
    self.columns = columns
    names = columns.dimensions.map { catalogue.dimension($0.dimension) }
    sizes = columns.dimensions.map { spread.sizes[$0.dimension.index] }
    labels = names.map { LabelTable($0) }
    errors = Array(repeating: DataFileErrors(), count: columns.itemCount)
  }

  /// Where a row belongs: its cell over the dimensions, and its year; `nil` for what is wrong.
  mutating func place(of row: Int, in table: DataTable) -> (cell: Int?, year: Int?) {
    var cell: Int? = 0
    for index in columns.dimensions.indices {
      let label = label(index, of: row, in: table)
      cell = cell.flatMap { cell in label.map { cell * sizes[index] + $0 } }
    }
    return (cell, year(of: row, in: table))
  }

  /// Notes what is wrong with later rows.
  mutating func add(_ later: RowPlaces) {
    for item in errors.indices { errors[item].add(later.errors[item]) }
  }

  private mutating func label(_ index: Int, of row: Int, in table: DataTable) -> Int? {
    let column = columns.dimensions[index]
    switch column.origin {
    case .same(let label): return label
    case .column(let number):
      if let label = labels[index].position(of: table.content(row, number)) { return label }
      let (cell, dimension) = (table.cell(row, number), names[index])
      let known = dimension.labels.map(\.text) + dimension.labels.map(\.name)
      errors[column.item].add(
        cell.text.isEmpty
          ? .emptyFileCell(cell)
          : .unknownLabelInFile(
            cell, dimension: dimension.name, nearest: nearest(to: cell.text, among: known)))
      return nil
    }
  }

  private mutating func year(of row: Int, in table: DataTable) -> Int? {
    guard let (origin, item) = columns.years else { return nil }
    switch origin {
    case .same(let year): return year
    case .column(let number):
      switch table.year(row, number) {
      case .value(let year): return year
      case .empty: errors[item].add(.emptyFileCell(table.cell(row, number)))
      case .wrong(let error): errors[item].add(error)
      }
      return nil
    }
  }
}
