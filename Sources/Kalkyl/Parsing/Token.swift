/// One piece of a script: a word, a number, a text or a mark. Trivial, and sixteen bytes.
struct Token {
  enum Kind: UInt8 {
    case end
    /// Something that cannot stand in a script; the lexer has said so.
    case invalid
    case word
    case number
    case date
    case text
    case leftParenthesis
    case rightParenthesis
    case leftBracket
    case rightBracket
    case leftBrace
    case rightBrace
    case comma
    case colon
    case equals
    case dot
    case range
    case bar
    case percent
    /// `–`, which in a cell alone is no value.
    case dash
    case plus
    case minus
    case times
    case divide
    case power
    case equal
    case notEqual
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual

    var isBracket: Bool {
      switch self {
      case .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace,
        .rightBrace:
        true
      default: false
      }
    }
  }

  /// What a number looks like, which decides where it can stand.
  enum Shape: UInt8 {
    case none
    /// One or two digits.
    case count
    /// Four digits and nothing else.
    case year
    /// Any other whole number.
    case whole
    case decimal
  }

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// The first on its line of the text.
    static let afterLineBreak = Flags(rawValue: 1)
    /// A line end that separates stands before it.
    static let startsLine = Flags(rawValue: 2)
    /// A line that can only be the beginning of a declaration starts here.
    static let startsDeclaration = Flags(rawValue: 4)
    /// The lexer has reported a mistake in it; what follows from that is not worth a message.
    static let isFaulty = Flags(rawValue: 8)
    /// A text with `\` in it.
    static let hasEscapes = Flags(rawValue: 16)
  }

  let kind: Kind
  var flags: Flags
  var keyword: Keyword = .none
  var shape: Shape = .none
  /// Offsets of bytes in the text, from 0.
  private(set) var start: UInt32
  private(set) var end: UInt32
  /// The word's place in the table of names.
  var name: UInt32 = 0

  /// Goes so many bytes further on.
  mutating func move(by distance: UInt32) {
    start &+= distance
    end &+= distance
  }

  /// `true` iff a line end after it never separates.
  var cannotEndLine: Bool {
    switch kind {
    case .leftParenthesis, .leftBracket, .leftBrace, .comma, .colon, .equals, .dot, .range,
      .plus, .minus, .times, .divide, .power, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual:
      true
    case .word:
      switch keyword {
      case .if, .then, .else, .and, .or, .not, .otherwise, .in, .is, .rounds, .to, .by, .over,
        .as, .for:
        true
      default: false
      }
    case .end, .invalid, .number, .date, .text, .rightParenthesis, .rightBracket, .rightBrace,
      .bar, .percent, .dash:
      false
    }
  }

  /// The operator between two operands that it is.
  var binaryOperator: BinaryOperator? {
    switch kind {
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .divide: .divide
    case .power: .power
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .word:
      switch keyword {
      case .and: .and
      case .or: .or
      case .otherwise: .otherwise
      default: nil
      }
    default: nil
    }
  }
}
