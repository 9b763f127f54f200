import Kalkyl

extension Command {
  static let eval = Command(
    name: "eval", summary: "print one value",
    operands: [.script, .formula], options: [.scenario, .set, .exact, .locale, .color],
    about: """
      Prints the value of a formula, a line for each cell: its labels in the order in which their
      dimensions are declared, the year last, then the figure, separated by tabs.
      """,
    examples: [
      Example("kalkyl eval budget.kalkyl 'frame[Laxå]'", "a member's frame, year by year"),
      Example("kalkyl eval budget.kalkyl 'sum(frame over member)' --exact", "unrounded"),
    ],
    perform: { invocation, session throws(UsageError) in try session.eval(invocation) })
}

extension Session {
  fileprivate mutating func eval(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let (loading, status) = load([invocation.operands[0]], invocation)
    guard let model = loading?.model else { return status }
    let scenario = try invocation.scenario(of: model, for: .eval)
    let outcome = model.evaluate(
      invocation.operands[1], scenario: scenario, exact: invocation.has(.exact),
      locale: invocation.locale)
    let found = show(outcome.diagnostics, outcome.sources, invocation)
    for line in outcome.lines { print(line + "\n") }
    return found
  }
}
