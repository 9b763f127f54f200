/// The entries of this and earlier sessions, the oldest first.
struct InputHistory {
  private(set) var entries: [String]
  /// How far back the cursor has gone; `nil` at the entry being typed.
  private var position: Int?
  /// What was being typed before going back.
  private var draft = ""

  static let most = 1_000

  init(entries: [String] = []) {
    self.entries = entries
  }

  /// Keeps an entry, once where it is the same as the last.
  mutating func add(_ entry: String) {
    position = nil
    if entries.last != entry { entries.append(entry) }
    if entries.count > Self.most { entries.removeFirst(entries.count - Self.most) }
  }

  /// The entry before the one shown; `nil` at the oldest.
  mutating func previous(leaving text: String) -> String? {
    let next = (position ?? entries.count) - 1
    guard entries.indices.contains(next) else { return nil }
    if position == nil { draft = text }
    position = next
    return entries[next]
  }

  /// The entry after the one shown, at last what was being typed.
  mutating func next() -> String? {
    guard let current = position else { return nil }
    guard current + 1 < entries.count else {
      position = nil
      return draft
    }
    position = current + 1
    return entries[current + 1]
  }

  /// The latest entry before a place that contains a text.
  func search(_ text: String, before place: Int) -> Int? {
    guard !text.isEmpty else { return nil }
    return entries[..<min(place, entries.count)].lastIndex { $0.contains(text) }
  }

  // MARK: As a file

  /// The entries as a file keeps them: a line each, line ends and backslashes written out.
  static func line(of entry: String) -> String {
    entry.reduce(into: "") { line, character in
      switch character {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      default: line.append(character)
      }
    } + "\n"
  }

  init(file: String) {
    let lines = file.split(separator: "\n").suffix(Self.most)
    self.init(entries: lines.map(Self.entry))
  }

  private static func entry(of line: Substring) -> String {
    var entry = ""
    var isEscaped = false
    for character in line {
      if isEscaped {
        entry.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        entry.append(character)
      }
    }
    return entry
  }
}
