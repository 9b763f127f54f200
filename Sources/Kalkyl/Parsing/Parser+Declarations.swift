extension Parser {
  /// Script ::= (Declaration (NL Declaration)*)?
  mutating func script() -> Script {
    collectDimensions()
    var declarations: [Declaration] = []
    while !isAtEnd, diagnostics.count < Self.mostMistakes {
      skipLineEnd()
      let start = index
      let first = current
      var read = declaration()
      if !isRecovering, !isAtEnd, !isAtLineEnd { reportAfterDeclaration() }
      if isRecovering {
        unread += consequences(ofUnread: first, token(after: start))
        read = read?.withoutFormula
        skipToDeclaration()
      }
      if let read { declarations.append(read) }
      if index == start, !isAtEnd { advance() }
    }
    if diagnostics.count == Self.mostMistakes { diagnostics.append(.tooManyMistakes(at: place)) }
    return Script(declarations: declarations, unread: unread)
  }

  /// Something stands on the line after a whole declaration.
  private mutating func reportAfterDeclaration() {
    switch current.kind {
    case .rightBrace, .rightParenthesis, .rightBracket:
      fail(.unopenedBracket(written(current), at: currentSpan))
    case .number where tokens[index - 1].kind == .number:
      reportUnexpected(
        "an operator or the end of the line",
        note: "two numbers side by side: one space, and groups of three digits, make one number")
    case .word where tokens[index - 1].kind == .number:
      reportUnknownUnit("an operator or the end of the line")
    case .word where current.keyword == .by:
      reportUnexpected(
        "an operator or the end of the line",
        note: "an amount is shared by a key with `allocate(amount by key)`")
    case .colon:
      reportUnexpected(
        "an operator or the end of the line",
        note: "entries stand in braces: `{ 2026: 500, then: previous }`")
    default: reportUnexpected("an operator or the end of the line")
    }
  }

  /// `500 SEK`
  mutating func reportUnknownUnit(_ expected: String) {
    let units = Unit.allCases.map(\.rawValue)
    let near = nearest(to: text(current), among: units)
    fail(
      .unexpected(
        found, at: place, expected: expected,
        note: "after a number can stand a unit (\(units.joined(separator: ", "))) or `%`",
        fixIts: near.map { [.init("write `\($0)`", replacing: currentSpan, with: $0)] } ?? []))
  }

  private mutating func declaration() -> Declaration? {
    let documentation = takeDocumentation()
    let start = currentSpan
    guard at(.word) else {
      reportNoDeclaration()
      return nil
    }
    guard let keyword = takeDeclarationKeyword() else { return nil }
    return declaration(keyword, documentation, start)
  }

  private mutating func reportNoDeclaration() {
    switch current.kind {
    case .rightBrace, .rightParenthesis, .rightBracket:
      fail(.unopenedBracket(written(current), at: currentSpan))
    case .bar: reportGridOutsideBraces("a declaration")
    default:
      reportUnexpected(
        "a declaration",
        note: "a line begins with a word such as `let`, `account`, `table` or `report`")
    }
  }

  /// Goes past the word that begins a declaration; gives what was probably meant by another.
  private mutating func takeDeclarationKeyword() -> Keyword? {
    let token = current
    let next = self.token(1)
    let isFollowed = !next.flags.contains(.afterLineBreak)
    // These are no likely names: what is missing is the name, or there is a sign too many.
    let isFirstWord =
      switch token.keyword {
      case .years, .currency, .let, .assume, .account, .rule: true
      default: false
      }
    if token.keyword.beginsDeclaration, isFirstWord || !(isFollowed && next.kind == .equals) {
      advance()
      return token.keyword
    }
    let isGivenValue =
      isFollowed
      && (next.kind == .equals || next.kind == .text && self.token(2).kind == .equals)
    if isGivenValue {
      if token.keyword.isReserved {
        misnamed.append(token.keyword)
      } else {
        note(.missingLet(text(token), at: currentSpan))
      }
      return .let
    }
    let words = Keyword.declarations.map(\.rawValue)
    let nearest = Kalkyl.nearest(to: text(token), among: words)
    fail(.unknownDeclaration(written(token), at: currentSpan, nearest: nearest))
    guard isFollowed, next.kind == .word || next.kind == .text || next.kind == .number else {
      return nil
    }
    isRecovering = nearest == nil
    advance()
    // What is named by an unknown word is read as far as its name; `visa ram` names nothing.
    let value = self.token(1)
    let isNamed =
      next.kind == .word && value.kind != .end && !value.flags.contains(.afterLineBreak)
    return nearest.flatMap(Keyword.init(rawValue:)) ?? (isNamed ? .let : nil)
  }

  private mutating func declaration(
    _ keyword: Keyword, _ documentation: [String], _ start: SourceSpan
  ) -> Declaration? {
    switch keyword {
    case .years: years(start)
    case .currency: currency(start)
    case .dimension: dimension(documentation, start)
    case .assume: definition(.assume, documentation, start)
    case .account: definition(.account, documentation, start)
    case .key: definition(.key, documentation, start)
    case .let: definition(.let, documentation, start)
    case .function: function(documentation, start)
    case .investment: investment(documentation, start)
    case .table: table(documentation, start)
    case .printed: printed(start)
    case .rule: rule(documentation, start)
    case .scenario: scenario(documentation, start)
    case .test: test(documentation, start)
    case .report: report(documentation, start)
    case .bridge: bridge(documentation, start)
    case .use: use(start)
    default: nil
    }
  }

  /// Heading ::= DeclaredName Text?
  mutating func heading(_ documentation: [String]) -> Heading? {
    guard let name = takeNameOfSeveralWords() ?? expectDeclaredName() else { return nil }
    return Heading(name: name, text: takeText(), documentation: documentation)
  }

  /// Years ::= 'years' Year '..' Year
  private mutating func years(_ start: SourceSpan) -> Declaration? {
    takeStraySign("the first year")
    guard let first = expectYear("the first year, as in `years 2025..2030`") else { return nil }
    if at(.minus) || at(.dash) || at(word: .to), token(1).kind == .number {
      note(
        .unexpected(
          found, at: place, expected: "`..` between the first year and the last",
          fixIts: [.init("write `..`", replacing: currentSpan, with: "..")]))
    } else if !at(.range), !isRecovering {
      let span = span(from: start)
      fail(
        .unexpected(
          found, at: place, expected: "`..` and the last year",
          fixIts: isAtLineEnd || isAtEnd
            ? [.init("write `..\(first)`", replacing: span.after, with: "..\(first)")] : []))
      return nil
    }
    advance()
    guard let last = expectYear("the last year, as in `years 2025..2030`") else { return nil }
    return .years(YearsDeclaration(first: first, last: last, span: span(from: start)))
  }

  /// A number of four digits.
  mutating func expectYear(_ expected: String) -> Int? {
    guard at(.number), current.shape == .year else {
      reportUnexpected(expected, note: at(.number) ? "a year has four digits" : nil)
      return nil
    }
    defer { advance() }
    return wholeNumber(current)
  }

  /// `years: …` and `currency = …`
  private mutating func takeStraySign(_ expected: String) {
    guard at(.colon) || at(.equals) else { return }
    note(
      .unexpected(
        found, at: place, expected: expected,
        fixIts: [.init("remove it", replacing: currentSpan, with: "")]))
    advance()
  }

  /// Currency ::= 'currency' Unit (',' Decimals)?
  private mutating func currency(_ start: SourceSpan) -> Declaration? {
    takeStraySign("a unit")
    return unitAndDecimals(start).map { .currency($0) }
  }

  /// Unit (',' Decimals)?
  mutating func unitAndDecimals(_ start: SourceSpan) -> CurrencyDeclaration? {
    guard let unit = expectUnit() else { return nil }
    let decimals = take(.comma) ? expectDecimals() : nil
    return CurrencyDeclaration(unit: unit, decimals: decimals, span: span(from: start))
  }

  mutating func expectUnit() -> Unit? {
    guard at(.word), let unit = current.keyword.unit else {
      let units = Unit.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      reportUnexpected("a unit: \(units)")
      return nil
    }
    advance()
    return unit
  }

  /// Decimals ::= Count ('decimal' | 'decimals')
  mutating func expectDecimals() -> Int? {
    guard at(.number), current.shape == .count else {
      reportUnexpected("a number of decimals, as in `1 decimal`")
      return nil
    }
    let count = wholeNumber(current)
    advance()
    guard take(word: .decimal) || take(word: .decimals) else {
      reportUnexpected("`decimals`")
      return nil
    }
    return count
  }

  /// Use ::= 'use' Text
  private mutating func use(_ start: SourceSpan) -> Declaration? {
    guard let file = expectText("a file's name in quotes") else { return nil }
    return .use(UseDeclaration(file: file, span: span(from: start)))
  }

  /// Dimension ::= 'dimension' Heading '=' Label (',' Label)*
  private mutating func dimension(_ documentation: [String], _ start: SourceSpan) -> Declaration? {
    guard let heading = heading(documentation) else { return nil }
    expectEquals()
    var labels: [DimensionDeclaration.Label] = []
    // A label is large, and few dimensions have fewer than these.
    labels.reserveCapacity(8)
    var leavesOutComma = false
    while !isRecovering {
      if isAtLineEnd || isAtEnd, !labels.isEmpty {
        note(.commaTooMany(at: span(tokens[index - 1])))
        break
      }
      guard let name = expectLabel() else { break }
      let label = DimensionDeclaration.Label(name: name, text: takeText())
      // The words of one label without a comma between them are no labels twice.
      if !leavesOutComma || !labels.contains(where: { $0.name.text == name.text }) {
        labels.append(label)
      }
      if take(.comma) { continue }
      guard isAtName || at(.text) else { break }
      noteCommaLeftOut()
      leavesOutComma = true
    }
    return .dimension(
      DimensionDeclaration(heading: heading, labels: labels, span: span(from: start)))
  }

  /// A label's name; a text in its place is reported and made a name.
  private mutating func expectLabel() -> Name? {
    guard at(.text) else { return expectName("a label") }
    let text = lexed.contents(of: current)
    let name = nameLike(text)
    let written = name.map { $0 == text ? $0 : "\($0) \(self.written(current))" }
    note(.quotedLabel(written, at: currentSpan))
    defer { advance() }
    return Name(name ?? "", currentSpan)
  }

  /// A name that looks like a text: `IT_drift` for “IT drift”.
  private func nameLike(_ text: String) -> String? {
    var name = ""
    for scalar in text.unicodeScalars.prefix(60) {
      name.unicodeScalars.append(scalar.continuesName ? scalar : "_")
    }
    return plainName(name)
  }

  /// `=` after what is given a value.
  mutating func expectEquals() {
    if at(.colon) {
      note(.colonForEquals(at: currentSpan))
      advance()
    } else if at(.equal) {
      note(.equalityForEquals(at: currentSpan))
      advance()
    } else if !take(.equals) {
      let begins = at(.number) || at(.leftBrace) || at(.leftParenthesis)
      let insertion = SourceSpan(place.start, place.start)
      fail(
        .unexpected(
          found, at: place, expected: "`=`",
          fixIts: begins ? [.init("write `=` before it", replacing: insertion, with: "= ")] : []))
    }
  }

  /// Notes the dimensions and labels that the text declares, wherever they stand.
  private mutating func collectDimensions() {
    for index in lexed.declarations {
      guard tokens[index].keyword.beginsDeclaration, index + 1 < tokens.count else { continue }
      if tokens[index + 1].keyword.isReserved { misnamed.append(tokens[index + 1].keyword) }
      guard tokens[index].keyword == .dimension else { continue }
      if isDimension.isEmpty {
        isDimension = Array(repeating: false, count: lexed.names.count)
      }
      isDimension[Int(tokens[index + 1].name)] = true
      var next = index + 2
      while next < tokens.count, !tokens[next].flags.contains(.startsLine),
        tokens[next].kind != .end
      {
        if tokens[next].kind == .word { labels.append(tokens[next].name) }
        next += 1
      }
    }
  }
}
