/// What a conversation works on: the scripts that were loaded, and what was typed over them.
struct PromptWorkbook: Sendable {
  /// Something typed: declarations that replace those of the same names before them.
  struct Entry: Sendable {
    /// The declarations as a script has them.
    let text: String
    let script: Script
    /// The part of a declaration that was typed, where that is not all of it.
    var part: String?

    /// What it declares, or changes a part of.
    var names: [String] { part.map { [$0] } ?? script.names }
  }

  private(set) var loader: ScriptLoader
  private(set) var entries: [Entry] = []
  /// How many of the entries a file has.
  private var saved = 0
  let files: FileLoader
  let limits: Limits

  let interruption: Interruption
  let workers: Workers

  init(files: FileLoader, limits: Limits, interruption: Interruption, workers: Workers) {
    self.files = files
    self.limits = limits
    self.interruption = interruption
    self.workers = workers
    loader = ScriptLoader(files: files, limits: limits, workers: workers)
  }

  var sources: SourceMap { loader.sources }

  /// How many entries no file has.
  var unsaved: Int { max(0, entries.count - saved) }

  /// Takes scripts in place of those loaded before.
  mutating func load(_ scripts: [(name: String, bytes: [UInt8])]) {
    loader = ScriptLoader(files: files, limits: limits, workers: workers)
    for script in scripts { loader.read(script.bytes, named: script.name) }
  }

  /// Takes over what was typed in another workbook.
  mutating func take(entriesOf other: PromptWorkbook) {
    for entry in other.entries {
      let (script, _) = parse(loader.add(entry.text), limits: limits)
      entries.append(Entry(text: entry.text, script: script, part: entry.part))
    }
    saved = other.saved
  }

  mutating func add(_ entry: Entry) { entries.append(entry) }

  mutating func removeLastEntry() {
    entries.removeLast()
    saved = min(saved, entries.count)
  }

  /// Notes that the entries are kept in a file; in the loaded one they are no longer entries.
  mutating func hasSaved(inPlace: Bool) {
    if inPlace { entries = [] }
    saved = entries.count
  }

  /// Keeps what was typed as a text that places can point into.
  ///
  /// - Returns: the text to be read; a command before it is blank there, so that places in a
  ///   formula are those of the line as it was typed.
  mutating func keep(_ typed: String, from start: String.Index? = nil) -> Source {
    let source = loader.add(typed)
    let blank = typed.utf8.distance(from: typed.startIndex, to: start ?? typed.startIndex)
    if blank == 0 { return source }
    let bytes = Array(repeating: UInt8(ascii: " "), count: blank) + source.bytes.dropFirst(blank)
    return Source(name: source.name, bytes: bytes, base: source.base)
  }

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

  /// The declaration of a name that holds, as it is written.
  mutating func written(_ name: String) -> Declaration? {
    for entry in entries.reversed() where entry.script.names.contains(name) {
      // What was typed may be short for it.
      let (script, _) = parse(loader.add(entry.text), limits: limits)
      return script.declarations.last { $0.identity == .name(name) }
    }
    return loader.scripts.reversed().lazy.compactMap { script in
      script.declarations.last { $0.identity == .name(name) }
    }.first
  }

  /// A declaration's text, its documentation with it, with something else at a place.
  func text(of declaration: Declaration, with new: String, at span: SourceSpan) -> String {
    let source = sources.source(of: declaration.span)
    return sources.text(source.withDocumentation(declaration.span), with: new, at: span)
  }

  /// An investment's text with one more property at its end.
  func text(of declaration: Declaration, adding property: String, _ value: String) -> String {
    let brace = SourceSpan(declaration.span.end - 1, declaration.span.end)
    let before = sources.text(SourceSpan(declaration.span.start, brace.start))
    let gap = before.hasSuffix("\n") ? "" : "\n"
    return text(of: declaration, with: "\(gap)\(property) = \(value)\n}", at: brace)
  }

  /// The model that the declarations make. Data files are read once, until the next loading.
  mutating func checked() -> Loading {
    var trial = loader
    let loading = Model.checked(scripts, &trial, limits: limits, interruption: interruption)
    loader.keepDataFiles(of: trial)
    return loading
  }

  /// The declarations that hold, as one script that gives the same figures.
  var text: String {
    var replaced: Set<DeclarationIdentity> = []
    var pieces: [String] = []
    for entry in entries.reversed() {
      let identities = entry.script.declarations.map(\.identity)
      if identities.allSatisfy({ $0.map(replaced.contains) ?? false }) { continue }
      if replaced.isDisjoint(with: identities.compactMap { $0 }) {
        pieces.append(entry.text)
      } else {
        pieces.append(remaining(of: entry.script, without: replaced))
      }
      replaced.formUnion(identities.compactMap { $0 })
    }
    for script in loader.scripts.reversed() {
      pieces.append(remaining(of: script, without: replaced))
      replaced.formUnion(script.declarations.compactMap(\.identity))
    }
    return pieces.reversed().filter { !$0.isEmpty }
      .map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
  }

  /// A script's text without the declarations that others replace, and without `use`: what it
  /// brings in stands in the same text.
  private func remaining(
    of script: Script, without replaced: Set<DeclarationIdentity>
  ) -> String {
    guard let first = script.declarations.first else { return "" }
    let source = sources.source(of: first.span)
    let cuts = script.declarations.filter { declaration in
      if case .use = declaration { return true }
      return declaration.identity.map(replaced.contains) ?? false
    }
    return source.text(without: cuts.map { source.withDocumentation($0.span) })
  }
}

/// What makes two declarations one in place of the other.
enum DeclarationIdentity: Hashable {
  case years
  case currency
  case name(String)
  case test(String)
}

extension Script {
  /// The names that it declares, and the texts of its tests.
  var names: [String] {
    declarations.compactMap { declaration in
      switch declaration.identity {
      case .name(let name), .test(let name): name
      case .years: "years"
      case .currency: "currency"
      case nil: nil
      }
    }
  }
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

extension SourceMap {
  /// The text that a span covers, with something else at a place in it.
  func text(_ span: SourceSpan, with new: String, at place: SourceSpan) -> String {
    text(SourceSpan(span.start, place.start)) + new + text(SourceSpan(place.end, span.end))
  }
}
