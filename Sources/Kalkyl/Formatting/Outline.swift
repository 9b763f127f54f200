/// How the tokens of a script without mistakes lie in brackets, statements and rows.
struct Outline {
  enum Brace {
    /// Entries, properties, overrides: commas separate.
    case list
    /// The lines of a test, a report or a bridge.
    case lines
    case grid
    /// Rows as in a grid, and then lines.
    case table

    var hasRows: Bool { self == .grid || self == .table }
  }

  /// The bracket that is open around each token; around a bracket, the one that both its ends are in.
  private(set) var enclosing: [Int?] = []
  /// The other end of each bracket; for any other token, itself.
  private(set) var partner: [Int] = []
  /// What the braces that open at a token hold.
  private(set) var braces: [Brace?] = []
  /// A declaration, entry, property, row or line in braces begins here.
  private(set) var startsStatement: [Bool] = []
  /// In a row of a grid or table, however deep.
  private(set) var isInRow: [Bool] = []
  /// Where the declaration begins that the token is in.
  private(set) var declaration: [Int] = []

  private struct Frame {
    var opening: Int?
    /// `nil` at the top and in `( )` and `[ ]`.
    var brace: Brace?
    var isRow = false
    var isInOuterRow = false
  }

  init(_ tokens: [Token]) {
    partner = Array(tokens.indices)
    var open = [Frame()]
    var declaration = 0
    for (index, token) in tokens.enumerated() {
      if token.kind.closesBracket, open.count > 1, let opening = open.removeLast().opening {
        partner[index] = opening
        partner[opening] = index
      }
      let frame = open[open.count - 1]
      let starts = !token.kind.closesBracket && starts(at: index, tokens, in: frame)
      if starts {
        open[open.count - 1].isRow = token.kind == .bar && frame.brace?.hasRows == true
        if frame.opening == nil { declaration = index }
      }
      let isInRow = open[open.count - 1].isRow || frame.isInOuterRow
      var brace: Brace?
      if token.kind.opensBracket {
        if token.kind == .leftBrace {
          let holdsRows = tokens[min(index + 1, tokens.count - 1)].kind == .bar
          let isOfDeclaration = frame.opening == nil
          brace = Self.brace(of: isOfDeclaration ? tokens[declaration].keyword : .none, holdsRows)
        }
        open.append(Frame(opening: index, brace: brace, isInOuterRow: isInRow))
      }
      enclosing.append(frame.opening)
      braces.append(brace)
      startsStatement.append(starts)
      self.isInRow.append(isInRow)
      self.declaration.append(declaration)
    }
  }

  private func starts(at index: Int, _ tokens: [Token], in frame: Frame) -> Bool {
    guard index > 0 else { return true }
    guard let opening = frame.opening else { return tokens[index].flags.contains(.startsLine) }
    guard let brace = frame.brace else { return false }
    return index == opening + 1 || tokens[index].flags.contains(.startsLine)
      || brace == .list && tokens[index - 1].kind == .comma
  }

  /// What the braces of a declaration hold, or those of a formula with `.none`.
  private static func brace(of declaration: Keyword, _ holdsRows: Bool) -> Brace {
    switch declaration {
    case .table: holdsRows ? .table : .lines
    case .test, .report, .bridge: .lines
    default: holdsRows ? .grid : .list
    }
  }

  /// The token after the statement that begins at a token.
  func end(ofStatement start: Int) -> Int {
    var index = start
    repeat {
      index = max(partner[index], index) + 1
    } while index < partner.count - 1 && enclosing[index] == enclosing[start]
      && !startsStatement[index]
    return min(index, partner.count - 1)
  }

  /// The first token of a kind in a statement, outside the brackets in it.
  func first(_ kind: Token.Kind, in range: Range<Int>, _ tokens: [Token]) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if tokens[index].kind == kind { return index }
      index = max(partner[index], index) + 1
    }
    return nil
  }
}

extension Token.Kind {
  /// `true` for `(`, `[` and `{`.
  var opensBracket: Bool {
    self == .leftParenthesis || self == .leftBracket || self == .leftBrace
  }

  /// `true` for `)`, `]` and `}`.
  var closesBracket: Bool {
    self == .rightParenthesis || self == .rightBracket || self == .rightBrace
  }
}
