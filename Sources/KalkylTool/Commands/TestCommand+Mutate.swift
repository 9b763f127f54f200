import Kalkyl

extension Session {
  /// Tells which changes of scripts no test and no rule notices.
  mutating func mutate(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let limit = try invocation.limit()
    let format = invocation.value(.testFormat) ?? "text"
    guard format == "text" || format == "json" else {
      throw UsageError("`--mutate` has no format `\(format)`; it has text and json", command: "test")
    }
    let paths = invocation.operands.isEmpty ? ["."] : invocation.operands
    guard let scripts = findScripts(paths) else { return .wrongFile }
    if scripts.isEmpty { complain("kalkyl: there is no file that ends in .kalkyl here\n") }
    var worst = scripts.isEmpty ? ExitStatus.wrongFile : .fine
    var files: [MutatedFile] = []
    for path in scripts {
      let (loading, status) = load([path], invocation)
      worst = worst.worse(status)
      guard let loading, let model = loading.model else { continue }
      let file = MutatedFile(
        name: path == "-" ? "standard input" : path,
        outcome: model.mutate(limit: limit, progress: progress(of: path)))
      clearProgress()
      if case .stopped(let diagnostic)? = file.outcome.problem {
        worst = worst.worse(show([diagnostic], loading.sources, invocation))
      } else if file.outcome.problem != nil || !file.outcome.unnoticed.isEmpty {
        worst = worst.worse(.failed)
      }
      files.append(file)
    }
    print(format == "json" ? MutationsAsJSON(files).text : MutationsAsText(files).text)
    return worst
  }

  /// Tells on a terminal how far it has come, a line that is written over.
  private func progress(of path: String) -> (Int, Int) -> Void {
    guard console.errorIsTerminal else { return { _, _ in } }
    let write = console.writeError
    return { done, all in
      guard done.isMultiple(of: 10) || done == all else { return }
      write(Array("\r\u{1B}[K\(path.printable): \(done) of \(all) changes".utf8))
    }
  }

  private func clearProgress() {
    if console.errorIsTerminal { console.writeError(Array("\r\u{1B}[K".utf8)) }
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
