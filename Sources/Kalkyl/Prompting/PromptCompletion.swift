/// A way to go on from what is typed.
public struct Completion: Hashable, Sendable {
  /// What stands in place of the word that is typed.
  public let text: String
  /// What it is, in a few words.
  public let note: String
}

/// The word at the cursor, and the ways to complete it.
public struct Completions: Sendable {
  /// The part of the word that is typed already.
  public let word: String
  public let candidates: [Completion]
  /// Whether names of files come in question too.
  public let wantsFiles: Bool

  /// The rest of the only or likeliest completion, to be shown as a hint.
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

  /// The ways to go on where an entry is typed as far as a cursor.
  public func completions(after text: String) -> Completions {
    if text.hasPrefix(":"), !text.contains(" ") {
      let word = String(text.dropFirst())
      let commands = PromptCommand.allCases.map { Completion(text: $0.rawValue, note: $0.summary) }
      return matching(word, commands)
    }
    if text.hasPrefix(":") {
      let command = PromptCommand.beginning(with: String(text.dropFirst().prefix { $0 != " " }))
      let word = String(text.reversed().prefix { $0 != " " }.reversed())
      switch command {
      case .load, .save: return Completions(word: word, candidates: [], wantsFiles: true)
      case .scenario: return matching(word, scenarios)
      case .report:
        return matching(
          word, (model?.reportNames ?? []).map { Completion(text: $0, note: "report") })
      case .help:
        return matching(word, PromptTopics.names.map { Completion(text: $0, note: "topic") })
      default: break
      }
    }
    let word = String(text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    let before = String(text.dropLast(word.count))
    if before.hasSuffix(".") { return matching(word, fields) }
    if let selected = before.openSelection { return matching(word, labels(of: selected)) }
    if before.hasSuffix(" in ") { return matching(word, scenarios) }
    return matching(word, names + functions + units)
  }

  private func matching(_ word: String, _ all: [Completion]) -> Completions {
    let exact = all.filter { $0.text.hasPrefix(word) }
    let loose = word.lowercased()
    let others = all.filter { !$0.text.hasPrefix(word) && $0.text.lowercased().hasPrefix(loose) }
    return Completions(word: word, candidates: exact + others, wantsFiles: false)
  }

  private var scenarios: [Completion] {
    (model?.checker.layering.runs ?? []).map { Completion(text: $0.name, note: $0.text) }
  }

  private var names: [Completion] {
    guard let catalogue = model?.catalogue else { return [] }
    let definitions = catalogue.definitions.map {
      Completion(
        text: $0.heading.name.text, note: $0.heading.text?.text ?? $0.role.rawValue)
    }
    let others =
      catalogue.investments.map(\.heading) + catalogue.tables.map(\.declaration.heading)
      + catalogue.bridges.map(\.heading) + catalogue.functions.map(\.heading)
    let named = others.map { Completion(text: $0.name.text, note: $0.text?.text ?? "") }
    return (definitions + named).sorted { $0.text < $1.text }
  }

  private var functions: [Completion] {
    Collector.builtins.sorted().map { Completion(text: $0, note: "function") }
  }

  private var units: [Completion] {
    Unit.allCases.map { Completion(text: $0.rawValue, note: "unit") }
  }

  private var fields: [Completion] {
    InvestmentResult.allCases.map { Completion(text: $0.rawValue, note: "result") }
      + InvestmentProperty.allCases.map { Completion(text: $0.rawValue, note: "property") }
  }

  /// The labels and years that fit in the brackets after a name.
  private func labels(of name: String) -> [Completion] {
    guard let model else { return [] }
    let catalogue = model.catalogue
    if case .table(let index)? = catalogue.entities[name] {
      let layout = catalogue.tables[index]
      return layout.rows.filter { !$0.name.isEmpty }.map {
        Completion(text: $0.name, note: $0.text)
      }
        + layout.columns.map { Completion(text: $0.name, note: $0.text) }
    }
    var checker = model.checker
    let formula = Expression(.name(name), SourceSpan(0, 0))
    let shape = checker.query(formula, in: run).type.shape
    let dimensions =
      shape.dimensions.isEmpty
      ? catalogue.dimensions.filter { $0.table == nil }
      : shape.dimensions.map(catalogue.dimension)
    let labels = dimensions.flatMap { dimension in
      dimension.labels.map { Completion(text: $0.name, note: $0.text) }
    }
    return labels + catalogue.yearRange.map { Completion(text: String($0), note: "year") }
  }
}

extension String {
  /// The name before a bracket that is still open: `frame` of `frame[Laxå, `.
  fileprivate var openSelection: String? {
    guard let open = lastIndex(of: "["), self[open...].firstIndex(of: "]") == nil else {
      return nil
    }
    let name = self[..<open].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return name.isEmpty ? nil : String(name.reversed())
  }
}
