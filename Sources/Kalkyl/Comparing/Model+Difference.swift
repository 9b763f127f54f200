/// What a comparison shows.
public struct DifferenceOptions: Sendable {
  /// The figures to compare; what the reports show when empty.
  public var figures: [String]
  /// The changes to make first, by name, in this order; the others follow as they are written.
  public var order: [String]
  public var locale: ReportLocale

  public init(figures: [String] = [], order: [String] = [], locale: ReportLocale = .sv) {
    self.figures = figures
    self.order = order
    self.locale = locale
  }
}

/// What differs between two scripts or scenarios, and why.
public struct Difference: Sendable {
  public let document: Document
  /// How many figures differ.
  public let changedFigures: Int
  /// The names that an order may have.
  public let changeNames: [String]
  public let sources: SourceMap
  public let diagnostics: [Diagnostic]
  /// The script that does not have the scenario that is asked about, if one of the two lacks it.
  public let lackingScenario: String?
}

extension Model {
  /// What changes from one scenario to another, figure by figure, divided over the overrides.
  public func difference(
    from first: String, to second: String, _ options: DifferenceOptions = DifferenceOptions()
  ) -> Difference {
    let from = run(named: first) ?? .base
    let to = run(named: second) ?? .base
    let (items, sources, found) = items(options.figures, among: [(self, from), (self, to)])
    guard let items else { return .failed(found, sources) }
    var models = ScenarioComparison(self, from: from, to: to, items: items)
    let title = "\(first) → \(second)"
    return Difference.of(&models, items, title, self, sources, options)
  }

  /// What changes from one script to another, figure by figure, divided over the definitions.
  ///
  /// - Parameters:
  ///   - scenario: the one in which both are asked; the base where none is named.
  public static func difference(
    from old: (name: String, bytes: [UInt8]), to new: (name: String, bytes: [UInt8]),
    scenario: String? = nil, files: FileLoader = .none, limits: Limits = .standard,
    settings: [String] = [], workers: Workers = .alone,
    _ options: DifferenceOptions = DifferenceOptions()
  ) -> Difference {
    var loader = ScriptLoader(files: files, limits: limits, workers: workers)
    let first = loader.side(old, settings, limits)
    let second = loader.side(new, settings, limits)
    let found = first.diagnostics + second.diagnostics
    guard let before = first.model, let after = second.model else {
      return .failed(found.sorted(), second.sources)
    }
    let runs = (before.run(named: scenario), after.run(named: scenario))
    guard let firstRun = runs.0, let secondRun = runs.1 else {
      return .failed([], loader.sources, lacking: runs.0 == nil ? old.name : new.name)
    }
    let (items, sources, problems) = after.items(
      options.figures, among: [(after, secondRun), (before, firstRun)])
    guard let items else { return .failed(problems, sources) }
    var models = FileComparison(
      before: (before, first.scripts), after: (after, second.scripts), loader: loader,
      scenario: scenario, items: items)
    let title = "\(old.name) → \(new.name)"
    return Difference.of(&models, items, title, after, sources, options)
  }

  /// The figures that are asked for, read; `nil` with what is wrong where no side has one.
  private func items(
    _ figures: [String], among models: [(model: Model, run: RunID)]
  ) -> (items: [ComparedItem]?, SourceMap, [Diagnostic]) {
    var sources = sources
    if figures.isEmpty { return (comparedItems, sources, []) }
    var items: [ComparedItem] = []
    var found: [Diagnostic] = []
    for figure in figures {
      let source = sources.add(name: "--figure", bytes: Array(figure.utf8))
      let (expression, problems) = parseExpression(source, limits: checker.limits)
      found += problems
      if problems.contains(where: { $0.severity == .error }) { continue }
      var mistakes: [[Diagnostic]] = []
      for (model, run) in models {
        var checker = model.checker
        _ = checker.query(expression, in: run)
        mistakes.append(checker.findings.diagnostics.filter { $0.severity == .error })
      }
      // A value that only one side has is compared with no value.
      if mistakes.allSatisfy({ !$0.isEmpty }) { found += mistakes[0] }
      items.append(.formula(expression, title: figure, selectors: []))
    }
    return (found.isEmpty ? items : nil, sources, found.sorted())
  }
}

extension Difference {
  fileprivate static func failed(
    _ found: [Diagnostic], _ sources: SourceMap, lacking script: String? = nil
  ) -> Difference {
    Difference(
      document: Document(), changedFigures: 0, changeNames: [], sources: sources,
      diagnostics: found, lackingScenario: script)
  }

  fileprivate static func of<Models: ComparedModels>(
    _ models: inout Models, _ items: [ComparedItem], _ title: String, _ model: Model,
    _ sources: SourceMap, _ options: DifferenceOptions
  ) -> Difference {
    let order = models.changes.order(first: options.order)
    do throws(EvaluationFault) {
      let steps = try AttributionSteps(&models, order: order)
      let layout = DifferenceDocument(
        words: DifferenceWords(locale: options.locale), changes: models.changes, steps: steps,
        items: items, unit: model.catalogue.unit)
      return Difference(
        document: layout.document(title: title), changedFigures: steps.attributions.count,
        changeNames: order.map { models.changes[$0].name }, sources: sources, diagnostics: [],
        lackingScenario: nil)
    } catch {
      let span = model.sources.sources[0].span
      return .failed([.stopped(error, at: SourceSpan(span.start, span.start))], sources)
    }
  }
}

extension [DefinitionChange] {
  /// The changes that give figures: those named first; then what is added, changed, removed, each
  /// as it is written.
  fileprivate func order(first names: [String]) -> [Int] {
    let all = indices.filter { self[$0].givesFigures && self[$0].kind != .text }
    let named = names.compactMap { name in all.first { self[$0].name == name } }
    let rest = all.filter { !named.contains($0) }
    let kinds: [DefinitionChange.Kind] = [.added, .changed, .removed]
    return named + kinds.flatMap { kind in rest.filter { self[$0].kind == kind } }
  }
}

extension ScriptLoader {
  /// Reads one side of a comparison, with what it uses.
  mutating func side(
    _ script: (name: String, bytes: [UInt8]), _ settings: [String], _ limits: Limits
  ) -> (model: Model?, scripts: [Script], sources: SourceMap, diagnostics: [Diagnostic]) {
    startAnew()
    read(script.bytes, named: script.name)
    let loading = Model.checked(scripts, &self, limits: limits, settings: settings)
    return (loading.model, scripts, loading.sources, loading.diagnostics)
  }
}
