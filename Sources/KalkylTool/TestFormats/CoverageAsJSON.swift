import Kalkyl

/// What no test reaches as JSON, with the counts.
struct CoverageAsJSON {
  private(set) var text = ""

  init(_ files: [CoveredFile]) {
    var writer = JSONWriter()
    writer.array(files) { writer, file in
      writer.object { writer in
        writer.member("file", file.name)
        writer.member("parts", file.outcome.parts)
        writer.member("reached", file.outcome.reached)
        if let percent = file.outcome.percent { writer.member("percent", percent) }
        writer.key("unreached")
        writer.array(file.outcome.unreached) { writer, part in
          writer.object(inline: true) { writer in
            writer.member("kind", part.kind.rawValue)
            writer.member("text", part.text)
            writer.member("file", part.file)
            writer.member("line", part.line)
            writer.member("column", part.column)
          }
        }
      }
    }
    text = writer.text + "\n"
  }
}
