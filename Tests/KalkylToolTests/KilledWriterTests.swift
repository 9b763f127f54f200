import Foundation
import Testing

/// Where the program is: it is built beside the tests.
private let program: String? = {
  let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  let path = folder.appendingPathComponent("kalkyl").path
  return FileManager.default.isExecutableFile(atPath: path) ? path : nil
}()

/// A result file is the old one or the new one, whenever the program is killed.
@Suite(.enabled(if: program != nil))
struct KilledWriterTests {
  private func start(_ arguments: [String], output: FileHandle = .nullDevice) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(program))
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func leavesTheOldFileOrTheNewOne() throws {
    let folder = try TemporaryFolder()
    var script = "years 2025..2026\ncurrency tkr\n"
    for number in 0..<400 { script += "account a\(number) = \(number)\n" }
    try folder.write("a.kalkyl", script)
    let arguments = ["run", folder.at("a.kalkyl"), "--output", folder.at("report.txt")]
    let whole = try start(arguments)
    whole.waitUntilExit()
    let new = try #require(folder.text("report.txt"))
    #expect(new.utf8.count > 1_000)
    var outcomes: Set<String> = []
    for step in 0..<25 {
      try folder.write("report.txt", "old")
      let process = try start(arguments)
      usleep(UInt32(step) * 4_000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let left = folder.text("report.txt") ?? "nothing"
      #expect(left == "old" || left == new)
      outcomes.insert(left == "old" ? "old" : "new")
    }
    #expect(outcomes.contains("old"))
  }

  #if os(Linux)
    @Test func tellsThatAReportHasNoRoom() throws {
      let folder = try TemporaryFolder()
      try folder.write("a.kalkyl", "let x = 1\n")
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let process = try start(["run", folder.at("a.kalkyl")], output: full)
      process.waitUntilExit()
      #expect(process.terminationStatus == 74)
      let named = try start(["run", folder.at("a.kalkyl"), "--output", "/dev/full"])
      named.waitUntilExit()
      #expect(named.terminationStatus == 74)
    }
  #endif

  @Test func endsWithAStatusForEveryOddFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("inner/a.kalkyl", "let x = 1\n")
    try folder.write("use.kalkyl", "use \"inner\"\n")
    try folder.write("none.kalkyl", "use \"nowhere.kalkyl\"\n")
    let expected: [(path: String, status: Int32)] = [
      ("nowhere.kalkyl", 74), ("use.kalkyl", 2), ("none.kalkyl", 2), ("inner/a.kalkyl", 0),
    ]
    for (path, status) in expected {
      let process = try start(["check", folder.at(path)])
      process.waitUntilExit()
      #expect(process.terminationStatus == status, "\(path)")
    }
  }
}
