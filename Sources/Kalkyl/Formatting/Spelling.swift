extension LexedText {
  /// A token as the formatter writes it: `-` for every minus, digits in groups with a space between.
  func spelling(of index: Int, _ spacing: Spacing, _ outline: Outline) -> String {
    let token = tokens[index]
    switch token.kind {
    case .minus: return "-"
    case .number:
      let isFigure =
        token.shape != .year || spacing.isSuffix(index + 1)
        || !isLikeYear(token) && outline.isOperand(index, tokens)
      return isFigure ? figure(token, inRow: outline.isInRow[index]) : text(span(token))
    default: return text(span(token))
    }
  }

  private func isLikeYear(_ token: Token) -> Bool {
    Int(text(span(token))).map(NumberLiteral.years.contains) ?? true
  }

  /// `13 193.25`; in a row `13 193,25` where a comma was.
  private func figure(_ token: Token, inRow: Bool) -> String {
    let written = bytes[Int(token.start)..<Int(token.end)]
    let mark = written.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    let digits = written[..<(mark ?? written.endIndex)].filter { $0 &- 0x30 < 10 }
    let whole = Lexer.grouped(digits)
    guard let mark else { return whole }
    let isComma = inRow && bytes[mark] == UInt8(ascii: ",")
    return whole + (isComma ? "," : ".") + text(mark + 1, Int(token.end))
  }
}
