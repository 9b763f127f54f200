/// What kind of word stands at the end of a text that is being typed, seen from what is before it.
struct TypingPlace: Equatable {
  enum Kind: Equatable {
    /// After a point: a result or property of an investment.
    case field
    /// In brackets after a value, with the labels and years chosen before.
    case selection(of: String, chosen: [String])
    /// After `in`.
    case scenario
    /// After `over`.
    case dimension
    /// After `by`.
    case key
    /// In braces, where labels are keys.
    case entries
    case formula
    /// In a text or a comment, where no word is known.
    case prose
  }

  /// The part of the word that is typed already.
  let word: String
  let kind: Kind

  init(_ text: String) {
    word = String(text.reversed().prefix { $0.isOfName }.reversed())
    let before = text.dropLast(word.count)
    kind = Self.kind(before: before)
  }

  private static func kind(before: Substring) -> Kind {
    if isProse(before) { return .prose }
    if before.last == ".", before.dropLast().last?.isOfName == true { return .field }
    let open = openBracket(in: before)
    if let open, before[open] == "[" {
      let value = before[..<open].reversed().prefix { $0.isOfName || $0 == "." }
      if !value.isEmpty {
        let chosen = before[before.index(after: open)...].split(separator: ",")
        return .selection(
          of: String(value.reversed()), chosen: chosen.map { String($0).trimmingSpaces })
      }
    }
    switch lastPreposition(in: before) {
    case "in": return .scenario
    case "over": return .dimension
    case "by": return .key
    default: break
    }
    if let open, before[open] == "{" { return .entries }
    return .formula
  }

  private static func isProse(_ text: Substring) -> Bool {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    var isText = false
    var previous: Character?
    for character in line {
      if character == "\"", previous != "\\" { isText.toggle() }
      if character == "/", previous == "/", !isText { return true }
      previous = character
    }
    return isText
  }

  /// The innermost bracket that is still open.
  private static func openBracket(in text: Substring) -> Substring.Index? {
    var open: [Substring.Index] = []
    var isText = false
    for index in text.indices {
      switch text[index] {
      case "\"": isText.toggle()
      case "(", "[", "{": if !isText { open.append(index) }
      case ")", "]", "}": if !isText { _ = open.popLast() }
      default: break
      }
    }
    return open.last
  }

  /// `over` of `sum(x over member, `: the last word that is followed by names and commas alone.
  private static func lastPreposition(in text: Substring) -> String? {
    guard text.last == " " || text.last == "," else { return nil }
    var words = text.split { $0 == " " || $0 == "\n" }
    while let word = words.popLast() {
      if ["in", "over", "by"].contains(word) { return String(word) }
      guard word.last == "," else { return nil }
    }
    return nil
  }
}

extension Character {
  /// Whether the character may stand in a name.
  var isOfName: Bool { isLetter || isNumber || self == "_" }
}
