extension Parser {
  /// A cell read before it is known whether its column holds labels or figures.
  struct RawCell {
    var key: Key?
    var value: Expression?
    var isDash = false
    /// Whether it heads a column of labels.
    var isDimension = false
    var span: SourceSpan
  }

  struct RawRow {
    var cells: [RawCell]
    let span: SourceSpan
  }

  /// Grid ::= GridHead (NL GridRow)+
  mutating func grid() -> Expression {
    let open = currentSpan
    var head: [RawCell]?
    var headSpan = open
    var hasHead = false
    var rows: [RawRow] = []
    let before = diagnostics.count
    // A grid in a grid takes twice the stack of other braces, so it counts as two levels.
    depth += 1
    defer { depth -= 1 }
    block(commas: false, "`{`") { parser in
      let start = parser.currentSpan
      guard hasHead else {
        hasHead = true
        let cells = parser.gridHead()
        head = parser.isRecovering ? nil : cells
        headSpan = parser.span(from: start)
        return
      }
      let cells = parser.gridRow(like: head?.count ?? 0)
      if !parser.isRecovering { rows.append(RawRow(cells: cells, span: parser.span(from: start))) }
    }
    let whole = span(from: open)
    if diagnostics.count > before, rows.isEmpty { return Expression(.missing, whole) }
    guard let head, !head.isEmpty else { return Expression(.missing, whole) }
    return Expression(finishGrid(head, headSpan, rows, whole), whole)
  }

  /// A row of a grid comes next, and no braces are open.
  mutating func reportGridOutsideBraces(_ expected: String) {
    let note = "rows of a grid stand in braces: `= {` before them, and `}` on a line after them"
    reportUnexpected(expected, note: note)
  }

  /// GridHead ::= '|' Dimension '|' (HeadCell '|')+
  private mutating func gridHead() -> [RawCell]? {
    advance()
    let start = currentSpan
    guard let first = dimensionReference() else { return nil }
    var cells = [RawCell(key: dimensionKey(first), isDimension: true, span: start)]
    expect(.bar, "`|`")
    repeat {
      if isRecovering { break }
      let start = currentSpan
      let token = current
      let isYear = take(word: .year)
      let key = isYear ? Key(.label(LabelReference(name: name(token))), start) : key()
      let isDimension =
        isYear || isTablePart(key) || token.kind == .word && isDimension(token)
      cells.append(RawCell(key: key, isDimension: isDimension, span: span(from: start)))
      if !isRecovering { expectBar("`|`") }
    } while !isRecovering && !isAtLineEnd && !isAtEnd && !at(.rightBrace)
    return cells
  }

  /// The bar after a cell; where only that at the end of a row is missing, the row is read.
  mutating func expectBar(_ expected: String) {
    if take(.bar) { return }
    guard isAtEnd || current.flags.contains(.afterLineBreak) else {
      return reportUnexpected(expected)
    }
    let end = SourceSpan(previousEnd, previousEnd)
    fail(
      .unexpected(
        "the end of the line", at: end, expected: expected,
        fixIts: [.init("write `|`", replacing: end, with: " |")]))
    isRecovering = false
  }

  /// `true` iff this text declares a dimension of that name.
  private func isDimension(_ token: Token) -> Bool {
    !isDimension.isEmpty && isDimension[Int(token.name)]
  }

  private func dimensionKey(_ reference: consuming DimensionReference) -> Key {
    Key(
      .label(LabelReference(dimension: reference.table, name: reference.name)), reference.span)
  }

  /// `t.row` and `t.column` name a table's own dimensions.
  private func isTablePart(_ key: Key) -> Bool {
    guard case .label(let label) = key.kind, label.dimension != nil else { return false }
    return label.name.text == Keyword.row.rawValue || label.name.text == Keyword.column.rawValue
  }

  /// GridRow ::= '|' Key '|' (GridCell '|')*
  ///
  /// - Parameter count: how many cells it will have, about.
  private mutating func gridRow(like count: Int) -> [RawCell] {
    guard take(.bar) else {
      reportUnexpected("`|` and the cells of a row")
      return []
    }
    var cells: [RawCell] = []
    cells.reserveCapacity(count)
    repeat {
      cells.append(gridCell(isFirst: cells.isEmpty))
      if !isRecovering { expectBar("`|` after a cell") }
    } while !isRecovering && !isAtLineEnd && !isAtEnd && !at(.rightBrace)
    return cells
  }

  /// GridCell ::= ('-' | '–' | Key | Expression)?
  private mutating func gridCell(isFirst: Bool) -> RawCell {
    let start = currentSpan
    if at(.bar) {
      if isFirst { reportUnexpected("a label or year") }
      return RawCell(span: SourceSpan(start.start, start.start))
    }
    if isFirst { return RawCell(key: key(), span: span(from: start)) }
    if isAtLoneDash {
      advance()
      return RawCell(isDash: true, span: start)
    }
    if isKeyAlone {
      let beginning = index
      let key = key()
      guard at(.bar), !isRecovering else { return RawCell(key: key, span: span(from: start)) }
      let value = expression(of: key, tokens[beginning])
      return RawCell(key: key, value: value, span: span(from: start))
    }
    return RawCell(value: cellValue(), span: span(from: start))
  }

  /// `true` iff a lone dash fills the cell: no value.
  var isAtLoneDash: Bool { (at(.minus) || at(.dash)) && token(1).kind == .bar }

  /// `true` iff a label, a year or a range of years fills the cell.
  private var isKeyAlone: Bool {
    switch current.kind {
    case .number:
      guard current.shape == .year else { return false }
      return token(1).kind == .bar || token(1).kind == .range
    case .word:
      switch current.keyword {
      case .then, .otherwise, .total: return true
      default:
        if current.keyword.isReserved { return false }
        return token(1).kind == .bar || token(1).kind == .dot && token(3).kind == .bar
      }
    default: return false
    }
  }

  /// What a cell that could hold a label says as a formula; `nil` for what is a key only.
  private func expression(of key: Key, _ token: Token) -> Expression? {
    switch key.kind {
    case .years(let first, let last):
      guard first == last, token.end - token.start == key.span.end - key.span.start else {
        return nil
      }
      let year = NumberLiteral(
        value: Rational(first), decimals: 0, suffix: .none,
        canBeYear: NumberLiteral.years.contains(first))
      return Expression(.number(year), key.span)
    case .label(let label):
      if token.keyword == .total { return nil }
      guard let owner = label.dimension else {
        return Expression(.name(label.name.text), label.span)
      }
      return Expression(.field(Expression(.name(owner.text), owner.span), label.name), label.span)
    case .then, .otherwise, .missing: return nil
    }
  }

  /// A figure or formula in a cell; figures also as documents write them.
  mutating func cellValue() -> Expression {
    if at(.leftParenthesis), let literalEnd = parenthesisedFigureEnd() {
      let start = currentSpan
      let figure = lexed.text(Int(token(1).start), Int(tokens[literalEnd - 1].end))
      while index <= literalEnd { advance() }
      let whole = span(from: start)
      note(.parenthesesForMinus(at: whole, figure: figure))
      return Expression(.missing, whole)
    }
    return formula()
  }

  /// Where `(500)` or `(500 tkr)` ends if nothing else stands in the cell.
  private func parenthesisedFigureEnd() -> Int? {
    guard token(1).kind == .number else { return nil }
    var end = index + 2
    let suffix = token(2)
    if suffix.kind == .percent || suffix.keyword.unit != nil || suffix.keyword.timeUnit != nil {
      end += 1
    }
    guard end + 1 < tokens.count, tokens[end].kind == .rightParenthesis,
      tokens[end + 1].kind == .bar
    else { return nil }
    return end
  }
}
