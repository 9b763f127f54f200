/// What a conversation works on: the scripts that were loaded, and what was typed over them.
struct PromptWorkbook: Sendable {
  /// Something typed: declarations that replace those of the same names before them.
  struct Entry: Sendable {
    let text: String
    let script: Script
  }

  private(set) var loader: ScriptLoader
  private(set) var entries: [Entry] = []
  let files: FileLoader
  let limits: Limits

  let interruption: Interruption

  init(files: FileLoader, limits: Limits, interruption: Interruption) {
    self.files = files
    self.limits = limits
    self.interruption = interruption
    loader = ScriptLoader(files: files, limits: limits)
  }

  var sources: SourceMap { loader.sources }

  /// Takes scripts in place of those loaded before; what was typed stays.
  mutating func load(_ scripts: [(name: String, bytes: [UInt8])]) {
    var fresh = ScriptLoader(files: files, limits: limits)
    for script in scripts { fresh.read(script.bytes, named: script.name) }
    let typed = entries
    loader = fresh
    entries = []
    for entry in typed { add(entry.text) }
  }

  /// Adds what was typed; gives what is wrong with how it is written.
  @discardableResult
  mutating func add(_ text: String) -> [Diagnostic] {
    let (script, found) = loader.readEntry(text)
    if found.isEmpty { entries.append(Entry(text: text, script: script)) }
    return found
  }

  mutating func removeLastEntry() { _ = entries.popLast() }

  /// The declarations that hold, the later of a name in place of the earlier.
  private var scripts: [Script] {
    var replaced: Set<DeclarationIdentity> = []
    var scripts: [Script] = []
    for script in (loader.scripts + entries.map(\.script)).reversed() {
      let kept = script.declarations.filter { declaration in
        declaration.identity.map { !replaced.contains($0) } ?? true
      }
      replaced.formUnion(kept.compactMap(\.identity))
      scripts.append(Script(declarations: kept))
    }
    return scripts.reversed()
  }

  /// The model that the declarations make.
  func checked() -> Loading {
    var loader = loader
    return Model.checked(scripts, &loader, limits: limits, interruption: interruption)
  }

  /// The declarations that hold, as one script that gives the same figures.
  var text: String {
    var replaced: Set<DeclarationIdentity> = []
    var pieces: [String] = []
    let all = loader.scripts + entries.map(\.script)
    for script in all.reversed() {
      guard let first = script.declarations.first else { continue }
      let source = sources.source(of: first.span)
      var cuts: [SourceSpan] = []
      for declaration in script.declarations {
        guard let identity = declaration.identity else {
          if case .use = declaration { cuts.append(source.withDocumentation(declaration.span)) }
          continue
        }
        if !replaced.insert(identity).inserted {
          cuts.append(source.withDocumentation(declaration.span))
        }
      }
      pieces.append(source.text(without: cuts))
    }
    return pieces.reversed().map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
  }
}

/// What makes two declarations one in place of the other.
enum DeclarationIdentity: Hashable {
  case years
  case currency
  case name(String)
  case test(String)
}

extension Declaration {
  /// What the declaration is known by; `nil` for `use` and `printed`.
  var identity: DeclarationIdentity? {
    switch self {
    case .years: .years
    case .currency: .currency
    case .dimension(let value): .name(value.heading.name.text)
    case .definition(let value): .name(value.heading.name.text)
    case .function(let value): .name(value.heading.name.text)
    case .investment(let value): .name(value.heading.name.text)
    case .table(let value): .name(value.heading.name.text)
    case .rule(let value): .name(value.heading.name.text)
    case .scenario(let value): .name(value.heading.name.text)
    case .report(let value): .name(value.heading.name.text)
    case .bridge(let value): .name(value.heading.name.text)
    case .test(let value): .test(value.text.text)
    case .printed, .use: nil
    }
  }

  var span: SourceSpan {
    switch self {
    case .years(let value): value.span
    case .currency(let value): value.span
    case .dimension(let value): value.span
    case .definition(let value): value.span
    case .function(let value): value.span
    case .investment(let value): value.span
    case .table(let value): value.span
    case .rule(let value): value.span
    case .scenario(let value): value.span
    case .report(let value): value.span
    case .bridge(let value): value.span
    case .test(let value): value.span
    case .printed(let value): value.span
    case .use(let value): value.span
    }
  }
}

extension Source {
  /// A declaration's span with the lines of `///` just above it.
  fileprivate func withDocumentation(_ span: SourceSpan) -> SourceSpan {
    var number = location(of: span.start).line
    var start = span.start
    while number > 1 {
      let line = String(decoding: line(number - 1), as: UTF8.self)
      let content = line.drop { $0 == " " || $0 == "\t" }
      guard content.hasPrefix("///") else { break }
      number -= 1
      start = startOfLine(number)
    }
    return SourceSpan(start, span.end)
  }

  /// The text with some spans, and the line ends after them, left out.
  fileprivate func text(without cuts: [SourceSpan]) -> String {
    var kept: [UInt8] = []
    var position = base
    for cut in cuts.sorted() where cut.start >= position {
      kept += bytes[Int(position - base)..<Int(cut.start - base)]
      position = cut.end
      if Int(position - base) < bytes.count, bytes[Int(position - base)] == UInt8(ascii: "\n") {
        position += 1
      }
    }
    kept += bytes[Int(position - base)...]
    return String(decoding: kept, as: UTF8.self)
  }
}
