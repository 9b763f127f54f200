extension Parser {
  /// Table ::= 'table' Heading ('in' Unit (',' Decimals)?)? '{' TableHead (NL TableRow)+ (NL TableItem)* '}'
  mutating func table(_ documentation: [String], _ start: SourceSpan) -> Declaration? {
    guard let heading = heading(documentation) else { return nil }
    let clause = currentSpan
    let currency = take(word: .in) ? unitAndDecimals(clause) : nil
    guard !isRecovering else { return nil }
    var content = TableContent()
    let before = diagnostics.count
    block(commas: false, "`{` and the table") { parser in parser.tableLine(&content) }
    if diagnostics.count == before, content.rows.isEmpty {
      note(
        .unexpected(
          "none", at: heading.name.span, expected: "a first row of headings, and rows below it"))
    }
    return .table(
      TableDeclaration(
        heading: heading, currency: currency, rowDimension: content.rowDimension,
        columns: content.columns ?? [], rows: content.rows, items: content.items,
        span: span(from: start)))
  }

  /// What has been read of a table.
  struct TableContent {
    var rowDimension: Name?
    /// `nil` before the first row.
    var columns: [TableDeclaration.Column]?
    var headSpan = SourceSpan(0, 0)
    var rows: [TableDeclaration.Row] = []
    var items: [TableDeclaration.Item] = []
  }

  private mutating func tableLine(_ content: inout TableContent) {
    guard at(.bar) else {
      if content.columns == nil {
        reportUnexpected(
          "`|` and the table's headings", note: "what is said of a table follows its rows")
        content.columns = []
      }
      if let item = tableItem() { content.items.append(item) }
      return
    }
    if !content.items.isEmpty {
      reportUnexpected(
        "nothing more of the table", note: "what is said of a table follows its rows")
      return
    }
    if content.columns == nil {
      let start = currentSpan
      tableHead(&content)
      content.headSpan = span(from: start)
    } else if let row = tableRow(content) {
      content.rows.append(row)
    }
  }

  /// TableHead ::= '|' Name? '|' (ColumnHead '|')+
  private mutating func tableHead(_ content: inout TableContent) {
    advance()
    content.columns = []
    if !at(.bar) {
      content.rowDimension = expectName("nothing, or a dimension whose labels are the rows")
    }
    if !isRecovering { expect(.bar, "`|`") }
    repeat {
      if isRecovering { return }
      guard let column = columnHead() else { return }
      content.columns?.append(column)
      expect(.bar, "`|`")
    } while !isAtLineEnd && !isAtEnd && !at(.rightBrace)
  }

  /// ColumnHead ::= ColumnName Text?
  private mutating func columnHead() -> TableDeclaration.Column? {
    let year = at(.number) && current.shape == .year ? wholeNumber(current) : nil
    guard let name = columnName() else { return nil }
    return TableDeclaration.Column(name: name, year: year, text: takeText())
  }

  /// ColumnName ::= Name | Year
  mutating func columnName() -> Name? {
    if at(.number), current.shape == .year {
      defer { advance() }
      return Name(written(current), currentSpan)
    }
    return expectName("the name of a column, or a year")
  }

  /// TableRow ::= '|' RowHead '|' (Cell '|')*
  private mutating func tableRow(_ content: TableContent) -> TableDeclaration.Row? {
    let start = currentSpan
    advance()
    guard let (kind, text) = rowHead() else { return nil }
    if !isRecovering { expect(.bar, "`|`") }
    var cells: [TableDeclaration.Cell] = []
    while !isRecovering, !isAtLineEnd, !isAtEnd, !at(.rightBrace) {
      cells.append(cell())
      if !isRecovering { expectBar("`|` after a cell") }
    }
    if isRecovering { return nil }
    let whole = span(from: start)
    let expected = content.columns?.count ?? 0
    if expected > 0, cells.count != expected {
      note(
        .gridRowLength(
          at: whole, cells: cells.count + 1, expected: expected + 1, head: content.headSpan))
      let unread = TableDeclaration.Cell(
        value: Expression(.missing, whole), isDash: false, known: nil, span: whole)
      cells = Array(repeating: unread, count: expected)
    }
    return TableDeclaration.Row(kind: kind, text: text, cells: cells, span: whole)
  }

  /// RowHead ::= Name Text? | Text | ('subtotal' | 'memo' | 'row') Name Text? | 'total' Text? ('of' ColumnName (',' ColumnName)*)? | 'line' Expression ('over' DimensionName)? Text?
  private mutating func rowHead() -> (TableDeclaration.Row.Kind, QuotedText?)? {
    if let text = takeText() { return (.entered(nil), text) }
    if take(word: .total) {
      let text = takeText()
      return (.total(of: take(word: .of) ? columnNames() : []), text)
    }
    guard isAtName else {
      _ = expectName("a row's name or text")
      return nil
    }
    let isAlone = isNext(.bar) || isNext(.text)
    switch current.keyword {
    case .subtotal where !isAlone: return namedRow { .subtotal($0) }
    case .memo where !isAlone: return namedRow { .memo($0) }
    case .row where !isAlone: return namedRow { .computed($0) }
    case .line where !isAlone: return lineRow()
    default:
      let row = name(current)
      advance()
      return (.entered(row), takeText())
    }
  }

  private mutating func namedRow(
    _ kind: (Name) -> TableDeclaration.Row.Kind
  ) -> (TableDeclaration.Row.Kind, QuotedText?)? {
    advance()
    guard let row = expectName("the row's name") else { return nil }
    return (kind(row), takeText())
  }

  private mutating func lineRow() -> (TableDeclaration.Row.Kind, QuotedText?)? {
    advance()
    let value = expression()
    var over: Name?
    if !isRecovering, take(word: .over) {
      if at(word: .year) {
        over = name(current)
        advance()
      } else {
        over = expectName("a dimension")
      }
    }
    return isRecovering ? nil : (.line(value, over: over), takeText())
  }

  /// ColumnName (',' ColumnName)*
  mutating func columnNames() -> [Name] {
    var names: [Name] = []
    repeat {
      if let name = columnName() { names.append(name) }
    } while !isRecovering && take(.comma)
    return names
  }

  /// Cell ::= ('-' | '–' | (Text | Expression) ('known' Text)?)?
  private mutating func cell() -> TableDeclaration.Cell {
    let start = currentSpan
    if at(.bar) {
      let place = SourceSpan(start.start, start.start)
      return TableDeclaration.Cell(value: nil, isDash: false, known: nil, span: place)
    }
    if isAtLoneDash {
      advance()
      return TableDeclaration.Cell(value: nil, isDash: true, known: nil, span: start)
    }
    let value: Expression
    if let text = takeText() {
      value = Expression(.text(text.text), text.span)
    } else {
      value = cellValue()
    }
    return TableDeclaration.Cell(
      value: value, isDash: false, known: known(), span: span(from: start))
  }
}
