import Testing

@testable import KalkylTool

/// What moving, typing and killing do to an entry.
struct EditBufferTests {
  private func buffer(_ text: String) -> EditBuffer {
    var buffer = EditBuffer()
    buffer.set(text)
    return buffer
  }

  @Test func typesInTheMiddle() {
    var line = buffer("ac")
    line.moveLeft()
    line.insert("b")
    #expect(line.text == "abc")
    #expect(line.before == "ab")
  }

  @Test func joinsAMarkToTheCharacterBeforeIt() {
    var line = buffer("e")
    line.insert("\u{301}")
    #expect(line.cursor == 1)
    line.insert("x")
    line.moveLeft()
    line.deleteBefore()
    #expect(line.text == "x")
  }

  @Test func movesByWords() {
    var line = buffer("ram[Laxå, 2027]")
    line.moveWordLeft()
    #expect(line.before == "ram[Laxå, ")
    line.moveWordLeft()
    line.moveWordLeft()
    #expect(line.before == "")
    line.moveWordRight()
    #expect(line.before == "ram")
    line.moveWordRight()
    #expect(line.before == "ram[Laxå")
  }

  @Test func staysWithinItsEnds() {
    var line = buffer("a")
    line.moveRight()
    line.deleteAfter()
    line.moveLeft()
    line.moveLeft()
    line.deleteBefore()
    #expect(line.text == "a")
    #expect(line.cursor == 0)
  }

  @Test func killsAndYanks() {
    var line = buffer("one two three")
    line.killWord()
    #expect(line.text == "one two ")
    line.moveToLineStart()
    line.yank()
    #expect(line.text == "threeone two ")
    line.killToEnd()
    #expect(line.text == "three")
    line.yank()
    line.yank()
    #expect(line.text == "threeone two one two ")
    line.moveToLineStart()
    line.killNextWord()
    #expect(line.text == " two one two ")
    line.moveToLineEnd()
    line.killToStart()
    #expect(line.text == "")
    line.killWord()
    line.yank()
    #expect(line.text == " two one two ")
  }

  @Test func movesBetweenLines() {
    var lines = buffer("first\nsec\nthird")
    var moves = [lines.moveUp()]
    #expect(lines.before == "first\nsec")
    moves += [lines.moveUp(), lines.moveUp()]
    #expect(lines.before == "fir")
    #expect(moves == [true, true, false])
    lines.killToEnd()
    #expect(lines.text == "fir\nsec\nthird")
    lines.killToEnd()
    #expect(lines.text == "firsec\nthird")
    moves = [lines.moveDown(), lines.moveDown()]
    #expect(lines.before == "firsec\nthi")
    #expect(moves == [true, false])
  }

  @Test func seesAnEmptyLastLine() {
    #expect(buffer("sum(1\n").endsWithEmptyLine)
    #expect(!buffer("sum(1").endsWithEmptyLine)
    #expect(!buffer("").endsWithEmptyLine)
  }
}
