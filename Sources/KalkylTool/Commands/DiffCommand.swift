import Kalkyl

extension Command {
  static let diff = Command(
    name: "diff", summary: "show what changed between two budgets, and why",
    operands: [.script, .otherSide],
    options: [.scenario, .set, .figure, .order, .format, .output, .exact, .locale, .color],
    about: """
      Compares two scripts, or two scenarios of one script: which definitions changed, which
      figures changed and by how much. Each difference is divided exactly over the changed
      definitions by changing them one after the other; the parts sum to it. What differs only in
      text or layout changes no figure. Exit status: 0 no figure changed, 1 some changed.
      """,
    examples: [
      Example("kalkyl diff draft.kalkyl budget.kalkyl", "what the draft and the budget differ by"),
      Example(
        "kalkyl diff budget.kalkyl --scenario base high_rate", "what a scenario changes"),
      Example(
        "kalkyl diff budget.kalkyl --scenario base late --figure 'sum(frame over member)'",
        "one figure, year by year"),
    ],
    perform: { invocation, session throws(UsageError) in try session.diff(invocation) })
}

extension Operand {
  static let otherSide = Operand(
    "NEW", .any, help: "the script to compare with; after --scenario A, another scenario")
}

extension Option {
  static let figure = Option(
    "figure", value: "EXPR", repeats: true,
    help: "compare this figure; else what the reports show")
  static let order = Option(
    "order", value: "A,B", help: "make these changes first, in this order")
}

extension Session {
  fileprivate mutating func diff(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if let error = wouldOverwrite(invocation.operands, invocation) { throw error }
    if invocation.operands.count > 2 {
      throw UsageError(
        "`diff` compares two, so not `\(invocation.operands[2])`", command: "diff")
    }
    if invocation.operands.count == 2, !namesScenario(invocation) {
      return try diffFiles(invocation)
    }
    return try diffScenarios(invocation)
  }

  /// Whether the second operand is a scenario: after `--scenario`, where there is no such file.
  private func namesScenario(_ invocation: Invocation) -> Bool {
    guard invocation.has(.scenario), invocation.operands[1] != "-" else { return false }
    return console.files.identity(invocation.operands[1]) == nil
  }

  private mutating func diffFiles(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    guard let files = readScripts(invocation.operands) else { return .wrongFile }
    let difference = Model.difference(
      from: files.scripts[0], to: files.scripts[1], scenario: invocation.value(.scenario),
      files: files.loader, settings: invocation.all(.set), workers: .threads,
      invocation.differenceOptions)
    if let script = difference.lackingScenario {
      throw UsageError(
        "\(script) has no scenario `\(invocation.value(.scenario) ?? "")`", command: "diff")
    }
    return try finish(difference, invocation)
  }

  private mutating func diffScenarios(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    guard invocation.has(.scenario) else {
      throw UsageError(
        "`diff` needs a second script, or `--scenario` with the scenarios to compare",
        command: "diff")
    }
    let (loading, status) = load([invocation.operands[0]], invocation)
    guard let model = loading?.model else { return status }
    let first = try invocation.scenario(of: model, for: .diff) ?? "base"
    guard invocation.operands.count == 2 else {
      let difference = model.difference(from: "base", to: first, invocation.differenceOptions)
      return try finish(difference, invocation)
    }
    let second = invocation.operands[1]
    guard model.scenarioNames.contains(second) else {
      let near = nearest(to: second, among: model.scenarioNames)
      throw UsageError(
        "there is no file and no scenario `\(second)`"
          + (near.map { "; did you mean `\($0)`?" } ?? ""), command: "diff")
    }
    let difference = model.difference(from: first, to: second, invocation.differenceOptions)
    return try finish(difference, invocation)
  }

  private mutating func finish(
    _ difference: Difference, _ invocation: Invocation
  ) throws(UsageError) -> ExitStatus {
    let found = show(difference.diagnostics, difference.sources, invocation)
    if found != .fine { return found }
    for name in invocation.order where !difference.changeNames.contains(name) {
      let near = nearest(to: name, among: difference.changeNames)
      throw UsageError(
        "`--order` names `\(name)`, which is not among the changes"
          + (near.map { "; did you mean `\($0)`?" } ?? ""), command: "diff")
    }
    let written = write(difference.document, invocation)
    if written != .fine { return written }
    return difference.changedFigures > 0 ? .failed : .fine
  }
}

extension Invocation {
  /// The names after `--order`.
  fileprivate var order: [String] {
    value(.order)?.split(separator: ",").map { String($0.trimmed) } ?? []
  }

  fileprivate var differenceOptions: DifferenceOptions {
    DifferenceOptions(figures: all(.figure), order: order, locale: locale)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
