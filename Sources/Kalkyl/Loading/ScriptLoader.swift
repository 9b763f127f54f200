/// Reads a model's scripts: the first, and all that `use` brings in, each once.
struct ScriptLoader {
  private(set) var sources = SourceMap()
  private(set) var scripts: [Script] = []
  private(set) var diagnostics: [Diagnostic] = []
  let files: FileLoader
  private let limits: Limits
  let workers: Workers
  /// The files whose `use` is being followed, and those that are done.
  private var open: [String] = []
  private var done = NameMap<Bool>()
  /// The data files read so far, by name.
  private var dataFiles: [String: KnownDataFile] = [:]

  init(files: FileLoader, limits: Limits, workers: Workers) {
    self.files = files
    self.limits = limits
    self.workers = workers
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
    guard let (found, stream) = openFile(use.file, from: name) else { return }
    if open.contains(found) {
      diagnostics.append(.useOfItself(use.file, open + [found]))
    } else if done[found] == nil,
      // One byte more than is allowed, so that a larger script is seen to be larger.
      let bytes = bytes(of: stream, use.file, atMost: limits.sourceBytes + 1)
    {
      read(bytes, named: found)
    }
  }

  /// Opens a file that a script names; `nil`, and said, where it cannot be had.
  mutating func openFile(
    _ file: QuotedText, from script: String
  ) -> (name: String, stream: DataStream)? {
    switch files.file(file.text, namedIn: script) {
    case .missing: diagnostics.append(.fileMissing(file))
    case .failed(let why): diagnostics.append(.fileUnreadable(file, why))
    case .found(let name, let bytes): return (name, DataStream(bytes))
    case .opened(let name, let stream): return (name, stream)
    }
    return nil
  }

  private mutating func bytes(
    of stream: DataStream, _ file: QuotedText, atMost limit: Int
  ) -> [UInt8]? {
    do throws(DataStream.Failure) {
      return try stream.bytes(atMost: limit)
    } catch {
      diagnostics.append(.fileUnreadable(file, error.why))
      return nil
    }
  }

  /// Reads a data file as a whole; `nil`, and said, where it cannot be had.
  mutating func readData(_ file: QuotedText) -> Source? {
    guard let (name, stream) = openFile(file, from: sources.source(of: file.span).name) else {
      return nil
    }
    if let known = dataFiles[name], known.source.isWhole { return known.source }
    let most = max(0, sources.room)
    guard let bytes = bytes(of: stream, file, atMost: most + 1) else { return nil }
    let text = DataFileText.utf8(bytes)
    guard text.count <= most else {
      diagnostics.append(.fileTooLarge(file))
      return nil
    }
    let source = sources.add(name: name, bytes: text)
    dataFiles[name] = KnownDataFile(source: source, version: stream.version)
    return source
  }

  /// Reads a register; `nil`, and said, where it cannot be had.
  mutating func register(_ mapping: FileMapping, _ reader: RegisterReader) -> Register? {
    let file = mapping.file
    guard let (name, stream) = openFile(file, from: sources.source(of: file.span).name) else {
      return nil
    }
    let opened = RegisterOpening(
      name: name, stream: stream, known: dataFiles[name], base: sources.nextBase,
      room: sources.room)
    do throws(RegisterOpening.Fault) {
      let (outcome, source) = try opened.read(mapping, reader)
      if source.base == sources.nextBase {
        sources.add(source)
        dataFiles[name] = KnownDataFile(source: source, version: stream.version)
      }
      sources.keep(outcome.excerpts, of: source)
      diagnostics += outcome.diagnostics
      return outcome.register
    } catch {
      switch error {
      case .failed(let why): diagnostics.append(.fileUnreadable(file, why))
      case .changed: diagnostics.append(.fileChanged(file))
      case .tooLarge: diagnostics.append(.fileTooLarge(file))
      case .lineTooLong: diagnostics.append(.fileRowTooLong(file))
      }
      return nil
    }
  }

  mutating func add(_ found: [Diagnostic]) { diagnostics += found }
}
