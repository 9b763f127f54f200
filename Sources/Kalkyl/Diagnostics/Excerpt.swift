/// A line of a script with one place in it marked, cut around the place where it is long.
struct Excerpt: Sendable {
  /// The columns of a line shown at most.
  static let mostColumns = 160
  /// The columns shown before the place on a line that is cut.
  private static let columnsBefore = 60
  /// The columns underlined at most on a line that is cut.
  private static let columnsMarked = 90
  /// The bytes looked at on each side of the place: four to a character, and room to spare.
  private static let bytesAround = 2_000

  /// Where the source's offsets begin, which no other source shares.
  let source: UInt32
  let name: String
  let line: Int
  let column: Int
  let text: String
  /// The columns before the underline.
  let indent: Int
  let underline: String
  let label: String
  let style: TerminalStyle
  private let isCut: Bool

  init(_ place: Diagnostic.Label, in sources: SourceMap, mark: Character, style: TerminalStyle) {
    let source = sources.source(of: place.span)
    let location = source.location(of: place.span.start)
    let (bytes, start) = source.line(holding: place.span.start)
    let length = Int(place.span.end) - Int(place.span.start)
    let end = min(start + max(length, 0), bytes.endIndex)
    let before = Self.shown(bytes[max(bytes.startIndex, start - Self.bytesAround)..<start])
    let marked = Self.shown(bytes[start..<min(end, start + Self.bytesAround)])
    let after = Self.shown(bytes[end..<min(bytes.endIndex, end + Self.bytesAround)])
    let shown = Self.cut(before, marked, after)
    self.source = source.base
    name = source.name
    line = location.line
    column = location.column
    text = shown.before + shown.marked + shown.after
    isCut = shown.isCut
    indent = shown.before.displayWidth
    underline = String(repeating: mark, count: max(1, shown.marked.displayWidth))
    label = place.text.printable
    self.style = style
  }

  /// `true` iff both show the whole of one line, so that it need stand only once.
  func isSameLine(as other: Excerpt?) -> Bool {
    guard let other else { return false }
    return other.source == source && other.line == line && !isCut && !other.isCut
  }

  /// Bytes of a line fit to show; those that are not UTF-8 become `�`.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    // A byte-order mark at the start of a file is no part of what its writer sees.
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    return (hasMark ? String(text.unicodeScalars.dropFirst()) : text).printable
  }

  private static func cut(
    _ before: String, _ marked: String, _ after: String
  ) -> (before: String, marked: String, after: String, isCut: Bool) {
    let widths = [before, marked, after].map(\.displayWidth)
    if widths[0] + widths[1] + widths[2] <= mostColumns { return (before, marked, after, false) }
    let isMarkedCut = widths[1] > columnsMarked && widths[0] + widths[1] >= mostColumns
    let marked = isMarkedCut ? marked.prefix(columns: columnsMarked - 1) + "…" : marked
    let rest = mostColumns - marked.displayWidth
    var before = before
    if widths[0] > min(columnsBefore, rest) {
      let columns = max(columnsBefore, rest - (isMarkedCut ? 0 : widths[2]))
      if widths[0] > columns { before = "…" + before.suffix(columns: columns - 1) }
    }
    let room = rest - before.displayWidth
    if isMarkedCut { return (before, marked, "", true) }
    let end = widths[2] > room ? after.prefix(columns: max(0, room - 1)) + "…" : after
    return (before, marked, end, true)
  }
}
