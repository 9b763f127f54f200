/// Reads an investment's assets from a register, those alike put together as they are read.
struct RegisterReader {
  let catalogue: Catalogue
  let spread: Spread

  private static let columnNames = ["spend", "life", "activated", "residual", "disposed"]
  /// What a formula may say of all rows.
  private static let formulaNames = [
    "life", "activated", "residual", "disposed", "rate", "method", "interest_base",
  ]

  func read(
    _ mapping: FileMapping, _ table: DataTable, diagnostics: inout [Diagnostic]
  ) -> Register? {
    var errors = DataFileErrors()
    let columns = MappedColumns(
      mapping, table, catalogue, columnNames: Self.columnNames, formulaNames: Self.formulaNames,
      errors: &errors, diagnostics: &diagnostics)
    defer { diagnostics += errors.diagnostics }
    guard columns.columns["spend"] != nil else {
      if !mapping.items.contains(where: { $0.name.text == "spend" }) {
        diagnostics.append(.mappingLeftOut("spend", at: mapping.file.span))
      }
      return nil
    }
    guard columns.isWhole else { return nil }
    if columns.years == nil, columns.columns["activated"] == nil {
      diagnostics.append(.mappingLeftOut("year", at: mapping.file.span))
    }
    var order: [Register.AssetTerms] = []
    var assets: [Register.AssetTerms: Register.Assets] = [:]
    var later = 0
    for row in 0..<table.rowCount {
      guard let (terms, cost, residual) = asset(row, columns, table, &errors) else { continue }
      if terms.year >= catalogue.yearRange.upperBound {
        later += 1
        continue
      }
      if assets[terms] == nil { order.append(terms) }
      assets[terms, default: Register.Assets(period: terms, cost: .zero, residual: .zero)].cost +=
        cost
      assets[terms]?.residual += Acquisition.residual(residual, of: cost)
      assets[terms]?.count += cost.signum
      assets[terms]?.rows.append(Register.Row(span: table.span(ofRow: row), cost: cost))
    }
    if later > 0 { diagnostics.append(.rowsOutsideYears(later, mapping.file)) }
    let properties = Set(columns.columns.keys.compactMap(InvestmentProperty.init(rawValue:)))
    return Register(
      dimensions: columns.dimensions.map(\.dimension), columns: properties,
      assets: order.compactMap { assets[$0] }, firstYear: order.map(\.year).min())
  }

  private func asset(
    _ row: Int, _ columns: MappedColumns, _ table: DataTable, _ errors: inout DataFileErrors
  ) -> (Register.AssetTerms, cost: Rational, residual: Rational)? {
    guard let cell = columns.cell(row, spread),
      let cost = amount("spend", row, columns, table, &errors)
    else { return nil }
    let residual =
      columns.columns["residual"] == nil
      ? .zero : amount("residual", row, columns, table, &errors) ?? .zero
    var life: Int?
    if let column = columns.columns["life"] {
      let unit: TimeUnit = column.meaning == .time(.months) ? .months : .years
      life = value(table.duration(row, column.column, in: unit), row, column.column, table, &errors)
      if life == nil { return nil }
    }
    var activation: Activation?
    var activationYear: Int?
    if let column = columns.columns["activated"] {
      if column.meaning == .month {
        guard let month = value(table.month(row, column.column), row, column.column, table, &errors)
        else { return nil }
        activation = Activation(moment: .month(month))
      } else {
        guard let date = value(table.date(row, column.column), row, column.column, table, &errors)
        else { return nil }
        (activation, activationYear) = Self.activation(date)
      }
    }
    var disposal: CalendarMonth?
    if let column = columns.columns["disposed"], !table.text(row, column.column).isEmpty {
      guard let date = value(table.date(row, column.column), row, column.column, table, &errors)
      else { return nil }
      disposal = Self.disposal(date)
    }
    guard let year = columns.years?[row] ?? activationYear else { return nil }
    let terms = Register.AssetTerms(
      cell: cell, year: year, lifeInMonths: life, activation: activation, disposal: disposal)
    return (terms, cost, residual)
  }

  private func amount(
    _ name: String, _ row: Int, _ columns: MappedColumns, _ table: DataTable,
    _ errors: inout DataFileErrors
  ) -> Rational? {
    guard let column = columns.columns[name] else { return nil }
    var scale = catalogue.unit.inKronor
    if case .unit(let unit)? = column.meaning { scale = unit.inKronor }
    return value(table.figure(row, column.column), row, column.column, table, &errors)
      .map { $0 * scale }
  }

  /// What a cell holds; an empty one is an error here.
  private func value<Value>(
    _ reading: CellReading<Value>, _ row: Int, _ column: Int, _ table: DataTable,
    _ errors: inout DataFileErrors
  ) -> Value? {
    switch reading {
    case .value(let value): return value
    case .empty: errors.add(.emptyFileCell(table.cell(row, column)))
    case .wrong(let error): errors.add(error)
    }
    return nil
  }

  private static func activation(_ date: DateInFile) -> (Activation, year: Int) {
    switch date {
    case .year(let year): (Activation(moment: .year(year)), year)
    case .date(let date):
      (Activation(moment: .date(CalendarMonth(year: date.year, month: date.month))), date.year)
    }
  }

  private static func disposal(_ date: DateInFile) -> CalendarMonth {
    switch date {
    case .year(let year): CalendarMonth(year: year, month: 12)
    case .date(let date): CalendarMonth(year: date.year, month: date.month)
    }
  }
}
