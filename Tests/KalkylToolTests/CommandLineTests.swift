import Testing

@testable import KalkylTool

/// What the command line says when it is wrong.
struct CommandLineTests {
  @Test(arguments: [
    (["rnu"], "there is no command `rnu`; did you mean `run`?", "kalkyl help"),
    (["frobnicate"], "there is no command `frobnicate`", "kalkyl help"),
    (
      ["a.kalkyl"], "`a.kalkyl` is a file, not a command; write `kalkyl run a.kalkyl`",
      "kalkyl help"
    ),
    (
      ["--exact", "run"], "`--exact` stands before the command; write `kalkyl COMMAND --exact`",
      "kalkyl help"
    ),
    (["run"], "`run` needs `FILE`: scripts; - is standard input", "kalkyl help run"),
    (["eval", "a"], "`eval` needs `EXPR`: a formula of the model", "kalkyl help eval"),
    (
      ["eval", "a", "b", "c"], "`eval` takes nothing more, so not `c`", "kalkyl help eval"
    ),
    (
      ["run", "--exat", "a"], "`run` has no option `--exat`; did you mean `--exact`?",
      "kalkyl help run"
    ),
    (["check", "--exact", "a"], "`check` has no option `--exact`", "kalkyl help check"),
    (["run", "-x", "a"], "`run` has no option `-x`", "kalkyl help run"),
    (["run", "a", "--set"], "`--set` needs a value: `--set 'X = E'`", "kalkyl help run"),
    (
      ["run", "--scenario", "--exact", "a"],
      "`--scenario` needs a value: `--scenario NAME`", "kalkyl help run"
    ),
    (
      ["run", "--scenario=", "a"], "`--scenario` needs a value: `--scenario NAME`",
      "kalkyl help run"
    ),
    (["run", "--exact=yes", "a"], "`--exact` takes no value", "kalkyl help run"),
    (
      ["run", "--locale", "sv", "--locale", "en", "a"], "`--locale` is given twice",
      "kalkyl help run"
    ),
    (
      ["run", "--format", "markdwon", "a"],
      "`--format` is one of table, markdown, html, csv, json, not `markdwon`; "
        + "did you mean `markdown`?", "kalkyl help run"
    ),
    (["help", "rum"], "there is no command `rum`; did you mean `run`?", "kalkyl help"),
  ])
  func tellsWhatIsWrong(arguments: [String], message: String, topic: String) {
    var (error, output): ([UInt8], [UInt8]) = ([], [])
    let console = Console(
      readInput: { _ in .success([]) },
      writeOutput: {
        output += $0
        return nil
      },
      writeError: { error += $0 }, files: MemoryFiles(["a": ""]).files)
    let status = run(arguments: arguments, console: console)
    #expect(String(decoding: error, as: UTF8.self) == "kalkyl: \(message)\nTry `\(topic)`.\n")
    #expect(output.isEmpty)
    #expect(status == .wrongCommandLine)
  }

  @Test func withoutACommandHelps() {
    let transcript = kalkyl()
    #expect(transcript.status == .wrongCommandLine)
    #expect(transcript.output == "")
    #expect(transcript.error == kalkyl("help").output)
  }

  @Test func printsItsVersion() {
    #expect(kalkyl("--version").output == "kalkyl \(kalkylVersion)\n")
  }
}

/// What a reader of arguments makes of them.
struct ArgumentReaderTests {
  private let command = Command(
    name: "probe", summary: "", operands: [.script, .formula],
    options: [.scenario, .set, .exact, .format], about: "", examples: [],
    perform: { _, _ in .fine })

  private func read(_ arguments: String...) throws -> Invocation {
    var reader = ArgumentReader(arguments, for: command)
    return try reader.read()
  }

  @Test func takesAValueInBothForms() throws {
    #expect(try read("a", "b", "--scenario", "s").value(.scenario) == "s")
    #expect(try read("a", "--scenario=s", "b").value(.scenario) == "s")
  }

  @Test func keepsTheOrderOfARepeatedOption() throws {
    let invocation = try read("--set", "x = 1", "a", "--set=y = 2", "b")
    #expect(invocation.all(.set) == ["x = 1", "y = 2"])
    #expect(invocation.operands == ["a", "b"])
  }

  @Test func endsOptionsAtTwoDashes() throws {
    let invocation = try read("--exact", "--", "--scenario", "--exact")
    #expect(invocation.operands == ["--scenario", "--exact"])
    #expect(invocation.has(.exact))
    #expect(invocation.value(.scenario) == nil)
  }

  @Test func readsANegativeFormula() throws {
    #expect(try read("a", "-fees * 2").operands == ["a", "-fees * 2"])
    #expect(try read("-", "-1").operands == ["-", "-1"])
  }

  @Test func takesAValueThatLooksLikeAnUnknownOption() throws {
    #expect(try read("a", "b", "--set", "--x").all(.set) == ["--x"])
  }

  @Test func helpsEvenWhereOperandsAreMissing() throws {
    #expect(try read("--help", "--nonsense").has(.help))
    #expect(try read("-h").has(.help))
  }
}
