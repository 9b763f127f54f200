/// A budget that has been read and checked: what a host asks for figures.
public struct Model: Sendable {
  let checker: Checker
  let space: NodeSpace
  /// What the model was made of, to make it anew with other settings.
  let material: ModelMaterial
  let settings: [String]
  /// The scripts and data files that diagnostics point into.
  public let sources: SourceMap
  /// What is allowed but hardly meant.
  public let warnings: [Diagnostic]

  /// The scenarios, `base` first.
  public var scenarioNames: [String] { checker.layering.runs.map(\.name) }

  /// The reports, as they are named.
  public var reportNames: [String] { checker.catalogue.reports.map(\.heading.name.text) }

  /// The texts of the tests.
  public var testNames: [String] { checker.catalogue.tests.map(\.text.text) }

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
    interruption: Interruption = Interruption(), workers: Workers = .alone
  ) throws(ModelError) {
    let loading = Model.load(
      [(name, Array(text.utf8))], files: files, limits: limits, settings: settings,
      functions: functions, interruption: interruption, workers: workers)
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
  ///   - workers: what long work is shared out among.
  public static func load(
    _ scripts: [(name: String, bytes: [UInt8])], files: FileLoader = .none,
    limits: Limits = .standard, settings: [String] = [],
    functions: [String: HostFunction] = [:], interruption: Interruption = Interruption(),
    workers: Workers = .alone
  ) -> Loading {
    var loader = ScriptLoader(files: files, limits: limits, workers: workers)
    for script in scripts { loader.read(script.bytes, named: script.name) }
    return checked(
      loader.scripts, &loader, limits: limits, settings: settings, functions: functions,
      interruption: interruption)
  }

  /// Checks scripts that have been read, with the data files that they name.
  static func checked(
    _ scripts: [Script], _ loader: inout ScriptLoader, limits: Limits, settings: [String] = [],
    functions: [String: HostFunction] = [:], interruption: Interruption = Interruption()
  ) -> Loading {
    var collector = Collector(limits: limits)
    collector.collect(scripts)
    let dataFiles = loader.readDataFiles(of: collector.catalogue)
    let material = ModelMaterial(
      catalogue: collector.catalogue, dataFiles: dataFiles, sources: loader.sources,
      diagnostics: loader.diagnostics + collector.diagnostics,
      unread: scripts.flatMap(\.unread), limits: limits, host: functions,
      interruption: interruption, workers: loader.workers, files: loader.files)
    return material.checked(with: settings)
  }

  /// The same model with further overrides that hold in every scenario.
  ///
  /// - Throws: what is wrong with the overrides.
  public func with(_ settings: [String]) throws(ModelError) -> Model {
    if settings.isEmpty { return self }
    let loading = material.checked(with: self.settings + settings)
    guard let model = loading.model else {
      throw ModelError(sources: loading.sources, diagnostics: loading.diagnostics)
    }
    return model
  }

  /// The same model with overrides, read from a text among the sources, in every scenario.
  func overriding(
    _ overrides: [ScenarioDeclaration.Override], _ sources: SourceMap
  ) -> Loading {
    material.checked(overrides, sources, material.diagnostics)
  }

  /// The same model with more texts for places to stand in: those of formulas asked for beside it.
  func reading(_ sources: SourceMap) -> Model {
    Model(
      checker: checker, space: space, material: material, settings: settings, sources: sources,
      warnings: warnings)
  }

  /// A new evaluation of the model.
  func evaluator() -> Evaluator {
    Evaluator(
      checker, space: space, host: material.host, interruption: material.interruption,
      workers: material.workers)
  }

  /// The run of a scenario; the base where none is named, `nil` where there is no such.
  func run(named name: String?) -> RunID? {
    name.map { checker.layering.run(named: $0) } ?? .base
  }
}
