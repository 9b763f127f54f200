import Kalkyl

/// An entry laid out in rows of a terminal, and where its cursor stands.
///
/// Rows are broken before the terminal would break them, so that a full row never leaves the cursor
/// in doubt.
struct EntryLayout {
  /// The bytes of each row, and its width in columns.
  private(set) var rows: [(text: String, width: Int)] = [("", 0)]
  private(set) var cursor = (row: 0, column: 0)
  private let columns: Int
  private let pen: TerminalPen

  init(columns: Int, pen: TerminalPen) {
    self.columns = max(columns - 1, 8)
    self.pen = pen
  }

  mutating func write(_ text: String, _ style: TerminalStyle?) {
    for character in text {
      let width = character.displayWidth
      if rows[rows.count - 1].width + width > columns { breakRow() }
      rows[rows.count - 1].text += pen.draw(String(character), style)
      rows[rows.count - 1].width += width
    }
  }

  mutating func breakRow() { rows.append(("", 0)) }

  mutating func placeCursor() { cursor = (rows.count - 1, rows[rows.count - 1].width) }

  /// Lays out an entry after what stands before it; its further lines begin under its first.
  mutating func write(_ buffer: EditBuffer, after lead: String, isEdited: Bool) {
    write(lead, .bold)
    let margin = String(repeating: " ", count: lead.displayWidth)
    let styles = EntryColours.styles(
      of: buffer.characters, cursor: isEdited ? buffer.cursor : nil)
    for (index, character) in buffer.characters.enumerated() {
      if index == buffer.cursor { placeCursor() }
      if character == "\n" {
        breakRow()
        write(margin, nil)
      } else {
        write(String(character), styles[index])
      }
    }
    if buffer.isAtEnd { placeCursor() }
  }

  /// As many rows as a screen has, those around the cursor.
  func window(of most: Int) -> Range<Int> {
    guard rows.count > most else { return 0..<rows.count }
    let first = min(max(0, cursor.row - most + 1), rows.count - most)
    return first..<first + most
  }
}
