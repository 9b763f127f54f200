import Testing

@testable import KalkylTool

/// How a run of the command writes, and with which status it ends when it cannot.
struct SessionTests {
  private func session(
    _ files: MemoryFiles = MemoryFiles(), variables: [String: String] = [:],
    complain: @escaping (String) -> Void = { _ in }, fail: FileFailure? = nil
  ) -> Session {
    Session(
      console: Console(
        readInput: { _ in .success([]) }, writeOutput: { _ in fail },
        writeError: { complain(String(decoding: $0, as: UTF8.self)) },
        variable: { variables[$0] }, files: files.files))
  }

  @Test func saysNothingOfAClosedPipe() {
    var said = ""
    var session = session(complain: { said += $0 }, fail: .closedPipe)
    session.print("figures")
    #expect(session.finish(.fine) == .wrongFile)
    #expect(said == "")
  }

  @Test func tellsThatOutputCouldNotBeWritten() {
    var said = ""
    var session = session(complain: { said += $0 }, fail: .noRoom)
    session.print("figures")
    #expect(session.finish(.failed) == .wrongFile)
    #expect(said == "kalkyl: standard output: there is no room left to write it\n")
  }

  @Test func endsWithTheStatusWhenAllIsWritten() {
    var session = session()
    session.print("figures")
    #expect(session.finish(.failed) == .failed)
  }

  @Test func writesWhatWasPrintedBeforeWhatIsWrong() {
    var streams = ""
    let console = Console(
      readInput: { _ in .success([]) },
      writeOutput: {
        streams += String(decoding: $0, as: UTF8.self)
        return nil
      },
      writeError: { streams += String(decoding: $0, as: UTF8.self) }, files: MemoryFiles().files)
    var session = Session(console: console)
    session.print("1 ")
    session.complain("2 ")
    session.print("3")
    _ = session.finish(.fine)
    #expect(streams == "1 2 3")
  }

  @Test func showsNamesThatCannotSteerTheTerminal() {
    var said = ""
    var session = session(complain: { said += $0 })
    session.complain(of: "a\u{1B}[2J\n.kalkyl", .missing)
    #expect(said == "kalkyl: a\u{FFFD}[2J .kalkyl: there is no such file\n")
  }

  @Test func findsTheScriptsBelowAFolderInTheOrderOfTheirNames() {
    let files = MemoryFiles([
      "b/z.kalkyl": "", "b/a/y.kalkyl": "", "b/a.csv": "", "b/.hidden/x.kalkyl": "",
      "b/c/d/e.kalkyl": "", "a.kalkyl": "",
    ])
    var session = session(files)
    #expect(session.findScripts(["b"]) == ["b/a/y.kalkyl", "b/c/d/e.kalkyl", "b/z.kalkyl"])
    #expect(session.findScripts(["a.kalkyl", "-"]) == ["a.kalkyl", "-"])
    #expect(session.findScripts(["."])?.first == "a.kalkyl")
  }

  @Test func joinsTwoStatuses() {
    #expect(ExitStatus.fine.worse(.failed) == .failed)
    #expect(ExitStatus.wrongScript.worse(.failed) == .wrongScript)
    #expect(ExitStatus.wrongScript.worse(.wrongFile) == .wrongFile)
  }

  @Test(arguments: [
    (7, 0, "7 rules held"), (1, 0, "1 rule held"), (0, 1, "the rule failed"),
    (7, 1, "1 of 8 rules failed"), (0, 0, "no rules"),
  ])
  func countsRules(held: Int, failed: Int, text: String) {
    #expect(Tally(held: held, failed: failed, noun: "rule").text == text)
  }
}
