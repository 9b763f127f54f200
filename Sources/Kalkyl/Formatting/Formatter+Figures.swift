extension Formatter {
  /// How many columns a figure takes to the end of its units, and after them: `-1 234` and `.5 %`.
  struct FigureWidth {
    var before: Int
    var after: Int
  }

  /// The width of a figure that stands alone among these tokens, perhaps with a comma after it.
  func figure(in range: Range<Int>) -> FigureWidth? {
    guard var index = range.first else { return nil }
    var before = 0
    if tokens[index].kind == .minus {
      before = 1
      index += 1
      // A dash alone in a cell: no value.
      if index == range.upperBound { return FigureWidth(before: 1, after: 0) }
    }
    if tokens[index].kind == .dash, range.count == 1 { return FigureWidth(before: 1, after: 0) }
    guard index < range.upperBound, tokens[index].kind == .number else { return nil }
    let spelling = spellings[index]
    let units = spelling.prefix { $0 != "." && $0 != "," }.count
    before += units
    let number = index
    index += 1
    if index < range.upperBound, spacing.isSuffix(index) { index += 1 }
    let after = width(number..<index) - units
    if index < range.upperBound, tokens[index].kind == .comma { index += 1 }
    return index == range.upperBound ? FigureWidth(before: before, after: after) : nil
  }
}
