import Kalkyl
import Testing

@testable import KalkylTool

/// How an entry is drawn: rows that fit, the cursor in its place, and what was drawn taken away.
struct EntryPainterTests {
  private func buffer(_ text: String, left: Int = 0) -> EditBuffer {
    var buffer = EditBuffer()
    buffer.set(text)
    for _ in 0..<left { buffer.moveLeft() }
    return buffer
  }

  private func layout(_ text: String, left: Int = 0, columns: Int) -> EntryLayout {
    var layout = EntryLayout(columns: columns, pen: TerminalPen(color: false))
    layout.write(buffer(text, left: left), after: "> ", isEdited: true)
    return layout
  }

  @Test func breaksRowsBeforeTheTerminalDoes() {
    let rows = layout("abcdefghijkl", columns: 12).rows
    #expect(rows.map(\.text) == ["> abcdefghi", "jkl"])
    #expect(rows.map(\.width) == [11, 3])
  }

  @Test func neverCutsAWideCharacter() {
    let wide = layout("漢漢漢漢漢漢", left: 1, columns: 12)
    #expect(wide.rows.map(\.text) == ["> 漢漢漢漢", "漢漢"])
    #expect(wide.cursor == (row: 1, column: 2))
  }

  @Test func givesCombiningMarksNoColumn() {
    let marked = layout("e\u{301}x", left: 1, columns: 40)
    #expect(marked.rows[0].width == 4)
    #expect(marked.cursor == (row: 0, column: 3))
  }

  @Test func setsFurtherLinesUnderTheFirst() {
    let lines = layout("(1,\n2)", left: 2, columns: 40)
    #expect(lines.rows.map(\.text) == ["> (1,", "  2)"])
    #expect(lines.cursor == (row: 1, column: 2))
  }

  @Test func showsTheRowsAroundTheCursor() {
    let text = (0..<9).map(String.init).joined(separator: "\n")
    #expect(layout(text, columns: 40).window(of: 4) == 5..<9)
    #expect(layout(text, left: 17, columns: 40).window(of: 4) == 0..<4)
    #expect(layout(text, left: 8, columns: 40).window(of: 4) == 1..<5)
    #expect(layout("1", columns: 40).window(of: 4) == 0..<1)
  }

  @Test func drawsOverWhatItDrewBefore() {
    var painter = EntryPainter(color: false)
    let size = (columns: 12, rows: 10)
    let first = painter.draw(
      buffer("abcdefghijkl"), prompt: "> ", hint: "mn", search: nil, size: size)
    #expect(first == "\r\u{1B}[J> abcdefghi\r\njklmn\r\u{1B}[3C")
    let second = painter.draw(buffer("a"), prompt: "> ", hint: "", search: nil, size: size)
    #expect(second == "\u{1B}[1A\r\u{1B}[J> a\r\u{1B}[3C")
    let last = painter.leave(buffer("a"), prompt: "> ", columns: 12)
    #expect(last == "\r\u{1B}[J> a\r\n")
  }

  @Test func findsItsStartInANarrowerWindow() {
    var painter = EntryPainter(color: false)
    _ = painter.draw(
      buffer("abcdefghijklmnopqrstuvwxyz"), prompt: "> ", hint: "", search: nil, size: (40, 10))
    painter.reflow(to: 10)
    let erased = painter.erase()
    #expect(erased == "\u{1B}[2A\r\u{1B}[J")
  }

  @Test func saysWhatIsSearchedFor() {
    var painter = EntryPainter(color: false)
    var search = LineEditor.Search(draft: "")
    search.wanted = "ab"
    let found = painter.draw(
      buffer("abc"), prompt: "> ", hint: "", search: search, size: (40, 10))
    #expect(found.contains("(search `ab`) abc"))
    search.hasFailed = true
    let none = painter.draw(
      buffer("abc"), prompt: "> ", hint: "", search: search, size: (40, 10))
    #expect(none.contains("(nothing with `ab`) abc"))
  }

  private func styles(_ text: String, cursor: Int? = nil) -> [TerminalStyle?] {
    EntryColours.styles(of: Array(text), cursor: cursor)
  }

  @Test func coloursWords() {
    #expect(styles("if")[0] == .boldBlue)
    #expect(styles("sum")[2] == .blue)
    #expect(styles("summa")[0] == nil)
    #expect(styles("\"if\" x").map { $0 == .green } == [true, true, true, true, false, false])
    #expect(styles("1 // if\n2")[5] == .faint)
    #expect(styles("1 // if\n2")[8] == nil)
    #expect(styles(":type x")[3] == .bold)
    #expect(styles("\"\\\"if")[3] == .green)
  }

  @Test func findsTheBracketThatBelongsToOne() {
    let pair = styles("a(b[c](d))", cursor: 2)
    #expect(pair.indices.filter { pair[$0] == .boldGreen } == [1, 9])
    let inner = styles("a(b[c](d))", cursor: 6)
    #expect(inner.indices.filter { inner[$0] == .boldGreen } == [3, 5])
    #expect(!styles("a(b", cursor: 2).contains(.boldGreen))
  }
}
