/// Reads a text as declarations, by recursive descent; the grammar is grammar.ebnf.
///
/// After a mistake the parser is *recovering*: it says no more until the next entry, line or
/// declaration begins, so one mistake gives one message.
struct Parser {
  /// After so many mistakes reading stops.
  static let mostMistakes = 99

  let lexed: LexedText
  /// How deep things may stand in each other.
  let mostNesting: Int
  var diagnostics: [Diagnostic]
  private(set) var index = 0
  /// The token to be read next; kept here, since each rule looks at it several times.
  private(set) var current: Token
  /// `true` iff a separating line end stands before the token to be read.
  var isAtLineEnd: Bool
  var isRecovering = false
  /// The declaration is given up: the next is to be read.
  var isAbandoned = false
  /// How many brackets, conditions and signs are open.
  var depth = 0
  /// By name, whether it is one of this text's dimensions, which tell the columns of labels in a grid.
  var isDimension: [Bool] = []
  /// Names of this text's labels, each as often as it stands there.
  var labels: [UInt32] = []
  var nextDocumentation = 0
  /// Words of the language that the text gives to something as a name.
  var misnamed: [Keyword] = []
  /// What may only follow from a declaration that could not be read.
  var unread: [DiagnosticCode] = []
  let recentFormulas = RecentFormulas()
  /// Those in braces.
  let recentEntries = RecentFormulas()

  init(_ source: Source, limits: Limits) {
    (lexed, diagnostics) = Lexer.lex(source, limits: limits)
    mostNesting = limits.nesting
    current = lexed.tokens[0]
    isAtLineEnd = false
  }

  // MARK: Looking

  var tokens: [Token] { lexed.tokens }

  /// A token further on, the last one after the end.
  func token(_ ahead: Int) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  /// `true` iff this token comes next on this line.
  func at(_ kind: Token.Kind) -> Bool { !isAtLineEnd && current.kind == kind }

  /// `true` iff this word comes next on this line.
  func at(word keyword: Keyword) -> Bool { !isAtLineEnd && current.keyword == keyword }

  /// `true` iff this token comes next but one, on the same line.
  func isNext(_ kind: Token.Kind) -> Bool {
    let next = token(1)
    return next.kind == kind && !next.flags.contains(.startsLine)
  }

  /// `true` iff a word that can be a name comes next.
  var isAtName: Bool { at(.word) && !current.keyword.isReserved }

  var isAtEnd: Bool { current.kind == .end }

  func span(_ token: Token) -> SourceSpan { lexed.span(token) }

  var currentSpan: SourceSpan { span(current) }

  /// Where the last token read ends.
  var previousEnd: UInt32 {
    index == 0 ? lexed.base : lexed.base + tokens[index - 1].end
  }

  /// From a place to the end of the last token read.
  func span(from start: SourceSpan) -> SourceSpan {
    SourceSpan(start.start, max(start.end, previousEnd))
  }

  /// What comes next, in words.
  var found: String {
    if isAtLineEnd { return "the end of the line" }
    let token = current
    switch token.kind {
    case .end: return "the end of the text"
    case .text: return "a text"
    case .number, .date, .word, .invalid: return "`\(written(token))`"
    default: return "`\(written(token))`"
    }
  }

  /// A token as it is written, cut where it is long.
  func written(_ token: Token) -> String {
    let end = min(Int(token.end), Int(token.start) + 60)
    let text = lexed.text(Int(token.start), end)
    return end < Int(token.end) ? text + "…" : text
  }

  /// The place of what comes next; just after the last token where the line ends.
  var place: SourceSpan {
    isAtLineEnd || isAtEnd ? SourceSpan(previousEnd, previousEnd) : currentSpan
  }

  // MARK: Reading

  /// Goes past a token.
  mutating func advance() {
    guard index + 1 < tokens.count else { return }
    index += 1
    current = tokens[index]
    isAtLineEnd = current.flags.contains(.startsLine)
  }

  /// Goes past so many tokens, after which there are others.
  mutating func goPast(_ count: Int) {
    index += count
    current = tokens[index]
    isAtLineEnd = current.flags.contains(.startsLine)
  }

  /// Goes past this token if it comes next.
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  /// Goes past this word if it comes next.
  mutating func take(word keyword: Keyword) -> Bool {
    guard at(word: keyword) else { return false }
    advance()
    return true
  }

  /// Goes past this token, or reports that something else stands there.
  @discardableResult
  mutating func expect(_ kind: Token.Kind, _ expected: String) -> Bool {
    if take(kind) { return true }
    reportUnexpected(expected)
    return false
  }

  /// Goes past this word, or reports that something else stands there.
  @discardableResult
  mutating func expect(word keyword: Keyword) -> Bool {
    if take(word: keyword) { return true }
    reportUnexpected("`\(keyword.rawValue)`")
    return false
  }

  // MARK: Mistakes

  /// Reports a mistake that what follows can be read after.
  mutating func note(_ diagnostic: Diagnostic) {
    if !isRecovering { add(diagnostic) }
  }

  /// Reports a mistake, and says no more until the next entry, line or declaration.
  mutating func fail(_ diagnostic: Diagnostic) {
    if !isRecovering, !followsReportedMistake { add(diagnostic) }
    isRecovering = true
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    if !isAbandoned, diagnostics.count < Self.mostMistakes { diagnostics.append(diagnostic) }
  }

  /// `true` iff the lexer has reported what comes next or came last, or hangs together with it.
  private var followsReportedMistake: Bool {
    func isReported(_ token: Token) -> Bool {
      token.kind == .invalid || token.flags.contains(.isFaulty)
    }
    let next = token(1)
    return isReported(current) || index > 0 && isReported(tokens[index - 1])
      || next.kind == .invalid && next.start == current.end
  }

  /// Reports that a comma is missing before what comes next.
  mutating func noteCommaLeftOut() {
    let end = SourceSpan(previousEnd, previousEnd)
    let isBetweenWords = index > 0 && tokens[index - 1].kind == .word && current.kind == .word
    note(.commaLeftOut(at: end, before: currentSpan, isBetweenWords: isBetweenWords))
  }

  mutating func reportUnexpected(_ expected: String, note: String? = nil) {
    fail(.unexpected(found, at: place, expected: expected, note: note))
  }

  /// Enters a level of nesting; `false` where that is too deep, which is then reported.
  mutating func enter() -> Bool {
    depth += 1
    if depth <= mostNesting { return true }
    fail(.nestedTooDeeply(at: place, most: mostNesting))
    isAbandoned = true
    while !isAtEnd, !current.flags.contains(.startsDeclaration) { advance() }
    return false
  }

  mutating func leave() { depth -= 1 }

  // MARK: Recovering

  /// Goes on to what may begin the next declaration: no row of a grid does.
  mutating func skipToDeclaration() {
    isRecovering = false
    isAbandoned = false
    var open = 0
    while !isAtEnd {
      if current.flags.contains(.startsDeclaration) { return }
      if open <= 0, isAtLineEnd, current.kind != .bar { return }
      follow(current.kind, &open)
      advance()
    }
  }

  /// Goes on to the next separator, or the closing brace, of the braces that the parser is in.
  mutating func skipToSeparator(commas: Bool) {
    guard !isAbandoned else { return }
    isRecovering = false
    var open = 0
    while !isAtEnd {
      if current.flags.contains(.startsDeclaration) { return }
      if open <= 0 {
        if isAtLineEnd || current.kind == .rightBrace { return }
        if commas, current.kind == .comma { return }
      }
      if current.kind == .rightBrace, open > 0 { open = min(open, 1) }
      follow(current.kind, &open)
      advance()
    }
  }

  private func follow(_ kind: Token.Kind, _ open: inout Int) {
    switch kind {
    case .leftParenthesis, .leftBracket, .leftBrace: open += 1
    case .rightParenthesis, .rightBracket, .rightBrace: open = max(0, open - 1)
    default: break
    }
  }

  // MARK: Names and texts

  func text(_ token: Token) -> String { lexed.names[Int(token.name)] }

  func name(_ token: Token) -> Name { Name(text(token), span(token)) }

  /// A name, or a report that none stands here.
  mutating func expectName(_ expected: String) -> Name? {
    if isAtName {
      defer { advance() }
      return name(current)
    }
    if at(.word) {
      fail(.reservedName(written(current), at: currentSpan, isFunction: false))
    } else {
      reportUnexpected(expected)
    }
    return nil
  }

  /// The name that a declaration gives; built-in functions keep theirs.
  mutating func expectDeclaredName(_ expected: String = "a name") -> Name? {
    let isTaken = current.keyword.isReserved || current.keyword.isBuiltInFunction
    if at(.word), isTaken, !current.flags.contains(.isFaulty) {
      let isFunction = current.keyword.isBuiltInFunction
      note(.reservedName(written(current), at: currentSpan, isFunction: isFunction))
      defer { advance() }
      return name(current)
    }
    return expectName(expected)
  }

  /// A text if one comes next.
  mutating func takeText() -> QuotedText? {
    guard at(.text) else { return nil }
    defer { advance() }
    return QuotedText(lexed.contents(of: current), currentSpan)
  }

  mutating func expectText(_ expected: String) -> QuotedText? {
    if let text = takeText() { return text }
    reportUnexpected(expected)
    return nil
  }

  /// The `///` lines right above the token that comes next.
  mutating func takeDocumentation() -> [String] {
    let lines = lexed.documentation
    if nextDocumentation == lines.count { return [] }
    var last = nextDocumentation
    while last < lines.count, lines[last].token <= index { last += 1 }
    var first = last
    while first > nextDocumentation, lines[first - 1].token == index {
      if first < last, !isNextLine(lines[first - 1], lines[first]) { break }
      first -= 1
    }
    nextDocumentation = last
    return lines[first..<last].map { text(of: $0) }
  }

  private func isNextLine(_ a: DocumentationLine, _ b: DocumentationLine) -> Bool {
    lexed.bytes[a.end..<b.start].count { $0 == UInt8(ascii: "\n") } == 1
  }

  private func text(of line: DocumentationLine) -> String {
    var (start, end) = (line.start, line.end)
    if start < end, lexed.bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start, lexed.bytes[end - 1] <= 0x20 { end -= 1 }
    return lexed.text(start, end)
  }
}
