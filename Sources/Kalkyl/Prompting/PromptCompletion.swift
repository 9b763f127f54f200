/// A way to go on from what is typed.
public struct Completion: Hashable, Sendable {
  /// What stands in place of the word that is typed.
  public let text: String
  /// What it is, in a few words.
  public let note: String

  public init(text: String, note: String) {
    self.text = text
    self.note = note
  }
}

/// The word at the cursor, and the ways to complete it.
public struct Completions: Sendable {
  /// The part of the word that is typed already.
  public let word: String
  public var candidates: [Completion]
  /// Whether names of files come in question too.
  public let wantsFiles: Bool

  public init(word: String, candidates: [Completion], wantsFiles: Bool = false) {
    self.word = word
    self.candidates = candidates
    self.wantsFiles = wantsFiles
  }

  /// Those of the candidates that the word begins; a beginning in small letters is enough.
  init(_ word: String, among all: [Completion]) {
    let loose = word.lowercased()
    let exact = all.filter { $0.text.hasPrefix(word) }
    let others = all.filter { !$0.text.hasPrefix(word) && $0.text.lowercased().hasPrefix(loose) }
    self.init(word: word, candidates: exact + others)
  }

  /// The rest of the likeliest completion, to be shown as a hint.
  public var hint: String {
    guard !word.isEmpty, let first = candidates.first, first.text.hasPrefix(word) else { return "" }
    return String(first.text.dropFirst(word.count))
  }
}

extension PromptSession {
  /// Whether a word is one of the language's own.
  public static func isKeyword(_ word: String) -> Bool {
    Keyword(rawValue: word).map { $0 != .none } ?? false
  }

  /// Whether a word is a built-in function's name.
  public static func isFunction(_ word: String) -> Bool { BuiltInFunction(rawValue: word) != nil }

  /// The ways to go on where an entry is typed as far as a cursor.
  public func completions(after text: String) -> Completions {
    if text.hasPrefix(":"), let completions = completions(ofCommand: text) { return completions }
    let place = TypingPlace(text)
    guard let model else { return Completions(place.word, among: []) }
    return Completions(place.word, among: candidates(at: place, model))
  }

  /// After a command that does not take a formula; `nil` after one that does.
  private func completions(ofCommand text: String) -> Completions? {
    let name = text.dropFirst().prefix { $0 != " " }
    guard text.contains(" ") else {
      let all = PromptCommand.allCases.map { Completion(text: $0.rawValue, note: $0.summary) }
      return Completions(String(name), among: all)
    }
    let word = String(text.reversed().prefix { $0 != " " }.reversed())
    let commands = PromptCommand.beginning(with: String(name))
    switch commands.count == 1 ? commands[0] : .quit {
    case .load, .save: return Completions(word: word, candidates: [], wantsFiles: true)
    case .scenario: return Completions(word, among: model.map(scenarios) ?? [])
    case .report:
      let reports = model?.catalogue.reports.map(\.heading) ?? []
      return Completions(
        word, among: reports.map { Completion(text: $0.name.text, note: $0.text?.text ?? "") })
    case .help:
      return Completions(
        word, among: PromptTopics.names.map { Completion(text: $0, note: "topic") })
    case .type, .explain, .pin, .whatif: return nil
    case .total, .diff, .unpin, .test, .reload, .undo, .list, .quit:
      return Completions(word, among: [])
    }
  }

  private func candidates(at place: TypingPlace, _ model: Model) -> [Completion] {
    let catalogue = model.catalogue
    switch place.kind {
    case .prose: return []
    case .field: return fields
    case .selection(let value, let chosen): return labels(of: value, without: chosen, model)
    case .scenario: return scenarios(model)
    case .dimension:
      let declared = catalogue.dimensions.filter { $0.table == nil }
      return declared.map { Completion(text: $0.name, note: $0.text) }
        + (catalogue.years == nil ? [] : [Completion(text: "year", note: "dimension")])
    case .key: return names(catalogue) { $0 == .key } + names(catalogue) { $0 != .key }
    case .entries: return labels(catalogue.dimensions.filter { $0.table == nil }) + all(catalogue)
    case .formula: return all(catalogue)
    }
  }

  private func all(_ catalogue: Catalogue) -> [Completion] {
    let functions = BuiltInFunction.allCases.map(\.rawValue).sorted().map {
      Completion(text: $0, note: "function")
    }
    let units = Unit.allCases.map { Completion(text: $0.rawValue, note: "unit") }
    let last = it.map { [Completion(text: "it", note: SyntaxPrinter.text(of: $0))] } ?? []
    return names(catalogue) { _ in true } + otherNames(catalogue) + functions + units + last
  }

  private func scenarios(_ model: Model) -> [Completion] {
    model.checker.layering.runs.map { Completion(text: $0.name, note: $0.text) }
  }

  private func names(
    _ catalogue: Catalogue, _ isWanted: (DefinitionDeclaration.Role) -> Bool
  ) -> [Completion] {
    catalogue.definitions.filter { isWanted($0.role) }.map {
      Completion(text: $0.heading.name.text, note: $0.heading.text?.text ?? $0.role.rawValue)
    }.sorted { $0.text < $1.text }
  }

  private func otherNames(_ catalogue: Catalogue) -> [Completion] {
    let headings =
      catalogue.investments.map(\.heading) + catalogue.tables.map(\.declaration.heading)
      + catalogue.bridges.map(\.heading) + catalogue.functions.map(\.heading)
      + catalogue.rules.map(\.heading)
    return headings.map { Completion(text: $0.name.text, note: $0.text?.text ?? "") }
      .sorted { $0.text < $1.text }
  }

  private var fields: [Completion] {
    InvestmentResult.allCases.map { Completion(text: $0.rawValue, note: "result") }
      + InvestmentProperty.allCases.map { Completion(text: $0.rawValue, note: "property") }
  }

  private func labels(_ dimensions: [Dimension]) -> [Completion] {
    dimensions.flatMap { dimension in
      dimension.labels.map { Completion(text: $0.name, note: $0.text) }
    }
  }

  /// What is over the dimensions that cells of a value are of: of an investment's property those
  /// of its cost.
  private func valueOfAll(_ value: String) -> String {
    let parts = value.split(separator: ".")
    guard parts.count == 2, InvestmentProperty(rawValue: String(parts[1])) != nil else {
      return value
    }
    return "\(parts[0]).\(InvestmentResult.capitalCost.rawValue)"
  }

  /// The labels and years that fit in the brackets after a value, of dimensions not yet chosen of.
  private func labels(
    of value: String, without chosen: [String], _ model: Model
  ) -> [Completion] {
    let catalogue = model.catalogue
    if case .table(let index)? = catalogue.entities[value] {
      let table = catalogue.tables[index]
      return table.rows.filter { !$0.name.isEmpty }.map {
        Completion(text: $0.name, note: $0.text)
      } + table.columns.map { Completion(text: $0.name, note: $0.text) }
    }
    let (formula, problems) = parseExpression(
      Source(name: "prompt", bytes: Array(valueOfAll(value).utf8)), limits: workbook.limits)
    var dimensions = catalogue.dimensions.filter { $0.table == nil }
    var hasYears = true
    if problems.isEmpty {
      var checker = model.checker
      let type = checker.query(withIt(formula), in: run).type
      if type.kind != .unknown {
        dimensions = type.shape.dimensions.map(catalogue.dimension)
        hasYears = type.shape.years != .none
      }
    }
    dimensions.removeAll { dimension in chosen.contains { dimension.position(of: $0) != nil } }
    if chosen.contains(where: { Int($0) != nil }) { hasYears = false }
    let years = hasYears ? Array(catalogue.yearRange) : []
    return labels(dimensions) + years.map { Completion(text: String($0), note: "year") }
  }
}
