import Testing

@testable import Kalkyl

/// Bytes that are hardly a script, and line ends of every kind.
@Suite struct OddTextTests {
  private func run(_ bytes: [UInt8]) -> ScriptRun {
    let run = ScriptRun(bytes)
    #expect(run.faults.isEmpty, "\(run.faults)")
    return run
  }

  @Test func randomBytes() {
    var generator = SeededGenerator(seed: 5)
    for size in [1, 7, 300, 20_000] {
      let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = bytes.map { $0 % 7 == 0 ? 0x0A : $0 % 95 + 32 }
      #expect(size < 300 || !run(bytes).codes.isEmpty)
      #expect(size < 300 || !run(text).codes.isEmpty)
    }
  }

  @Test func textsThatAreNotUTF8() {
    #expect(
      run(Array("let x".utf8) + [0xFF] + Array(" = 1\n".utf8)).codes.contains(.invalidEncoding))
    #expect(run(Array("// ".utf8) + [0xC3, 0x0A]).codes.contains(.invalidEncoding))
    #expect(!run([0xFF, 0xFE, 0x6C, 0, 0x65, 0]).codes.isEmpty)
    #expect(run(Array("let x = ".utf8) + [0x00, 0x31]).codes.contains(.controlCharacter))
  }

  @Test func emptyTexts() {
    #expect(run([]).codes.isEmpty)
    #expect(run([0xEF, 0xBB, 0xBF]).codes.isEmpty)
    #expect(run(Array("\n\n  \t \r\n".utf8)).codes.isEmpty)
    #expect(Model.load([]).model?.report().rulesHeld == 0)
  }

  @Test(arguments: ["let x = 1\nlet y = x + 1", "let x = 1\r\nlet y = x + 1\r\n"])
  func lineEnds(text: String) throws {
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      let model = try #require(run(bytes).loading.model)
      #expect(model.evaluate("y", exact: true).lines == ["2"])
    }
  }

  @Test func scriptsThatAreTooLarge() {
    var limits = Limits.standard
    limits.sourceBytes = 1_000
    let text = Script.lines(0..<200) { "let a\($0) = \($0)" }
    let run = ScriptRun(text, limits: limits)
    #expect(run.codes == [.sourceTooLarge])
    #expect(run.faults.isEmpty)
  }

  @Test func aLongLine() {
    let run = ScriptRun("let x = 1 + " + Script.repeated("é", 300_000) + " ? ?\n")
    #expect(!run.codes.isEmpty)
    #expect(run.faults.isEmpty)
  }
}
