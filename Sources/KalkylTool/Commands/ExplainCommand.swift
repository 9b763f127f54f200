import Kalkyl

extension Command {
  static let explain = Command(
    name: "explain", summary: "show why a figure is what it is",
    operands: [.script, .formula],
    options: [.scenario, .set, .depth, .explanationFormat, .locale, .color],
    about: """
      Shows a figure as a tree: its formula with the figures in it, each with its unit, file and
      line, down to literals, rows of data files and assumptions. Investments open into what was
      bought each year, with depreciation and interest; allocations into weights, exact shares and
      the units left over; a figure without value into what caused it. The parts shown add up to
      the figure shown; ≈ marks a figure that is shown rounded.
      """,
    examples: [
      Example("kalkyl explain budget.kalkyl 'frame[Laxå, 2027]'", "all that a frame is made of"),
      Example(
        "kalkyl explain budget.kalkyl 'capital[2026]' --depth 2 --scenario high_rate",
        "only the nearest parts, in a scenario"),
    ],
    perform: { invocation, session throws(UsageError) in try session.explain(invocation) })
}

extension Option {
  static let depth = Option("depth", value: "N", help: "show so many levels; else all")
  static let explanationFormat = Option(
    "format", choices: ["text", "json"], help: "how it is written; else text")
}

extension Session {
  fileprivate mutating func explain(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let depth = try invocation.depth
    let (loading, status) = load([invocation.operands[0]], invocation)
    guard let model = loading?.model else { return status }
    let scenario = try invocation.scenario(of: model, for: .explain)
    let explanation = model.explain(
      invocation.operands[1],
      ExplanationOptions(scenario: scenario, depth: depth, locale: invocation.locale))
    let found = show(explanation.diagnostics, explanation.sources, invocation)
    if found != .fine { return found }
    let isJSON = invocation.value(.explanationFormat) == "json"
    let color = usesColor(invocation, onTerminal: console.outputIsTerminal)
    print(isJSON ? explanation.json : explanation.text(color: color))
    return found
  }
}

extension Invocation {
  /// The levels asked for with `--depth`.
  fileprivate var depth: Int? {
    get throws(UsageError) {
      guard let text = value(.depth) else { return nil }
      guard let depth = Int(text), depth >= 0 else {
        throw UsageError("`--depth` is a whole number from 0, not `\(text)`", command: "explain")
      }
      return depth
    }
  }
}
