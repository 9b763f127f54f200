import Kalkyl

extension Command {
  static let run = Command(
    name: "run", summary: "print the reports of a budget and check its rules",
    operands: [.scripts],
    options: [.scenario, .set, .report, .only, .format, .output, .exact, .locale, .color],
    about: """
      Prints the reports of the scripts, read as one model, checks every rule in every scenario,
      and ends with a line of how many rules held. A script without reports prints its tables,
      bridges and accounts.
      """,
    examples: [
      Example("kalkyl run budget.kalkyl --scenario high_rate", "the budget at the higher rate"),
      Example(
        "kalkyl run budget.kalkyl --set 'indexing = 2.5%' --only Hallsberg",
        "another assumption, and only one member's figures"),
      Example("kalkyl run budget.kalkyl --output ramar.csv", "a file to open in Excel"),
    ],
    perform: { invocation, session throws(UsageError) in try session.run(invocation) })
}

extension Session {
  fileprivate mutating func run(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let error = wouldOverwrite(invocation.operands, invocation) { throw error }
    let (loading, status) = load(invocation.operands, invocation)
    guard let loading, let model = loading.model else { return status }
    let scenario = try invocation.scenario(of: model, for: .run)
    let outcome = model.report(
      RunOptions(
        scenario: scenario, report: try invocation.report(of: model),
        only: try invocation.onlyLabels(of: model, for: .run), locale: invocation.locale))
    let found = show(outcome.diagnostics, loading.sources, invocation)
    if found != .fine { return found }
    let written = write(outcome.document, invocation)
    if written != .fine { return written }
    remark(ruleRemark(outcome, invocation), invocation)
    return outcome.rulesFailed > 0 ? .failed : .fine
  }

  /// The rules that failed, and a line of how many held.
  private func ruleRemark(_ outcome: RunOutcome, _ invocation: Invocation) -> String {
    let (held, failed) = (outcome.rulesHeld, outcome.rulesFailed)
    if held + failed == 0 { return "" }
    let color = usesColor(invocation, onTerminal: console.outputIsTerminal)
    let options = RenderingOptions(locale: invocation.locale, color: color)
    let failures = render(outcome.failures, as: .table, options: options)
    let gap = failed > 0 ? "\n" : ""
    return gap + failures + Tally(held: held, failed: failed, noun: "rule").text + "\n"
  }
}
