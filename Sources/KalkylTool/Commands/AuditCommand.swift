import Kalkyl

extension Command {
  static let audit = Command(
    name: "audit", summary: "compare printed figures with what they should be",
    operands: [.script], options: [.format, .output, .locale, .color],
    about: """
      Lists every printed figure with what it should be, from the model and from the printed
      parts, and whether it is exact, within rounding or outside.
      """,
    examples: [
      Example("kalkyl audit budget.kalkyl", "which printed sums do not add up")
    ],
    perform: { invocation, session throws(UsageError) in try session.audit(invocation) })
}

extension Session {
  fileprivate mutating func audit(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let error = wouldOverwrite(invocation.operands, invocation) { throw error }
    let (loading, status) = load(invocation.operands, invocation)
    guard let loading, let model = loading.model else { return status }
    let outcome = model.audit(locale: invocation.locale)
    let found = show(outcome.diagnostics, loading.sources, invocation)
    if found != .fine { return found }
    let written = write(outcome.document, invocation)
    if written != .fine { return written }
    return outcome.contradictions > 0 ? .failed : .fine
  }
}
