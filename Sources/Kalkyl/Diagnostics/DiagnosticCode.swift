/// What a diagnostic is about. Each case has a page, docs/errors/<code>.md, and a case in the tests.
///
/// K01 text and numbers, K02 syntax, K03 names and declarations, K04 kinds and units,
/// K05 dimensions and selections, K06 circles, K07 investments, K08 tables, bridges and reports,
/// K09 data files, K10 limits, K11 found while working out figures, K12 warnings.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  // MARK: K03 names and declarations
  case unknownName = "K0301"

  // MARK: K09 data files
  case unreadableDataFile = "K0901"
  case emptyDataFile = "K0902"
  case ambiguousSeparator = "K0903"
  case unknownFileFormat = "K0904"
  case quotesInDataFile = "K0905"
  case rowLength = "K0906"
  case unknownColumn = "K0907"
  case repeatedColumn = "K0908"
  case emptyCell = "K0909"
  case notAFigureInFile = "K0910"
  case ambiguousFigure = "K0911"
  case figureTooLong = "K0912"
  case notAYearInFile = "K0913"
  case notADateInFile = "K0914"
  case notAMonthInFile = "K0915"
  case notADurationInFile = "K0916"
  case unknownLabelInFile = "K0917"
  case repeatedRowInFile = "K0918"
  case furtherDataErrors = "K0919"
}
