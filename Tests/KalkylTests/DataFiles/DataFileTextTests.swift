import Testing

@testable import Kalkyl

@Suite struct DataFileTextTests {
  private let text = "Kommun;Belopp\nLaxå;1"

  @Test func utf8WithAndWithoutMark() {
    let bytes = Array(text.utf8)
    #expect(DataFileText.utf8(bytes) == bytes)
    #expect(DataFileText.utf8([0xEF, 0xBB, 0xBF] + bytes) == bytes)
    #expect(DataFileReading([0xEF, 0xBB, 0xBF] + bytes).table?.headings[0].text == "Kommun")
  }

  @Test func windows1252() {
    let bytes: [UInt8] = Array("a;b\nLax".utf8) + [0xE5, 0x3B, 0x80, 0x96, 0xA0, 0x92, 0xFF, 0xC4]
    let read = String(decoding: DataFileText.utf8(bytes), as: UTF8.self)
    #expect(read == "a;b\nLaxå;€–\u{A0}’ÿÄ")
  }

  @Test func everyByteOfWindows1252HasItsCharacter() {
    let latin = (UInt8(0xA0)...0xFF).map { String(UnicodeScalar($0)) }.joined()
    let bytes = [UInt8](0xA0...0xFF)
    #expect(String(decoding: DataFileText.utf8(bytes), as: UTF8.self) == latin)
    let low = String(decoding: DataFileText.utf8(Array(0x80...0x9F)), as: UTF8.self)
    #expect(
      low.unicodeScalars.map { $0.value } == [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
      ])
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x00, 0x3B, 0x00],
      [0x61, 0x3B, 0xE5, 0x81], [0xEF, 0xBB, 0xBF, 0x61, 0xE5], [0x61, 0xEF, 0xBF, 0xBD],
    ] as [[UInt8]])
  func otherEncodingsAreErrors(_ bytes: [UInt8]) {
    let reading = DataFileReading(bytes)
    #expect(reading.table == nil)
    #expect(reading.errors.diagnostics.map(\.code) == [.unreadableDataFile])
  }
}
