import Kalkyl

extension Command {
  static let sweep = Command(
    name: "sweep", summary: "work figures out for many values of assumptions",
    operands: [.script],
    options: [
      .vary, .show, .for, .tornado, .scenario, .set, .only, .format, .output, .exact, .locale,
      .color,
    ],
    about: """
      Gives assumptions one figure after another, and prints what the shown values
      are at each, with the lowest, the median and the highest. Several assumptions
      give every combination. With --tornado each is varied by itself, and they are
      ranked by how far they move one figure; without --vary every assumption goes
      10 % down and 10 % up.
      """,
    examples: [
      Example(
        "kalkyl sweep budget.kalkyl --vary internal_rate=1.5%..4.5%/0.25% --show frame --for 2027",
        "each frame at thirteen internal rates"),
      Example(
        "kalkyl sweep budget.kalkyl --tornado --show 'frame[Laxå, 2027]'",
        "which assumptions matter most to one frame"),
    ],
    perform: { invocation, session throws(UsageError) in try session.sweep(invocation) })
}

extension Option {
  static let vary = Option(
    "vary", value: "X=A..B/STEP", repeats: true,
    help: "the figures of an assumption, or a list, 'X=A, B'")
  static let show = Option("show", value: "EXPR", repeats: true, help: "a value to show")
  static let tornado = Option(
    "tornado", help: "rank the assumptions by their effect on one figure")
  static let `for` = Option(
    "for", value: "YEAR", repeats: true, help: "show these years or labels only: 2027, Laxå")
}

extension Session {
  fileprivate mutating func sweep(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let error = wouldOverwrite(invocation.operands, invocation) { throw error }
    try invocation.require(.show, for: .sweep)
    if !invocation.has(.tornado) { try invocation.require(.vary, for: .sweep) }
    let (loading, status) = load(invocation.operands, invocation)
    guard let loading, let model = loading.model else { return status }
    let scenario = try invocation.scenario(of: model, for: .sweep)
    let options = SweepOptions(
      varied: invocation.all(.vary), shown: invocation.all(.show),
      selected: invocation.all(.for), scenario: scenario,
      only: try invocation.onlyLabels(of: model, for: .sweep),
      locale: invocation.locale)
    let outcome = invocation.has(.tornado) ? model.tornado(options) : model.sweep(options)
    let found = show(outcome.diagnostics, outcome.sources, invocation)
    if found != .fine { return found }
    return write(outcome.document, invocation)
  }
}

extension Invocation {
  /// Refuses a command line without an option that a command cannot do without.
  func require(_ option: Option, for command: Command) throws(UsageError) {
    if !has(option) {
      throw UsageError(
        "`\(command.name)` needs `\(option.usage)`: \(option.help)", command: command.name)
    }
  }
}
