extension Parser {
  /// '{' (Grid | Entry (Sep Entry)* ','?) '}'
  mutating func braces() -> Expression {
    let open = currentSpan
    if isNext(.bar) { return grid() }
    var entries: [Entries.Entry] = []
    // An entry is large, and most braces have two of them at least.
    entries.reserveCapacity(2)
    let isEmpty = token(1).kind == .rightBrace
    block(commas: true, "`{`") { parser in
      if let entry = parser.entry() { entries.append(entry) }
    }
    let whole = span(from: open)
    if isEmpty {
      note(.emptyEntries(at: whole))
      return Expression(.missing, whole)
    }
    return Expression(.entries(Entries(entries)), whole)
  }

  /// Entry ::= Key ':' Expression
  private mutating func entry() -> Entries.Entry? {
    let key = key()
    if isRecovering { return Entries.Entry(key: key, value: missing()) }
    if at(.bar) {
      reportUnexpected("`:` and a value", note: "each row of a grid begins and ends with `|`")
      return Entries.Entry(key: Key(.missing, key.span), value: missing())
    }
    if at(.equals) {
      note(.equalsForColon(at: currentSpan))
      advance()
    } else {
      expect(.colon, "`:` and a value")
    }
    return Entries.Entry(key: key, value: isRecovering ? missing() : formula())
  }

  /// Key ::= Year ('..' Year)? | Label | 'then' | 'otherwise'
  mutating func key() -> Key {
    let start = currentSpan
    if take(word: .then) { return Key(.then, start) }
    if take(word: .otherwise) { return Key(.otherwise, start) }
    if at(.number), current.shape == .year, let first = wholeNumber(current) {
      advance()
      guard take(.range) else { return Key(.years(first, first), start) }
      guard let last = expectYear("the last year of the range") else { return Key(.missing, start) }
      return Key(.years(first, last), span(from: start))
    }
    if at(.text) {
      let text = lexed.contents(of: current)
      note(.quotedLabel(plainName(text), at: start))
      advance()
      return Key(.missing, start)
    }
    if isAtName || at(word: .total), let label = label() { return Key(.label(label), label.span) }
    if at(.word) {
      fail(.reservedName(written(current), at: start, isFunction: false))
    } else {
      fail(.notAKey(found, at: place))
    }
    return Key(.missing, start)
  }

  /// A text that could be written as a name or year; `nil` for any other.
  func plainName(_ text: String) -> String? {
    let isYear = text.utf8.count == 4 && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
    if isYear { return text }
    guard let first = text.unicodeScalars.first, first.isLetter else { return nil }
    let isName = text.unicodeScalars.allSatisfy { $0 == "_" || $0.continuesName }
    return isName && !(Keyword(rawValue: text)?.isReserved ?? false) ? text : nil
  }
}
