@testable import Kalkyl

/// The changes of a script that are made of its own words: each one dropped, doubled, or swapped
/// with the next.
struct TokenMutants {
  private let bytes: [UInt8]
  private let tokens: [Range<Int>]

  init(of bytes: [UInt8]) {
    self.bytes = bytes
    let source = Source(name: "mutant", bytes: bytes)
    let (lexed, _) = Lexer.lex(source, limits: .standard)
    tokens = lexed.tokens.map { Int($0.start - source.base)..<Int($0.end - source.base) }
      .filter { !$0.isEmpty }
  }

  /// How many there are.
  var count: Int { max(0, tokens.count * 3 - 1) }

  subscript(index: Int) -> [UInt8] {
    let place = index / 3
    let token = tokens[place]
    switch index % 3 {
    case 0: return Array(bytes[..<token.lowerBound] + bytes[token.upperBound...])
    case 1: return Array(bytes[..<token.upperBound] + [0x20] + bytes[token.lowerBound...])
    default:
      let next = tokens[place + 1]
      return Array(
        bytes[..<token.lowerBound] + bytes[next] + bytes[token.upperBound..<next.lowerBound]
          + bytes[token] + bytes[next.upperBound...])
    }
  }
}

/// All that a host can ask of a changed script, without the command around it: it must come to an
/// end, and what it tells must be of places that there are.
struct MutantRun {
  private let loader: FileLoader
  private let name: String
  private let limits: Limits

  /// - Parameter file: the case that is changed.
  init(of file: CaseFile) {
    let folder = file.folder
    loader = FileLoader { path, _ in
      guard let bytes = try? Project.bytes("\(folder)/\(path)") else { return .missing }
      return .found(name: path, bytes: bytes)
    }
    name = file.name
    var limits = Limits.standard
    // A case is small: what takes more steps than this would take more of any number.
    limits.steps = 2_000_000
    self.limits = limits
  }

  /// What is wrong with the answers to a mutant; `nil` where nothing is.
  func fault(of mutant: [UInt8]) -> String? {
    let loading = Model.load([(name, mutant)], files: loader, limits: limits)
    let isWrong = loading.diagnostics.contains { $0.severity == .error }
    if isWrong != (loading.model == nil) { return "an error and a model, or neither" }
    if let fault = fault(in: loading.diagnostics, loading.sources) { return fault }
    guard let model = loading.model else { return nil }
    let found =
      model.report().diagnostics + model.test().diagnostics + model.audit().diagnostics
    return fault(in: found, model.sources)
  }

  private func fault(in diagnostics: [Diagnostic], _ sources: SourceMap) -> String? {
    for diagnostic in diagnostics {
      let spans = ([diagnostic.primary] + diagnostic.related).map(\.span)
      for span in spans + diagnostic.fixIts.map(\.span) {
        let source = sources.source(of: span).span
        guard source.start <= span.start, span.start <= span.end, span.end <= source.end else {
          return "\(diagnostic.code) points outside its text: \(span)"
        }
      }
    }
    guard let first = diagnostics.first else { return nil }
    let text = DiagnosticRenderer(sources).text(of: [first])
    return text.isEmpty ? "\(first.code) is not told" : nil
  }
}
