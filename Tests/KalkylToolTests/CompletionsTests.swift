import Testing

@testable import KalkylTool

/// What shells are told of a command line that is being typed.
struct CompletionsTests {
  private let files = MemoryFiles([
    "b.kalkyl": """
    dimension member = Laxå, Hallsberg
    assume rate = 2%
    scenario dear "Dyrare" { rate = 4% }
    scenario cheap { rate = 1% }
    report frames "Ramar" { show rate }
    test "a rate" { expect rate == 2% }
    """
  ])

  private func found(_ words: String...) -> [String] {
    var arguments = ["completions", "for", "--"]
    arguments += words
    var output: [UInt8] = []
    let console = Console(
      readInput: { _ in .success([]) },
      writeOutput: {
        output += $0
        return nil
      },
      writeError: { _ in }, files: files.files)
    #expect(run(arguments: arguments, console: console) == .fine)
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map {
      String($0.prefix { $0 != "\t" })
    }
  }

  @Test func completesCommandsAndOptions() {
    #expect(found("re") == ["repl"])
    #expect(found("").contains("completions"))
    #expect(found("help", "au") == ["audit"])
    #expect(found("run", "--sc") == ["--scenario"])
    #expect(found("completions", "") == ["bash", "zsh", "fish"])
    #expect(found("nonsense", "x") == [])
  }

  @Test func completesNamesFromTheFile() {
    #expect(found("run", "b.kalkyl", "--scenario", "") == ["base", "dear", "cheap"])
    #expect(found("run", "--scenario", "d", "b.kalkyl").isEmpty)
    #expect(found("run", "b.kalkyl", "--scenario=d") == ["--scenario=dear"])
    #expect(found("run", "b.kalkyl", "--scenario", "=", "d") == ["dear"])
    #expect(found("diff", "b.kalkyl", "--scenario", "base", "d") == ["dear"])
    #expect(found("diff", "b.kalkyl", "c") == [])
    #expect(found("run", "b.kalkyl", "--report", "f") == ["frames"])
    #expect(found("run", "b.kalkyl", "--only", "") == ["Laxå", "Hallsberg"])
    #expect(found("test", "b.kalkyl", "--filter", "") == ["a rate"])
  }

  @Test func offersChoicesAndLeavesFilesToTheShell() {
    #expect(found("run", "--format", "m") == ["markdown"])
    #expect(found("run", "b") == [])
    #expect(found("run", "b.kalkyl", "--output", "x") == [])
    #expect(found("run", "none.kalkyl", "--scenario", "") == [])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func printsAScriptForEachShell(shell: String) {
    let transcript = kalkyl("completions", shell)
    #expect(transcript.status == .fine)
    #expect(transcript.output.contains("kalkyl completions for -- "))
    #expect(kalkyl("completions", shell, "x").status == .wrongCommandLine)
    #expect(kalkyl("completions", "sh").status == .wrongCommandLine)
  }
}
