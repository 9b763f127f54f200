import Kalkyl

/// The colours of an entry as it is typed: keywords, functions, texts, numbers, comments, and the
/// bracket that belongs to the one at the cursor.
enum EntryColours {
  static func styles(of characters: [Character], cursor: Int?) -> [TerminalStyle?] {
    var styles = [TerminalStyle?](repeating: nil, count: characters.count)
    var index = 0
    while index < characters.count {
      let start = index
      let character = characters[index]
      var style: TerminalStyle?
      if character == "/", index + 1 < characters.count, characters[index + 1] == "/" {
        index = characters[index...].firstIndex(of: "\n") ?? characters.count
        style = .faint
      } else if character == "\"" {
        index = endOfText(characters, from: index)
        style = .green
      } else if character.isLetter {
        while index < characters.count, characters[index].isOfName { index += 1 }
        style = Self.style(of: String(characters[start..<index]))
      } else if start == 0, character == ":" {
        index += 1
        while index < characters.count, characters[index].isLetter { index += 1 }
        style = .bold
      } else {
        index += 1
      }
      for place in start..<index { styles[place] = style }
    }
    if let cursor, let pair = matchingBrackets(characters, cursor) {
      styles[pair.0] = .boldGreen
      styles[pair.1] = .boldGreen
    }
    return styles
  }

  private static func style(of word: String) -> TerminalStyle? {
    if PromptSession.isFunction(word) { return .blue }
    return PromptSession.isKeyword(word) ? .boldBlue : nil
  }

  private static func endOfText(_ characters: [Character], from start: Int) -> Int {
    var index = start + 1
    while index < characters.count, characters[index] != "\"", characters[index] != "\n" {
      index += characters[index] == "\\" ? 2 : 1
    }
    return min(index + 1, characters.count)
  }

  /// The bracket just before or at the cursor, and the one that it belongs with.
  private static func matchingBrackets(_ characters: [Character], _ cursor: Int) -> (Int, Int)? {
    let pairs: [Character: Character] = ["(": ")", "[": "]", "{": "}"]
    for place in [cursor - 1, cursor] where characters.indices.contains(place) {
      let bracket = characters[place]
      if let close = pairs[bracket] {
        if let other = match(bracket, close, characters, Array(place..<characters.count)) {
          return (place, other)
        }
      } else if let open = pairs.first(where: { $0.value == bracket })?.key {
        if let other = match(bracket, open, characters, (0...place).reversed()) {
          return (place, other)
        }
      }
    }
    return nil
  }

  private static func match(
    _ bracket: Character, _ other: Character, _ characters: [Character], _ places: [Int]
  ) -> Int? {
    var depth = 0
    for place in places {
      if characters[place] == bracket { depth += 1 }
      if characters[place] == other { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }
}

extension Character {
  /// Whether the character may stand in a name.
  fileprivate var isOfName: Bool { isLetter || isNumber || self == "_" }
}
