/// Reads a script; what cannot be read is left out and reported.
func parse(_ source: Source, limits: Limits = .standard) -> (Script, [Diagnostic]) {
  var parser = Parser(source, limits: limits)
  let script = parser.script()
  return (script, parser.diagnostics.sorted())
}

/// Reads one formula, as after `kalkyl eval FILE`.
func parseExpression(
  _ source: Source, limits: Limits = .standard
) -> (Expression, [Diagnostic]) {
  var parser = Parser(source, limits: limits)
  parser.skipLineEnd()
  let formula = parser.expression()
  parser.expectEnd("an operator or the end of the formula")
  return (formula, parser.diagnostics.sorted())
}

/// Reads overrides as in a scenario, as after `--set`: `indexing = 2.5%`.
func parseOverrides(
  _ source: Source, limits: Limits = .standard
) -> ([ScenarioDeclaration.Override], [Diagnostic]) {
  var parser = Parser(source, limits: limits)
  parser.skipLineEnd()
  var overrides: [ScenarioDeclaration.Override] = []
  while !parser.isAtEnd {
    if let override = parser.override() { overrides.append(override) }
    if parser.isRecovering { parser.skipToSeparator(commas: true) }
    if parser.isAtEnd { break }
    if !parser.takeSeparator(commas: true) {
      parser.reportUnexpected("a comma or the end")
      break
    }
  }
  if parser.index == 0, parser.diagnostics.isEmpty {
    parser.reportUnexpected("an override such as `indexing = 2.5%`")
  }
  return (overrides, parser.diagnostics.sorted())
}

extension Parser {
  /// A line end before what comes next separates nothing.
  mutating func skipLineEnd() { isAtLineEnd = false }

  mutating func expectEnd(_ expected: String) {
    if !isAtEnd, !isRecovering { reportUnexpected(expected) }
  }

  /// Goes past a line end, or a comma where that separates; `false` where neither stands.
  mutating func takeSeparator(commas: Bool) -> Bool {
    if isAtLineEnd {
      isAtLineEnd = false
      return true
    }
    return commas && take(.comma)
  }

  /// `{ item separator item … }`, reading on after each mistake; gives the span of the braces.
  @discardableResult
  mutating func block(
    commas: Bool, _ expected: String, _ item: (inout Parser) -> Void
  ) -> SourceSpan {
    let open = currentSpan
    guard openBraces(expected), enter() else { return open }
    defer { leave() }
    while !at(.rightBrace) {
      if isAtEnd || current.flags.contains(.startsDeclaration) {
        reportUnclosed("{", "}", open)
        return span(from: open)
      }
      skipLineEnd()
      let start = index
      item(&self)
      if isAbandoned { return span(from: open) }
      finishItem(commas: commas, start: start)
    }
    advance()
    return span(from: open)
  }

  /// Goes past `{`; where it is missing and the lines below belong in it, they are read as if it
  /// stood there.
  private mutating func openBraces(_ expected: String) -> Bool {
    if at(.equals), isNext(.leftBrace), !isRecovering {
      note(
        .unexpected(
          found, at: place, expected: expected,
          fixIts: [.init("remove it", replacing: currentSpan, with: "")]))
      advance()
    }
    if isAtLineEnd, current.kind == .leftBrace, !isRecovering {
      fail(
        .unexpected(
          found, at: place, expected: expected, note: "the brace stands on the same line",
          fixIts: [
            .init("write `{` here", replacing: SourceSpan(previousEnd, currentSpan.end), with: " {")
          ]))
      isRecovering = false
      advance()
      return true
    }
    guard !at(.leftBrace), !isRecovering, isAtLineEnd, belongsInBraces else {
      return expect(.leftBrace, expected)
    }
    fail(
      .unexpected(
        found, at: place, expected: expected,
        fixIts: [.init("write `{`", replacing: place, with: " {")]))
    isRecovering = false
    return true
  }

  /// `true` iff the line that comes next can only stand in braces.
  private var belongsInBraces: Bool {
    if current.flags.contains(.startsDeclaration) { return false }
    if current.kind == .bar { return true }
    guard current.kind == .word, !current.keyword.isReserved else { return false }
    return isNext(.equals) || isNext(.dot) || isNext(.leftBracket)
      || current.keyword.beginsStatement
  }

  /// After an item: the separator, the closing brace, or a mistake and the way past it.
  private mutating func finishItem(commas: Bool, start: Int) {
    if !isRecovering, !at(.rightBrace), !isAtEnd, !isAtLineEnd, !(commas && at(.comma)) {
      if let wrong = wrongCloser { return closeWrongly(wrong, commas: commas) }
      if commas, current.kind == .word || current.kind == .number,
        isNext(.colon) || isNext(.equals)
      {
        return noteCommaLeftOut()
      }
      if commas, current.kind == .word, tokens[index - 1].kind == .number {
        reportUnknownUnit("a comma, a line end or `}`")
      }
      let isStatement = !commas && current.keyword.beginsStatement
      reportUnexpected(
        commas ? "a comma, a line end or `}`" : "a line end or `}`",
        note: isStatement
          ? "what begins with `\(written(current))` stands on a line of its own" : nil)
    }
    if isRecovering { skipToSeparator(commas: commas) }
    if current.flags.contains(.startsDeclaration) { return }
    if !takeSeparator(commas: commas), index == start, !at(.rightBrace) { advance() }
  }

  /// `)` or `]` where only braces are open.
  private var wrongCloser: String? {
    at(.rightParenthesis) ? ")" : at(.rightBracket) ? "]" : nil
  }

  private mutating func closeWrongly(_ bracket: String, commas: Bool) {
    fail(.unopenedBracket(bracket, at: currentSpan))
    skipToSeparator(commas: commas)
    _ = takeSeparator(commas: commas)
  }

  /// Reports a bracket that nothing closes, at what stands in place of its closing.
  mutating func reportUnclosed(_ bracket: String, _ closing: String, _ open: SourceSpan) {
    let end = SourceSpan(previousEnd, previousEnd)
    let isElsewhere = isAtEnd || isAtLineEnd || current.flags.contains(.afterLineBreak)
    let found =
      isAtEnd ? "the end of the text" : isElsewhere ? "a new line" : found
    fail(
      .unclosedBracket(
        bracket, closing: closing, openedAt: open, at: isElsewhere ? end : currentSpan,
        found: found))
  }
}
