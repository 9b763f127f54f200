/// Something to tell the writer of a script: what is wrong, where, and what to write instead.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// A place in the script and what to say of it.
  public struct Label: Hashable, Sendable {
    public let span: SourceSpan
    public let text: String

    public init(_ span: SourceSpan, _ text: String = "") {
      self.span = span
      self.text = text
    }
  }

  /// A change of the script that removes the error.
  public struct FixIt: Hashable, Sendable {
    /// What the change does, as a sentence to the writer: "write `2.75`".
    public let title: String
    public let span: SourceSpan
    public let replacement: String

    public init(_ title: String, replacing span: SourceSpan, with replacement: String) {
      self.title = title
      self.span = span
      self.replacement = replacement
    }
  }

  public let code: DiagnosticCode
  public let severity: Severity
  /// What is wrong, standing on its own, without a closing full stop.
  public let message: String
  /// The place, and what is seen there.
  public let primary: Label
  /// Other places that belong to it.
  public let related: [Label]
  /// What else helps: the rule, the way out.
  public let notes: [String]
  public let fixIts: [FixIt]

  public init(
    _ code: DiagnosticCode, _ message: String, at primary: Label, related: [Label] = [],
    notes: [String] = [], fixIts: [FixIt] = [], severity: Severity = .error
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.primary = primary
    self.related = related
    self.notes = notes
    self.fixIts = fixIts
  }
}

extension Diagnostic: Comparable {
  /// Order of place, then of code: never of discovery.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    (a.primary.span, a.code.rawValue, a.message) < (b.primary.span, b.code.rawValue, b.message)
  }
}
