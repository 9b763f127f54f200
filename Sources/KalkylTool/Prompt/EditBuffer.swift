/// The entry being typed, as characters, and where the cursor stands.
struct EditBuffer {
  private(set) var characters: [Character] = []
  private(set) var cursor = 0
  private var killed: [Character] = []

  var text: String { String(characters) }
  /// What stands before the cursor.
  var before: String { String(characters[..<cursor]) }
  var isAtEnd: Bool { cursor == characters.count }

  /// Whether the cursor stands on an empty line after others.
  var endsWithEmptyLine: Bool { isAtEnd && characters.last == "\n" }

  mutating func set(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  mutating func clear() { set("") }

  mutating func insert(_ text: String) {
    // A mark that combines joins the character before it, so the whole is read anew.
    let start = String(characters[..<cursor]) + text
    let end = characters[cursor...]
    cursor = start.count
    characters = Array(start) + end
  }

  mutating func moveLeft() { cursor = max(0, cursor - 1) }

  mutating func moveRight() { cursor = min(characters.count, cursor + 1) }

  mutating func moveWordLeft() { cursor = wordStart }

  mutating func moveWordRight() { cursor = wordEnd }

  mutating func moveToLineStart() { cursor = lineStart }

  mutating func moveToLineEnd() { cursor = lineEnd }

  /// Moves to the line above at the same place; `false` on the first line.
  mutating func moveUp() -> Bool {
    guard lineStart > 0 else { return false }
    let column = cursor - lineStart
    cursor = lineStart - 1
    cursor = min(lineStart + column, cursor)
    return true
  }

  /// Moves to the line below at the same place; `false` on the last line.
  mutating func moveDown() -> Bool {
    guard lineEnd < characters.count else { return false }
    let column = cursor - lineStart
    cursor = lineEnd + 1
    cursor = min(cursor + column, lineEnd)
    return true
  }

  mutating func deleteBefore() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  mutating func deleteAfter() {
    guard cursor < characters.count else { return }
    characters.remove(at: cursor)
  }

  mutating func killToEnd() {
    // At the end of a line the line end itself goes.
    kill(cursor..<(lineEnd == cursor ? min(cursor + 1, characters.count) : lineEnd))
  }

  mutating func killToStart() { kill(lineStart..<cursor) }

  mutating func killWord() { kill(wordStart..<cursor) }

  mutating func killNextWord() { kill(cursor..<wordEnd) }

  mutating func yank() { insert(String(killed)) }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = Array(characters[range])
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var lineStart: Int {
    characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  private var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  private var wordStart: Int {
    var place = cursor
    while place > 0, !characters[place - 1].isOfWord { place -= 1 }
    while place > 0, characters[place - 1].isOfWord { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = cursor
    while place < characters.count, !characters[place].isOfWord { place += 1 }
    while place < characters.count, characters[place].isOfWord { place += 1 }
    return place
  }
}

extension Character {
  /// Whether the character is part of a word as the cursor moves by words.
  fileprivate var isOfWord: Bool { isLetter || isNumber || self == "_" }
}
