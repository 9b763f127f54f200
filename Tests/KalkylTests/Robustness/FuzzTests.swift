import Foundation
import Testing

@testable import Kalkyl

/// Whatever a script says, reading, reporting, testing, auditing and evaluating end, and point
/// where something stands. `KALKYL_FUZZ=300` goes on for so many seconds, with other seeds.
@Suite struct FuzzTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["KALKYL_FUZZ"].flatMap(Double.init)

  private var limits: Limits {
    var limits = Limits.standard
    limits.cells = 50_000
    limits.steps = 20_000_000
    limits.keptFigures = 1_000_000
    limits.shownFigures = 100_000
    limits.digits = 2_000
    return limits
  }

  @Test(arguments: 0..<2) func scriptsOfEveryKind(part: Int) throws {
    let seed = Self.seconds == nil ? 0 : UInt64(Date().timeIntervalSince1970)
    var fuzzer = try ScriptFuzzer(seed: seed &* 2 &+ UInt64(part))
    let start = Date()
    var count = 0
    while Self.seconds.map({ Date().timeIntervalSince(start) < $0 }) ?? (count < 60) {
      let script = fuzzer.script()
      let formulas = [fuzzer.formula(), fuzzer.formula()]
      if Self.seconds != nil { remember(script, formulas, part) }
      let begun = Date()
      let run = ScriptRun(script, formulas: formulas, limits: limits)
      let text = String(decoding: script, as: UTF8.self)
      #expect(run.faults.isEmpty, "\(run.faults.prefix(3))\n\(text)")
      let taken = Date().timeIntervalSince(begun)
      #expect(taken < 20, "takes \(taken) seconds:\n\(text)\n\(formulas)")
      count += 1
    }
    if Self.seconds != nil { print("part \(part): \(count) scripts") }
  }

  /// Keeps what is about to be tried, to be found after a crash.
  private func remember(_ script: [UInt8], _ formulas: [String], _ part: Int) {
    let folder = FileManager.default.temporaryDirectory
    try? Data(script).write(to: folder.appending(path: "kalkyl-fuzz-\(part).kalkyl"))
    try? Data(formulas.joined(separator: "\n").utf8)
      .write(to: folder.appending(path: "kalkyl-fuzz-\(part).formulas"))
  }
}
