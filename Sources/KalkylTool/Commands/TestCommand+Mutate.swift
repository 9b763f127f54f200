import Kalkyl

extension Session {
  /// Tells which changes of scripts no test and no rule notices.
  mutating func mutate(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let limit = try invocation.limit()
    let format = invocation.value(.testFormat) ?? "text"
    guard format == "text" || format == "json" else {
      throw UsageError(
        "`--mutate` has no format `\(format)`; it has text and json", command: "test")
    }
    let (scripts, status) = readTestScripts(invocation)
    var worst = status
    var files: [MutatedFile] = []
    for script in scripts {
      let loading = Model.load(script.files.scripts, files: script.files.loader)
      worst = worst.worse(show(loading.diagnostics, loading.sources, invocation))
      guard let model = loading.model else { continue }
      let outcome = model.mutate(limit: limit, progress: progress(of: script.name))
      if case .stopped(let diagnostic)? = outcome.problem {
        worst = worst.worse(show([diagnostic], loading.sources, invocation))
      } else if outcome.problem != nil || !outcome.unnoticed.isEmpty {
        worst = worst.worse(.failed)
      }
      files.append(MutatedFile(name: script.name, outcome: outcome))
    }
    print(format == "json" ? MutationsAsJSON(files).text : MutationsAsText(files).text)
    return worst
  }

  /// Tells on a terminal how far it has come.
  func progress(of name: String) -> (Int, Int) -> Void {
    guard let progress else { return { _, _ in } }
    return { done, all in progress.say("\(name.printable), \(done) of \(all) changes") }
  }
}

/// A script that was changed one thing at a time.
struct MutatedFile: Sendable {
  let name: String
  let outcome: MutationOutcome
}

extension Invocation {
  /// The whole number after `--limit`.
  fileprivate func limit() throws(UsageError) -> Int? {
    guard let text = value(.limit) else { return nil }
    guard let limit = Int(text), limit > 0 else {
      throw UsageError("`--limit` takes a whole number above 0, not `\(text)`", command: "test")
    }
    return limit
  }
}
