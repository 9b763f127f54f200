/// What a conversation answers to an entry.
public struct PromptReply: Sendable {
  /// What the program around the conversation is asked to do.
  public enum Request: Hashable, Sendable {
    case none
    case quit
    /// Read these files and call `load`.
    case load([String])
    /// Read the loaded files again and call `load`.
    case reload
    /// Write this text to a file.
    case save(path: String, text: String)
  }

  public var document = Document()
  public var diagnostics: [Diagnostic] = []
  /// What diagnostics point into.
  public var sources: SourceMap
  /// The entry among the sources, as it was typed; `nil` where nothing of it was read.
  public var typed: SourceSpan?
  /// Where figures come from, where that was asked for.
  public var explanation: Explanation?
  /// Whether the entry failed.
  public var failed = false
  public var request = Request.none

  init(_ sources: SourceMap, typed: SourceSpan? = nil) {
    self.sources = sources
    self.typed = typed
  }

  mutating func say(_ text: String) { document.blocks.append(.paragraph(text)) }

  mutating func fail(_ text: String) {
    say(text)
    failed = true
  }

  /// Takes what was found in an entry, which fails by an error.
  mutating func take(_ found: [Diagnostic]) {
    diagnostics = found.sorted()
    failed = found.contains { $0.severity == .error }
  }

  /// Says that figures could not be worked out.
  mutating func stop(_ fault: EvaluationFault, at span: SourceSpan?) {
    if case .interrupted = fault { return fail("stopped") }
    diagnostics.append(.stopped(fault, at: span ?? SourceSpan(0, 0)))
    failed = true
  }
}
