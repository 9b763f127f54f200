import Testing

@testable import Kalkyl

/// Bytes looked at eight at a time against bytes looked at one by one.
@Suite struct TextCheckTests {
  private static let letters: [[UInt8]] = [
    Array("a".utf8), Array("å".utf8), Array("ÿ".utf8), Array("\u{80}".utf8), Array("–".utf8),
    Array("\u{1F6B2}".utf8), Array("\u{FFFD}".utf8), [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF],
    [0xC2], [0xDF, 0x7F], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
  ]

  private func withBytes<Result>(
    of text: [UInt8], _ body: (UnsafePointer<UInt8>) -> Result
  ) throws -> Result {
    try (text + Array(repeating: 0xC3, count: 16)).withUnsafeBufferPointer { bytes in
      body(try #require(bytes.baseAddress))
    }
  }

  @Test func textsAreToldFromOtherBytes() throws {
    var random = SeededGenerator(seed: 11)
    for round in 0..<20_000 {
      let kinds = round.isMultiple(of: 2) ? Self.letters[..<4] : Self.letters[...]
      let text = (0..<Int.random(in: 0...20, using: &random)).flatMap { _ in
        Bool.random(using: &random) ? [0x61] : kinds.randomElement(using: &random) ?? []
      }
      let isText = try withBytes(of: text) { TextCheck.isText($0, to: $0 + text.count) }
      let fault = text.withUnsafeBufferPointer { $0.firstTextFault }
      #expect(isText == (fault == nil), "\(text)")
    }
  }

  @Test func digitsAreReadTogether() throws {
    for text in ["", "0", "7", "2024", "1234567", "12345678", "123456789", "00000099"] {
      for next in ["", ";", ",5", "/", ":", "å", "\u{0}", "-"] {
        let digits = try withBytes(of: Array((text + next).utf8)) { LeadingDigits($0) }
        let expected = text.prefix(8)
        #expect(digits.count == expected.count, "\(text + next)")
        if let number = Int(expected) {
          #expect(digits.number == number, "\(text + next)")
          if expected.count <= 4 { #expect(digits.numberOfFew == number, "\(text + next)") }
        }
        let four = expected + String(repeating: "0", count: max(0, 4 - expected.count))
        if four.count == 4 { #expect(digits.tenThousandths == Int(four), "\(text + next)") }
      }
    }
  }
}
