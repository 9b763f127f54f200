/// Cuts a text into words, numbers, texts and marks, byte by byte.
struct Lexer {
  let bytes: [UInt8]
  let base: UInt32
  let limits: Limits
  var position = 0
  var tokens: [Token] = []
  var names = NameTable.keywords
  /// The lines of `///`.
  var documentation: [DocumentationLine] = []
  var diagnostics: [Diagnostic] = []
  private var isAfterLineBreak = true
  /// The line began with `|`, and how many brackets are open since.
  private(set) var isGridRow = false
  private var openInCell = 0
  var hasInvalidEncoding = false
  var lineAbove = LineAbove()
  private let keywords = NameTable.keywordOrder

  init(_ source: Source, limits: Limits) {
    bytes = source.bytes
    base = source.base
    self.limits = limits
    tokens.reserveCapacity(min(bytes.count / 3, 1 << 20) + 1)
    names.reserve(forBytes: bytes.count)
  }

  /// `true` iff a comma here cannot separate: in a cell, outside all brackets opened in it.
  var isInCell: Bool { isGridRow && openInCell == 0 }

  /// `true` iff so much is wrong that reading on helps nobody.
  var isGivingUp: Bool { diagnostics.count >= Parser.mostMistakes }

  /// The byte at a place, 0 after the end.
  func byte(_ offset: Int) -> UInt8 { bytes.span.byte(offset) }

  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(base + UInt32(start), base + UInt32(end))
  }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Notes a mistake; those after the most that are reported are not counted.
  mutating func report(_ diagnostic: Diagnostic) {
    if !isGivingUp { diagnostics.append(diagnostic) }
  }

  /// Cuts a text into tokens, and says what is wrong with it.
  static func lex(_ source: Source, limits: Limits) -> (LexedText, [Diagnostic]) {
    var lexer = Lexer(source, limits: limits)
    if source.bytes.count > limits.sourceBytes {
      let start = lexer.span(0, 0)
      lexer.report(.sourceTooLarge(at: start, size: source.bytes.count, most: limits.sourceBytes))
      lexer.position = source.bytes.count
      lexer.append(.end, length: 0)
    } else {
      lexer.scan()
    }
    let declarations = Layout.mark(&lexer.tokens)
    let text = LexedText(
      bytes: lexer.bytes, base: lexer.base, tokens: lexer.tokens, declarations: declarations,
      names: lexer.names.texts, documentation: lexer.documentation)
    return (text, lexer.diagnostics)
  }

  /// Reads the whole text; the last token is `.end`.
  private mutating func scan() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    // A span of the text: by the array itself each byte would be asked for its array first.
    let bytes = bytes
    let text = bytes.span
    while position < text.count, !isGivingUp {
      // A third of a grid is spaces.
      if text[position] == UInt8(ascii: " ") {
        position += 1
        continue
      }
      scanOne(text)
    }
    if isGivingUp { diagnostics.append(.tooManyMistakes(at: span(position, position))) }
    append(.end, length: 0)
  }

  private mutating func scanOne(_ text: Span<UInt8>) {
    let byte = text[position]
    switch byte {
    case UInt8(ascii: "\t"): position += 1
    case UInt8(ascii: "\n"):
      endLine()
      takeOver(text)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      scanWord(text)
      takeOver(text)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      scanNumber(text)
      takeOver(text)
    case UInt8(ascii: "("): open(.leftParenthesis)
    case UInt8(ascii: "["): open(.leftBracket)
    case UInt8(ascii: "{"): open(.leftBrace)
    case UInt8(ascii: ")"): close(.rightParenthesis)
    case UInt8(ascii: "]"): close(.rightBracket)
    case UInt8(ascii: "}"): close(.rightBrace)
    case UInt8(ascii: ","): append(.comma, length: 1)
    case UInt8(ascii: ":"): append(.colon, length: 1)
    case UInt8(ascii: "%"): append(.percent, length: 1)
    case UInt8(ascii: "+"): append(.plus, length: 1)
    case UInt8(ascii: "-"): append(.minus, length: 1)
    case UInt8(ascii: "*"): append(.times, length: 1)
    case UInt8(ascii: "^"): append(.power, length: 1)
    case UInt8(ascii: "\""): scanText()
    case UInt8(ascii: "/"): scanSlash()
    case 0x80...: scanBeyondASCII(text)
    default: scanMark(byte)
    }
  }

  private mutating func endLine() {
    position += 1
    lineAbove.endLine(tokens.count, at: position)
    isAfterLineBreak = true
    isGridRow = false
  }

  /// Notes that the line has a first token.
  mutating func beginLine(withBar: Bool = false) {
    isGridRow = withBar
    openInCell = 0
    isAfterLineBreak = false
  }

  /// Adds a token that begins here, and goes past it.
  mutating func append(
    _ kind: Token.Kind, length: Int, keyword: Keyword = .none, shape: Token.Shape = .none,
    name: UInt32 = 0, flags: Token.Flags = []
  ) {
    var flags = flags
    if isAfterLineBreak {
      flags.insert(.afterLineBreak)
      beginLine(withBar: kind == .bar)
    }
    tokens.append(
      Token(
        kind: kind, flags: flags, keyword: keyword, shape: shape, start: UInt32(position),
        end: UInt32(position + length), name: name))
    position += length
  }

  /// A mark that may be longer than one byte, or that the language does not have.
  private mutating func scanMark(_ byte: UInt8) {
    let next = self.byte(position + 1)
    if scanForeignOperator(byte, next) { return }
    let isDoubled = next == UInt8(ascii: "=")
    switch byte {
    case UInt8(ascii: "|"): append(.bar, length: 1)
    case UInt8(ascii: "."):
      if next == UInt8(ascii: ".") { append(.range, length: 2) } else { append(.dot, length: 1) }
    case UInt8(ascii: "="): append(isDoubled ? .equal : .equals, length: isDoubled ? 2 : 1)
    case UInt8(ascii: "<"): append(isDoubled ? .lessOrEqual : .less, length: isDoubled ? 2 : 1)
    case UInt8(ascii: ">"):
      append(isDoubled ? .greaterOrEqual : .greater, length: isDoubled ? 2 : 1)
    case UInt8(ascii: "!") where isDoubled: append(.notEqual, length: 2)
    case UInt8(ascii: "'"): scanApostrophe()
    default: scanOddity(byte)
    }
  }

  /// An operator as other languages write it, read as the one of this language that it means.
  private mutating func scanForeignOperator(_ byte: UInt8, _ next: UInt8) -> Bool {
    let kind: Token.Kind
    let meant: Keyword
    switch (byte, next) {
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): (kind, meant) = (.notEqual, .none)
    case (UInt8(ascii: "="), UInt8(ascii: "<")): (kind, meant) = (.lessOrEqual, .none)
    case (UInt8(ascii: "="), UInt8(ascii: ">")): (kind, meant) = (.greaterOrEqual, .none)
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): (kind, meant) = (.word, .and)
    case (UInt8(ascii: "|"), UInt8(ascii: "|")) where !isGridRow && !isAfterLineBreak:
      (kind, meant) = (.word, .or)
    default: return false
    }
    let place = span(position, position + 2)
    let instead: String
    switch kind {
    case .notEqual: instead = "!="
    case .lessOrEqual: instead = "<="
    case .greaterOrEqual: instead = ">="
    default: instead = meant.rawValue
    }
    report(.foreignOperator(text(position, position + 2), at: place, instead: instead))
    let name = names.index(of: meant)
    append(kind, length: 2, keyword: meant, name: name, flags: .isFaulty)
    return true
  }

  private mutating func open(_ kind: Token.Kind) {
    append(kind, length: 1)
    openInCell += 1
  }

  private mutating func close(_ kind: Token.Kind) {
    append(kind, length: 1)
    openInCell = max(0, openInCell - 1)
  }

  /// A line end of two bytes, a control character, or a mark that the language does not have.
  private mutating func scanOddity(_ byte: UInt8) {
    if byte == 0x0D, self.byte(position + 1) == UInt8(ascii: "\n") {
      position += 1
    } else if byte < 0x20 || byte == 0x7F {
      let start = position
      while position < bytes.count, bytes[position] < 0x20 || bytes[position] == 0x7F,
        bytes[position] != UInt8(ascii: "\n"), bytes[position] != UInt8(ascii: "\t")
      { position += 1 }
      report(.controlCharacter(byte, at: span(start, position)))
    } else {
      appendOddity(length: 1)
    }
  }

  /// A mark that the language does not have, as the one that was meant where that is known.
  private mutating func appendOddity(length: Int) {
    let written = text(position, position + length)
    report(.unexpectedCharacter(written, at: span(position, position + length)))
    let meant: Token.Kind =
      switch written {
      case "×", "·": .times
      case "÷": .divide
      case "≤": .lessOrEqual
      case "≥": .greaterOrEqual
      case "≠": .notEqual
      case "—", "‐", "‑", "‒": .minus
      default: .invalid
      }
    append(meant, length: length, flags: meant == .invalid ? [] : .isFaulty)
  }

  // MARK: Comments

  private mutating func scanSlash() {
    guard byte(position + 1) == UInt8(ascii: "/") else { return append(.divide, length: 1) }
    let isDocumentation =
      byte(position + 2) == UInt8(ascii: "/") && byte(position + 3) != UInt8(ascii: "/")
    let start = position + (isDocumentation ? 3 : 2)
    position = start
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { checkPlainCharacter() }
    if isDocumentation {
      documentation.append(.init(token: tokens.count, start: start, end: position))
    }
  }

  /// Goes past one character of a comment or text, reporting what nobody can see.
  mutating func checkPlainCharacter() {
    let byte = bytes[position]
    if byte >= 0x20, byte < 0x7F || byte == UInt8(ascii: "\t") {
      position += 1
    } else if byte < 0x80 {
      if byte == UInt8(ascii: "\t") || byte == 0x0D && self.byte(position + 1) == UInt8(ascii: "\n")
      {
        position += 1
      } else {
        report(.controlCharacter(byte, at: span(position, position + 1)))
        position += 1
      }
    } else if let (scalar, length) = decode(position) {
      if scalar.isInvisible {
        report(.invisibleCharacter(scalar, at: span(position, position + length)))
      }
      position += length
    } else {
      reportInvalidEncoding()
      position += 1
    }
  }

  // MARK: Words

  private mutating func scanWord(_ text: Span<UInt8>) {
    var end = text.endOfName(from: position)
    while end < text.count, text[end] >= 0x80, let length = lengthInName(at: end) {
      end = text.endOfName(from: end + length)
    }
    let name = names.index(of: text, in: position..<end)
    append(
      .word, length: end - position,
      keyword: Int(name) < keywords.count ? keywords[Int(name)] : .none, name: name)
  }

  /// How many bytes a letter, mark or digit beyond ASCII has; `nil` where the name ends.
  ///
  /// Never inlined: what Unicode asks of the stack made every word take 150 instructions more.
  @inline(never)
  private mutating func lengthInName(at offset: Int) -> Int? {
    guard let (scalar, length) = decode(offset) else {
      // A byte that is no UTF-8 counts as a letter: saved in another encoding, it was one.
      let position = position
      self.position = offset
      reportInvalidEncoding()
      self.position = position
      return 1
    }
    return scalar.continuesName ? length : nil
  }

  @inline(never)
  private mutating func scanBeyondASCII(_ text: Span<UInt8>) {
    guard let (scalar, length) = decode(position) else {
      reportInvalidEncoding()
      return scanWord(text)
    }
    switch scalar.value {
    case 0xA0, 0x2009, 0x202F: position += length
    case 0x2212: append(.minus, length: length)
    case 0x2013: append(.dash, length: length)
    case 0x201C...0x201E: scanCurlyText()
    default:
      if scalar.isLetter {
        scanWord(text)
      } else if scalar.isInvisible {
        report(.invisibleCharacter(scalar, at: span(position, position + length)))
        position += length
      } else {
        guard scalar.properties.isWhitespace else { return appendOddity(length: length) }
        report(.unusualSpace(scalar, at: span(position, position + length)))
        position += length
      }
    }
  }
}
