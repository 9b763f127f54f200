extension Parser {
  /// What has been read of a bridge.
  private struct BridgeContent {
    var from: (Expression, QuotedText?)?
    var steps: [BridgeDeclaration.Step] = []
    var to: (Expression, QuotedText?)?
    var rest: QuotedText?
    var hasRest = false
  }

  /// Bridge ::= 'bridge' Heading '{' 'from' Expression Text? NL (Step NL)* 'to' Expression Text? (NL 'rest' Text)? '}'
  mutating func bridge(_ documentation: [String], _ start: SourceSpan) -> Declaration? {
    guard let heading = heading(documentation) else { return nil }
    var content = BridgeContent()
    let before = diagnostics.count
    let braces = block(commas: false, "`{` and the lines of the bridge") { parser in
      parser.bridgeLine(&content)
    }
    if !isRecovering, diagnostics.count == before, content.to == nil {
      let end = SourceSpan(braces.end - 1, braces.end)
      let word = content.from == nil ? "from" : "to"
      note(
        .unexpected(
          "`}`", at: end, expected: "a line with `\(word)`",
          note: "a bridge goes `from` one value by steps `to` another"))
    }
    let nothing = Expression(.missing, braces)
    return .bridge(
      BridgeDeclaration(
        heading: heading, from: content.from?.0 ?? nothing, fromText: content.from?.1,
        steps: content.steps, to: content.to?.0 ?? nothing, toText: content.to?.1,
        restText: content.rest, span: span(from: start)))
  }

  private mutating func bridgeLine(_ content: inout BridgeContent) {
    let words: [Keyword] = [.from, .step, .to, .rest]
    let place = self.place
    var keyword = at(.word) ? current.keyword : .none
    if words.contains(keyword) {
      advance()
    } else if let nearest = reportStatement(in: "a bridge", words) {
      keyword = nearest
    }
    guard !isRecovering else { return }
    let isInOrder =
      switch keyword {
      case .from: content.from == nil
      case .step, .to: content.from != nil && content.to == nil
      case .rest: content.to != nil && !content.hasRest
      default: true
      }
    if !isInOrder {
      fail(
        .unexpected(
          "`\(keyword.rawValue)`", at: place, expected: "another line",
          note: "the lines of a bridge stand in this order: `from`, each `step`, `to`, `rest`"))
    }
    readBridgeLine(keyword, &content)
  }

  private mutating func readBridgeLine(_ keyword: Keyword, _ content: inout BridgeContent) {
    switch keyword {
    case .from: content.from = bridgeEnd()
    case .to: content.to = bridgeEnd()
    case .step: if let step = bridgeStep() { content.steps.append(step) }
    case .rest:
      content.hasRest = true
      content.rest = expectText("the text of what is not explained")
    default: break
    }
  }

  /// Expression Text?
  private mutating func bridgeEnd() -> (Expression, QuotedText?) {
    let value = expression()
    return (value, isRecovering ? nil : takeText())
  }

  /// Step ::= 'step' Text Name? '=' Expression
  private mutating func bridgeStep() -> BridgeDeclaration.Step? {
    guard let text = expectText("the text of the step") else { return nil }
    let group = isAtName ? expectName("a word that groups steps") : nil
    expectEquals()
    return .init(text: text, group: group, value: isRecovering ? missing() : expression())
  }
}
