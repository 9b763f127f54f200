import Kalkyl

extension Command {
  static let check = Command(
    name: "check", summary: "tell what is wrong with a script",
    operands: [.scripts], options: [.set, .color],
    about: """
      Reads the scripts and every file that they name, and tells all that is wrong,
      and what is allowed but hardly meant: an assumption that nothing uses, a
      scenario that changes nothing. A line `/// meant: why` above a declaration says
      that it is meant.
      """,
    examples: [Example("kalkyl check budget.kalkyl", "every mistake, with what to write instead")],
    perform: { invocation, session in session.check(invocation) })
}

extension Session {
  fileprivate mutating func check(_ invocation: Invocation) -> ExitStatus {
    let (loading, status) = load(invocation.operands, invocation)
    if let loading, let model = loading.model, status == .fine {
      let review = model.review()
      _ = show(review, model.sources, invocation)
      let warnings = loading.diagnostics.count + review.count
      let count = warnings == 0 ? "" : ", \(warnings) warning\(warnings == 1 ? "" : "s")"
      print("no errors\(count)\n")
    }
    return status
  }
}
