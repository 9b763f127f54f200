/// The columns of a data file as a mapping names them: dimensions, year, and the rest.
struct MappedColumns {
  /// A dimension's labels by row; one label for all rows where the mapping writes it out.
  struct LabelColumn {
    let dimension: DimensionID
    let labels: [Int?]
  }

  private(set) var dimensions: [LabelColumn] = []
  /// The years by row.
  private(set) var years: [Int?]?
  /// Whether every item could be read; without some, rows cannot be told apart.
  private(set) var isWhole = true
  /// The other items' columns.
  private(set) var columns:
    [String: (column: Int, meaning: FileMapping.ColumnMeaning?, name: Name)] =
      [:]

  /// - Parameters:
  ///   - columnNames: the items beside dimensions and `year` that a column may hold.
  ///   - formulaNames: those that a formula may say of all rows.
  init(
    _ mapping: FileMapping, _ table: DataTable, _ catalogue: Catalogue, columnNames: [String],
    formulaNames: [String], errors: inout DataFileErrors, diagnostics: inout [Diagnostic]
  ) {
    for item in mapping.items {
      guard case .column(let heading, let meaning) = item.source else {
        addConstant(item, table, catalogue, names: formulaNames, diagnostics: &diagnostics)
        continue
      }
      if let expected = expectation(of: item.name.text, meaning, catalogue) {
        diagnostics.append(.wrongMeaning(item.name, expected))
      }
      let column: Int
      switch table.column(headed: heading) {
      case .value(let found): column = found
      case .wrong(let error):
        diagnostics.append(error)
        isWhole = false
        continue
      case .empty: continue
      }
      if case .dimension(let id)? = catalogue.entities[item.name.text] {
        let labels = Self.labels(column, of: table, catalogue.dimension(id), errors: &errors)
        dimensions.append(LabelColumn(dimension: id, labels: labels))
      } else if item.name.text == "year" {
        years = Self.years(column, of: table, errors: &errors)
      } else if columnNames.contains(item.name.text) {
        columns[item.name.text] = (column, meaning, item.name)
      } else {
        let names = columnNames + ["year"]
        diagnostics.append(.unknownMapping(item.name, among: names, catalogue, isColumn: true))
        isWhole = false
      }
    }
    dimensions.sort { $0.dimension < $1.dimension }
  }

  /// What a column may be read as, in words, where what stands after it says something else.
  private func expectation(
    of name: String, _ meaning: FileMapping.ColumnMeaning?, _ catalogue: Catalogue
  ) -> String? {
    guard let meaning else { return nil }
    if case .dimension? = catalogue.entities[name] { return "labels, without a unit" }
    switch (name, meaning) {
    case ("year", _): return "years, without a unit"
    case ("value", .percent), ("value", .unit), ("spend", .unit), ("residual", .unit): return nil
    case ("life", .time), ("activated", .month): return nil
    case ("value", _): return "a number, an amount such as `kr`, or `%`"
    case ("spend", _), ("residual", _): return "an amount, such as `kr`"
    case ("life", _): return "`years` or `months`"
    case ("activated", _): return "a date, or `month`"
    case ("disposed", _): return "a date, without a unit"
    default: return nil
    }
  }

  private mutating func addConstant(
    _ item: FileMapping.Item, _ table: DataTable, _ catalogue: Catalogue, names: [String],
    diagnostics: inout [Diagnostic]
  ) {
    guard case .formula(let formula) = item.source else { return }
    if case .dimension(let id)? = catalogue.entities[item.name.text] {
      guard case .name(let label) = formula.kind,
        let position = catalogue.dimension(id).position(of: label)
      else {
        isWhole = false
        return diagnostics.append(
          .unknownLabel(
            Name(formula.leadingName ?? "", formula.span), of: catalogue.dimension(id)))
      }
      dimensions.append(
        LabelColumn(
          dimension: id, labels: Array(repeating: position, count: table.rowCount)))
    } else if item.name.text == "year", case .number(let number) = formula.kind {
      years = Array(repeating: number.value.wholeValue, count: table.rowCount)
    } else if !names.contains(item.name.text), item.name.text != "format" {
      let known = names + ["year", "format"]
      diagnostics.append(.unknownMapping(item.name, among: known, catalogue, isColumn: false))
      isWhole = false
    }
  }

  private static func labels(
    _ column: Int, of table: DataTable, _ dimension: Dimension, errors: inout DataFileErrors
  ) -> [Int?] {
    let (texts, rows) = table.distinctTexts(ofColumn: column)
    let positions = texts.map { text in
      dimension.position(of: text) ?? dimension.labels.firstIndex { $0.text == text }
    }
    for (row, text) in rows.enumerated() where positions[text] == nil {
      let cell = table.cell(row, column)
      let names = dimension.labels.map(\.text) + dimension.labels.map(\.name)
      errors.add(
        texts[text].isEmpty
          ? .emptyFileCell(cell)
          : .unknownLabelInFile(
            cell, dimension: dimension.name, nearest: nearest(to: texts[text], among: names)))
    }
    return rows.map { positions[$0] }
  }

  private static func years(
    _ column: Int, of table: DataTable, errors: inout DataFileErrors
  ) -> [Int?] {
    (0..<table.rowCount).map { row in
      switch table.year(row, column) {
      case .value(let year): return year
      case .empty: errors.add(.emptyFileCell(table.cell(row, column)))
      case .wrong(let error): errors.add(error)
      }
      return nil
    }
  }

  /// The cell of a row over the dimensions; `nil` where a label is not known.
  func cell(_ row: Int, _ spread: Spread) -> Int? {
    var cell = 0
    for column in dimensions {
      guard let label = column.labels[row] else { return nil }
      cell = cell * spread.sizes[column.dimension.index] + label
    }
    return cell
  }
}
