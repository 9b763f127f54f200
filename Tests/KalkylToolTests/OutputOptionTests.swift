import Kalkyl
import Testing

@testable import KalkylTool

/// How the options and the console settle the form of what is written.
struct OutputOptionTests {
  private func invocation(_ arguments: String...) throws -> Invocation {
    var reader = ArgumentReader(["budget.kalkyl"] + arguments, for: .run)
    return try reader.read()
  }

  @Test(arguments: [
    ([], OutputFormat.table), (["--output", "a.csv"], .csv), (["--output", "a.b/c.HTML"], .html),
    (["--output", "a.md"], .markdown), (["--output", "a.json"], .json),
    (["--output", "a"], .table),
    (["--output", "a.csv", "--format", "json"], .json), (["--format=markdown"], .markdown),
  ])
  func choosesTheFormat(arguments: [String], format: OutputFormat) throws {
    var reader = ArgumentReader(["budget.kalkyl"] + arguments, for: .run)
    #expect(try reader.read().outputFormat == format)
  }

  @Test(arguments: [
    ([], [:], true, true), ([], [:], false, false), ([], ["NO_COLOR": "1"], true, false),
    ([], ["NO_COLOR": ""], true, true), ([], ["TERM": "dumb"], true, false),
    (["--color", "always"], ["NO_COLOR": "1"], false, true),
    (["--color", "never"], [:], true, false), (["--color", "auto"], [:], true, true),
  ])
  func choosesColors(
    arguments: [String], variables: [String: String], terminal: Bool, color: Bool
  ) throws {
    var reader = ArgumentReader(["budget.kalkyl"] + arguments, for: .run)
    let console = Console(
      readInput: { _ in .success([]) }, writeOutput: { _ in nil }, writeError: { _ in },
      variable: { variables[$0] }, files: MemoryFiles().files)
    let invocation = try reader.read()
    #expect(Session(console: console).usesColor(invocation, onTerminal: terminal) == color)
  }

  @Test func speaksSwedishUnlessToldOtherwise() throws {
    #expect(try invocation().locale == .sv)
    #expect(try invocation("--locale", "en").locale == .en)
  }
}
