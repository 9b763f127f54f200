import Kalkyl

extension Command {
  static let sweep = Command(
    name: "sweep", summary: "work figures out for many values of assumptions",
    operands: [.script],
    options: [
      .vary, .scenarios, .show, .for, .stat, .tornado, .scenario, .set, .only, .format, .output,
      .exact, .locale, .color,
    ],
    about: """
      Gives assumptions one figure after another, and prints what the shown values
      are at each, with the lowest, the median and the highest. Several assumptions
      give every combination. --scenarios reads the figures from a file instead: the
      first line names assumptions, each line below it gives a figure for each. With
      --stat only statistics of the outcomes are printed. With --tornado each is
      varied by itself, and they are ranked by how far they move one figure; without
      --vary every assumption goes 10 % down and 10 % up.
      """,
    examples: [
      Example(
        "kalkyl sweep budget.kalkyl --vary internal_rate=1.5%..4.5%/0.25% --show frame --for 2027",
        "each frame at thirteen internal rates"),
      Example(
        "kalkyl sweep budget.kalkyl --scenarios futures.csv --show frame --stat min,median,max",
        "how far each frame goes over the rows of a file"),
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
  static let scenarios = Option(
    "scenarios", value: "CSV",
    help: "a file with the figures of assumptions, a row for each scenario"
  )
  static let stat = Option(
    "stat", value: "LIST", repeats: true,
    help: "show statistics only: min, median, max, mean, p10")
  static let show = Option("show", value: "EXPR", repeats: true, help: "a value to show")
  static let tornado = Option(
    "tornado", help: "rank the assumptions by their effect on one figure")
  static let `for` = Option(
    "for", value: "YEAR", repeats: true, help: "show these years or labels only: 2027, Laxå")
}

extension Session {
  fileprivate mutating func sweep(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let error = wouldOverwrite(invocation.operands, invocation)
      ?? wouldOverwrite(invocation.all(.scenarios), invocation, called: "the scenarios")
    {
      throw error
    }
    try invocation.checkSweep()
    let (loading, status) = load(invocation.operands, invocation)
    guard let loading, let model = loading.model else { return status }
    let scenario = try invocation.scenario(of: model, for: .sweep)
    let only = try invocation.onlyLabels(of: model, for: .sweep)
    let (scenarios, read) = scenarioFile(invocation)
    if read != .fine { return read }
    let options = SweepOptions(
      varied: invocation.all(.vary), scenarios: scenarios, shown: invocation.all(.show),
      statistics: invocation.all(.stat), selected: invocation.all(.for), scenario: scenario,
      only: only, locale: invocation.locale)
    let outcome = invocation.has(.tornado) ? model.tornado(options) : model.sweep(options)
    let found = show(outcome.diagnostics, outcome.sources, invocation)
    if found != .fine { return found }
    return write(outcome.document, invocation)
  }

  /// The file of `--scenarios`, where there is one; one that cannot be read is complained of.
  private mutating func scenarioFile(
    _ invocation: Invocation
  ) -> (file: ScenarioFile?, status: ExitStatus) {
    guard let path = invocation.value(.scenarios) else { return (nil, .fine) }
    // One byte more than is allowed, so that a larger file is seen to be larger.
    switch console.files.read(path, Limits.standard.sourceBytes + 1) {
    case .success(let bytes): return (ScenarioFile(name: path, bytes: bytes), .fine)
    case .failure(let failure):
      complain(of: path, failure, nearest: failure == .missing ? nearestFile(to: path) : nil)
      return (nil, .wrongFile)
    }
  }
}

extension Invocation {
  /// Refuses a sweep without something to vary and show, and options that do not go together.
  fileprivate func checkSweep() throws(UsageError) {
    try require(.show, for: .sweep)
    let pairs: [(Option, Option)] = [
      (.scenarios, .vary), (.scenarios, .tornado), (.stat, .tornado),
    ]
    for (first, second) in pairs where has(first) && has(second) {
      throw UsageError(
        "`sweep` takes `--\(first.name)` or `--\(second.name)`, not both",
        command: Command.sweep.name)
    }
    if !has(.tornado), !has(.scenarios) { try require(.vary, for: .sweep) }
  }

  /// Refuses a command line without an option that a command cannot do without.
  func require(_ option: Option, for command: Command) throws(UsageError) {
    if !has(option) {
      throw UsageError(
        "`\(command.name)` needs `\(option.usage)`: \(option.help)", command: command.name)
    }
  }
}
