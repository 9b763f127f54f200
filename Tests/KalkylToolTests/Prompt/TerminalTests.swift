import Foundation
import Testing

private let python: String? = [
  "/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3",
]
.first(where: FileManager.default.isExecutableFile(atPath:))

/// The prompt in a real pseudo-terminal: keys are sent to it and its screen is read.
@Suite(
  .enabled(if: builtProgram != nil, "the program is not built beside the tests"),
  .enabled(if: python != nil, "there is no python3 to hold a pseudo-terminal"))
struct TerminalTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func holdsAConversation() throws { try run("prompt.py", Self.root.path) }

  /// What shells complete; one that is not installed is not tried, and told of.
  @Test func completesInShells() throws { try run("shells.py") }

  /// Runs a script of `Tests/Terminal`, which tells what fails.
  private func run(_ script: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = [
      "-B", Self.root.appendingPathComponent("Tests/Terminal/\(script)").path,
      try #require(builtProgram),
    ]
    process.arguments? += arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    for line in said.split(separator: "\n") where line.hasPrefix("skipped: ") { print(line) }
    #expect(process.terminationStatus == 0, "\(said)")
  }
}
