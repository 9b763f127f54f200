import Kalkyl
import Testing

@testable import KalkylTool

struct TestCommandTests {
  private static let kept = """
    currency kr
    account a = 2 kr
    report r { show a }
    test "r" { snapshot r }
    """

  @Test func updateWritesAndTheNextRunHolds() {
    let files = MemoryFiles(["a.kalkyl": Self.kept])
    #expect(kalkyl("test", "a.kalkyl", files: files).status == .failed)
    #expect(files.text("a.snapshots") == nil)
    let update = kalkyl("test", "a.kalkyl", "--update", files: files)
    #expect(update.status == .fine)
    #expect(update.error == "a.snapshots is written:\n  r: new, 1 figure\n")
    #expect(files.text("a.snapshots")?.hasSuffix("\n[r]\nA = 2 kr\n") == true)
    #expect(kalkyl("test", "a.kalkyl", files: files).status == .fine)
    #expect(kalkyl("test", "a.kalkyl", "--update", files: files).error == "")
  }

  @Test func whatCannotBeKeptIsSaid() {
    let files = MemoryFiles(["/locked/a.kalkyl": Self.kept])
    let locked = kalkyl("test", "/locked/a.kalkyl", "--update", files: files)
    #expect(locked.status == .wrongFile)
    #expect(locked.error.contains("/locked/a.snapshots"))
    let input = kalkyl("test", "-", "--update", files: files, input: Self.kept)
    #expect(input.status == .wrongFile)
    #expect(input.error.contains("standard input"))
  }

  @Test(arguments: [
    ["--mutate", "--coverage"], ["--mutate", "--filter", "a"], ["--mutate", "--update"],
    ["--coverage", "--update"], ["--limit", "3"], ["--mutate", "--limit", "0"],
    ["--mutate", "--format", "tap"], ["--coverage", "--format", "junit"],
  ])
  func optionsThatSayNothingTogetherAreRefused(options: [String]) {
    let files = MemoryFiles(["a.kalkyl": Self.kept])
    #expect(kalkyl(["test", "a.kalkyl"] + options, files: files).status == .wrongCommandLine)
  }

  @Test func snapshotsThatCannotBeReadAreNotWrittenOver() {
    let files = MemoryFiles(["a.kalkyl": Self.kept, "a.snapshots/b": ""])
    let run = kalkyl("test", "a.kalkyl", "--update", files: files)
    #expect(run.status == .wrongFile)
    #expect(run.error.hasPrefix("kalkyl: a.snapshots:"))
    #expect(files.text("a.snapshots") == nil)
  }

  @Test func manyScriptsComeInTheOrderOfTheirNames() {
    let names = (100..<160).map { "s\($0).kalkyl" }
    let scripts = names.enumerated().map { index, name in
      (name, "currency kr\ntest \"t\" { expect \(index) != 7 }")
    }
    let files = MemoryFiles(Dictionary(uniqueKeysWithValues: scripts))
    let run = kalkyl("test", files: files)
    let told = run.output.split(separator: "\n").compactMap { line in
      line.hasPrefix("s") && line.contains(": ") ? String(line.prefix { $0 != ":" }) : nil
    }
    #expect(told.filter { names.contains($0) }.count >= names.count)
    #expect(told == told.sorted())
    #expect(run.output.hasSuffix("60 files: 59 passed, 1 failed\n"))
    #expect(run.status == .failed)
  }

  @Test func workOnThreadsKeepsItsOrder() {
    let numbers = Array(0..<1_000)
    #expect(Threads.map(numbers) { $0 * $0 } == numbers.map { $0 * $0 })
    #expect(Threads.map([Int]()) { $0 } == [])
    for pieces in [0, 1, 2, 3, 17, 1_000] {
      #expect(Workers.threads.map(pieces) { $0 } == Workers.alone.map(pieces) { $0 })
    }
    // Texts are counted by reference; none may be lost or let go twice.
    #expect(
      Workers.threads.map(500) { String(repeating: "x", count: $0) }.map(\.count) == Array(0..<500))
  }
}
