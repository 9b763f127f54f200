/// What a diagnostic is about. Each case has a page, docs/errors/<code>.md, and a case in the tests.
///
/// K01 text and numbers, K02 syntax, K03 names and declarations, K04 kinds and units,
/// K05 dimensions and selections, K06 circles, K07 investments, K08 tables, bridges and reports,
/// K09 data files, K10 limits, K11 found while working out figures, K12 warnings.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  // MARK: K01 text and numbers
  case invalidEncoding = "K0101"
  case controlCharacter = "K0102"
  case invisibleCharacter = "K0103"
  case unexpectedCharacter = "K0104"
  case unclosedText = "K0105"
  case unknownEscape = "K0106"
  case curlyQuotes = "K0107"
  case decimalComma = "K0108"
  case digitGroups = "K0109"
  case groupedDecimals = "K0110"
  case impossibleDate = "K0111"
  case dashForMinus = "K0112"
  case parenthesesForMinus = "K0113"
  case foreignOperator = "K0114"

  // MARK: K02 syntax
  case unexpected = "K0201"
  case unclosedBracket = "K0202"
  case unopenedBracket = "K0203"
  case reservedName = "K0204"
  case equalsForEquality = "K0205"
  case chainedComparison = "K0206"
  case chainedPower = "K0207"
  case unitAfterFormula = "K0208"
  case percentAfterFormula = "K0209"
  case missingElse = "K0210"
  case missingLet = "K0211"
  case unknownDeclaration = "K0212"
  case unknownStatement = "K0213"
  case equalsForColon = "K0214"
  case colonForEquals = "K0215"
  case emptyEntries = "K0216"
  case quotedLabel = "K0217"
  case notAKey = "K0218"
  case notASelector = "K0219"
  case textAsValue = "K0220"
  case commaTooMany = "K0221"
  case misplacedFormula = "K0222"

  // MARK: K03 names and declarations
  case unknownName = "K0301"

  // MARK: K08 tables, bridges and reports
  case gridRowLength = "K0801"
  case misplacedGridKey = "K0802"

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

  // MARK: K10 limits
  case sourceTooLarge = "K1001"
  case nestedTooDeeply = "K1002"
  case tooManyMistakes = "K1003"
  case numberTooLong = "K1004"
}
