import Kalkyl

/// What no test reaches, line by line, and a line of the share for each script.
struct CoverageAsText {
  private(set) var text = ""

  init(_ files: [CoveredFile]) {
    for file in files { add(file) }
    guard files.count > 1 else { return }
    let parts = files.reduce(0) { $0 + $1.outcome.parts }
    let reached = files.reduce(0) { $0 + $1.outcome.reached }
    if parts > 0 {
      text +=
        "\(files.count) files: \(reached) of \(parts) parts reached, \(reached * 100 / parts) %\n"
    }
  }

  private mutating func add(_ file: CoveredFile) {
    var unreached = file.outcome.unreached[...]
    while let first = unreached.first {
      // Parts of one sort on one line are told together.
      let same = unreached.prefix {
        $0.file == first.file && $0.line == first.line && $0.kind == first.kind
      }
      unreached = unreached.dropFirst(same.count)
      let elsewhere = first.file == file.name ? "" : "\(first.file.printable), "
      text += "\(elsewhere)line \(first.line): no test reaches the \(words(Array(same)))\n"
    }
    guard let percent = file.outcome.percent else { return }
    let (reached, parts) = (file.outcome.reached, file.outcome.parts)
    text += "\(file.name.printable): \(reached) of \(parts) parts reached, \(percent) %\n"
  }

  /// `entries 3 100, 2 200`, `definition older`.
  private func words(_ parts: [ScriptPart]) -> String {
    let noun = parts.count == 1 ? parts[0].kind.rawValue : parts[0].kind.plural
    let texts = parts.map { part in
      let text = part.text.printable
      return text.count <= 40 ? text : text.prefix(39) + "…"
    }
    return "\(noun) \(texts.joined(separator: ", "))"
  }
}

extension ScriptPart.Kind {
  fileprivate var plural: String {
    switch self {
    case .entry: "entries"
    case .branch: "branches"
    default: rawValue + "s"
    }
  }
}
