/// What a model is made of once its texts are read: all but the settings given beside them.
struct ModelMaterial: Sendable {
  let catalogue: Catalogue
  let dataFiles: DataFiles
  let sources: SourceMap
  /// What was found in reading.
  let diagnostics: [Diagnostic]
  /// What is not said, since it may only follow from declarations that could not be read.
  let unread: [DiagnosticCode]
  let limits: Limits
  let host: [String: HostFunction]
  let interruption: Interruption
  let workers: Workers
  /// How files are come to, to read them again.
  let files: FileLoader

  /// Checks the scripts with settings that hold in every scenario.
  ///
  /// - Parameter mixture: a run to add as the last, between two scenarios.
  func checked(with settings: [String], mixing mixture: RunMixture? = nil) -> Loading {
    var sources = sources
    var found = diagnostics
    var overrides: [ScenarioDeclaration.Override] = []
    for setting in settings {
      let source = sources.add(name: "--set", bytes: Array(setting.utf8))
      let (read, problems) = parseOverrides(source, limits: limits)
      overrides += read
      found += problems
    }
    return checked(overrides, sources, found, settings: settings, mixing: mixture)
  }

  /// Checks the scripts with overrides that hold in every scenario.
  ///
  /// - Parameters:
  ///   - sources: what the overrides point into, too.
  ///   - found: what was found in reading.
  ///   - settings: the overrides as texts.
  ///   - mixture: a run to add as the last, between two scenarios.
  func checked(
    _ overrides: [ScenarioDeclaration.Override], _ sources: SourceMap, _ found: [Diagnostic],
    settings: [String] = [], mixing mixture: RunMixture? = nil
  ) -> Loading {
    var found = found
    var layering = Layering(catalogue, settings: overrides)
    if let mixture { layering.add(mixture) }
    var checker = Checker(
      catalogue, layering: layering, limits: limits,
      host: host.isEmpty ? NameMap() : NameMap(host.lazy.map { ($0.key, $0.value.signature) }),
      files: dataFiles)
    checker.checkAll()
    checker.checkQueries()
    let space = NodeSpace(checker)
    found += layering.diagnostics + checker.findings.diagnostics
    found.removeAll { unread.contains($0.code) }
    found += checker.circleDiagnostics(circles(in: checker, space), space)
    found.sort()
    guard !found.contains(where: { $0.severity == .error }) else {
      return Loading(model: nil, sources: sources, diagnostics: found)
    }
    let model = Model(
      checker: checker, space: space, material: self, settings: settings, sources: sources,
      warnings: found)
    return Loading(model: model, sources: sources, diagnostics: found)
  }
}
