/// What came of reading a cell as its column says.
public enum CellReading<Value: Sendable>: Sendable {
  case value(Value)
  /// Nothing stands there; whether that is an error is for the column's use to say.
  case empty
  case wrong(Diagnostic)
}

extension DataTable {
  /// A figure; in a column of percent, `4,4 %` and `4,4` are both 0.044.
  public func figure(
    _ row: Int, _ column: Int, isPercent: Bool = false,
    maximumDigits: Int = Limits.standard.digits
  ) -> CellReading<Rational> {
    let text = content(row, column)
    if text.isEmpty { return .empty }
    let reading = FigureInFile.read(
      text, isPercent: isPercent, decimalSign: format.decimalSign, maximumDigits: maximumDigits)
    switch reading {
    case .figure(let value): return .value(value)
    case .fault(let fault):
      return .wrong(.figureInFile(fault, cell(row, column), format.decimalSign))
    }
  }

  /// A year in four digits.
  public func year(_ row: Int, _ column: Int) -> CellReading<Int> {
    let text = content(row, column)
    if text.isEmpty { return .empty }
    if let year = DateInFile.number(text, digits: 4) { return .value(year) }
    return .wrong(.notAYearInFile(cell(row, column)))
  }

  /// A day, a month or a year.
  public func date(_ row: Int, _ column: Int) -> CellReading<DateInFile> {
    let text = content(row, column)
    if text.isEmpty { return .empty }
    if let date = DateInFile(text) { return .value(date) }
    return .wrong(.notADateInFile(cell(row, column)))
  }

  /// The number of a month, 1 to 12.
  public func month(_ row: Int, _ column: Int) -> CellReading<Int> {
    let text = content(row, column)
    if text.isEmpty { return .empty }
    let number = DateInFile.number(text, digits: text.count == 1 ? 1 : 2)
    if let number, 1...12 ~= number { return .value(number) }
    return .wrong(.notAMonthInFile(cell(row, column)))
  }

  /// A duration in months: a figure above zero in the column's unit that makes whole months.
  public func duration(
    _ row: Int, _ column: Int, in unit: TimeUnit
  ) -> CellReading<Int> {
    let perUnit = unit == .years ? 12 : 1
    switch figure(row, column) {
    case .empty: return .empty
    case .wrong(let error): return .wrong(error)
    case .value(let time):
      guard let months = (time * Rational(perUnit)).wholeValue, 1...Self.mostMonths ~= months
      else { return .wrong(.notADurationInFile(cell(row, column), unit)) }
      return .value(months)
    }
  }

  private static let mostMonths = Limits.standard.years * 12

  /// A cell for a diagnostic: what it says, its place and its heading.
  func cell(_ row: Int, _ column: Int) -> DataCell {
    DataCell(
      text: text(row, column), span: span(row, column), heading: headings[column].text)
  }
}

/// A cell of a data file as a diagnostic shows it.
public struct DataCell: Hashable, Sendable {
  public let text: String
  public let span: SourceSpan
  public let heading: String
}
