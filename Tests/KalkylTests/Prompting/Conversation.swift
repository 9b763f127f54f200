@testable import Kalkyl

/// A session at the prompt that a test talks with.
@dynamicMemberLookup
final class Conversation {
  private(set) var session: PromptSession

  init(_ session: PromptSession = PromptSession()) { self.session = session }

  subscript<Value>(dynamicMember path: KeyPath<PromptSession, Value>) -> Value {
    session[keyPath: path]
  }

  func load(
    _ scripts: [(name: String, bytes: [UInt8])], files: FileLoader = .none
  ) -> PromptReply {
    session.load(scripts, files: files)
  }

  func enter(_ entry: String) -> PromptReply { session.enter(entry) }

  func hasSaved(inPlace: Bool) { session.hasSaved(inPlace: inPlace) }

  func isComplete(_ text: String) -> Bool { session.isComplete(text) }

  func completions(after text: String) -> Completions { session.completions(after: text) }

  /// What is printed of an entry.
  func answer(_ entry: String) -> String {
    let reply = enter(entry)
    let said = render(reply.document, as: .table)
    if reply.diagnostics.isEmpty { return said }
    return said + DiagnosticRenderer(reply.sources).text(of: reply.diagnostics)
  }

  /// Exact figures, as `eval --exact` gives them.
  func figure(_ formula: String) -> [String] {
    session.model?.evaluate(formula, scenario: session.scenario, exact: true).lines ?? []
  }
}
