import Foundation
import KalkylTool
import Testing

/// Scripts of 50 MB, which nobody writes by hand: they are read like others, or told what is wrong.
struct LargeScriptTests {
  private static let size = 50_000_000
  /// `DENSE=50` makes the declarations without a word of explanation as many megabytes.
  private static let denseMegabytes =
    ProcessInfo.processInfo.environment["DENSE"].flatMap(Int.init) ?? 1

  /// What `kalkyl` prints of a script.
  private func run(_ command: String..., of script: [UInt8]) -> CommandRun {
    let folder = CaseFolder("Tests/Cases", replacing: ["large.kalkyl": script])
    return CommandRun(["kalkyl", command[0], "large.kalkyl"] + command.dropFirst(), in: folder)
  }

  /// Declarations with other names, the text before each `padding` bytes long, up to a size.
  private func declarations(bytes size: Int, padding: Int) -> (script: [UInt8], count: Int) {
    var script = Array("years 2025..2028\ncurrency tkr\n".utf8)
    script.reserveCapacity(size + 1_000)
    let explanation = String(repeating: "Beslutat av nämnden i juni. ", count: padding / 28)
    var count = 0
    while script.count < size {
      if padding > 0 { script += "\n/// \(explanation)\n".utf8 }
      script +=
        "account a\(count) \"Konto\" = { 2025: \(count % 997) 000, then: previous * 1.03 }\n"
        .utf8
      count += 1
    }
    return (script, count)
  }

  @Test func isReadWhereItIsAScript() {
    let (script, count) = declarations(bytes: Self.size, padding: 4_000)
    let last = run("eval", "a\(count - 1)[2026]", "--exact", of: script)
    #expect(last.status == .fine)
    #expect(
      last.shown == "\((count - 1) % 997 * 1_030)\n")
  }

  @Test func holdsAsManyDeclarationsAsItsBytes() {
    let (script, count) = declarations(bytes: Self.denseMegabytes * 1_000_000, padding: 0)
    let last = run("eval", "a\(count - 1)[2026] > 0", "--exact", of: script)
    #expect(last.status == .fine)
    #expect(last.shown == "1\n")
  }

  @Test func isToldOfWhereItIsNone() {
    var random = SeededGenerator(seed: "garbage")
    let block = (0..<1_000_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    var script: [UInt8] = []
    for _ in 0..<Self.size / block.count { script += block }
    let told = run("check", of: script)
    #expect(told.status == .wrongScript)
    #expect(!DiagnosticPlaces(told.complaint).places.isEmpty)
    #expect(told.complaint.utf8.count < 1_000_000)
  }

  @Test func mayBeMadeOfWordsWithoutSense() {
    let line = "account ( x = [ 3 { 000, let + ) } \"ab\" then 2,5 :\n"
    let script = Array(String(repeating: line, count: Self.size / line.utf8.count).utf8)
    let told = run("check", of: script)
    #expect(told.status == .wrongScript)
    #expect(!DiagnosticPlaces(told.complaint).places.isEmpty)
    #expect(told.complaint.utf8.count < 1_000_000)
  }
}
