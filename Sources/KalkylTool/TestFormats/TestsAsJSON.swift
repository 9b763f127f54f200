import Kalkyl

/// The results of tests as JSON: files, their tests, and what failed in each.
struct TestsAsJSON {
  private(set) var text = ""

  init(_ files: [TestedFile]) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("passed", files.reduce(0) { $0 + $1.held })
      writer.member("failed", files.reduce(0) { $0 + $1.failed })
      writer.key("files")
      writer.array(files) { writer, file in
        writer.object { Self.write(file, &$0) }
      }
    }
    text = writer.text + "\n"
  }

  private static func write(_ file: TestedFile, _ writer: inout JSONWriter) {
    writer.member("file", file.name)
    if let refusal = file.refusal { writer.member("error", refusal) }
    writer.key("tests")
    writer.array(file.results) { writer, result in
      writer.object { writer in
        writer.member("name", result.name)
        writer.member("line", result.line)
        writer.member("scenario", result.scenario)
        writer.member("result", result.holds ? "passed" : "failed")
        guard !result.holds else { return }
        writer.key("failures")
        writer.array(result.failures) { writer, failure in
          writer.object { write(failure, &$0) }
        }
      }
    }
  }

  private static func write(_ failure: TestFailure, _ writer: inout JSONWriter) {
    writer.member("line", failure.line)
    writer.member("expect", failure.expectation)
    writer.member("failing_cells", failure.count)
    writer.key("cells")
    writer.array(failure.cells) { $0.string($1) }
    writer.key("values")
    writer.array(failure.values) { $0.string($1) }
  }
}
