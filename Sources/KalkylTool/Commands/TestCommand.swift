import Kalkyl

extension Command {
  static let test = Command(
    name: "test", summary: "run the tests of scripts",
    operands: [.paths],
    options: [.filter, .update, .coverage, .mutate, .limit, .testFormat, .locale, .color],
    about: """
      Runs the tests written in scripts. A folder stands for every file below it that ends in
      .kalkyl, in the order of their names. An expectation that fails is shown with the value of
      each of its parts below it.

      A test's `snapshot REPORT` compares the report's figures with those kept in a file beside the
      script, budget.snapshots of budget.kalkyl. --update writes them anew and tells what changed.

      --coverage tells which definitions, entries, branches, scenarios and rules no test reaches.

      --mutate changes one figure, rate, life, operator, key, year or override of a script at a
      time, and tells each change that no test and no rule notices. The status is then 1 where a
      change goes unnoticed.
      """,
    examples: [
      Example("kalkyl test budget.kalkyl", "the tests of one budget"),
      Example("kalkyl test budgets", "the tests of every budget in a folder"),
      Example("kalkyl test --filter ramar --format tap", "some tests, for a program to read"),
    ],
    perform: { invocation, session throws(UsageError) in
      if let error = invocation.testOptionsAtOdds { throw error }
      if invocation.has(.coverage) { return try session.coverage(invocation) }
      if invocation.has(.mutate) { return try session.mutate(invocation) }
      return session.test(invocation)
    })
}

extension Option {
  static let filter = Option(
    "filter", value: "TEXT", help: "run only the tests whose text has this in it")
  static let update = Option("update", help: "keep the figures of snapshots as they are now")
  static let coverage = Option("coverage", help: "tell what of the script no test reaches")
  static let mutate = Option("mutate", help: "tell which changes of the script go unnoticed")
  static let limit = Option("limit", value: "N", help: "try at most so many changes")
  static let testFormat = Option(
    "format", choices: ["text", "tap", "junit", "json"], help: "how the results are written")
}

extension Invocation {
  /// What is wrong with options that say nothing together.
  fileprivate var testOptionsAtOdds: UsageError? {
    let pairs: [(Option, Option)] = [
      (.coverage, .mutate), (.filter, .mutate), (.update, .mutate), (.update, .coverage),
    ]
    for (first, second) in pairs where has(first) && has(second) {
      return UsageError(
        "`--\(first.name)` and `--\(second.name)` cannot be given together", command: "test")
    }
    if has(.limit), !has(.mutate) {
      return UsageError("`--limit` goes with `--mutate` only", command: "test")
    }
    return nil
  }
}

extension Session {
  fileprivate mutating func test(_ invocation: Invocation) -> ExitStatus {
    let (found, status) = readTestScripts(invocation)
    var worst = status
    let (filter, locale) = (invocation.value(.filter), invocation.locale)
    let updates = invocation.has(.update)
    var (scripts, kept): ([TestScript], [SnapshotFile]) = ([], [])
    for script in found {
      guard let file = keptSnapshots(of: script) else {
        worst = worst.worse(.wrongFile)
        continue
      }
      scripts.append(script)
      kept.append(file)
    }
    progress?.count(to: scripts.count, "scripts")
    let runs = Threads.map(Array(zip(scripts, kept))) { [progress] script, kept in
      defer { progress?.advance() }
      let loading = Model.load(script.files.scripts, files: script.files.loader)
      let test = { snapshots in
        loading.model?.test(filter: filter, snapshots: snapshots, locale: locale)
      }
      var outcome = test(kept)
      var newer: SnapshotFile?
      if updates, let model = loading.model, let now = outcome?.snapshots, !now.isEmpty {
        let file = kept.replacing(now, keeping: model.snapshotNames)
        newer = file
        outcome = test(file)
      }
      return (loading, outcome, newer)
    }
    var files: [TestedFile] = []
    for ((script, kept), (loading, outcome, newer)) in zip(zip(scripts, kept), runs) {
      let found = loading.diagnostics + (outcome?.diagnostics ?? [])
      worst = worst.worse(show(found, loading.sources, invocation))
      if let newer { worst = worst.worse(keep(newer, insteadOf: kept, of: script)) }
      if let outcome, outcome.failed > 0 { worst = worst.worse(.failed) }
      files.append(TestedFile(name: script.name, outcome: outcome))
    }
    switch invocation.value(.testFormat) {
    case "tap": print(TestsAsTAP(files).text)
    case "junit": print(TestsAsJUnit(files).text)
    case "json": print(TestsAsJSON(files).text)
    default:
      let pen = TerminalPen(color: usesColor(invocation, onTerminal: console.outputIsTerminal))
      print(TestsAsText(files, pen: pen).text)
    }
    return worst
  }

  /// Reads the scripts that the paths of a command line stand for, each a model by itself; what
  /// cannot be read is complained of.
  mutating func readTestScripts(
    _ invocation: Invocation
  ) -> (scripts: [TestScript], status: ExitStatus) {
    let paths = invocation.operands.isEmpty ? ["."] : invocation.operands
    guard let found = findScripts(paths) else { return ([], .wrongFile) }
    if found.isEmpty { complain("kalkyl: there is no file that ends in .kalkyl here\n") }
    var scripts: [TestScript] = []
    for path in found {
      guard let files = readScripts([path]) else { continue }
      scripts.append(
        TestScript(path: path, name: path == "-" ? "standard input" : path, files: files))
    }
    return (scripts, scripts.isEmpty || scripts.count < found.count ? .wrongFile : .fine)
  }
}

/// A script that is to be tested.
struct TestScript: Sendable {
  let path: String
  let name: String
  let files: ScriptFiles
}

/// A script whose tests were run.
struct TestedFile: Sendable {
  let name: String
  /// `nil` where the script is wrong or cannot be read.
  let outcome: TestOutcome?

  var results: [TestResult] { outcome?.results ?? [] }
  var held: Int { outcome?.held ?? 0 }
  var failed: Int { outcome?.failed ?? 0 }
  /// What goes for the script as a whole, where it could not be tested.
  var refusal: String? {
    if outcome == nil { return "the script is wrong" }
    return outcome?.diagnostics.first?.message
  }
}
