import Kalkyl

extension Command {
  static let check = Command(
    name: "check", summary: "tell what is wrong with a script",
    operands: [.scripts], options: [.set, .color],
    about: """
      Reads the scripts and every file that they name, and tells all that is wrong, without
      working out any figure.
      """,
    examples: [Example("kalkyl check budget.kalkyl", "every mistake, with what to write instead")],
    perform: { invocation, session in session.check(invocation) })
}

extension Session {
  fileprivate mutating func check(_ invocation: Invocation) -> ExitStatus {
    let (loading, status) = load(invocation.operands, invocation)
    if let loading, status == .fine {
      let warnings = loading.diagnostics.count
      let count = warnings == 0 ? "" : ", \(warnings) warning\(warnings == 1 ? "" : "s")"
      print("no errors\(count)\n")
    }
    return status
  }
}
