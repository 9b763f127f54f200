import Testing

@testable import Kalkyl

/// The style itself, each part in a small script.
struct FormattingStyleTests {
  private func expect(
    _ text: String, becomes expected: String, _ place: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(FormattingCheck.formatted(text) == expected, sourceLocation: place)
  }

  @Test func spacesBetweenTokens() {
    expect(
      "let a=max(b ,-c)*x [2026 ,year -1] . f+( d in base)^ - 2 - - 5 %",
      becomes: "let a = max(b, -c) * x[2026, year - 1].f + (d in base) ^ -2 - -5%\n")
    expect("rule r for 2026 .. 2028=x>=0", becomes: "rule r for 2026..2028 = x >= 0\n")
    expect("let a = x[vintage..2025 ]", becomes: "let a = x[vintage ..2025]\n")
    expect(
      "test \"t\"{expect(a)is within(1)of - b}",
      becomes: "test \"t\" { expect (a) is within (1) of -b }\n")
    expect("let a = b as%", becomes: "let a = b as %\n")
  }

  @Test func figuresInGroups() {
    expect(
      "let a = 1000000 + 13_193.25 + 2026 + 5582 tkr + 2025 % + 3000 − 1",
      becomes: "let a = 1 000 000 + 13 193.25 + 2026 + 5 582 tkr + 2 025% + 3 000 - 1\n")
    expect(
      "account a = { 2025: 1000, 2026..2027: x[2026] }",
      becomes: "account a = { 2025: 1 000, 2026..2027: x[2026] }\n")
    expect(
      "years 1500..1600\ntable t {\n||1500|\n|x|1500|\ngroup \"g\" = 1500\n}",
      becomes: """
        years 1500..1600
        table t {
            |   |  1500 |
            | x | 1 500 |
            group "g" = 1500
        }

        """)
  }

  @Test func gridsByTheDecimalPlace() {
    expect(
      """
      account a = {
      |member|2025|then|
      // rad
      |Laxå|− 5|previous*2|
      |Ask|12345.25|–| // sist

      |Örebro|4,4%||
      }
      """,
      becomes: """
        account a = {
            | member |       2025 | then         |
            // rad
            | Laxå   |     -5     | previous * 2 |
            | Ask    | 12 345.25  | –            |  // sist

            | Örebro |      4,4 % |              |
        }

        """)
  }

  @Test func tablesWithKnownFiguresStandingOut() {
    expect(
      """
      table t {
      ||a "Belopp"|s|
      |x "X"|5 known "därför att"|"klar"|
      |lång "L"|-10|""|
      |total "Summa"|1||
      column a=b+c
      column s text
      column längre = a
      }
      """,
      becomes: """
        table t {
            |               | a "Belopp" | s      |
            | x    "X"      | 5 known "därför att" | "klar" |
            | lång "L"      |        -10 | ""     |
            | total "Summa" |          1 |        |
            column a      = b + c
            column s text
            column längre = a
        }

        """)
  }

  @Test func propertiesEntriesAndDimensionsUnderEachOther() {
    expect(
      """
      dimension a=x,y
      dimension member=Lekeberg,
       Laxå
      investment i {spend={2026:3000}
      life=3 years //tre
      rate=r // ränta
      method={
      x:nominal
      }
      residual = 0}
      key k={Lekeberg:8603.5,
      Laxå:b
      otherwise:-12}
      bridge b {
      from a
      to b
      }
      """,
      becomes: """
        dimension a      = x, y
        dimension member = Lekeberg,
                           Laxå
        investment i {
            spend = { 2026: 3 000 }
            life  = 3 years  //tre
            rate  = r        // ränta
            method = {
                x: nominal
            }
            residual = 0
        }
        key k = {
            Lekeberg:  8 603.5,
            Laxå:      b
            otherwise:   -12
        }
        bridge b {
            from a
            to   b
        }

        """)
  }

  @Test func commentsAndBlankLinesWhereTheyBelong() {
    expect(
      "\n\n// först\n\n\n/// dok\n///  två\nlet a = 1 // slut  \n\n\n\nscenario s { // inne\n\n  a = 2\n\n // sist\n\n}\n\t// efter\n\n",
      becomes: """
        // först

        /// dok
        ///  två
        let a = 1  // slut

        scenario s {  // inne

            a = 2

            // sist
        }
        // efter

        """)
    expect("", becomes: "")
    expect(" \n\n", becomes: "")
    expect("// bara", becomes: "// bara\n")
    expect("\u{FEFF}let a = 1\r\n", becomes: "let a = 1\n")
  }

  @Test func keepsTheLineLength() {
    let terms = (0..<40).map { "sum(x\($0) over member)" }
    let sum = "let a = " + terms.joined(separator: "+")
    let labels = "dimension d=" + (0..<60).map { "etikett_\($0)" }.joined(separator: ",")
    let entries = "key k={" + (0..<30).map { "etikett_\($0):\($0)" }.joined(separator: ",") + "}"
    let call = "let b = f(" + (0..<30).map { "etikett_\($0) * 2" }.joined(separator: ",") + ")"
    for text in [sum, labels, entries, call] {
      let lines = FormattingCheck.formatted(text)?.split(separator: "\n") ?? []
      #expect(lines.count > 2)
      #expect(lines.allSatisfy { $0.count <= FormattedScript.lineLength })
      #expect(FormattingCheck(text: text).problem() == nil)
    }
  }

  @Test func breaksAtTheLoosestPlace() {
    let long = "ett_mycket_långt_namn_som_tar_plats"
    expect(
      "let a = \(long) * \(long) + \(long) * \(long)",
      becomes: """
        let a =
            \(long) * \(long)
            + \(long) * \(long)

        """)
    let name = "ett_ganska_långt_namn_här"
    expect(
      "account a = { 2025: \(name), 2026: \(name), 2027: \(name), then: xxxxxx }",
      becomes: """
        account a =
            { 2025: \(name), 2026: \(name), 2027: \(name), then: xxxxxx }

        """)
    expect(
      "account a = { 2025: \(long), 2026: \(long), then: \(long) }",
      becomes: """
        account a = {
            2025: \(long),
            2026: \(long),
            then: \(long)
        }

        """)
    expect(
      "key k from \"a.csv\" { member = column \"\(long)\", value = column \"\(name)\", otherwise = 0 }",
      becomes: """
        key k from "a.csv" {
            member = column "\(long)", value = column "\(name)", otherwise = 0
        }

        """)
  }

  @Test func longInputTakesLinearTime() {
    let terms = "let a = f(" + (0..<100_000).map { "x\($0)" }.joined(separator: ",") + ")"
    let formatted = FormattingCheck.formatted(terms)
    #expect((formatted?.split(separator: "\n").count ?? 0) > 5_000)
  }
}
