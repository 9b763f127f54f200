import Testing

@testable import KalkylTool

struct HelpTests {
  @Test func listsEveryCommand() {
    let overview = kalkyl("help").output
    for command in Command.all {
      #expect(overview.contains("  \(command.name)"))
      #expect(overview.contains(command.summary))
    }
    #expect(kalkyl("--help").output == overview)
    #expect(kalkyl("-h").output == overview)
    #expect(kalkyl("help", "help").output == overview)
  }

  @Test(arguments: Command.all.map(\.name))
  func explainsACommand(name: String) throws {
    let page = kalkyl("help", name)
    let command = try #require(Command.all.first { $0.name == name })
    #expect(page.status == .fine)
    #expect(page.error == "")
    #expect(page.output.hasPrefix("Usage: kalkyl \(name) [OPTIONS] "))
    for option in command.options { #expect(page.output.contains(option.usage)) }
    #expect(kalkyl(name, "--help") == page)
  }

  @Test(arguments: Command.all.map(\.name))
  func isNoWiderThanATerminal(name: String) {
    for line in kalkyl("help", name).output.split(separator: "\n") {
      #expect(line.count <= 94, "\(line)")
    }
  }

  /// A shown command line that the command itself would refuse teaches a mistake.
  @Test(arguments: Command.all.map(\.name))
  func showsExamplesThatAreRight(name: String) throws {
    let command = try #require(Command.all.first { $0.name == name })
    #expect(!command.examples.isEmpty)
    for example in command.examples {
      let words = try #require(shellWords(example.line))
      #expect(words.prefix(2) == ["kalkyl", name])
      var reader = ArgumentReader(words.dropFirst(2), for: command)
      #expect(throws: Never.self) { try reader.read() }
    }
  }

  /// The words of a command line in which only single quotes quote.
  private func shellWords(_ line: String) -> [String]? {
    let parts = line.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return nil }
    return parts.enumerated().flatMap { index, part in
      index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
  }
}
