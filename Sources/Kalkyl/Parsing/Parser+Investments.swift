extension Parser {
  /// Investment ::= 'investment' Heading (FileMapping | ('from' Name)? '{' (Property (Sep Property)* ','?)? '}')
  mutating func investment(_ documentation: [String], _ start: SourceSpan) -> Declaration? {
    guard let heading = heading(documentation) else { return nil }
    if at(word: .from), isNext(.text) {
      guard let mapping = fileMapping() else { return nil }
      return .investment(
        InvestmentDeclaration(
          heading: heading, parent: nil, file: mapping, properties: [], span: span(from: start)))
    }
    let parent = take(word: .from) ? expectName("an investment, or a file's name in quotes") : nil
    var properties: [InvestmentDeclaration.Property] = []
    if !isRecovering {
      block(commas: true, "`{` and the properties") { parser in
        guard let name = parser.expectName("a property such as `spend`, `life` or `rate`") else {
          return
        }
        parser.expectEquals()
        let value = parser.isRecovering ? parser.missing() : parser.expression()
        properties.append(.init(name: name, value: value))
      }
    }
    return .investment(
      InvestmentDeclaration(
        heading: heading, parent: parent, file: nil, properties: properties,
        span: span(from: start)))
  }

  /// FileMapping ::= 'from' Text '{' (MappingItem (Sep MappingItem)* ','?)? '}'
  mutating func fileMapping() -> FileMapping? {
    let start = currentSpan
    advance()
    guard let file = expectText("a file's name in quotes") else { return nil }
    var items: [FileMapping.Item] = []
    block(commas: true, "`{` and which columns to read") { parser in
      if let item = parser.mappingItem() { items.append(item) }
    }
    return FileMapping(file: file, items: items, span: span(from: start))
  }

  /// MappingItem ::= (Name | 'year' | 'otherwise') '=' ('column' Text ColumnMeaning? | Text | Expression)
  private mutating func mappingItem() -> FileMapping.Item? {
    let item: Name
    if at(word: .year) || at(word: .otherwise) {
      item = name(current)
      advance()
    } else {
      guard let name = expectName("a dimension, `value` or a property") else { return nil }
      item = name
    }
    expectEquals()
    if isRecovering { return FileMapping.Item(name: item, source: .formula(missing())) }
    if at(word: .column), isNext(.text) {
      advance()
      guard let column = takeText() else { return nil }
      return FileMapping.Item(name: item, source: .column(column, columnMeaning()))
    }
    if let text = takeText() { return FileMapping.Item(name: item, source: .text(text)) }
    return FileMapping.Item(name: item, source: .formula(expression()))
  }

  /// ColumnMeaning ::= Unit | 'years' | 'months' | 'month' | '%'
  mutating func columnMeaning() -> FileMapping.ColumnMeaning? {
    if take(.percent) { return .percent }
    guard at(.word) else { return nil }
    let meaning: FileMapping.ColumnMeaning
    switch current.keyword {
    case .years: meaning = .time(.years)
    case .months: meaning = .time(.months)
    case .month: meaning = .month
    default:
      guard let unit = current.keyword.unit else { return nil }
      meaning = .unit(unit)
    }
    advance()
    return meaning
  }
}
