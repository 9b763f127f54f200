/// What a diagnostic is about. Each case has a page, docs/errors/<code>.md, and a case in the tests.
///
/// K01 text and numbers, K02 syntax, K03 names and declarations, K04 kinds and units,
/// K05 dimensions and selections, K06 circles, K07 investments, K08 tables, bridges and reports,
/// K09 data files, K10 limits, K11 found while working out figures, K12 warnings.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
  // MARK: K03 names and declarations
  case unknownName = "K0301"
}
