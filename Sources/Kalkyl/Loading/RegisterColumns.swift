/// Which columns of a register say what.
struct RegisterColumns {
  let places: MappedColumns
  /// Whether assets can be read; else rows are only looked at for what is wrong with them.
  let givesAssets: Bool
  /// The model's last year and one: assets bought from then on are left out.
  let yearLimit: Int

  /// What a column holds.
  enum Role: Hashable {
    /// The labels of a dimension, by its place among those of the rows.
    case label(Int)
    case year
    case cost
    case residual
    case life(TimeUnit)
    case month
    case activation
    case disposal
  }

  /// The roles that have a column, each with its column.
  let roles: [(column: Int, role: Role)]

  init(_ places: MappedColumns, yearLimit: Int) {
    self.places = places
    self.yearLimit = yearLimit
    givesAssets = places.isWhole && places.columns["spend"] != nil
    var roles: [(column: Int, role: Role)] = []
    for (index, dimension) in places.dimensions.enumerated() {
      if case .column(let column) = dimension.origin { roles.append((column, .label(index))) }
    }
    if case .column(let column)? = places.years?.origin { roles.append((column, .year)) }
    for (name, found) in places.columns where givesAssets {
      let role: Role? =
        switch name {
        case "spend": .cost
        case "residual": .residual
        case "life": .life(found.meaning == .time(.months) ? .months : .years)
        case "activated": found.meaning == .month ? .month : .activation
        case "disposed": .disposal
        default: nil
        }
      if let role { roles.append((found.column, role)) }
    }
    self.roles = roles
  }

  /// The column that has a role.
  func column(_ name: String) -> Int? { places.columns[name]?.column }

  /// The properties that columns say.
  var properties: PropertySet {
    PropertySet(places.columns.keys.compactMap(InvestmentProperty.init(rawValue:)))
  }
}

/// An asset of a register, its amounts as they are written.
struct ReadAsset {
  let code: AssetTermsCode
  let cell: Int
  let cost: Rational
  let residual: Rational
}

/// Reads the rows of a register as a table has them, one by one.
struct RegisterRows {
  let columns: RegisterColumns
  var places: RowPlaces
  /// What is wrong with the rest of the rows.
  private(set) var errors = DataFileErrors()

  init(_ columns: RegisterColumns, _ places: RowPlaces) {
    self.columns = columns
    self.places = places
  }

  /// All that is wrong, in the order in which it is told: item by item, then the rest by row.
  var allErrors: DataFileErrors {
    var all = DataFileErrors()
    for item in places.errors { all.add(item) }
    all.add(errors)
    return all
  }

  /// Notes what is wrong with later rows.
  mutating func add(_ later: RegisterRows) {
    places.add(later.places)
    errors.add(later.errors)
  }

  /// How many places of the file are told of.
  var placesTold: Int { places.errors.reduce(errors.placesTold) { $0 + $1.placesTold } }

  /// The asset of a row; `nil` where it cannot be read.
  mutating func asset(_ row: Int, of table: DataTable) -> ReadAsset? {
    let place = places.place(of: row, in: table)
    guard columns.givesAssets, let cell = place.cell,
      let cost = amount("spend", row, table)
    else { return nil }
    let residual = columns.column("residual") == nil ? .zero : amount("residual", row, table)
    guard let life = life(row, table), let (moment, activationYear) = moment(row, table),
      let disposal = disposal(row, table), let year = place.year ?? activationYear
    else { return nil }
    let code = AssetTermsCode(
      year: min(max(year, 0), AssetTermsCode.mostYear), lifeInMonths: life, moment,
      disposal: disposal.month)
    return ReadAsset(code: code, cell: cell, cost: cost, residual: residual ?? .zero)
  }

  private mutating func amount(_ name: String, _ row: Int, _ table: DataTable) -> Rational? {
    guard let column = columns.column(name) else { return nil }
    return value(table.figure(row, column), row, column, table)
  }

  /// In months; 0 where no column says it.
  private mutating func life(_ row: Int, _ table: DataTable) -> Int? {
    guard let column = columns.places.columns["life"] else { return 0 }
    let unit: TimeUnit = column.meaning == .time(.months) ? .months : .years
    return value(table.duration(row, column.column, in: unit), row, column.column, table)
  }

  private mutating func moment(
    _ row: Int, _ table: DataTable
  ) -> (AssetTermsCode.Moment, year: Int?)? {
    guard let column = columns.places.columns["activated"] else { return (.none, nil) }
    if column.meaning == .month {
      return value(table.month(row, column.column), row, column.column, table)
        .map { (.month($0), nil) }
    }
    switch value(table.date(row, column.column), row, column.column, table) {
    case .year(let year)?: return (.year(year), year)
    case .date(let date)?:
      return (.date(CalendarMonth(year: date.year, month: date.month)), date.year)
    case nil: return nil
    }
  }

  private mutating func disposal(
    _ row: Int, _ table: DataTable
  ) -> (month: CalendarMonth?, Void)? {
    guard let column = columns.column("disposed"), !table.text(row, column).isEmpty else {
      return (nil, ())
    }
    switch value(table.date(row, column), row, column, table) {
    case .year(let year)?: return (CalendarMonth(year: year, month: 12), ())
    case .date(let date)?: return (CalendarMonth(year: date.year, month: date.month), ())
    case nil: return nil
    }
  }

  /// What a cell holds; an empty one is an error here.
  private mutating func value<Value>(
    _ reading: CellReading<Value>, _ row: Int, _ column: Int, _ table: DataTable
  ) -> Value? {
    switch reading {
    case .value(let value): return value
    case .empty: errors.add(.emptyFileCell(table.cell(row, column)))
    case .wrong(let error): errors.add(error)
    }
    return nil
  }
}
