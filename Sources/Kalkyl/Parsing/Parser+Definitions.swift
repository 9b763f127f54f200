extension Parser {
  /// Definition ::= Role Heading ('=' Expression Format? | FileMapping)
  mutating func definition(
    _ role: DefinitionDeclaration.Role, _ documentation: [String], _ start: SourceSpan
  ) -> Declaration? {
    guard let heading = heading(documentation) else { return nil }
    if at(word: .from) {
      guard let mapping = fileMapping() else { return nil }
      return .definition(
        DefinitionDeclaration(
          role: role, heading: heading, value: .file(mapping), format: nil,
          span: span(from: start)))
    }
    expectEquals()
    if isAtLineEnd, current.kind == .bar { reportGridOutsideBraces("`{`") }
    let value = isRecovering ? missing() : formula()
    let format = figureFormat()
    return .definition(
      DefinitionDeclaration(
        role: role, heading: heading, value: .formula(value), format: format,
        span: span(from: start)))
  }

  /// Format ::= 'as' ('%' | Unit) Decimals?
  mutating func figureFormat() -> FigureFormat? {
    guard !isRecovering, at(word: .as) else { return nil }
    let start = currentSpan
    advance()
    let style: FigureFormat.Style
    if take(.percent) {
      style = .percent
    } else if at(.word), let unit = current.keyword.unit {
      advance()
      style = .unit(unit)
    } else {
      reportUnexpected("`%` or a unit such as `tkr`")
      return nil
    }
    let decimals = at(.number) ? expectDecimals() : nil
    return FigureFormat(style: style, decimals: decimals, span: span(from: start))
  }

  /// Function ::= 'function' DeclaredName '(' DeclaredName (',' DeclaredName)* ')' '=' Expression
  mutating func function(_ documentation: [String], _ start: SourceSpan) -> Declaration? {
    guard let name = expectDeclaredName() else { return nil }
    let open = currentSpan
    var parameters: [Name] = []
    if expect(.leftParenthesis, "`(` and the parameters") {
      repeat {
        if let parameter = expectDeclaredName("a parameter") { parameters.append(parameter) }
      } while !isRecovering && take(.comma)
      expectClosing(.rightParenthesis, "(", ")", open)
    }
    if !isRecovering { expectEquals() }
    let body = isRecovering ? missing() : expression()
    return .function(
      FunctionDeclaration(
        heading: Heading(name: name, documentation: documentation), parameters: parameters,
        body: body, span: span(from: start)))
  }

  /// The bracket that closes one opened before, or a report that shows where it was opened.
  mutating func expectClosing(
    _ kind: Token.Kind, _ bracket: String, _ closing: String, _ open: SourceSpan
  ) {
    if take(kind) { return }
    guard !isAtLineEnd, !isAtEnd, !current.flags.contains(.afterLineBreak) else {
      return reportUnclosed(bracket, closing, open)
    }
    switch current.kind {
    case .word, .number, .text, .colon:
      reportUnexpected("an operator, a comma or `\(closing)`")
    default: reportUnclosed(bracket, closing, open)
    }
  }

  /// Printed ::= 'printed' Target '=' Expression Text? ('known' Text)?
  mutating func printed(_ start: SourceSpan) -> Declaration? {
    guard let target = target() else { return nil }
    expectEquals()
    let value = isRecovering ? missing() : expression()
    let text = isRecovering ? nil : takeText()
    return .printed(
      PrintedDeclaration(
        target: target, value: value, text: text, known: known(), span: span(from: start)))
  }

  /// ('known' Text)?
  mutating func known() -> QuotedText? {
    guard !isRecovering, take(word: .known) else { return nil }
    return expectText("the reason, in quotes")
  }

  /// Target ::= Name ('.' Name)? Selection?
  mutating func target() -> Expression? {
    guard let name = expectName("the name of what is given a value") else { return nil }
    var target = Expression(.name(name.text), name.span)
    if take(.dot) {
      guard let field = expectName("the name of a property") else { return nil }
      target = Expression(.field(target, field), name.span.union(field.span))
    }
    if at(.leftBracket) { target = selection(of: target) }
    return target
  }

  /// Rule ::= 'rule' Heading ('for' Selectors)? ('in' Name (',' Name)*)? '=' Expression
  mutating func rule(_ documentation: [String], _ start: SourceSpan) -> Declaration? {
    guard let heading = heading(documentation) else { return nil }
    let selectors = take(word: .for) ? selectors() : []
    var scenarios: [Name] = []
    if !isRecovering, take(word: .in) { scenarios = names("a scenario") }
    if !isRecovering { expectEquals() }
    let condition = isRecovering ? missing() : expression()
    return .rule(
      RuleDeclaration(
        heading: heading, selectors: selectors, scenarios: scenarios, condition: condition,
        span: span(from: start)))
  }

  /// Name (',' Name)*
  mutating func names(_ expected: String) -> [Name] {
    var names: [Name] = []
    repeat {
      if let name = expectName(expected) { names.append(name) }
    } while !isRecovering && take(.comma)
    return names
  }

  /// Scenario ::= 'scenario' Heading ('from' Name)? '{' (Override (Sep Override)* ','?)? '}'
  mutating func scenario(_ documentation: [String], _ start: SourceSpan) -> Declaration? {
    guard let heading = heading(documentation) else { return nil }
    let parent = take(word: .from) ? expectName("the scenario to build on") : nil
    if parent != nil, at(.comma) {
      reportUnexpected("`{` and the overrides", note: "a scenario is built on one other")
    }
    var overrides: [ScenarioDeclaration.Override] = []
    if !isRecovering {
      block(commas: true, "`{` and the overrides") { parser in
        if let override = parser.override() { overrides.append(override) }
      }
    }
    return .scenario(
      ScenarioDeclaration(
        heading: heading, parent: parent, overrides: overrides, span: span(from: start)))
  }

  /// Override ::= Target '=' Expression
  mutating func override() -> ScenarioDeclaration.Override? {
    let start = currentSpan
    guard let target = target() else { return nil }
    expectEquals()
    let value = isRecovering ? missing() : expression()
    return .init(target: target, value: value, span: span(from: start))
  }

  /// Test ::= 'test' Text ('in' Name)? '{' (TestItem (NL TestItem)*)? '}'
  mutating func test(_ documentation: [String], _ start: SourceSpan) -> Declaration? {
    guard let text = expectText("what is tested, in quotes") else { return nil }
    let scenario = take(word: .in) ? expectName("a scenario") : nil
    var expectations: [Expression] = []
    var snapshots: [Name] = []
    if !isRecovering {
      block(commas: false, "`{` and what is expected") { parser in
        if parser.take(word: .snapshot) {
          if let report = parser.expectName("a report") { snapshots.append(report) }
        } else if let expectation = parser.expectation() {
          expectations.append(expectation)
        }
      }
    }
    return .test(
      TestDeclaration(
        text: text, documentation: documentation, scenario: scenario,
        expectations: expectations, snapshots: snapshots, span: span(from: start)))
  }

  /// TestItem ::= 'expect' Expression | 'snapshot' Name
  private mutating func expectation() -> Expression? {
    guard take(word: .expect) else {
      let before = diagnostics.count
      let isFormula = token(1).kind != .word
      let meant = reportStatement(
        in: "a test", [.expect, .snapshot], leftOut: isFormula ? .expect : nil)
      // What is expected is read all the same, and what is wrong with it said; two words side by
      // side are no formula.
      if meant == nil, diagnostics.count > before, at(.word), !current.keyword.isReserved,
        token(1).kind != .word
      {
        isRecovering = false
      }
      if meant == .snapshot {
        _ = expectName("a report")
        return nil
      }
      guard !isRecovering else { return nil }
      return expression()
    }
    return expression()
  }

  /// Reports a line that begins with none of these words. Where one of them was probably meant, the
  /// parser goes past it and is not recovering.
  @discardableResult
  mutating func reportStatement(
    in place: String, _ keywords: [Keyword], leftOut: Keyword? = nil
  ) -> Keyword? {
    let words = keywords.map(\.rawValue)
    let isWord = at(.word)
    let nearest = isWord ? Kalkyl.nearest(to: text(current), among: words) : nil
    fail(
      .unknownStatement(
        found, at: self.place, in: place, words: words, nearest: nearest,
        leftOut: leftOut?.rawValue ?? (words.count == 1 ? words[0] : nil)))
    let next = token(1)
    guard let nearest, !next.flags.contains(.afterLineBreak) else { return nil }
    switch next.kind {
    case .word, .text, .number, .leftParenthesis, .leftBrace:
      advance()
      isRecovering = false
      return Keyword(rawValue: nearest)
    default: return nil
    }
  }
}
