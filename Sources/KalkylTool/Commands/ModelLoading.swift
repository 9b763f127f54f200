import Kalkyl

extension Session {
  /// Reads and checks the scripts; what is wrong with them is shown.
  mutating func load(
    _ paths: [String], _ invocation: Invocation
  ) -> (loading: Loading?, status: ExitStatus) {
    guard let files = readScripts(paths) else { return (nil, .wrongFile) }
    LargePages.reserve(forScriptsOf: files.scripts.reduce(0) { $0 + $1.bytes.count })
    let loading = Model.load(
      files.scripts, files: files.loader, settings: invocation.all(.set), workers: .threads)
    keep(loading)
    let status = show(loading.diagnostics, loading.sources, invocation)
    return (loading, status)
  }

  /// Shows diagnostics on standard error; the status says whether one is an error.
  mutating func show(
    _ diagnostics: [Diagnostic], _ sources: SourceMap, _ invocation: Invocation
  ) -> ExitStatus {
    if diagnostics.isEmpty { return .fine }
    let color = usesColor(invocation, onTerminal: console.errorIsTerminal)
    let most = Limits.standard.diagnostics
    let shown = Array(diagnostics.sorted().prefix(most))
    complain(DiagnosticRenderer(sources, color: color).text(of: shown))
    if diagnostics.count > most { complain("and \(diagnostics.count - most) more\n") }
    return diagnostics.contains { $0.severity == .error } ? .wrongScript : .fine
  }

  /// `true` iff a stream gets colours: as `--color` says, else on a terminal without `NO_COLOR`.
  func usesColor(_ invocation: Invocation, onTerminal: Bool) -> Bool {
    switch invocation.value(.color) {
    case "always": true
    case "never": false
    default:
      onTerminal && (console.variable("NO_COLOR") ?? "").isEmpty
        && console.variable("TERM") != "dumb"
    }
  }
}

extension Invocation {
  /// The report that the options name, which the model must have.
  func report(of model: Model) throws(UsageError) -> String? {
    guard let name = value(.report), !model.reportNames.contains(name) else {
      return value(.report)
    }
    let near = nearest(to: name, among: model.reportNames)
    throw UsageError(
      "the model has no report `\(name)`" + (near.map { "; did you mean `\($0)`?" } ?? ""),
      command: Command.run.name)
  }

  /// The scenario that the options name, which the model must have.
  func scenario(of model: Model, for command: Command) throws(UsageError) -> String? {
    guard let name = value(.scenario), !model.scenarioNames.contains(name) else {
      return value(.scenario)
    }
    let near = nearest(to: name, among: model.scenarioNames)
    throw UsageError(
      "the model has no scenario `\(name)`" + (near.map { "; did you mean `\($0)`?" } ?? ""),
      command: command.name)
  }

  /// The labels that alone are to be shown, which the model's dimensions must have.
  func onlyLabels(of model: Model, for command: Command) throws(UsageError) -> [String] {
    let labels = all(.only)
    let known = model.labelNames
    guard let wrong = labels.first(where: { !known.contains($0) }) else { return labels }
    let near = nearest(to: wrong, among: known).map { "; did you mean `\($0)`?" } ?? ""
    throw UsageError("no dimension has a label `\(wrong)`\(near)", command: command.name)
  }
}
