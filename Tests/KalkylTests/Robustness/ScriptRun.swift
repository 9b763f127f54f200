@testable import Kalkyl

/// Everything that a host can ask of a script, and what is wrong with the answers.
struct ScriptRun {
  let loading: Loading
  private(set) var faults: [String] = []

  /// - Parameter formulas: what is asked of the model beside its reports, tests and audit.
  init(
    _ bytes: [UInt8], formulas: [String] = [], files: FileLoader = .none,
    limits: Limits = .standard, asks: Bool = true
  ) {
    loading = Model.load([("a.kalkyl", bytes)], files: files, limits: limits)
    check(loading.diagnostics, loading.sources, "reading")
    let hasError = loading.diagnostics.contains { $0.severity == .error }
    if hasError != (loading.model == nil) { faults.append("an error and a model, or neither") }
    guard asks, let model = loading.model else { return }
    let report = model.report()
    check(report.diagnostics, model.sources, "reporting")
    let test = model.test()
    check(test.diagnostics, model.sources, "testing")
    let audit = model.audit()
    check(audit.diagnostics, model.sources, "auditing")
    for formula in formulas {
      let outcome = model.evaluate(formula)
      check(outcome.diagnostics, outcome.sources, "evaluating")
    }
  }

  init(_ text: String, formulas: [String] = [], limits: Limits = .standard, asks: Bool = true) {
    self.init(Array(text.utf8), formulas: formulas, limits: limits, asks: asks)
  }

  var codes: [DiagnosticCode] { loading.diagnostics.map(\.code) }

  /// What stops the report, if anything does.
  static func reportCodes(_ text: String, limits: Limits = .standard) -> [DiagnosticCode] {
    let loading = Model.load([("a.kalkyl", Array(text.utf8))], limits: limits)
    guard let model = loading.model else { return loading.diagnostics.map(\.code) }
    return model.report().diagnostics.map(\.code)
  }

  private mutating func check(
    _ diagnostics: [Diagnostic], _ sources: SourceMap, _ stage: String
  ) {
    for diagnostic in diagnostics {
      let places = [diagnostic.primary] + diagnostic.related
      let spans = places.map(\.span) + diagnostic.fixIts.map(\.span)
      for span in spans where !isInside(span, sources) {
        faults.append("\(stage): \(diagnostic.code) points outside its text: \(span)")
      }
    }
    if !diagnostics.isEmpty {
      _ = DiagnosticRenderer(sources).text(of: Array(diagnostics.prefix(9)))
    }
  }

  private func isInside(_ span: SourceSpan, _ sources: SourceMap) -> Bool {
    guard span.start <= span.end else { return false }
    let source = sources.source(of: span).span
    return source.start <= span.start && span.end <= source.end
  }
}

/// Pieces of scripts of any length.
enum Script {
  static let heading = "years 2025..2028\ncurrency tkr\n"

  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// A line for each number.
  static func lines(_ numbers: Range<Int>, _ line: (Int) -> String) -> String {
    var text = ""
    for number in numbers { text += line(number) + "\n" }
    return text
  }
}
