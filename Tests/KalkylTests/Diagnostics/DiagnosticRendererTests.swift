import Foundation
import Testing

@testable import Kalkyl

@Suite struct DiagnosticRendererTests {
  /// Texts with places in them that diagnostics point to.
  private struct Script {
    var map = SourceMap()

    init(_ text: String, more: String? = nil) {
      _ = map.add(name: "budget.kalkyl", bytes: Array(text.utf8))
      if let more { _ = map.add(name: "members.kalkyl", bytes: Array(more.utf8)) }
    }

    /// Where the words first stand.
    func place(_ words: String, in index: Int = 0) -> SourceSpan {
      let source = map.sources[index]
      let wanted = Array(words.utf8)
      let starts = 0...(source.bytes.count - wanted.count)
      let start = starts.first { source.bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
      let first = source.base + UInt32(start ?? 0)
      return SourceSpan(first, first + UInt32(wanted.count))
    }

    func text(_ diagnostics: Diagnostic..., color: Bool = false) -> String {
      DiagnosticRenderer(map, color: color).text(of: diagnostics)
    }
  }

  @Test func showsTheLineThePlaceAndTheWayOut() {
    let script = Script("years 2025..2028\nlet x = frame[Laxa]\n", more: "dimension member = Laxå")
    let place = script.place("Laxa")
    #expect(
      script.text(
        Diagnostic(
          .unknownName, "`Laxa` is not declared", at: .init(place, "no label is called this"),
          related: [.init(script.place("Laxå", in: 1), "this one is close")],
          notes: ["labels are compared letter by letter"],
          fixIts: [
            .init("write `Laxå`", replacing: place, with: "Laxå"),
            .init("name the label so", replacing: place, with: "laxå"),
          ])) == """
          budget.kalkyl:2:15: error[K0301]: `Laxa` is not declared
            |
          2 | let x = frame[Laxa]
            |               ^^^^ no label is called this
           --> members.kalkyl:1:20
            |
          1 | dimension member = Laxå
            |                    ---- this one is close
            = note: labels are compared letter by letter
            = help: write `Laxå`
            = help: name the label so: `laxå`

          """)
  }

  @Test func placesOnOneLineShareIt() {
    let script = Script(String(repeating: "\n", count: 9) + "key a = { Laxå: 1, Laxå: 2 }\nb")
    let second = SourceSpan(script.place("Laxå: 2").start, script.place("Laxå: 2").end - 3)
    #expect(
      script.text(
        Diagnostic(
          .unknownName, "`Laxå` stands twice", at: .init(second, "again"),
          related: [.init(script.place("Laxå"), "first"), .init(script.place("b"), "other")],
          notes: ["first line\nsecond line"], severity: .warning)) == """
          budget.kalkyl:10:20: warning[K0301]: `Laxå` stands twice
             |
          10 | key a = { Laxå: 1, Laxå: 2 }
             |                    ^^^^ again
             |           ---- first
             |
          11 | b
             | - other
             = note: first line
                     second line

          """)
  }

  @Test func diagnosticsStandInOrderOfPlace() {
    let script = Script("a\nb")
    #expect(
      script.text(
        Diagnostic(.unknownName, "later", at: .init(script.place("b"))),
        Diagnostic(.unknownName, "sooner", at: .init(script.place("a")))) == """
          budget.kalkyl:1:1: error[K0301]: sooner
            |
          1 | a
            | ^

          budget.kalkyl:2:1: error[K0301]: later
            |
          2 | b
            | ^

          """)
  }

  @Test func longLinesAreCutAroundThePlace() throws {
    let script = Script(
      String(repeating: "abc + ", count: 100) + "bad + " + String(repeating: "def + ", count: 100))
    let lines = script.text(Diagnostic(.unknownName, "bad", at: .init(script.place("bad"), "here")))
      .split(separator: "\n").map(String.init)
    #expect(lines[2].hasPrefix("1 | …bc + abc"))
    #expect(lines[2].hasSuffix("…"))
    #expect(lines[2].displayWidth == 4 + Excerpt.mostColumns)
    let place = try #require(lines[2].firstRange(of: "bad")).lowerBound
    let mark = try #require(lines[3].firstIndex(of: "^"))
    #expect(lines[2][..<place].displayWidth == lines[3][..<mark].displayWidth)
    #expect(lines[3].hasSuffix(" ^^^ here"))
  }

  @Test func aLongPlaceIsCutToo() {
    let script = Script(String(repeating: "x", count: 100_000))
    let lines = script.text(Diagnostic(.unknownName, "long", at: .init(script.map.sources[0].span)))
      .split(separator: "\n").map(String.init)
    #expect(lines[2].hasSuffix("x…"))
    #expect(lines[2].displayWidth == lines[3].displayWidth)
    #expect(lines[2].displayWidth <= 4 + Excerpt.mostColumns)
  }

  @Test func wideCharactersAndTabsAreMeasured() {
    let script = Script("日本\té = Laxa")
    #expect(
      script.text(Diagnostic(.unknownName, "x", at: .init(script.place("Laxa")))) == """
        budget.kalkyl:1:8: error[K0301]: x
          |
        1 | 日本 é = Laxa
          |          ^^^^

        """)
    #expect(
      script.text(Diagnostic(.unknownName, "x", at: .init(script.place("日本"), "wide")))
        .hasSuffix("  | ^^^^ wide\n"))
  }

  @Test func noEscapeOfTheScriptReachesTheTerminal() {
    var map = SourceMap()
    let bytes = Array("let \u{1B}[31m x \u{202E} \u{9B}1m".utf8) + [0xFF, 0x41]
    let source = map.add(name: "a\u{1B}]0;b.kalkyl", bytes: bytes)
    let diagnostic = Diagnostic(
      .unknownName, "\u{1B}[2J", at: .init(source.span, "\u{07}"), notes: ["\u{1B}c"],
      fixIts: [.init("\u{08}", replacing: source.span, with: "\u{1B}")])
    let text = DiagnosticRenderer(map).text(of: diagnostic)
    #expect(text.contains("1 | let �[31m x � �1m�A\n"))
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format)
    }
  }

  @Test func colours() {
    let script = Script("a")
    let text = script.text(
      Diagnostic(.unknownName, "x", at: .init(script.place("a"), "y")), color: true)
    #expect(text.hasPrefix("budget.kalkyl:1:1: \u{1B}[1;31merror[K0301]\u{1B}[0m: "))
    #expect(text.contains("\u{1B}[1;31m^ y\u{1B}[0m"))
  }

  @Test func everyPlaceOfAnyBytesCanBeShown() {
    let bytes: [UInt8] = Array("\u{FEFF}a\r\n\n日e\u{301}".utf8) + [0x80, 0xC3, 0x0A]
    var map = SourceMap()
    let source = map.add(name: "x", bytes: bytes)
    for start in 0...UInt32(bytes.count) {
      for end in start...(UInt32(bytes.count) + 2) {
        let diagnostic = Diagnostic(.unknownName, "m", at: .init(SourceSpan(start, end), "l"))
        let lines = DiagnosticRenderer(map).text(of: diagnostic).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[3].contains("^ l"))
      }
    }
    #expect(source.lineCount == 4)
  }

  @Test func withoutSourcesTheMessageStandsAlone() {
    let diagnostic = Diagnostic(.unknownName, "m", at: .init(SourceSpan(0, 1)), notes: ["n"])
    let renderer = DiagnosticRenderer(SourceMap())
    #expect(renderer.text(of: diagnostic) == "error[K0301]: m\n  = note: n\n")
    #expect(renderer.json(of: []) == "[]\n")
  }

  @Test func jsonSaysWhereInFileAndBytes() throws {
    let script = Script("日 = \"x\"\nb", more: "c")
    let place = script.place("\"x\"")
    let text = DiagnosticRenderer(script.map).json(of: [
      Diagnostic(
        .unknownName, "a \"quoted\" text", at: .init(place, "here"),
        related: [.init(script.place("c", in: 1), "there")], notes: ["n"],
        fixIts: [.init("leave it out", replacing: place, with: "")])
    ])
    #expect(
      text == """
        [
          {
            "code": "K0301",
            "severity": "error",
            "message": "a \\"quoted\\" text",
            "label": "here",
            "file": "budget.kalkyl",
            "range": {"line": 1, "column": 5, "endLine": 1, "endColumn": 8, "start": 6, "end": 9},
            "related": [
              {
                "label": "there",
                "file": "members.kalkyl",
                "range": {"line": 1, "column": 1, "endLine": 1, "endColumn": 2, "start": 0, "end": 1}
              }
            ],
            "notes": [
              "n"
            ],
            "fixIts": [
              {
                "title": "leave it out",
                "replacement": "",
                "file": "budget.kalkyl",
                "range": {"line": 1, "column": 5, "endLine": 1, "endColumn": 8, "start": 6, "end": 9}
              }
            ]
          }
        ]

        """)
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [Any])
  }
}
