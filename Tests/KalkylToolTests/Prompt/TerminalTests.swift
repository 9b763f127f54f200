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

  @Test func holdsAConversation() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = [
      "-B", Self.root.appendingPathComponent("Tests/Terminal/prompt.py").path,
      try #require(builtProgram), Self.root.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }
}
