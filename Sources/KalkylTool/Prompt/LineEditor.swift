import Kalkyl

/// Edits an entry key by key; pure, so that it can be tested without a terminal.
struct LineEditor {
  /// What a key leads to.
  enum Outcome: Equatable {
    case edited
    case entered(String)
    /// Ctrl-C: the line is cleared.
    case interrupted
    case ended
    case clearScreen
    case suspend
    /// Candidates to list below the entry.
    case list([Completion])
  }

  /// A search back through the history.
  struct Search: Equatable {
    var wanted = ""
    var place: Int?
    /// Whether no entry has what is wanted.
    var hasFailed = false
    /// What was being typed before.
    var draft: String
  }

  private(set) var buffer = EditBuffer()
  private(set) var search: Search?
  var history: InputHistory

  init(history: InputHistory) {
    self.history = history
  }

  /// Whether nothing is typed.
  var isIdle: Bool { buffer.text.isEmpty && search == nil }

  /// The rest of the likeliest completion, shown after the cursor.
  func hint(_ completions: (String) -> Completions) -> String {
    guard search == nil, buffer.isAtEnd, !buffer.text.isEmpty else { return "" }
    return completions(buffer.before).hint
  }

  /// Carries out a key.
  ///
  /// - Parameters:
  ///   - isComplete: whether an entry is whole; else the key for a line end makes a further line.
  ///   - completions: the ways to go on after a text.
  mutating func handle(
    _ key: Key, isComplete: (String) -> Bool, completions: (String) -> Completions
  ) -> Outcome {
    if search != nil, let outcome = handleInSearch(key) { return outcome }
    switch key {
    case .character(let character): buffer.insert(String(character))
    case .paste(let text): buffer.insert(text)
    case .enter:
      // An empty last line ends an entry that cannot be whole, so that it can be told why.
      guard isComplete(buffer.text) || buffer.endsWithEmptyLine else {
        buffer.insert("\n")
        return .edited
      }
      let entry = buffer.text
      buffer.clear()
      if !entry.allSatisfy(\.isWhitespace) { history.add(entry) }
      return .entered(entry)
    case .newLine: buffer.insert("\n")
    case .tab: return complete(completions(buffer.before))
    case .endOfInput:
      if buffer.text.isEmpty { return .ended }
      buffer.deleteAfter()
    case .interrupt:
      buffer.clear()
      return .interrupted
    case .right where buffer.isAtEnd: buffer.insert(completions(buffer.before).hint)
    case .up where !buffer.moveUp():
      if let entry = history.previous(leaving: buffer.text) { buffer.set(entry) }
    case .down where !buffer.moveDown():
      if let entry = history.next() { buffer.set(entry) }
    case .search: search = Search(draft: buffer.text)
    case .clearScreen: return .clearScreen
    case .suspend: return .suspend
    default: edit(key)
    }
    return .edited
  }

  /// Moves and deletes.
  private mutating func edit(_ key: Key) {
    switch key {
    case .backspace: buffer.deleteBefore()
    case .delete: buffer.deleteAfter()
    case .left: buffer.moveLeft()
    case .right: buffer.moveRight()
    case .wordLeft: buffer.moveWordLeft()
    case .wordRight: buffer.moveWordRight()
    case .home: buffer.moveToLineStart()
    case .end: buffer.moveToLineEnd()
    case .killToEnd: buffer.killToEnd()
    case .killToStart: buffer.killToStart()
    case .killWord: buffer.killWord()
    case .killNextWord: buffer.killNextWord()
    case .yank: buffer.yank()
    default: break
    }
  }

  private mutating func complete(_ completions: Completions) -> Outcome {
    let texts = completions.candidates.map(\.text)
    guard let first = texts.first else { return .edited }
    let common = texts.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    if common.count > completions.word.count || texts.count == 1 {
      for _ in completions.word { buffer.deleteBefore() }
      buffer.insert(texts.count == 1 ? first : common)
      return .edited
    }
    return .list(completions.candidates)
  }

  // MARK: Search

  /// A key in a search; `nil` where it ends the search and is then carried out.
  private mutating func handleInSearch(_ key: Key) -> Outcome? {
    guard var current = search else { return nil }
    switch key {
    case .character(let character):
      current.wanted.append(character)
      find(&current, before: history.entries.count)
    case .paste(let text):
      current.wanted += text
      find(&current, before: history.entries.count)
    case .backspace:
      _ = current.wanted.popLast()
      find(&current, before: history.entries.count)
    case .search: find(&current, before: current.place ?? history.entries.count)
    case .cancel, .interrupt:
      buffer.set(current.draft)
      search = nil
      return .edited
    default:
      search = nil
      return nil
    }
    search = current
    return .edited
  }

  private mutating func find(_ search: inout Search, before place: Int) {
    guard let found = history.search(search.wanted, before: place) else {
      search.hasFailed = !search.wanted.isEmpty
      return
    }
    search.hasFailed = false
    search.place = found
    buffer.set(history.entries[found])
  }
}

extension String {
  /// The start that two texts share.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
