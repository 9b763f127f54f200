/// The productions of a grammar in the W3C's EBNF, as written.
struct EBNF {
  indirect enum Node: Equatable {
    case literal(String)
    case reference(String)
    /// Characters in ranges, or all but those.
    case characters([ClosedRange<UInt32>], isNegated: Bool)
    case sequence([Node])
    case choice([Node])
    case optional(Node)
    case star(Node)
    case plus(Node)
    /// What the first matches and the second does not.
    case difference(Node, Node)
  }

  struct Mistake: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var rules: [(name: String, node: Node)] = []

  init(_ text: String) throws {
    var reader = EBNFReader(text)
    while let rule = try reader.rule() { rules.append(rule) }
  }

  /// Leaves rules out.
  mutating func remove(_ names: [String]) { rules.removeAll { names.contains($0.name) } }
}

/// Reads EBNF character by character.
private struct EBNFReader {
  private let text: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// Name '::=' choice; `nil` at the end.
  mutating func rule() throws -> (name: String, node: EBNF.Node)? {
    skipBlanks()
    guard position < text.count else { return nil }
    let name = word()
    guard !name.isEmpty, take("::=") else { throw mistake("a rule") }
    return (name, try choice())
  }

  private mutating func choice() throws -> EBNF.Node {
    var alternatives = [try sequence()]
    while take("|") { alternatives.append(try sequence()) }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws -> EBNF.Node {
    var parts: [EBNF.Node] = []
    while let part = try difference() { parts.append(part) }
    guard !parts.isEmpty else { throw mistake("an alternative") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func difference() throws -> EBNF.Node? {
    guard let first = try repeated() else { return nil }
    guard take("-") else { return first }
    guard let second = try repeated() else { throw mistake("what is taken away") }
    return .difference(first, second)
  }

  private mutating func repeated() throws -> EBNF.Node? {
    guard var node = try primary() else { return nil }
    while true {
      if take("?") {
        node = .optional(node)
      } else if take("*") {
        node = .star(node)
      } else if take("+") {
        node = .plus(node)
      } else {
        return node
      }
    }
  }

  private mutating func primary() throws -> EBNF.Node? {
    skipBlanks()
    guard position < text.count else { return nil }
    switch text[position] {
    case "(":
      position += 1
      let inner = try choice()
      guard take(")") else { throw mistake("`)`") }
      return inner
    case "'", "\"": return .literal(try quoted(text[position]))
    case "[": return try characterClass()
    case "#": return .literal(String(Character(try codePoint())))
    default:
      let start = position
      let name = word()
      if name.isEmpty { return nil }
      // A name before `::=` begins the next rule.
      skipBlanks()
      if text[position...].starts(with: "::=".unicodeScalars) {
        position = start
        return nil
      }
      return .reference(name)
    }
  }

  private mutating func quoted(_ quote: Unicode.Scalar) throws -> String {
    var content = String.UnicodeScalarView()
    position += 1
    while position < text.count, text[position] != quote {
      content.append(text[position])
      position += 1
    }
    guard position < text.count else { throw mistake("a closing quote") }
    position += 1
    return String(content)
  }

  private mutating func characterClass() throws -> EBNF.Node {
    position += 1
    let isNegated = position < text.count && text[position] == "^"
    if isNegated { position += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    while position < text.count, text[position] != "]" {
      let first = try classMember()
      if position + 1 < text.count, text[position] == "-", text[position + 1] != "]" {
        position += 1
        ranges.append(first.value...(try classMember()).value)
      } else {
        ranges.append(first.value...first.value)
      }
    }
    position += 1
    return .characters(ranges, isNegated: isNegated)
  }

  private mutating func classMember() throws -> Unicode.Scalar {
    if text[position] == "#" { return try codePoint() }
    defer { position += 1 }
    return text[position]
  }

  private mutating func codePoint() throws -> Unicode.Scalar {
    position += 2
    var digits = ""
    while position < text.count, text[position].properties.isASCIIHexDigit {
      digits.unicodeScalars.append(text[position])
      position += 1
    }
    guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
      throw mistake("a character's number")
    }
    return scalar
  }

  private mutating func word() -> String {
    var word = String.UnicodeScalarView()
    while position < text.count,
      text[position].properties.isAlphabetic || ("0"..."9").contains(text[position])
    {
      word.append(text[position])
      position += 1
    }
    return String(word)
  }

  private mutating func take(_ mark: String) -> Bool {
    skipBlanks()
    guard text[position...].starts(with: mark.unicodeScalars) else { return false }
    position += mark.unicodeScalars.count
    return true
  }

  private mutating func skipBlanks() {
    while position < text.count {
      if text[position].properties.isWhitespace {
        position += 1
      } else if text[position...].starts(with: "/*".unicodeScalars) {
        position += 2
        while position < text.count, !text[position...].starts(with: "*/".unicodeScalars) {
          position += 1
        }
        position = min(position + 2, text.count)
      } else {
        return
      }
    }
  }

  private func mistake(_ expected: String) -> EBNF.Mistake {
    let near = String(String.UnicodeScalarView(text[position..<min(position + 40, text.count)]))
    return EBNF.Mistake(description: "expected \(expected) before: \(near)")
  }
}
