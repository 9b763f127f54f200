@testable import Kalkyl

/// Scripts for the tests of the parser.
enum ScriptFixture {
  static func source(_ text: String) -> Source { Source(name: "a.kalkyl", bytes: Array(text.utf8)) }

  /// The declarations of a script, and what is wrong with it.
  static func parsed(_ text: String) -> ([Declaration], [Diagnostic]) {
    let (script, diagnostics) = parse(source(text))
    return (script.declarations, diagnostics)
  }

  /// A script with the part that a diagnostic should mark between `«` and `»`.
  static func marked(_ text: String) -> (text: String, marked: String, start: Int) {
    let start =
      text.range(of: "«").map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
    let plain = text.replacing("«", with: "").replacing("»", with: "")
    guard let open = text.firstIndex(of: "«"), let close = text.firstIndex(of: "»") else {
      return (plain, "", start)
    }
    return (plain, String(text[text.index(after: open)..<close]), start)
  }

  /// The text with a change made.
  static func applying(_ fixIt: Diagnostic.FixIt, to text: String) -> String {
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(
      Int(fixIt.span.start)..<Int(fixIt.span.end), with: Array(fixIt.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }
}
