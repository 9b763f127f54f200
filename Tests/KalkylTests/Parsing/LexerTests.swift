import Testing

@testable import Kalkyl

@Suite struct LexerTests {
  private func lexed(_ text: String) -> LexedText { lexedWithMistakes(text).0 }

  private func lexedWithMistakes(_ text: String) -> (LexedText, [Diagnostic]) {
    Lexer.lex(ScriptFixture.source(text), limits: .standard)
  }

  private func kinds(_ text: String) -> [Token.Kind] { lexed(text).tokens.dropLast().map(\.kind) }

  @Test func tokensAreSmall() { #expect(MemoryLayout<Token>.stride == 16) }

  @Test func readsEveryMark() {
    #expect(
      kinds("()[]{},:=|%+-*/^==!=<<=>>=...−–") == [
        .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace,
        .comma, .colon, .equals, .bar, .percent, .plus, .minus, .times, .divide, .power, .equal,
        .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .range, .dot, .minus, .dash,
      ])
  }

  @Test(arguments: [
    ("13 193", "13193", 0), ("13_193", "13193", 0), ("13\u{A0}193", "13193", 0),
    ("13\u{202F}193", "13193", 0),
    ("13\u{2009}193", "13193", 0), ("1 000 000.50", "1000000.5", 2), ("0.125", "0.125", 3),
    ("2025", "2025", 0),
    ("123 456 789 012 345 678 901", "123456789012345678901", 0),
    ("0.00000000000000000001", "0.00000000000000000001", 20),
  ])
  func readsNumbers(written: String, value: String, decimals: Int) throws {
    let (formula, diagnostics) = parseExpression(ScriptFixture.source(written))
    #expect(diagnostics == [])
    guard case .number(let literal) = formula.kind else { return #expect(Bool(false), "no number") }
    #expect(literal.value.exactString == value)
    #expect(literal.decimals == decimals)
    #expect(literal.canBeYear == (written == "2025"))
  }

  @Test func aCommaIsTheDecimalSignInACellOnly() {
    let grid = "let a = {\n| m | 2025 |\n| x | 4,4 % |\n| y | 1 234,5 |\n}"
    #expect(lexedWithMistakes(grid).1 == [])
    #expect(lexedWithMistakes("let a = 4,4").1.map(\.code) == [.decimalComma])
  }

  @Test func twoNumbersOfARangeAreTwo() {
    #expect(kinds("2025..2030") == [.number, .range, .number])
    #expect(kinds("2000-12") == [.date])
    #expect(kinds("2000 - 12") == [.number, .minus, .number])
    #expect(kinds("2000-123") == [.number, .minus, .number])
    #expect(kinds("2026-07-011") == [.date, .minus, .number])
  }

  @Test func aNameIsTheSameHoweverItIsComposed() {
    let text = lexed("Laxå Lax\u{61}\u{30A} Laxå2 laxå")
    let names = text.tokens.dropLast().map(\.name)
    #expect(names[0] == names[1])
    #expect(Set(names).count == 3)
    let decomposed = lexed("Lax\u{61}\u{30A}")
    let stored = decomposed.names[Int(decomposed.tokens[0].name)]
    #expect(Array(stored.utf8) == Array("Laxå".utf8))
  }

  @Test func aKeywordIsFoundInAnyComposition() {
    #expect(lexed("o\u{308}re").tokens[0].keyword == .öre)
    #expect(lexed("öre").tokens[0].keyword == .öre)
    for keyword in Keyword.allCases.dropFirst() {
      #expect(lexed(keyword.rawValue).tokens[0].keyword == keyword)
    }
    #expect(lexed("iff If").tokens.map(\.keyword) == [.none, .none, .none])
  }

  @Test func manyNamesKeepTheirPlaces() {
    let written = (0..<5_000).map { "n\($0) å\($0)" }.joined(separator: " ")
    let text = lexed(written + " " + written)
    let names = text.tokens.dropLast().map(\.name)
    #expect(names.count == 20_000)
    #expect(Array(names.prefix(10_000)) == Array(names.suffix(10_000)))
    #expect(Set(names).count == 10_000)
    #expect(text.names[Int(names[9_999])] == "å4999")
  }

  @Test func aByteOrderMarkBeginsAFileAndLineEndsOfTwoBytesAreOne() {
    let (script, diagnostics) = parse(
      Source(
        name: "a",
        bytes: [0xEF, 0xBB, 0xBF]
          + Array("let a = 1\r\nlet b = \"\"\r\n".replacing("\"\"", with: "2").utf8)))
    #expect(diagnostics == [])
    #expect(script.declarations.count == 2)
  }

  @Test func saysOnceThatTheEncodingIsWrong() {
    // "Laxå = Ö" as Windows-1252.
    let bytes =
      Array("let Lax".utf8) + [0xE5] + Array(" \"".utf8) + [0xD6, 0xE5] + Array("\" = 5 // ".utf8)
      + [0xE4]
    let (script, diagnostics) = parse(Source(name: "a", bytes: bytes))
    #expect(diagnostics.map(\.code) == [.invalidEncoding])
    #expect(diagnostics.first?.primary.span == SourceSpan(7, 8))
    #expect(script.declarations.count == 1)
  }

  @Test(arguments: [0x00, 0x01, 0x1B, 0x7F, 0x0D] as [UInt8])
  func controlCharactersAreErrorsEverywhere(byte: UInt8) {
    for text in ["let a =«»5", "let a \"«»\" = 5", "let a = 5 // «»x"] {
      let (plain, _, start) = ScriptFixture.marked(text)
      var bytes = Array(plain.utf8)
      bytes.insert(byte, at: start)
      let (_, diagnostics) = parse(Source(name: "a", bytes: bytes))
      #expect(diagnostics.map(\.code) == [.controlCharacter])
      #expect(diagnostics.first?.primary.span == SourceSpan(UInt32(start), UInt32(start + 1)))
    }
  }

  @Test func textsSayWhatStandsInTheirQuotes() {
    let text = lexed("\"a \\\"b\\\" \\\\ å\" \"\"")
    #expect(text.tokens.dropLast().map { text.contents(of: $0) } == ["a \"b\" \\ å", ""])
  }

  @Test func spansCountFromTheBaseOfTheText() {
    var map = SourceMap()
    _ = map.add(name: "a", bytes: Array("let a = 1\n".utf8))
    let second = map.add(name: "b", bytes: Array("let b = (2\n".utf8))
    let (script, diagnostics) = parse(second)
    #expect(diagnostics.first.map { map.location(of: $0.primary.span).name } == "b")
    #expect(diagnostics.first.map { map.location(of: $0.related[0].span).column } == 9)
    guard case .definition(let definition)? = script.declarations.first else {
      return #expect(Bool(false))
    }
    #expect(map.text(definition.heading.name.span) == "b")
  }

  /// What a line has in common with the one above is cut once; behind a comment there is none above.
  @Test(arguments: 0..<12) func aLineIsCutLikeTheOneAbove(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var fuzzer = try ScriptFuzzer(seed: seed)
    for _ in 0..<60 {
      let script = String(decoding: fuzzer.script(), as: UTF8.self)
      let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { line in
          let other = line.map { $0.isNumber && Bool.random(using: &generator) ? "7" : $0 }
          return [line, line, Substring(String(other)), line]
        }
      #expect(tokens(lines.joined(separator: "\n")) == tokens(lines.joined(separator: "\n//\n")))
    }
  }

  /// A line that differs from the one above in some bytes, of which each may join or part what stands around it.
  @Test(arguments: 0..<12) func aLineIsCutWhereItDiffersFromTheOneAbove(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var fuzzer = try ScriptFuzzer(seed: seed)
    let letters = Array("  00123456789..,,:--_/=<>|()\"xé²\u{A0}\u{2009}\u{301}")
    for _ in 0..<20 {
      let script = String(decoding: fuzzer.script(), as: UTF8.self)
      for line in script.split(separator: "\n") where line.count > 8 {
        var other = Array(line)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let place = Int.random(in: 0..<other.count, using: &generator)
          let letter = letters.randomElement(using: &generator) ?? "x"
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: other[place] = letter
          case 1: other.insert(letter, at: place)
          default: if other.count > 1 { other.remove(at: place) }
          }
        }
        for lines in [[String(line), String(other)], [String(other), String(line)]] {
          #expect(
            tokens(lines.joined(separator: "\n")) == tokens(lines.joined(separator: "\n//\n")))
        }
      }
    }
  }

  /// What comes after a token that both lines have may make it another one.
  @Test(arguments: [
    ("assume a = 2026-x", "assume a = 2026-07"), ("assume a = 2026-0x", "assume a = 2026-07"),
    ("assume a = 2026-07-0", "assume a = 2026-07-01"), ("assume a = 12 b", "assume a = 12 345"),
    ("assume abcd", "assume abcd\u{AA}"), ("account = a <b", "account = a <= b"),
    ("abcdefgh ab\u{A0}c", "abcdefgh ab\u{AA}c"),
    ("account a: 500 2028: 5", "account a: 500 2028 5"),
    ("assume a = 5\u{2009}x", "assume a = 5\u{2009}500"), ("assume a = 2, x", "assume a = 2,5"),
    ("assume a = 2..x", "assume a = 2.5"), ("abcdefgh a / b", "abcdefgh a // b"),
    ("abcdefgh | x", "| abcdefgh | x"),
  ])
  func theNextByteTellsWhereATokenEnds(one: String, other: String) {
    for lines in [[one, other], [other, one], [one, one, other]] {
      #expect(
        tokens(lines.joined(separator: "\n") + "\n")
          == tokens(lines.joined(separator: "\n//\n") + "\n"))
    }
  }

  /// In a row of a grid, and outside the brackets in it, a comma is the decimal sign.
  @Test(arguments: [
    ["| x | 4,5 |", "x x | 4,5 |"], ["x x | 4, 5 |", "| x | 4, 5 |"],
    ["| y x | 4,5 |", "| ( x | 4,5 |"], ["| ( x | 4, 5 |", "| y x | 4, 5 |"],
  ])
  func aCommaIsWhatItIsInItsOwnLine(lines: [String]) {
    for lines in [lines, [lines[0]] + lines] {
      #expect(
        tokens(lines.joined(separator: "\n") + "\n")
          == tokens(lines.joined(separator: "\n//\n") + "\n"))
    }
  }

  /// The tokens of a text as they read, with what was found wrong in them.
  private func tokens(_ text: String) -> [String] {
    let (lexed, mistakes) = lexedWithMistakes(text)
    let tokens = lexed.tokens.map { token in
      "\(token.kind) \(token.flags) \(token.keyword) \(token.shape) \(token.name) "
        + lexed.text(Int(token.start), Int(token.end))
    }
    return tokens + lexed.documentation.map { "\($0.token)" }
      + mistakes.map { "\($0.code) \(lexed.text($0.primary.span))" }
  }
}
