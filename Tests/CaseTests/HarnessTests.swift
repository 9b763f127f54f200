import Testing

/// The tests' own reading of cases, pages and diagnostics.
struct HarnessTests {
  @Test func readsTheWordsOfACommandLine() {
    #expect(
      shellWords("kalkyl eval FILE 'a b' \"c'd\" e'f g'h ''") == [
        "kalkyl", "eval", "FILE", "a b", "c'd", "ef gh", "",
      ])
  }

  @Test func takesTheCommandsOfACase() {
    let text =
      "// $ kalkyl run FILE --exact\n// $ kalkyl eval FILE 'a b'\n// < 1\n// <\n// < 2\n"
      + "// $no\n// < 3\nlet a = 1\n"
    let file = CaseFile(path: "Tests/Cases/x/y.kalkyl", text: text)
    #expect(
      file.commands == [
        CaseCommand(words: ["kalkyl", "run", "y.kalkyl", "--exact"]),
        CaseCommand(words: ["kalkyl", "eval", "y.kalkyl", "a b"], input: ["1", "", "2"]),
      ])
    #expect(file.expectation == "Tests/Cases/x/y.expected")
    #expect(file.folder == "Tests/Cases/x")
  }

  @Test func choosesTheCommandOfACaseThatNamesNone() {
    let run = CaseFile(path: "a/b.kalkyl", text: "let a = 1\n")
    #expect(run.commands == [CaseCommand(words: ["kalkyl", "run", "b.kalkyl"])])
    let test = CaseFile(path: "a/b.kalkyl", text: "let a = 1\ntest \"one\" { expect a == 1 }\n")
    #expect(test.commands == [CaseCommand(words: ["kalkyl", "test", "b.kalkyl"])])
  }

  private let page = Page(
    """
    Text.

    ```kalkyl
    let a = 1
    ```
    ```text
    old
    ```
    ````markdown
    ```kalkyl
    ````
    ```kalkyl fragment
    ```
    """)

  @Test func readsTheBlocksOfAPage() {
    #expect(page.blocks.map(\.language) == ["kalkyl", "text", "markdown", "kalkyl"])
    #expect(page.blocks.map(\.note) == ["", "", "", "fragment"])
    #expect(page.blocks.map(\.text) == ["let a = 1\n", "old\n", "```kalkyl\n", ""])
  }

  @Test func putsTextsIntoAPage() {
    let changed = Page(
      page.replacing([(page.blocks[1], "a\n\nb\n"), (page.blocks[3], "let b = 2\n")]))
    #expect(
      changed.blocks.map(\.text) == ["let a = 1\n", "a\n\nb\n", "```kalkyl\n", "let b = 2\n"])
    #expect(page.replacing([]) == page.lines.joined(separator: "\n"))
  }

  @Test func findsThePlacesOfDiagnostics() {
    let places = DiagnosticPlaces(
      "a.kalkyl:2:3: error[K0101]: x\n  | a:1:1\nd/b.csv:7:1: warning[K1201]: y\n")
    #expect(
      places.places == [
        .init(file: "a.kalkyl", line: 2, column: 3), .init(file: "d/b.csv", line: 7, column: 1),
      ])
    #expect(places.outside("a.kalkyl", Array("å\nxö\n".utf8)) == nil)
    #expect(places.outside("a.kalkyl", Array("å\nx\n".utf8))?.column == 3)
    #expect(places.outside("a.kalkyl", Array("å".utf8))?.line == 2)
  }

  @Test func makesTheSameMutantsEveryTime() {
    let script = Array("let a = \"x y\" + Laxå\n".utf8)
    var (one, two) = (Mutation(of: script, seed: "s"), Mutation(of: script, seed: "s"))
    let mutants = (0..<50).map { _ in one.next() }
    #expect(mutants == (0..<50).map { _ in two.next() })
    #expect(mutants.filter { $0 != script }.count > 40)
    #expect(Set(mutants.map(\.count)).count > 5)
  }

  @Test func cutsAScriptIntoWords() {
    let script = "let a=\"x y\" + Laxå"
    let words = Mutation.words(of: Array(script.utf8)).map {
      String(decoding: Array(script.utf8)[$0], as: UTF8.self)
    }
    #expect(words == ["let", "a", "=", "\"x y\"", "+", "Laxå"])
  }

  @Test func showsWhereTwoTextsDiffer() {
    #expect(Expectation.difference("a\nb\nc\n", "a\nx\ny\nc\n") == "line 2:\n  a\n- b\n+ x\n+ y")
    #expect(Expectation.difference("a\n", "a\nb\n") == "line 2:\n  a\n+ b")
  }
}
