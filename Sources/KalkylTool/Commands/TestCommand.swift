import Kalkyl

extension Command {
  static let test = Command(
    name: "test", summary: "run the tests of scripts",
    operands: [.paths], options: [.locale, .color],
    about: """
      Runs the tests written in scripts. A folder stands for every file below it that ends in
      .kalkyl, in the order of their names.
      """,
    examples: [
      Example("kalkyl test budget.kalkyl", "the tests of one budget"),
      Example("kalkyl test budgets", "the tests of every budget in a folder"),
    ],
    perform: { invocation, session in session.test(invocation) })
}

extension Session {
  fileprivate mutating func test(_ invocation: Invocation) -> ExitStatus {
    let paths = invocation.operands.isEmpty ? ["."] : invocation.operands
    guard let scripts = findScripts(paths) else { return .wrongFile }
    if scripts.isEmpty { complain("kalkyl: there is no file that ends in .kalkyl here\n") }
    var worst = scripts.isEmpty ? ExitStatus.wrongFile : .fine
    var (held, failed) = (0, 0)
    for path in scripts {
      let (outcome, status) = test(path, invocation)
      held += outcome?.held ?? 0
      failed += outcome?.failed ?? 0
      worst = worst.worse(status)
    }
    if scripts.count > 1 {
      print("\(scripts.count) files: \(Tally(held: held, failed: failed, noun: "test").text)\n")
    }
    return worst
  }

  /// Runs the tests of one script and prints how they went.
  private mutating func test(
    _ path: String, _ invocation: Invocation
  ) -> (outcome: TestOutcome?, status: ExitStatus) {
    let (loading, status) = load([path], invocation)
    guard let loading, let model = loading.model else { return (nil, status) }
    let outcome = model.test(locale: invocation.locale)
    let found = show(outcome.diagnostics, loading.sources, invocation)
    let color = usesColor(invocation, onTerminal: console.outputIsTerminal)
    let options = RenderingOptions(locale: invocation.locale, color: color)
    print(render(outcome.failures, as: .table, options: options))
    let tally = Tally(held: outcome.held, failed: outcome.failed, noun: "test").text
    print("\(path == "-" ? "standard input" : path.printable): \(tally)\n")
    return (outcome, outcome.failed > 0 ? found.worse(.failed) : found)
  }
}
