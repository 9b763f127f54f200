/// A definition that differs between the two sides of a comparison.
struct DefinitionChange {
  enum Kind {
    case changed
    case added
    case removed
    /// Only its texts, or how it is laid out.
    case text
  }

  /// As a script writes it: `indexing`, `local.spend`, `test "…"`.
  let name: String
  let kind: Kind
  let before: String?
  let after: String?
  let place: SourceLocation?
  /// Whether figures may lean on it; tests, rules and reports only show and try them.
  let givesFigures: Bool
}

extension DefinitionChange {
  /// Both formulas without what they begin and end with alike, so that the difference is seen.
  func shortened(to columns: Int) -> (before: String, after: String) {
    // Where only cells are overridden, the whole definition says nothing beside them.
    if let after, after.hasPrefix("["), let before, before.hasPrefix("{") {
      return ("{ … }", after.cut(to: columns))
    }
    let old = (before ?? "–").split(separator: " ").map(String.init)
    let new = (after ?? "–").split(separator: " ").map(String.init)
    var start = zip(old, new).prefix { $0 == $1 }.count
    if before == nil || after == nil || kind == .text { start = 0 }
    // A word of what is around is kept, where there is more than fits.
    let isLong = max(old.joined(separator: " ").count, new.joined(separator: " ").count) > columns
    if !isLong { return (old.joined(separator: " "), new.joined(separator: " ")) }
    let most = min(old.count, new.count) - start
    let end = zip(old.reversed(), new.reversed()).prefix(max(0, most)) { $0 == $1 }
    let first = max(0, start - 2)
    func cut(_ words: [String]) -> String {
      let last = min(words.count, max(words.count - end + 1, first))
      var text = words[first..<last].joined(separator: " ")
      if first > 0 { text = "… " + text }
      if last < words.count { text += " …" }
      return text.cut(to: columns)
    }
    return (cut(old), cut(new))
  }
}

extension String {
  /// The text, or as much of it as so many columns hold.
  fileprivate func cut(to columns: Int) -> String {
    displayWidth > columns ? prefix(columns: columns - 1) + "…" : self
  }
}

extension Sequence {
  /// How many first elements fit a condition, of at most so many.
  fileprivate func prefix(_ most: Int, while fits: (Element) -> Bool) -> Int {
    var count = 0
    for element in self {
      guard count < most, fits(element) else { break }
      count += 1
    }
    return count
  }
}
