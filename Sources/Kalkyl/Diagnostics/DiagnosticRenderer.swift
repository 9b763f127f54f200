/// Writes diagnostics for people: the place, what is wrong, the line with the place marked, and
/// the way out.
public struct DiagnosticRenderer: Sendable {
  let sources: SourceMap
  let pen: TerminalPen

  public init(_ sources: SourceMap, color: Bool = false) {
    self.sources = sources
    pen = TerminalPen(color: color)
  }

  /// The diagnostics in order of place, with an empty line between two.
  public func text(of diagnostics: [Diagnostic]) -> String {
    diagnostics.sorted().map(text).joined(separator: "\n")
  }

  /// One diagnostic, ending with a line end.
  public func text(of diagnostic: Diagnostic) -> String {
    let excerpts = excerpts(of: diagnostic)
    let margin = excerpts.reduce(1) { max($0, String($1.line).utf8.count) }
    var text = heading(diagnostic)
    var previous: Excerpt?
    for excerpt in excerpts {
      write(excerpt, after: previous, margin: margin, to: &text)
      previous = excerpt
    }
    return text + advice(diagnostic, margin: margin)
  }

  /// The notes, and what to write instead.
  func advice(_ diagnostic: Diagnostic, margin: Int) -> String {
    var text = ""
    for note in diagnostic.notes { write("note", .boldBlue, note, margin: margin, to: &text) }
    for fix in diagnostic.fixIts { write("help", .boldGreen, fix.help, margin: margin, to: &text) }
    return text
  }

  /// What is wrong, after the place where it is.
  func heading(_ diagnostic: Diagnostic, withPlace: Bool = true) -> String {
    var place = ""
    if withPlace, !sources.sources.isEmpty {
      let location = sources.location(of: diagnostic.primary.span)
      place = "\(location.name.printable):\(location.line):\(location.column): "
    }
    let severity = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    let message = diagnostic.message.printable
    let style = Self.style(of: diagnostic.severity)
    return "\(place)\(pen.draw(severity, style)): \(pen.draw(message, .bold))\n"
  }

  /// The colour of a severity.
  static func style(of severity: Diagnostic.Severity) -> TerminalStyle {
    switch severity {
    case .error: .boldRed
    case .warning: .boldYellow
    }
  }

  /// The marked places, the primary one first, then the others in their order.
  private func excerpts(of diagnostic: Diagnostic) -> [Excerpt] {
    guard !sources.sources.isEmpty else { return [] }
    let primary = Excerpt(
      diagnostic.primary, in: sources, mark: "^", style: Self.style(of: diagnostic.severity))
    return [primary]
      + diagnostic.related.map { Excerpt($0, in: sources, mark: "-", style: .boldBlue) }
  }

  private func write(
    _ excerpt: Excerpt, after previous: Excerpt?, margin: Int, to text: inout String
  ) {
    let empty = String(repeating: " ", count: margin)
    let bar = pen.draw("|", .boldBlue)
    if excerpt.source != (previous?.source ?? excerpt.source) {
      let place = "\(excerpt.name.printable):\(excerpt.line):\(excerpt.column)"
      text += "\(empty)\(pen.draw("-->", .boldBlue)) \(place)\n"
    }
    if previous == nil || !excerpt.isSameLine(as: previous) {
      let number = String(excerpt.line).indented(to: margin)
      text += "\(empty) \(bar)\n"
      text += "\(pen.draw(number, .boldBlue)) \(bar) \(excerpt.text)".withoutEndSpaces + "\n"
    }
    let indent = String(repeating: " ", count: excerpt.indent)
    let label = excerpt.label.isEmpty ? "" : " " + excerpt.label
    let mark = pen.draw(excerpt.underline + label, excerpt.style)
    text += "\(empty) \(bar) \(indent)\(mark)\n"
  }

  /// `  = note: …`; the lines after the first stand under it.
  private func write(
    _ word: String, _ style: TerminalStyle, _ words: String, margin: Int, to text: inout String
  ) {
    let empty = String(repeating: " ", count: margin)
    let lines = words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let start = index == 0 ? "= \(pen.draw(word, style)):" : "       "
      text += "\(empty) \(start) \(line.printable)".withoutEndSpaces + "\n"
    }
  }
}

extension Diagnostic.FixIt {
  /// The title, and what to write where the title does not say it.
  fileprivate var help: String {
    let isShort = !replacement.isEmpty && !replacement.contains(where: \.isNewline)
    let words = replacement.split(separator: " ").joined(separator: " ")
    if !isShort || title.contains(words) { return title }
    return "\(title): `\(replacement)`"
  }
}
