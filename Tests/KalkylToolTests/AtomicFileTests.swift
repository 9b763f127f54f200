import Foundation
import Testing

@testable import KalkylTool

/// Writing results, on real files.
struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, _ text: String) -> FileFailure? {
    Files.system.write(folder.at(name), Array(text.utf8))
  }

  @Test func makesAFileWithTheUsualPermissions() throws {
    let usual = try #require(fopen(folder.at("usual"), "w"))
    fclose(usual)
    #expect(write("new", "figures") == nil)
    #expect(folder.text("new") == "figures")
    #expect(folder.permissions("new") == folder.permissions("usual"))
    #expect(folder.names == ["new", "usual"])
  }

  @Test func keepsThePermissionsOfTheOldFile() throws {
    try folder.write("report", "old and longer")
    chmod(folder.at("report"), 0o640)
    #expect(write("report", "new") == nil)
    #expect(folder.text("report") == "new")
    #expect(folder.permissions("report") == 0o640)
    #expect(folder.names == ["report"])
  }

  @Test func followsALinkToItsTarget() throws {
    try folder.write("inner/report", "old")
    try folder.link("inner/second", to: "report")
    try folder.link("first", to: "inner/second")
    #expect(write("first", "new") == nil)
    #expect(folder.text("inner/report") == "new")
    #expect(folder.isLink("first"))
    #expect(folder.isLink("inner/second"))
  }

  @Test func makesTheMissingTargetOfALink() throws {
    try folder.link("link", to: folder.at("target"))
    #expect(write("link", "new") == nil)
    #expect(folder.isLink("link"))
    #expect(folder.text("target") == "new")
  }

  @Test func seesLinksThatGoRound() throws {
    try folder.link("a", to: "b")
    try folder.link("b", to: "a")
    #expect(write("a", "new") == .loopOfLinks)
  }

  @Test func refusesAFolder() throws {
    try folder.write("inner/report", "old")
    #expect(write("inner", "new") == .folder)
    #expect(folder.text("inner/report") == "old")
  }

  @Test func tellsOfAMissingFolder() {
    #expect(write("nowhere/report", "new") == .missing)
    #expect(folder.names == [])
  }

  @Test func doesNotOpenAnotherFileForANameWithNUL() throws {
    try folder.write("report", "old")
    #expect(write("report\0.csv", "new") == .missing)
    #expect(folder.text("report") == "old")
  }

  @Test func takesAnotherTemporaryNameWhenOneIsTaken() throws {
    let taken = ".kalkyl-\(getpid())-0.tmp"
    try folder.write(taken, "somebody else's")
    #expect(write("report", "new") == nil)
    #expect(folder.text("report") == "new")
    #expect(folder.text(taken) == "somebody else's")
  }

  #if os(Linux)
    @Test func tellsOfAFullDisk() {
      #expect(Files.system.write("/dev/full", [1]) == .noRoom)
    }
  #endif

  @Test func writesStraightToADevice() throws {
    #expect(Files.system.write("/dev/null", [1]) == nil)
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func writesStraightToAPipe() {
    folder.pipe("pipe")
    let path = folder.at("pipe")
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    let reader = Background { Files.system.read(path, 1_000_000) }
    let writer = Background { Files.system.write(path, bytes) }
    #expect(writer.value() == .some(nil))
    #expect(reader.value() == .success(bytes))
    #expect(folder.names == ["pipe"])
  }
}
