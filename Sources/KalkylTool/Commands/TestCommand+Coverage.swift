import Kalkyl

extension Session {
  /// Tells what of scripts no test reaches.
  mutating func coverage(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let format = invocation.value(.testFormat) ?? "text"
    guard format == "text" || format == "json" else {
      throw UsageError(
        "`--coverage` has no format `\(format)`; it has text and json", command: "test")
    }
    let (scripts, status) = readTestScripts(invocation)
    var worst = status
    let filter = invocation.value(.filter)
    let runs = Threads.map(scripts) { script in
      let loading = Model.load(script.files.scripts, files: script.files.loader)
      return (loading, loading.model?.coverage(filter: filter))
    }
    var files: [CoveredFile] = []
    for (script, (loading, outcome)) in zip(scripts, runs) {
      let found = loading.diagnostics + (outcome?.diagnostics ?? [])
      worst = worst.worse(show(found, loading.sources, invocation))
      if let outcome { files.append(CoveredFile(name: script.name, outcome: outcome)) }
    }
    print(format == "json" ? CoverageAsJSON(files).text : CoverageAsText(files).text)
    return worst
  }
}

/// A script, and what of it tests reach.
struct CoveredFile: Sendable {
  let name: String
  let outcome: CoverageOutcome
}
