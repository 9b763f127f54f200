import Foundation
import Testing

/// Where the program is: it is built beside the tests.
let builtProgram: String? = {
  let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  let path = folder.appendingPathComponent("kalkyl").path
  return FileManager.default.isExecutableFile(atPath: path) ? path : nil
}()

/// The program itself, where it is built: what only a process can show.
@Suite(.enabled(if: builtProgram != nil))
struct ProcessTests {
  private struct Ending: Equatable {
    var status: Int32
    var output = ""
    var error = ""
  }

  /// Runs a line of shell in which `$kalkyl` is the program.
  private func shell(_ line: String, in folder: String = "/") throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["kalkyl": try #require(builtProgram), "PATH": "/usr/bin:/bin"]
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ending(
      status: process.terminationStatus, output: String(decoding: written, as: UTF8.self),
      error: String(decoding: complaint, as: UTF8.self))
  }

  @Test func endsWithTheStatusOfTheCommand() throws {
    #expect(try shell("$kalkyl --version").status == 0)
    #expect(try shell("$kalkyl nonsense").status == 64)
    #expect(try shell("$kalkyl check /nowhere/x.kalkyl").status == 74)
  }

  @Test func endsQuietlyWhenThePipeIsClosed() throws {
    // `sleep` lets the reader end before anything is written.
    let ending = try shell("(sleep 0.3; $kalkyl help run; echo status $? >&2) | true")
    #expect(ending == Ending(status: 0, error: "status 74\n"))
  }

  @Test func tellsThatStandardOutputIsClosed() throws {
    let ending = try shell("$kalkyl help >&-")
    #expect(ending.status == 74)
    #expect(ending.error.hasPrefix("kalkyl: standard output: "))
  }

  #if os(Linux)
    @Test func tellsThatTheDiskIsFull() throws {
      let ending = try shell("$kalkyl help > /dev/full")
      let message = "kalkyl: standard output: there is no room left to write it\n"
      #expect(ending == Ending(status: 74, error: message))
    }
  #endif

  @Test func keepsTheOldFileWhenTheNewOneCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("budget.kalkyl", "years 2026..2026\ncurrency tkr\naccount a = 1\n")
    try folder.write("out.txt", "the old one")
    // No file may grow at all.
    let ending = try shell(
      "ulimit -f 0; $kalkyl run budget.kalkyl --output out.txt", in: folder.path)
    #expect(ending.status == 74)
    #expect(ending.error == "kalkyl: out.txt: there is no room left to write it\n")
    #expect(folder.text("out.txt") == "the old one")
    #expect(folder.names == ["budget.kalkyl", "out.txt"])
  }

  @Test func linksNoFoundation() throws {
    #if os(Linux)
      let libraries = try shell("ldd $kalkyl").output
      #expect(!libraries.isEmpty)
      #expect(!libraries.contains("Foundation"), "start-up time: \(libraries)")
    #endif
  }
}
