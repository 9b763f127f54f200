extension Parser {
  /// Settles which columns hold labels, and checks each row against the head.
  mutating func finishGrid(
    _ head: [RawCell], _ headSpan: SourceSpan, _ rows: [RawRow], _ whole: SourceSpan
  ) -> Expression.Kind {
    if isRecovering { return .missing }
    guard head.count > 1, !rows.isEmpty else {
      note(
        .unexpected(
          "only the first row", at: headSpan, expected: "rows with a label and its figures"))
      return .missing
    }
    for row in rows where row.cells.count != head.count {
      note(
        .gridRowLength(
          at: row.span, cells: row.cells.count, expected: head.count, head: headSpan))
    }
    var whole = rows
    for row in rows.indices where rows[row].cells.count != head.count {
      whole[row].cells = Self.unread(rows[row].cells, head.count)
    }
    let keyCount = keyColumns(head, whole)
    let dimensions = head[..<keyCount].compactMap { dimension($0.key) }
    let keys = head[keyCount...].compactMap(\.key)
    var finished: [Grid.Row] = []
    let before = diagnostics.count
    for row in whole { finished.append(finishRow(row.cells, row.span, keyCount)) }
    if diagnostics.count > before { return .missing }
    return .grid(Grid(dimensions: dimensions, head: keys, rows: finished))
  }

  /// A row of the wrong length keeps its first label; where its figures belong cannot be known.
  private static func unread(_ cells: [RawCell], _ count: Int) -> [RawCell] {
    let rest = cells.dropFirst().prefix(count - 1).map { cell in
      RawCell(key: cell.key, value: Expression(.missing, cell.span), span: cell.span)
    }
    let end = cells[cells.count - 1].span
    let padding = RawCell(value: Expression(.missing, end), span: end)
    return [cells[0]] + rest + Array(repeating: padding, count: count - 1 - rest.count)
  }

  /// How many columns hold labels: the leading ones headed by a dimension. A heading that this text
  /// declares as neither dimension nor label is one where only names stand below it.
  private func keyColumns(_ head: [RawCell], _ rows: [RawRow]) -> Int {
    var count = 1
    while count < head.count - 1 {
      let column = count
      if !head[column].isDimension {
        guard case .label(let label)? = head[column].key?.kind, label.dimension == nil,
          !isDeclaredLabel(label), !rows.isEmpty,
          rows.allSatisfy({ $0.cells[column].isName })
        else { break }
      }
      count += 1
    }
    return count
  }

  private func isDeclaredLabel(_ label: LabelReference) -> Bool {
    labels.contains { lexed.names[Int($0)] == label.name.text }
  }

  private func dimension(_ key: Key?) -> DimensionReference? {
    guard case .label(let label)? = key?.kind else { return nil }
    return DimensionReference(table: label.dimension, name: label.name)
  }

  private mutating func finishRow(
    _ cells: [RawCell], _ span: SourceSpan, _ keyCount: Int
  ) -> Grid.Row {
    var keys: [Key] = []
    var values: [Expression?] = []
    keys.reserveCapacity(keyCount)
    values.reserveCapacity(cells.count - keyCount)
    for column in cells.indices {
      let cell = cells[column]
      if column < keyCount {
        if cell.key == nil { note(.misplacedGridKey(at: cell.span, expectsKey: true)) }
        keys.append(cell.key ?? Key(.missing, cell.span))
      } else if cell.value == nil, cell.key != nil {
        note(.misplacedGridKey(at: cell.span, expectsKey: false))
        values.append(Expression(.missing, cell.span))
      } else {
        values.append(cell.value)
      }
    }
    return Grid.Row(keys: keys, cells: values, span: span)
  }
}

extension Parser.RawCell {
  /// `true` iff a name, or a word that stands for labels, fills the cell.
  var isName: Bool {
    switch key?.kind {
    case .label, .otherwise: true
    default: false
    }
  }
}
