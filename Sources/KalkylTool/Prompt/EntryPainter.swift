import Kalkyl

/// Draws an entry in place of the one drawn before, and puts the cursor where it belongs.
struct EntryPainter {
  /// The widths of the rows that are drawn.
  private var widths: [Int] = []
  /// Where the cursor stands among them.
  private var cursor = (row: 0, column: 0)
  private let pen: TerminalPen

  init(color: Bool) {
    pen = TerminalPen(color: color)
  }

  /// The bytes that draw an entry; of one taller than the window the rows around its cursor.
  mutating func draw(
    _ buffer: EditBuffer, prompt: String, hint: String, search: LineEditor.Search?,
    size: (columns: Int, rows: Int)
  ) -> String {
    var layout = EntryLayout(columns: size.columns, pen: pen)
    layout.write(buffer, after: search?.lead ?? prompt, isEdited: true)
    layout.write(hint, .faint)
    let window = layout.window(of: max(1, size.rows))
    var output = erase()
    output += layout.rows[window].map(\.text).joined(separator: "\r\n")
    let below = window.count - 1 - (layout.cursor.row - window.lowerBound)
    if below > 0 { output += "\u{1B}[\(below)A" }
    output += "\r"
    if layout.cursor.column > 0 { output += "\u{1B}[\(layout.cursor.column)C" }
    widths = layout.rows[window].map(\.width)
    cursor = (layout.cursor.row - window.lowerBound, layout.cursor.column)
    return output
  }

  /// The bytes that leave the whole entry on the screen, without its hint, and the cursor below it.
  mutating func leave(_ buffer: EditBuffer, prompt: String, columns: Int) -> String {
    var layout = EntryLayout(columns: columns, pen: pen)
    layout.write(buffer, after: prompt, isEdited: false)
    return erase() + layout.rows.map(\.text).joined(separator: "\r\n") + "\r\n"
  }

  /// The bytes that take away what is drawn and leave the cursor where it began.
  mutating func erase() -> String {
    let up = cursor.row > 0 ? "\u{1B}[\(cursor.row)A" : ""
    forget()
    return up + "\r\u{1B}[J"
  }

  /// Forgets what was drawn: the screen is another.
  mutating func forget() {
    widths = []
    cursor = (0, 0)
  }

  /// Notes that the terminal has wrapped what is drawn anew, in a window of so many columns.
  mutating func reflow(to columns: Int) {
    let above = widths.prefix(cursor.row).reduce(0) { rows, width in
      rows + max(1, (width + columns - 1) / columns)
    }
    cursor = (above + cursor.column / columns, cursor.column % columns)
    widths = []
  }
}

extension LineEditor.Search {
  /// What stands before the entry that is found.
  var lead: String { hasFailed ? "(nothing with `\(wanted)`) " : "(search `\(wanted)`) " }
}
