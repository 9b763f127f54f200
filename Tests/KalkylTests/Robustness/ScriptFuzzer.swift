@testable import Kalkyl

/// Makes scripts that hardly make sense: changed ones, spliced ones, drawn ones and noise.
struct ScriptFuzzer {
  private let scripts: [String]
  private let lines: [String]
  private var drawing: SentenceDrawing
  private var generator: SeededGenerator

  init(seed: UInt64) throws {
    scripts =
      (Repository.scripts(in: "examples") + Repository.scripts(in: "Tests/Cases")).map(\.1)
      + SyntaxSamples.right
    lines = scripts.flatMap { $0.split(separator: "\n").map(String.init) }
    drawing = SentenceDrawing(try ScriptGrammar().recogniser, seed: seed)
    generator = SeededGenerator(seed: seed)
  }

  /// A script, most often nearly right.
  mutating func script() -> [UInt8] {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return noise()
    case 1, 2: return Array(("years 2025..2028\ncurrency tkr\n" + drawing.script()).utf8)
    case 3: return spliced()
    case 4: return damaged()
    default: return changed()
    }
  }

  /// A formula taken from some script.
  mutating func formula() -> String {
    let line = lines.randomElement(using: &generator) ?? "1"
    let formula = line.split(separator: "=", maxSplits: 1).last.map(String.init) ?? line
    let changed = ScriptMutation(formula)
    return changed.isEmpty || Bool.random(using: &generator)
      ? formula : changed.changed(&generator)
  }

  private mutating func changed() -> [UInt8] {
    var text = scripts.randomElement(using: &generator) ?? ""
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let mutation = ScriptMutation(text)
      if mutation.isEmpty { break }
      text = mutation.changed(&generator)
    }
    return Array(text.utf8)
  }

  /// Lines of several scripts in one.
  private mutating func spliced() -> [UInt8] {
    var text = scripts.randomElement(using: &generator) ?? ""
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      text += "\n" + (lines.randomElement(using: &generator) ?? "")
    }
    return Array(text.utf8)
  }

  /// A script with some bytes changed, left out or cut off, and extreme figures put in.
  private mutating func damaged() -> [UInt8] {
    var bytes = Array((scripts.randomElement(using: &generator) ?? "").utf8)
    let extremes = [
      "9999", "1000", "9223372036854775807", "0", "0.0001", "1e9", "99999999999999999999",
    ]
    for _ in 0..<Int.random(in: 1...3, using: &generator) where bytes.count > 2 {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeLast(Int.random(in: 0...min(200, place), using: &generator))
      default:
        replaceNumber(
          in: &bytes, from: place, with: extremes.randomElement(using: &generator) ?? "0")
      }
    }
    return bytes
  }

  private func replaceNumber(in bytes: inout [UInt8], from place: Int, with text: String) {
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: text.utf8)
  }

  private mutating func noise() -> [UInt8] {
    let count = Int.random(in: 0...200, using: &generator)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
