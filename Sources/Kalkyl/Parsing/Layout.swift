/// Which line ends separate: those outside `( )` and `[ ]` that nothing before or after carries on.
struct Layout {
  /// For each bracket that is open whether it is a brace.
  private var open: [Bool] = []
  private var openBraces = 0

  /// Marks the tokens that a separating line end stands before; gives those that begin declarations.
  static func mark(_ tokens: inout [Token]) -> [Int] {
    var layout = Layout()
    var declarations: [Int] = []
    for index in tokens.indices {
      let token = tokens[index]
      if token.flags.contains(.afterLineBreak), token.kind != .end {
        layout.markLine(at: index, &tokens)
        if tokens[index].flags.contains(.startsDeclaration) { declarations.append(index) }
      }
      if token.kind.isBracket { layout.follow(token.kind) }
    }
    return declarations
  }

  private mutating func markLine(at index: Int, _ tokens: inout [Token]) {
    let isBeginning = beginsDeclaration(at: index, tokens)
    if isBeginning {
      if !open.isEmpty { open.removeAll(keepingCapacity: true) }
      openBraces = 0
    } else if isInBrackets, belongsInBraces(at: index, tokens) {
      while isInBrackets { open.removeLast() }
    }
    if index == 0 {
      if isBeginning { tokens[index].flags.insert(.startsDeclaration) }
      return
    }
    guard !isInBrackets else { return }
    let isCarriedOn =
      tokens[index - 1].cannotEndLine && tokens[index].kind != .bar
      && !beginsStatement(at: index, tokens)
    guard isBeginning || !isCarriedOn && tokens[index - 1].kind != .leftBrace else { return }
    if !continuesLine(at: index, tokens) { tokens[index].flags.insert(.startsLine) }
    if isBeginning { tokens[index].flags.insert(.startsDeclaration) }
  }

  private var isInBrackets: Bool {
    open.last == false
  }

  private mutating func follow(_ kind: Token.Kind) {
    switch kind {
    case .leftParenthesis, .leftBracket: open.append(false)
    case .leftBrace:
      open.append(true)
      openBraces += 1
    case .rightParenthesis, .rightBracket: if isInBrackets { open.removeLast() }
    case .rightBrace where openBraces > 0:
      while let isBrace = open.popLast(), !isBrace {}
      openBraces -= 1
    default: break
    }
  }

  /// A word that begins declarations, and after it what no other line has: the brackets still open
  /// were never closed.
  private func beginsDeclaration(at index: Int, _ tokens: [Token]) -> Bool {
    guard tokens[index].keyword.beginsDeclaration, index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    guard !next.flags.contains(.afterLineBreak) else { return false }
    let isCarriedOn = index > 0 && tokens[index - 1].cannotEndLine
    switch next.kind {
    case .word: return !next.keyword.isReserved && !(isCarriedOn && next.keyword == .of)
    case .number: return true
    case .text: return !isCarriedOn
    default: return false
    }
  }

  /// A line that stands in braces only: the round and square brackets still open were never closed.
  private func belongsInBraces(at index: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[index]
    if token.kind == .bar { return true }
    guard token.kind == .word || token.kind == .number, index + 1 < tokens.count else {
      return false
    }
    let next = tokens[index + 1]
    guard !next.flags.contains(.afterLineBreak) else { return false }
    switch next.kind {
    case .colon, .equals: return true
    case .text: return token.keyword.beginsStatement
    default: return beginsStatement(at: index, tokens)
    }
  }

  /// A word that begins a line in braces, and after it a name or number: no line carries on so.
  private func beginsStatement(at index: Int, _ tokens: [Token]) -> Bool {
    guard tokens[index].keyword.beginsStatement, index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    if next.flags.contains(.afterLineBreak) || next.keyword == .of { return false }
    return next.kind == .number || next.kind == .word && !next.keyword.isReserved
  }

  /// A line that begins with what can only carry on the line before.
  private func continuesLine(at index: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .rightBrace: return true
    case .word:
      switch token.keyword {
      case .and, .or, .is, .rounds, .else: return true
      case .then, .otherwise:
        let next = tokens[min(index + 1, tokens.count - 1)].kind
        return next != .colon && next != .equals
      default: return false
      }
    default: return token.binaryOperator != nil
    }
  }
}
