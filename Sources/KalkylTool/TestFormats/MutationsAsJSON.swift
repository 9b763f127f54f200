import Kalkyl

/// The changes that nothing notices as JSON, with the counts of the others.
struct MutationsAsJSON {
  private(set) var text = ""

  init(_ files: [MutatedFile]) {
    var writer = JSONWriter()
    writer.array(files) { writer, file in
      writer.object { Self.write(file, &$0) }
    }
    text = writer.text + "\n"
  }

  private static func write(_ file: MutatedFile, _ writer: inout JSONWriter) {
    let outcome = file.outcome
    writer.member("file", file.name)
    switch outcome.problem {
    case .failsAlready?: return writer.member("error", "a test or a rule fails as it is")
    case .stopped(let diagnostic)?: return writer.member("error", diagnostic.message)
    case nil: break
    }
    writer.member("changes", outcome.found)
    writer.member("noticed", outcome.noticed)
    writer.member("unnoticed", outcome.unnoticed.count)
    writer.member("equivalent", outcome.equivalent)
    writer.member("refused", outcome.refused)
    if let score = outcome.score { writer.member("score_percent", score) }
    writer.key("survivors")
    writer.array(outcome.unnoticed) { writer, change in
      writer.object(inline: true) { writer in
        writer.member("file", change.file)
        writer.member("line", change.line)
        writer.member("column", change.column)
        writer.member("kind", change.kind.rawValue)
        writer.member("what", change.what)
        writer.member("could_be", change.change)
      }
    }
  }
}
