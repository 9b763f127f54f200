import Kalkyl

extension Command {
  static let solve = Command(
    name: "solve", summary: "find the assumption that makes a condition hold",
    operands: [.script],
    options: [
      .solved, .until, .between, .within, .scenario, .set, .format, .output, .locale, .color,
    ],
    about: """
      Varies an assumption and tells where a comparison begins or ceases to hold:
      exactly where the figures are linear in the assumption, else as narrowly as
      asked, with the difference on both sides. Several answers are all told. Ends
      with status 1 where it holds nowhere.
      """,
    examples: [
      Example(
        "kalkyl solve budget.kalkyl --vary indexing --until 'frame[Laxå, 2027] <= 8 000'",
        "how much indexing a frame has room for")
    ],
    perform: { invocation, session throws(UsageError) in try session.solve(invocation) })
}

extension Option {
  static let solved = Option("vary", value: "X", help: "the assumption to vary")
  static let until = Option(
    "until", value: "CONDITION", help: "a comparison of two figures, with ==, <= or >=")
  static let between = Option(
    "between", value: "A..B",
    help: "where to look; else within ten times what it is now")
  static let within = Option(
    "within", value: "WIDTH",
    help: "how narrow an answer is that is not exact; else 0.01%, or 1 unit")
}

extension Session {
  fileprivate mutating func solve(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let error = wouldOverwrite(invocation.operands, invocation) { throw error }
    try invocation.require(.solved, for: .solve)
    try invocation.require(.until, for: .solve)
    let (loading, status) = load(invocation.operands, invocation)
    guard let loading, let model = loading.model else { return status }
    let scenario = try invocation.scenario(of: model, for: .solve)
    let outcome = model.solve(
      SolveOptions(
        varied: invocation.value(.solved) ?? "", until: invocation.value(.until) ?? "",
        between: invocation.value(.between), within: invocation.value(.within),
        scenario: scenario, locale: invocation.locale))
    let found = show(outcome.diagnostics, outcome.sources, invocation)
    if found != .fine { return found }
    let written =
      invocation.outputFormat == .json
      ? write(outcome.json, invocation) : write(outcome.document, invocation)
    if written != .fine { return written }
    return outcome.isPossible ? .fine : .failed
  }
}
