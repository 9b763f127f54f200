/// Reads a definition's figures from a data file.
struct DataBlockReader {
  let catalogue: Catalogue
  let spread: Spread

  /// The figures by label and year; what is wrong goes to `diagnostics`.
  func read(
    _ mapping: FileMapping, of definition: DefinitionDeclaration, _ table: DataTable,
    diagnostics: inout [Diagnostic]
  ) -> DataBlock? {
    var errors = DataFileErrors()
    let columns = MappedColumns(
      mapping, table.header, of: table.source.name, catalogue, columnNames: ["value"],
      formulaNames: ["otherwise"], diagnostics: &diagnostics)
    var reader = RowPlaces(columns, catalogue, spread)
    let places = (0..<table.rowCount).map { reader.place(of: $0, in: table) }
    for item in reader.errors { errors.add(item) }
    defer { diagnostics += errors.diagnostics }
    guard let value = columns.columns["value"] else {
      if !mapping.items.contains(where: { $0.name.text == "value" }) {
        diagnostics.append(.mappingLeftOut("value", at: mapping.file.span))
      }
      return nil
    }
    guard columns.isWhole else { return nil }
    let kind = kind(of: value.meaning, definition)
    let scale = scale(of: value.meaning, kind)
    let shape = Shape(
      dimensions: columns.dimensions.map(\.dimension), years: columns.years == nil ? .none : .all)
    var values: [Int?: [Rational?]] = [:]
    var rows: [DataBlock.Place: [DataBlock.Row]] = [:]
    let empty = [Rational?](repeating: nil, count: spread.count(shape.dimensions))
    if columns.years == nil { values[nil] = empty }
    for year in catalogue.yearRange where columns.years != nil { values[year] = empty }
    var outside = 0
    for row in 0..<table.rowCount {
      let year = places[row].year
      guard let cell = places[row].cell, columns.years == nil || year != nil else { continue }
      if let year, !catalogue.yearRange.contains(year) {
        outside += 1
        continue
      }
      guard let figure = figure(row, value.column, value.meaning, table, &errors) else { continue }
      let place = DataBlock.Place(cell: cell, year: year)
      let amount = figure * scale
      let read = DataBlock.Row(span: table.span(ofRow: row), value: amount)
      if let first = rows[place]?.first {
        if kind == .amount, definition.role != .key {
          let before = values[year]?[cell] ?? nil
          values[year]?[cell] = amount + (before ?? .zero)
          rows[place]?.append(read)
        } else {
          errors.add(.repeatedRowInFile(table.span(ofRow: row), first: first.span))
        }
      } else {
        values[year]?[cell] = amount
        rows[place] = [read]
      }
    }
    if outside > 0 { diagnostics.append(.rowsOutsideYears(outside, mapping.file)) }
    return DataBlock(
      type: ValueType(kind: kind, shape: shape), values: values, rows: rows, span: mapping.span)
  }

  private func figure(
    _ row: Int, _ column: Int, _ meaning: FileMapping.ColumnMeaning?, _ table: DataTable,
    _ errors: inout DataFileErrors
  ) -> Rational? {
    switch table.figure(row, column, isPercent: meaning == .percent) {
    case .value(let figure): return figure
    case .empty: errors.add(.emptyFileCell(table.cell(row, column)))
    case .wrong(let error): errors.add(error)
    }
    return nil
  }

  private func kind(
    of meaning: FileMapping.ColumnMeaning?, _ definition: DefinitionDeclaration
  ) -> ValueKind {
    if case .unit? = meaning { return .amount }
    return meaning == nil && definition.role == .account ? .amount : .number
  }

  private func scale(of meaning: FileMapping.ColumnMeaning?, _ kind: ValueKind) -> Rational {
    if case .unit(let unit)? = meaning { return unit.inKronor }
    return kind == .amount ? catalogue.unit.inKronor : .one
  }
}
