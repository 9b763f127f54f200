// What is left of a declaration that could not be read to its end.
extension Parser {
  /// What may only follow from a declaration that begins so and could not be read.
  func consequences(ofUnread first: Token, _ second: Token) -> Set<DiagnosticCode> {
    switch first.keyword {
    case .years: Self.consequencesOfUnreadYears
    case .currency: [.noCurrency]
    case .dimension: [.unknownLabel, .unknownDimension, .notSplitBy]
    case .none where second.kind == .number: Self.consequencesOfUnreadYears
    case .none where second.keyword.unit != nil: [.noCurrency]
    default: []
    }
  }

  private static let consequencesOfUnreadYears: Set<DiagnosticCode> = [
    .noModelYears, .yearOutside, .noYearsToSelect,
  ]

  /// The token after one at an index.
  func token(after index: Int) -> Token { tokens[min(index + 1, tokens.count - 1)] }

  /// `rent of rooms` and `inflation-rate` as the name of a declaration: reported, and read as one
  /// name; `nil` where one word stands there.
  mutating func takeNameOfSeveralWords() -> Name? {
    guard at(.word), !current.keyword.isReserved else { return nil }
    var end = index + 1
    while end < tokens.count, end - index < 12, isWordOfName(tokens[end]) { end += 1 }
    guard end > index + 1, end < tokens.count, tokens[end - 1].kind != .minus,
      tokens[end].kind == .equals || tokens[end].kind == .text && token(after: end).kind == .equals
    else { return nil }
    let start = currentSpan
    let words = tokens[index..<end].filter { $0.kind != .minus }.map(written)
    while index < end { advance() }
    let name = Name(words.joined(separator: "_"), span(from: start))
    note(.nameOfSeveralWords(name))
    return name
  }

  private func isWordOfName(_ token: Token) -> Bool {
    guard !token.flags.contains(.startsLine) else { return false }
    switch token.kind {
    case .minus: return true
    case .number: return token.shape == .count || token.shape == .year
    case .word: return token.keyword != .from && token.keyword != .for && token.keyword != .in
    default: return false
    }
  }
}

extension Declaration {
  /// The declaration with its name only, where its formula could not be read to the end.
  var withoutFormula: Declaration {
    switch self {
    case .definition(let definition):
      guard case .formula(let formula) = definition.value else { return self }
      return .definition(
        DefinitionDeclaration(
          role: definition.role, heading: definition.heading,
          value: .formula(Expression(.missing, formula.span)), format: nil, span: definition.span))
    case .rule(let rule):
      return .rule(
        RuleDeclaration(
          heading: rule.heading, selectors: [], scenarios: [],
          condition: Expression(.missing, rule.condition.span), span: rule.span))
    case .investment(let investment):
      let nothing = Expression(.missing, investment.heading.name.span)
      let required = ["spend", "life", "rate"].map { name in
        InvestmentDeclaration.Property(
          name: Name(name, investment.heading.name.span), value: nothing)
      }
      return .investment(
        InvestmentDeclaration(
          heading: investment.heading, parent: investment.parent, file: nil, properties: required,
          span: investment.span))
    default: return self
    }
  }
}
