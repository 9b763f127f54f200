import Foundation
import Testing

@testable import KalkylTool

struct StreamTests {
  /// A writer that is told never to wait writes in parts and is asked to come again.
  @Test func writesEverythingToAStreamThatDoesNotWait() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    try #require(fcntl(writing, F_SETFL, O_NONBLOCK) == 0)
    try #require(fcntl(reading, F_SETFL, O_NONBLOCK) == 0)
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let reader = Background { try? Stream(reading).read(atMost: 2_000_000) }
    let writer = Background {
      defer { close(writing) }
      return (try? Stream(writing).write(bytes)) != nil
    }
    #expect(writer.value() == true)
    #expect(reader.value() == bytes)
    close(reading)
  }

  @Test func readsNoMoreThanItIsAsked() throws {
    #expect(
      Files.system.read("/dev/zero", 100_000) == .success(Array(repeating: 0, count: 100_000)))
  }

  @Test func refusesAFolderAndAMissingFile() throws {
    let folder = try TemporaryFolder()
    #expect(Files.system.read(folder.path, 10) == .failure(.folder))
    #expect(Files.system.read(folder.at("none"), 10) == .failure(.missing))
    #expect(Files.system.read(folder.path + "\0", 10) == .failure(.missing))
  }

  @Test func seesThatTwoPathsLeadToOneFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "")
    try folder.write("b", "")
    try folder.link("c", to: "a")
    let identity = Files.system.identity
    #expect(identity(folder.at("a")) == identity(folder.at("./c")))
    #expect(identity(folder.at("a")) != identity(folder.at("b")))
    #expect(identity(folder.at("none")) == nil)
  }
}
