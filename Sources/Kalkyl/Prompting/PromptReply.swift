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
  /// Whether the entry failed.
  public var failed = false
  public var request = Request.none

  init(_ sources: SourceMap) {
    self.sources = sources
  }

  mutating func say(_ text: String) { document.blocks.append(.paragraph(text)) }

  mutating func fail(_ text: String) {
    say(text)
    failed = true
  }
}
