/// A budget that has been read and checked: what a host asks for figures.
public struct Model: Sendable {
  let checker: Checker
  let space: NodeSpace
  let host: [String: HostFunction]
  let interruption: Interruption
  /// The scripts and data files that diagnostics point into.
  public let sources: SourceMap
  /// What is allowed but hardly meant.
  public let warnings: [Diagnostic]

  /// The scenarios, `base` first.
  public var scenarioNames: [String] { checker.layering.runs.map(\.name) }

  /// The reports, as they are named.
  public var reportNames: [String] { checker.catalogue.reports.map(\.heading.name.text) }

  var catalogue: Catalogue { checker.catalogue }
}

/// What came of reading scripts: the model, unless something is wrong, and all that is to say.
public struct Loading: Sendable {
  public let model: Model?
  public let sources: SourceMap
  public let diagnostics: [Diagnostic]
}

/// Every mistake of a model's scripts, thrown at once.
public struct ModelError: Error, Sendable {
  public let sources: SourceMap
  public let diagnostics: [Diagnostic]
}

extension Model {
  /// Reads a model from a text.
  ///
  /// - Throws: every mistake of the text and of what it uses, at once.
  public init(
    _ text: String, named name: String, files: FileLoader = .none, limits: Limits = .standard,
    settings: [String] = [], functions: [String: HostFunction] = [:],
    interruption: Interruption = Interruption()
  ) throws(ModelError) {
    let loading = Model.load(
      [(name, Array(text.utf8))], files: files, limits: limits, settings: settings,
      functions: functions, interruption: interruption)
    guard let model = loading.model else {
      throw ModelError(sources: loading.sources, diagnostics: loading.diagnostics)
    }
    self = model
  }

  /// Reads scripts as one model.
  ///
  /// - Parameters:
  ///   - scripts: each script's name and bytes.
  ///   - files: how `use` and `from` come to their files.
  ///   - settings: overrides that hold in every scenario, as `indexing = 2.5%`.
  ///   - functions: the host's own functions; each must give the same for the same.
  public static func load(
    _ scripts: [(name: String, bytes: [UInt8])], files: FileLoader = .none,
    limits: Limits = .standard, settings: [String] = [],
    functions: [String: HostFunction] = [:], interruption: Interruption = Interruption()
  ) -> Loading {
    var loader = ScriptLoader(files: files, limits: limits)
    for script in scripts { loader.read(script.bytes, named: script.name) }
    let overrides = loader.readSettings(settings)
    var collector = Collector(limits: limits)
    collector.collect(loader.scripts)
    let layering = Layering(collector.catalogue, settings: overrides)
    let dataFiles = loader.readDataFiles(of: collector.catalogue)
    var checker = Checker(
      collector.catalogue, layering: layering, limits: limits,
      host: functions.mapValues(\.signature), files: dataFiles)
    checker.checkAll()
    checker.checkQueries()
    let space = NodeSpace(checker)
    var found = loader.diagnostics + collector.diagnostics + layering.diagnostics
    found += checker.findings.diagnostics
    let unread = loader.scripts.reduce(into: Set()) { $0.formUnion($1.unread) }
    found.removeAll { unread.contains($0.code) }
    var plan = Plan(space: space)
    plan.add(Array(0..<space.count), checker, space)
    found += checker.circleDiagnostics(plan, space)
    found.sort()
    let hasError = found.contains { $0.severity == .error }
    let model =
      hasError
      ? nil
      : Model(
        checker: checker, space: space, host: functions, interruption: interruption,
        sources: loader.sources, warnings: found)
    return Loading(model: model, sources: loader.sources, diagnostics: found)
  }

  /// A new evaluation of the model.
  func evaluator() -> Evaluator {
    Evaluator(checker, space: space, host: host, interruption: interruption)
  }

  /// The run of a scenario; the base where none is named, `nil` where there is no such.
  func run(named name: String?) -> RunID? {
    name.map { checker.layering.run(named: $0) } ?? .base
  }
}
