/// Makes keys of the bytes that a terminal sends; what is incomplete waits for more.
struct KeyDecoder {
  private var pending: [UInt8] = []
  private var pasted: [UInt8]?

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Whether a lone escape may be the key, if nothing follows it soon.
  var mayBeEscape: Bool { pending == [0x1B] }

  /// The keys that further bytes complete.
  mutating func feed(_ bytes: [UInt8]) -> [Key] {
    var keys: [Key] = []
    for byte in bytes {
      if pasted != nil {
        if let key = paste(byte) { keys.append(key) }
        continue
      }
      pending.append(byte)
      if let key = decoded() { keys.append(contentsOf: key) }
    }
    return keys
  }

  /// What stands when nothing follows: an escape by itself leaves a search.
  mutating func flush() -> [Key] {
    guard mayBeEscape else { return [] }
    pending = []
    return [.cancel]
  }

  private mutating func paste(_ byte: UInt8) -> Key? {
    pasted?.append(byte)
    guard let text = pasted, text.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else {
      return nil
    }
    pasted = nil
    let content = String(decoding: text.dropLast(Self.pasteEnd.count), as: UTF8.self)
    let lines = content.split(omittingEmptySubsequences: false) { $0.isNewline }
    return .paste(lines.map(Self.typeable).joined(separator: "\n"))
  }

  /// A line without what would steer the terminal; a tab is a space.
  private static func typeable(_ line: Substring) -> String {
    var text = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      if scalar == "\t" { text.append(" ") }
      if scalar.properties.generalCategory != .control { text.append(scalar) }
    }
    return String(text)
  }

  /// The keys of the pending bytes; `nil` while they are incomplete.
  private mutating func decoded() -> [Key]? {
    guard let first = pending.first else { return nil }
    if first == 0x1B { return escape() }
    if first < 0x20 || first == 0x7F {
      pending = []
      return Self.control(first).map { [$0] } ?? []
    }
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard pending.count >= length else { return nil }
    let text = String(decoding: pending, as: UTF8.self)
    pending = []
    return text.filter { !$0.isControl }.map(Key.character)
  }

  private static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x01: .home
    case 0x02: .left
    case 0x03: .interrupt
    case 0x04: .endOfInput
    case 0x05: .end
    case 0x06: .right
    case 0x07: .cancel
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x0B: .killToEnd
    case 0x0C: .clearScreen
    case 0x0E: .down
    case 0x10: .up
    case 0x12: .search
    case 0x15: .killToStart
    case 0x17: .killWord
    case 0x19: .yank
    case 0x1A: .suspend
    default: nil
    }
  }

  /// A key that is sent as an escape and more.
  private mutating func escape() -> [Key]? {
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      guard pending.count > 2, let last = pending.last, (0x40...0x7E).contains(last) else {
        return pending.count > 32 ? discard() : nil
      }
      let sequence = String(decoding: pending.dropFirst(2), as: UTF8.self)
      pending = []
      if sequence == "200~" {
        pasted = []
        return []
      }
      return Self.sequences[sequence].map { [$0] } ?? []
    case UInt8(ascii: "b"): return take(.wordLeft)
    case UInt8(ascii: "f"): return take(.wordRight)
    case UInt8(ascii: "d"): return take(.killNextWord)
    case 0x0A, 0x0D: return take(.newLine)
    case 0x7F, 0x08: return take(.killWord)
    case 0x1B:
      pending = [0x1B]
      return [.cancel]
    default: return discard()
    }
  }

  private mutating func take(_ key: Key) -> [Key] {
    pending = []
    return [key]
  }

  private mutating func discard() -> [Key] {
    pending = []
    return []
  }

  private static let sequences: [String: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "1~": .home,
    "4~": .end, "7~": .home, "8~": .end, "3~": .delete, "1;5C": .wordRight, "1;5D": .wordLeft,
    "1;3C": .wordRight, "1;3D": .wordLeft, "5C": .wordRight, "5D": .wordLeft, "3;5~": .killNextWord,
  ]
}

extension Character {
  /// Whether the character is one that steers a terminal.
  fileprivate var isControl: Bool {
    unicodeScalars.first?.properties.generalCategory == .control
  }
}
