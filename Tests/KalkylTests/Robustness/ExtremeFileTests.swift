import Testing

@testable import Kalkyl

/// Data files and `use`, of every size and shape.
@Suite struct ExtremeFileTests {
  private static let script =
    "years 2025..2028\ncurrency tkr\ndimension d = a, b\n"
    + "account x from \"x.csv\" { d = column \"D\", year = column \"Y\", value = column \"V\" kr }\n"

  private func run(_ script: String = script, file: [UInt8]) -> ScriptRun {
    let loader = FileLoader { _, _ in .found(name: "x.csv", bytes: file) }
    let run = ScriptRun(Array(script.utf8), files: loader)
    #expect(run.faults.isEmpty, "\(run.faults.prefix(3))")
    return run
  }

  @Test func manyRows() {
    let row = "a;2026;1000\nb;2025;2,5\n"
    let run = run(file: Array(("D;Y;V\n" + Script.repeated(row, 10_000)).utf8))
    #expect(run.codes.isEmpty)
    #expect(run.loading.model?.evaluate("x[a, 2026]", exact: true).lines == ["10000"])
  }

  @Test func manyWrongRows() {
    let run = run(file: Array(("D;Y;V\n" + Script.repeated("c;20x6;1 0\n", 5_000)).utf8))
    #expect(!run.codes.isEmpty && run.codes.count < 40)
  }

  @Test func oneLongRow() {
    let long = Script.repeated("9", 2_000_000)
    #expect(!run(file: Array("D;Y;V\na;2026;\(long)\n".utf8)).codes.isEmpty)
    #expect(!run(file: Array("D;Y;V\n\(long);2026;1\n".utf8)).codes.isEmpty)
    #expect(!run(file: Array("D;Y;V\na;2026;\"\(long)".utf8)).codes.isEmpty)
    let fields = Script.repeated("a;", 300_000)
    #expect(!run(file: Array("D;Y;V\n\(fields)\n".utf8)).codes.isEmpty)
    #expect(!run(file: Array(fields.utf8)).codes.isEmpty)
  }

  @Test func filesThatAreHardlyFiles() {
    var generator = SeededGenerator(seed: 8)
    for size in [0, 1, 3, 100, 50_000] {
      let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(!run(file: bytes).codes.isEmpty)
      #expect(!run(file: Array("D;Y;V\n".utf8) + bytes + [0x21]).codes.isEmpty)
    }
    #expect(!run(file: [0xEF, 0xBB, 0xBF]).codes.isEmpty)
    #expect(run(file: Array("D;Y;V".utf8)).codes.isEmpty)
    #expect(run(file: Array("\u{FEFF}D;Y;V\r\na;2026;1\r\n".utf8)).codes.isEmpty)
  }

  @Test(arguments: ["1000", "9999", "0", "99999999999999999999", "-2026", "2026.5", "2026-13"])
  func oddYears(year: String) {
    _ = run(file: Array("D;Y;V\na;\(year);1\n".utf8))
    let register =
      "years 2025..2028\ncurrency tkr\ninvestment i from \"x.csv\" {\nspend = column \"V\" kr\n"
      + "year = column \"Y\"\nlife = column \"D\" years\nactivated = column \"A\"\nrate = 3%\n}\n"
    for life in ["1", "0", "-1", "99999999999999999999", "1000000"] {
      let rows =
        "D;Y;V;A\n\(life);\(year);1;\(year)\n\(life);2026;-5;9999-12\n\(life);2025;7;1000-01-01\n"
      _ = run(register, file: Array(rows.utf8))
    }
  }

  // MARK: use

  @Test func filesThatUseEachOther() {
    let loader = FileLoader { path, _ in
      .found(name: path, bytes: Array("use \"\(path == "a" ? "b" : "a")\"\n".utf8))
    }
    let run = ScriptRun(Array("use \"a\"\n".utf8), files: loader)
    #expect(run.codes == [.useOfItself])
    let itself = FileLoader { _, name in .found(name: name, bytes: []) }
    #expect(ScriptRun(Array("use \"a\"\n".utf8), files: itself).codes == [.useOfItself])
  }

  @Test func aChainOfFilesWithoutEnd() {
    let loader = FileLoader { path, _ in
      .found(name: path, bytes: Array("use \"\(path)x\"\n".utf8))
    }
    #expect(ScriptRun(Array("use \"a\"\n".utf8), files: loader).codes == [.usedTooDeeply])
  }

  @Test func manyFiles() {
    let uses = Script.lines(0..<3_000) { "use \"\($0)\"\nuse \"\($0)\"" }
    let loader = FileLoader { path, _ in
      .found(name: path, bytes: Array("let v\(path) = \(path)\n".utf8))
    }
    let run = ScriptRun(Array((uses + "let x = v2999\n").utf8), files: loader, asks: false)
    #expect(run.codes.isEmpty && run.faults.isEmpty)
  }

  @Test func filesThatAreNotThere() {
    let failing = FileLoader { _, _ in .failed("it is a folder, not a file") }
    let text = Array("use \"a\"\nkey k from \"x.csv\" { value = column \"V\" }\n".utf8)
    #expect(ScriptRun(text, files: .none).codes == [.fileMissing, .fileMissing])
    #expect(ScriptRun(text, files: failing).codes == [.fileUnreadable, .fileUnreadable])
  }
}
