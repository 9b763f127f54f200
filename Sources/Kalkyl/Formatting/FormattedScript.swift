/// A script in its one style, or what keeps it from being written so.
public struct FormattedScript: Sendable {
  /// The longest line, where it can be kept.
  public static let lineLength = 120

  /// The script formatted; `nil` where it has mistakes and is left alone.
  public let bytes: [UInt8]?
  /// The mistakes of text and syntax for which the script is left alone.
  public let diagnostics: [Diagnostic]
  /// The script as it was, to show the mistakes in.
  public let sources: SourceMap

  /// Formats a script: line ends, spaces and figures change, nothing that the script says.
  public init(_ bytes: [UInt8], named name: String, limits: Limits = .standard) {
    var sources = SourceMap()
    var parser = Parser(sources.add(name: name, bytes: bytes), limits: limits)
    _ = parser.script()
    self.sources = sources
    diagnostics = parser.diagnostics.filter { $0.severity == .error }.sorted()
    if diagnostics.isEmpty {
      var formatter = Formatter(parser.lexed)
      self.bytes = Array(formatter.text().utf8)
    } else {
      self.bytes = nil
    }
  }
}
