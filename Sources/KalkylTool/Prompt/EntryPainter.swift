import Kalkyl

/// Draws an entry in place of the one drawn before, and puts the cursor where it belongs.
struct EntryPainter {
  /// The row of the cursor, counted from the entry's first.
  private var cursorRow = 0
  let pen: TerminalPen

  init(color: Bool) {
    pen = TerminalPen(color: color)
  }

  /// The bytes that draw an entry on a terminal of so many columns.
  mutating func draw(
    _ buffer: EditBuffer, prompt: String, hint: String, search: LineEditor.Search?, columns: Int
  ) -> String {
    var output = returnToStart
    var place = Place(columns: max(columns - 1, 8))
    let lead = search.map { "(search `\($0.wanted)`) " } ?? prompt
    place.write(lead, style: .bold, pen, to: &output)
    let styles = EntryColours.styles(of: buffer.characters, cursor: buffer.cursor)
    var cursor = place
    for (index, character) in buffer.characters.enumerated() {
      if index == buffer.cursor { cursor = place }
      if character == "\n" {
        place.breakLine(to: &output)
        place.write(
          String(repeating: " ", count: prompt.displayWidth), style: nil, pen, to: &output)
      } else {
        place.write(String(character), style: styles[index], pen, to: &output)
      }
    }
    if buffer.isAtEnd { cursor = place }
    place.write(hint, style: .faint, pen, to: &output)
    if place.row > cursor.row { output += "\u{1B}[\(place.row - cursor.row)A" }
    output += "\r"
    if cursor.column > 0 { output += "\u{1B}[\(cursor.column)C" }
    cursorRow = cursor.row
    return output
  }

  /// The bytes that leave the entry drawn, with the cursor below it.
  mutating func leave(_ buffer: EditBuffer, prompt: String, columns: Int) -> String {
    var place = Place(columns: max(columns - 1, 8))
    var ignored = ""
    place.write(prompt, style: nil, pen, to: &ignored)
    for character in buffer.characters {
      if character == "\n" {
        place.breakLine(to: &ignored)
        place.write(
          String(repeating: " ", count: prompt.displayWidth), style: nil, pen, to: &ignored)
      } else {
        place.write(String(character), style: nil, pen, to: &ignored)
      }
    }
    let down = place.row - cursorRow
    cursorRow = 0
    return (down > 0 ? "\u{1B}[\(down)B" : "") + "\r\n"
  }

  /// Forgets what was drawn: the screen is another.
  mutating func forget() { cursorRow = 0 }

  private var returnToStart: String {
    (cursorRow > 0 ? "\u{1B}[\(cursorRow)A" : "") + "\r\u{1B}[J"
  }

  /// Where the next character is drawn. Lines are broken before the terminal would break them, so
  /// that a full line never leaves the cursor in doubt.
  private struct Place {
    let columns: Int
    var row = 0
    var column = 0

    init(columns: Int) {
      self.columns = columns
    }

    mutating func breakLine(to output: inout String) {
      output += "\r\n"
      row += 1
      column = 0
    }

    mutating func write(
      _ text: String, style: TerminalStyle?, _ pen: TerminalPen, to output: inout String
    ) {
      for character in text {
        let width = character.displayWidth
        if column + width > columns { breakLine(to: &output) }
        output += pen.draw(String(character), style)
        column += width
      }
    }
  }
}
