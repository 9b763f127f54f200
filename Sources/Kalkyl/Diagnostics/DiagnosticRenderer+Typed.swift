// Writes diagnostics about a line that was typed just above.
extension DiagnosticRenderer {
  /// The diagnostics with their places marked under the line as it stands on the screen.
  ///
  /// - Parameters:
  ///   - typed: the typed line among the sources; what points elsewhere is written as ever.
  ///   - indent: the columns before the line on the screen.
  public func text(
    of diagnostics: [Diagnostic], underTyped typed: SourceSpan, indent: Int
  ) -> String {
    let here = diagnostics.sorted().filter { diagnostic in
      let places = [diagnostic.primary] + diagnostic.related
      return places.allSatisfy { $0.span.start >= typed.start && $0.span.start <= typed.end }
    }
    let margin = String(repeating: " ", count: indent)
    var marks = ""
    var words = ""
    for diagnostic in here {
      let style = Self.style(of: diagnostic.severity)
      let places =
        [Excerpt(diagnostic.primary, in: sources, mark: "^", style: style)]
        + diagnostic.related.map { Excerpt($0, in: sources, mark: "-", style: .boldBlue) }
      for place in places {
        let label = place.label.isEmpty ? "" : " " + place.label
        let mark = pen.draw(place.underline + label, place.style)
        marks += margin + String(repeating: " ", count: place.indent) + mark + "\n"
      }
      words += heading(diagnostic, withPlace: false) + advice(diagnostic, margin: 1)
    }
    let elsewhere = diagnostics.filter { !here.contains($0) }
    return marks + words + text(of: elsewhere)
  }
}
