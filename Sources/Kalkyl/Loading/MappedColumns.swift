/// The columns of a data file as a mapping names them: dimensions, year, and the rest.
struct MappedColumns {
  /// Where a row's label or year comes from.
  enum Origin: Hashable {
    case column(Int)
    /// The same for all rows, where the mapping writes it out; nil for what is no year.
    case same(Int?)
  }

  /// Where the labels of a dimension come from.
  struct LabelColumn {
    let dimension: DimensionID
    let origin: Origin
    /// The item's place in the mapping: what is wrong is told item by item.
    let item: Int
  }

  private(set) var dimensions: [LabelColumn] = []
  private(set) var years: (origin: Origin, item: Int)?
  /// How many items the mapping has.
  let itemCount: Int
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
    _ mapping: FileMapping, _ header: DataFileHeader, of file: String, _ catalogue: Catalogue,
    columnNames: [String], formulaNames: [String], diagnostics: inout [Diagnostic]
  ) {
    itemCount = mapping.items.count
    for (number, item) in mapping.items.enumerated() {
      guard case .column(let heading, let meaning) = item.source else {
        addConstant(item, number, catalogue, names: formulaNames, diagnostics: &diagnostics)
        continue
      }
      if let expected = expectation(of: item.name.text, meaning, catalogue) {
        diagnostics.append(.wrongMeaning(item.name, expected))
      }
      let column: Int
      switch header.column(headed: heading, of: file) {
      case .value(let found): column = found
      case .wrong(let error):
        diagnostics.append(error)
        isWhole = false
        continue
      case .empty: continue
      }
      if case .dimension(let id)? = catalogue.entities[item.name.text] {
        dimensions.append(LabelColumn(dimension: id, origin: .column(column), item: number))
      } else if item.name.text == "year" {
        years = (.column(column), number)
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
    _ item: FileMapping.Item, _ number: Int, _ catalogue: Catalogue, names: [String],
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
      dimensions.append(LabelColumn(dimension: id, origin: .same(position), item: number))
    } else if item.name.text == "year", case .number(let year) = formula.kind {
      years = (.same(year.value.wholeValue), number)
    } else if !names.contains(item.name.text), item.name.text != "format" {
      let known = names + ["year", "format"]
      diagnostics.append(.unknownMapping(item.name, among: known, catalogue, isColumn: false))
      isWhole = false
    }
  }
}
