extension Parser {
  /// TableItem ::= ColumnItem | RowItem | GroupItem | BlankItem
  mutating func tableItem() -> TableDeclaration.Item? {
    let words: [Keyword] = [.column, .row, .group, .blank]
    var keyword = at(.word) ? current.keyword : .none
    if words.contains(keyword) {
      advance()
    } else if let nearest = reportStatement(in: "a table", words) {
      keyword = nearest
    }
    guard !isRecovering else { return nil }
    switch keyword {
    case .column: return columnItem().map { .column($0) }
    case .row: return rowItem()
    case .group: return groupItem()
    case .blank:
      expectEquals()
      return .blank(isRecovering ? missing() : expression())
    default: return nil
    }
  }

  /// ColumnItem ::= 'column' ColumnName Text? ('text' | 'number' | '%')? ('=' Expression Format?)? (',' 'good' ('up' | 'down'))?
  private mutating func columnItem() -> TableDeclaration.ColumnItem? {
    guard let name = columnName() else { return nil }
    let text = takeText()
    let content = columnContent()
    var formula: Expression?
    var format: FigureFormat?
    if at(.colon) || at(.equals) {
      expectEquals()
      formula = expression()
      format = figureFormat()
    }
    var good: TableDeclaration.ColumnItem.Good?
    if !isRecovering, take(.comma), expect(word: .good) {
      if take(word: .up) {
        good = .up
      } else if take(word: .down) {
        good = .down
      } else {
        reportWord(["up", "down"])
      }
    }
    return TableDeclaration.ColumnItem(
      name: name, text: text, content: content, formula: formula, format: format, good: good)
  }

  private mutating func columnContent() -> TableDeclaration.ColumnItem.Content? {
    if take(word: .text) { return .text }
    if take(word: .number) { return .number }
    if take(.percent) { return .percent }
    return nil
  }

  /// RowItem ::= 'row' Name '=' Expression
  private mutating func rowItem() -> TableDeclaration.Item? {
    guard let name = expectName("the name of a computed row") else { return nil }
    expectEquals()
    return .row(name, isRecovering ? missing() : expression())
  }

  /// GroupItem ::= 'group' Text '=' ColumnName (',' ColumnName)*
  private mutating func groupItem() -> TableDeclaration.Item? {
    guard let text = expectText("the heading of the group, in quotes") else { return nil }
    expectEquals()
    guard !isRecovering else { return nil }
    return .group(text, columnNames())
  }
}
