/// A conversation with a model: formulas are shown, declarations add or replace, commands ask.
///
/// Pure: it reads no file and no terminal. An entry that fails changes nothing.
public struct PromptSession: Sendable {
  /// What was printed last, which `:whatif` and `:diff` watch.
  enum Printed: Sendable {
    /// `nil` for every report.
    case report(String?)
  }

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
  var lastPrinted: Printed?

  public init(
    files: FileLoader = .none, limits: Limits = .standard, locale: ReportLocale = .sv,
    interruption: Interruption = Interruption(), workers: Workers = .alone
  ) {
    workbook = PromptWorkbook(
      files: files, limits: limits, interruption: interruption, workers: workers)
    self.locale = locale
    model = workbook.checked().model
    loaded = model
  }

  /// How many declarations were typed since the last saving.
  public var unsavedEntries: Int { workbook.unsaved }

  /// Notes that what was typed is kept in a file; `inPlace` where that is the loaded one, which is
  /// then to be loaded again.
  public mutating func hasSaved(inPlace: Bool) { workbook.hasSaved(inPlace: inPlace) }

  /// Takes scripts in place of those loaded; on a mistake the ones before stay.
  ///
  /// - Parameter files: how the scripts come to the files that they name.
  public mutating func load(
    _ scripts: [(name: String, bytes: [UInt8])], files: FileLoader
  ) -> PromptReply {
    var fresh = PromptWorkbook(
      files: files, limits: workbook.limits, interruption: workbook.interruption,
      workers: workbook.workers)
    fresh.load(scripts)
    let alone = fresh.checked()
    var loading = alone
    if !workbook.entries.isEmpty {
      fresh.take(entriesOf: workbook)
      loading = fresh.checked()
    }
    var reply = PromptReply(loading.sources)
    reply.take(loading.diagnostics.filter { $0.severity == .error })
    guard let model = loading.model else { return reply }
    let state = self
    do throws(EvaluationFault) {
      let before = try shownValues()
      workbook = fresh
      self.model = model
      loaded = alone.model
      if let scenario, !model.scenarioNames.contains(scenario) { self.scenario = nil }
      reply.say(summary(of: model))
      try addChanges(from: before, to: &reply)
    } catch {
      self = state
      reply.stop(error, at: nil)
    }
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
    if trimmed.hasPrefix(":") { return perform(text) }
    let source = workbook.keep(text)
    let (formula, problems) = parseExpression(source, limits: workbook.limits)
    if problems.isEmpty { return show(formula, typed: source.span) }
    if let name = nameOfNoValue(in: source) {
      return refusal(
        "`\(name)` is no value that a formula could replace; write `let \(trimmed)` to declare it "
          + "anew")
    }
    if let replacement = replacement(in: source) { return declare(replacement, source) }
    if let change = changeOfPart(in: source) { return declare(change, source) }
    let (script, mistakes) = parse(source, limits: workbook.limits)
    if mistakes.isEmpty || trimmed.beginsDeclaration {
      return declare(PromptWorkbook.Entry(text: text, script: script), source, mistakes)
    }
    var reply = PromptReply(workbook.sources, typed: source.span)
    reply.take(problems)
    return reply
  }

  /// Declares a text that was not typed.
  mutating func declare(_ text: String) -> PromptReply {
    let source = workbook.keep(text)
    let (script, mistakes) = parse(source, limits: workbook.limits)
    return declare(PromptWorkbook.Entry(text: text, script: script), source, mistakes)
  }

  /// The name of an investment, table or the like that `local = 4` gives a value; `nil` in other
  /// entries.
  private func nameOfNoValue(in source: Source) -> String? {
    let (overrides, problems) = parseOverrides(source, limits: workbook.limits)
    guard problems.isEmpty, overrides.count == 1, case .name(let name) = overrides[0].target.kind,
      let entity = model?.catalogue.entities[name]
    else { return nil }
    if case .definition = entity { return nil }
    return name
  }

  /// `internal_rate = 3.5%` as the declaration that it stands for: the name's own kind of
  /// declaration with its text, or a `let` for a new name.
  private func replacement(in source: Source) -> PromptWorkbook.Entry? {
    let (overrides, problems) = parseOverrides(source, limits: workbook.limits)
    guard problems.isEmpty, overrides.count == 1, case .name(let name) = overrides[0].target.kind
    else { return nil }
    var old: DefinitionDeclaration?
    if case .definition(let index)? = model?.catalogue.entities[name] {
      old = model?.catalogue.definitions[index]
    }
    let (value, written) = newValue(overrides[0], own: old?.formula, source)
    var declaration = DefinitionDeclaration(
      role: .let,
      heading: Heading(name: Name(name, overrides[0].target.span), text: nil, documentation: []),
      value: .formula(value), format: nil, span: overrides[0].span)
    var text = "let \(name)"
    var format = ""
    if let old {
      declaration = DefinitionDeclaration(
        role: old.role,
        heading: Heading(
          name: declaration.heading.name, text: old.heading.text,
          documentation: old.heading.documentation),
        value: .formula(value), format: old.format, span: overrides[0].span)
      text = "\(old.role.rawValue) \(name)"
      if let shown = old.heading.text { text += " \"\(shown.text.escapedForQuotes)\"" }
      format = old.format.map { " \(workbook.sources.text($0.span))" } ?? ""
    }
    return PromptWorkbook.Entry(
      text: "\(text) = \(written)\(format)",
      script: Script(declarations: [.definition(declaration)]))
  }

  /// Carries out what an override of a part stands for.
  private mutating func declare(_ change: PartChange, _ source: Source) -> PromptReply {
    switch change {
    case .entry(let entry, let typed):
      let reply = declare(entry, source)
      guard reply.diagnostics.contains(where: { $0.code == .circle }) else { return reply }
      return refusal("`\(typed)` would lean on itself; " + Self.waysOut(typed))
    case .refusal(let text): return refusal(text)
    case .mistakes(let mistakes):
      var reply = PromptReply(workbook.sources, typed: source.span)
      reply.take(mistakes)
      return reply
    }
  }

  /// Adds declarations, and says which shown values they change.
  private mutating func declare(
    _ entry: PromptWorkbook.Entry, _ source: Source, _ mistakes: [Diagnostic] = []
  ) -> PromptReply {
    var reply = PromptReply(workbook.sources, typed: source.span)
    reply.take(mistakes)
    if reply.failed { return reply }
    if entry.script.declarations.contains(where: \.isUse) {
      return refusal("`use` belongs in a file; `:load FILE…` reads several")
    }
    let state = self
    workbook.add(entry)
    let loading = workbook.checked()
    reply.sources = loading.sources
    reply.take(loading.diagnostics.filter { $0.severity == .error || $0.isIn(source) })
    guard !reply.failed, let model = loading.model else {
      self = state
      return reply
    }
    do throws(EvaluationFault) {
      let before = try shownValues()
      reply.say(Self.news(of: entry, since: self.model))
      self.model = model
      try addChanges(from: before, to: &reply)
    } catch {
      self = state
      reply = PromptReply(workbook.sources, typed: source.span)
      reply.stop(error, at: source.span)
    }
    return reply
  }

  /// Which names are new and which are replaced.
  private static func news(of entry: PromptWorkbook.Entry, since model: Model?) -> String {
    if let part = entry.part { return "\(part) replaced" }
    let script = entry.script
    let known = script.names.filter { model?.catalogue.entities[$0] != nil }
    let new = script.names.filter { !known.contains($0) }
    let parts = [(new, "added"), (known, "replaced")].filter { !$0.0.isEmpty }
    return parts.map { "\($0.joined(separator: ", ")) \($1)" }.joined(separator: "; ")
  }

  /// Whether an entry is whole, or goes on over the next line: an open bracket or brace, or an
  /// operator at the end.
  public func isComplete(_ text: String) -> Bool {
    if text.trimmingSpaces.hasPrefix(":") { return true }
    return EntryShape(text).isComplete
  }
}

extension DefinitionDeclaration {
  /// What is written for it; `nil` where it comes from a file.
  fileprivate var formula: Expression? {
    if case .formula(let value) = value { value } else { nil }
  }
}

extension Declaration {
  fileprivate var isUse: Bool {
    if case .use = self { true } else { false }
  }
}

extension Diagnostic {
  /// Whether it points into a text.
  fileprivate func isIn(_ source: Source) -> Bool {
    primary.span.start >= source.span.start && primary.span.start <= source.span.end
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
