/// A conversation with a model: formulas are shown, declarations add or replace, commands ask.
///
/// Pure: it reads no file and no terminal. An entry that fails changes nothing.
public struct PromptSession: Sendable {
  var workbook: PromptWorkbook
  /// The model of the loaded files alone, for `:diff`.
  var loaded: Model?
  var model: Model?
  let locale: ReportLocale
  /// The scenario that entries are in.
  public internal(set) var scenario: String?
  /// The last shown formula, which `it` stands for.
  var it: Expression?
  /// Formulas that were shown, the latest last.
  var shown: [Expression] = []
  var pins: [Expression] = []
  var lastReport: String?

  public init(
    files: FileLoader = .none, limits: Limits = .standard, locale: ReportLocale = .sv,
    interruption: Interruption = Interruption()
  ) {
    workbook = PromptWorkbook(files: files, limits: limits, interruption: interruption)
    self.locale = locale
    model = workbook.checked().model
    loaded = model
  }

  /// How many declarations were typed and not saved.
  public var unsavedEntries: Int { workbook.entries.count }

  /// Takes scripts in place of those loaded; on a mistake the ones before stay.
  ///
  /// - Parameter files: how the scripts come to the files that they name.
  public mutating func load(
    _ scripts: [(name: String, bytes: [UInt8])], files: FileLoader
  ) -> PromptReply {
    var fresh = PromptSession(
      files: files, limits: workbook.limits, locale: locale,
      interruption: workbook.interruption)
    fresh.workbook.load(scripts)
    let onlyLoaded = fresh.workbook.checked()
    for entry in workbook.entries { fresh.workbook.add(entry.text) }
    let loading = fresh.workbook.checked()
    var reply = PromptReply(loading.sources)
    reply.diagnostics = loading.diagnostics.filter { $0.severity == .error }
    guard let model = loading.model else {
      reply.failed = true
      return reply
    }
    let before = shownValues()
    workbook = fresh.workbook
    self.model = model
    loaded = onlyLoaded.model
    if let scenario, !model.scenarioNames.contains(scenario) { self.scenario = nil }
    reply.say(summary(of: model))
    addChanges(from: before, to: &reply)
    return reply
  }

  private func summary(of model: Model) -> String {
    let catalogue = model.catalogue
    let count = catalogue.definitions.count + catalogue.investments.count
    let years = catalogue.years.map { "\($0.first)–\($0.last)" } ?? "no years"
    return "\(count) definitions, \(years), \(model.scenarioNames.count - 1) scenarios, "
      + "\(catalogue.reports.count) reports, \(catalogue.tests.count) tests"
  }

  /// Answers an entry: a command, declarations, a new value for a name, or a formula.
  public mutating func enter(_ text: String) -> PromptReply {
    let trimmed = text.trimmingSpaces
    if trimmed.isEmpty { return PromptReply(workbook.sources) }
    if trimmed.hasPrefix(":") { return perform(String(trimmed.dropFirst())) }
    var sources = workbook.sources
    let source = sources.add(name: "prompt", bytes: Array(trimmed.utf8))
    let (formula, problems) = parseExpression(source, limits: workbook.limits)
    if problems.isEmpty { return show(formula, sources) }
    if let assigned = assignment(trimmed) { return declare(assigned) }
    if trimmed.beginsDeclaration { return declare(trimmed) }
    var reply = PromptReply(sources)
    reply.diagnostics = problems
    reply.failed = true
    return reply
  }

  /// `internal_rate = 3.5%` as the declaration that it stands for: the name's own kind of
  /// declaration with its text, or a `let` for a new name.
  private func assignment(_ text: String) -> String? {
    var sources = workbook.sources
    let source = sources.add(name: "prompt", bytes: Array(text.utf8))
    let (overrides, problems) = parseOverrides(source, limits: workbook.limits)
    guard problems.isEmpty, overrides.count == 1, case .name(let name) = overrides[0].target.kind
    else { return nil }
    let value = sources.text(overrides[0].value.span)
    guard case .definition(let index)? = model?.catalogue.entities[name] else {
      return "let \(name) = \(value)"
    }
    guard let definition = model?.catalogue.definitions[index] else { return nil }
    let shownText = definition.heading.text.map { " \"\($0.text.escapedForQuotes)\"" } ?? ""
    let format = definition.format.map { " \(sources.text($0.span))" } ?? ""
    return "\(definition.role.rawValue) \(name)\(shownText) = \(value)\(format)"
  }

  /// Adds declarations, and says which shown values they change.
  mutating func declare(_ text: String) -> PromptReply {
    let before = shownValues()
    let state = self
    let problems = workbook.add(text)
    let loading = workbook.checked()
    var reply = PromptReply(loading.sources)
    reply.diagnostics = problems.isEmpty ? loading.diagnostics : problems
    guard problems.isEmpty, let model = loading.model else {
      self = state
      reply.failed = true
      return reply
    }
    reply.diagnostics.removeAll { $0.severity == .warning && !loading.isFromPrompt($0) }
    self.model = model
    addChanges(from: before, to: &reply)
    return reply
  }

  /// Whether an entry is whole, or goes on over the next line: an open bracket or brace, or an
  /// operator at the end.
  public func isComplete(_ text: String) -> Bool {
    if text.trimmingSpaces.hasPrefix(":") { return true }
    return EntryShape(text).isComplete
  }
}

extension Loading {
  /// Whether a diagnostic points into what was typed.
  fileprivate func isFromPrompt(_ diagnostic: Diagnostic) -> Bool {
    sources.source(of: diagnostic.primary.span).name == "prompt"
  }
}

extension String {
  /// The text without spaces and line ends around it.
  var trimmingSpaces: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// The text as it stands between quotes.
  var escapedForQuotes: String {
    reduce(into: "") { text, character in
      if character == "\"" || character == "\\" { text.append("\\") }
      text.append(character)
    }
  }

  /// Whether the first word begins a declaration.
  fileprivate var beginsDeclaration: Bool {
    let word = prefix { $0.isLetter }
    return Keyword(rawValue: String(word))?.beginsDeclaration ?? false || hasPrefix("///")
  }
}
