extension DiagnosticRenderer {
  /// The diagnostics as a JSON array in order of place, for editors and other programs.
  ///
  /// Lines and columns count from 1, columns in characters; `start` and `end` are byte offsets in
  /// the file.
  public func json(of diagnostics: [Diagnostic]) -> String {
    var json = JSONWriter()
    json.array(diagnostics.sorted()) { json, diagnostic in write(diagnostic, to: &json) }
    return json.text + "\n"
  }

  private func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    json.object { json in
      json.member("code", diagnostic.code.rawValue)
      json.member("severity", diagnostic.severity.rawValue)
      json.member("message", diagnostic.message)
      json.member("label", diagnostic.primary.text)
      write(diagnostic.primary.span, to: &json)
      json.key("related")
      json.array(diagnostic.related) { json, label in
        json.object { json in
          json.member("label", label.text)
          write(label.span, to: &json)
        }
      }
      json.key("notes")
      json.array(diagnostic.notes) { json, note in json.string(note) }
      json.key("fixIts")
      json.array(diagnostic.fixIts) { json, fix in
        json.object { json in
          json.member("title", fix.title)
          json.member("replacement", fix.replacement)
          write(fix.span, to: &json)
        }
      }
    }
  }

  /// The members that say where: the file, where it begins and where it ends.
  private func write(_ span: SourceSpan, to json: inout JSONWriter) {
    guard !sources.sources.isEmpty else { return }
    let source = sources.source(of: span)
    let start = source.location(of: span.start)
    let end = source.location(of: max(span.start, span.end))
    json.member("file", source.name)
    json.key("range")
    json.object(inline: true) { json in
      json.member("line", start.line)
      json.member("column", start.column)
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
      json.member("start", Int(span.start - source.base))
      json.member("end", Int(max(span.start, span.end) - source.base))
    }
  }
}
