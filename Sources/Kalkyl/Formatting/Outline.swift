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
  /// How many bars stand in the row before each token that is directly in it.
  private(set) var columns: [Int] = []
  /// Where the cells of the first row begin, by the brace of the grid or table.
  private(set) var headings: [Int: [Int]] = [:]

  private struct Frame {
    var opening: Int?
    /// `nil` at the top and in `( )` and `[ ]`.
    var brace: Brace?
    var isInOuterRow = false
    var isRow = false
    var rows = 0
    /// Bars of the row so far.
    var bars = 0

    /// Begins a statement of the bracket, which may be a row.
    mutating func beginStatement(_ kind: Token.Kind) {
      isRow = kind == .bar && brace?.hasRows == true
      rows += isRow ? 1 : 0
      bars = 0
    }
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
      var frame = open.removeLast()
      let starts = !token.kind.closesBracket && starts(at: index, tokens, in: frame)
      if starts { frame.beginStatement(token.kind) }
      if starts, frame.opening == nil { declaration = index }
      add(token, at: index, in: frame, starts: starts, declaration: declaration)
      if token.kind == .bar { frame.bars += 1 }
      open.append(frame)
      guard token.kind.opensBracket else { continue }
      var brace: Brace?
      if token.kind == .leftBrace {
        let holdsRows = tokens[min(index + 1, tokens.count - 1)].kind == .bar
        let keyword = frame.opening == nil ? tokens[declaration].keyword : .none
        brace = Self.brace(of: keyword, holdsRows)
      }
      braces[index] = brace
      open.append(Frame(opening: index, brace: brace, isInOuterRow: isInRow[index]))
    }
  }

  private mutating func add(
    _ token: Token, at index: Int, in frame: Frame, starts: Bool, declaration: Int
  ) {
    enclosing.append(frame.opening)
    braces.append(nil)
    startsStatement.append(starts)
    isInRow.append(frame.isRow || frame.isInOuterRow)
    self.declaration.append(declaration)
    columns.append(frame.bars)
    if token.kind == .bar, frame.isRow, frame.rows == 1, let opening = frame.opening {
      headings[opening, default: []].append(index + 1)
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
