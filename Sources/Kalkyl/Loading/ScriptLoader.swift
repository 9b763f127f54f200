/// Reads a model's scripts: the first, and all that `use` brings in, each once.
struct ScriptLoader {
  private(set) var sources = SourceMap()
  private(set) var scripts: [Script] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let files: FileLoader
  private let limits: Limits
  /// The files whose `use` is being followed, and those that are done.
  private var open: [String] = []
  private var done = NameMap<Bool>()
  /// The data files read so far, by name.
  private var dataFiles: [String: Source] = [:]

  init(files: FileLoader, limits: Limits) {
    self.files = files
    self.limits = limits
  }

  /// Forgets what has been read but for the texts, so that another model's texts come after them.
  mutating func startAnew() {
    scripts = []
    diagnostics = []
    done = NameMap()
  }

  /// Reads a script; what it uses comes before it.
  mutating func read(_ bytes: [UInt8], named name: String) {
    guard bytes.count <= sources.room else {
      let place = sources.add(name: name, bytes: []).span
      let most = limits.sourceBytes
      return diagnostics.append(.sourceTooLarge(at: place, size: bytes.count, most: most))
    }
    let source = sources.add(name: name, bytes: bytes)
    let (script, found) = parse(source, limits: limits)
    diagnostics += found
    open.append(name)
    for case .use(let use) in script.declarations { follow(use, from: name) }
    open.removeLast()
    _ = done.add(true, named: name)
    scripts.append(script)
  }

  /// Reads what was typed at a prompt; it is not one of the model's scripts yet.
  mutating func readEntry(_ text: String) -> (Script, [Diagnostic]) {
    parse(add(text), limits: limits)
  }

  /// Adds what was typed at a prompt to the texts that places point into.
  mutating func add(_ typed: String) -> Source {
    sources.add(name: "prompt", bytes: Array(typed.utf8.prefix(max(0, sources.room))))
  }

  /// Takes over the data files that another loader of the same scripts has read.
  mutating func keepDataFiles(of other: ScriptLoader) {
    sources = other.sources
    dataFiles = other.dataFiles
  }

  private mutating func follow(_ use: UseDeclaration, from name: String) {
    guard open.count < limits.nesting else {
      return diagnostics.append(.usedTooDeeply(use.file))
    }
    switch files.load(use.file.text, name) {
    case .missing: diagnostics.append(.fileMissing(use.file))
    case .failed(let why): diagnostics.append(.fileUnreadable(use.file, why))
    case .found(let found, let bytes):
      if open.contains(found) {
        diagnostics.append(.useOfItself(use.file, open + [found]))
      } else if done[found] == nil {
        read(bytes, named: found)
      }
    }
  }

  /// Reads a data file; `nil`, and said, where it cannot be had.
  mutating func readData(_ file: QuotedText) -> Source? {
    let script = sources.source(of: file.span).name
    switch files.load(file.text, script) {
    case .missing: diagnostics.append(.fileMissing(file))
    case .failed(let why): diagnostics.append(.fileUnreadable(file, why))
    case .found(let name, let bytes):
      if let known = dataFiles[name] { return known }
      let text = DataFileText.utf8(bytes)
      guard text.count <= sources.room else {
        diagnostics.append(.fileUnreadable(file, "it is too large"))
        return nil
      }
      let source = sources.add(name: name, bytes: text)
      dataFiles[name] = source
      return source
    }
    return nil
  }

  mutating func add(_ found: [Diagnostic]) { diagnostics += found }
}
