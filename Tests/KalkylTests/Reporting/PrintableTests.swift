import Testing

@testable import Kalkyl

@Suite struct PrintableTests {
  @Test(arguments: OutputFormat.allCases) func nothingSteersATerminal(format: OutputFormat) {
    let controls = (0..<0x20).map { $0 } + (0x7F..<0xA0).map { $0 } + [0x200B, 0x202E, 0x2066]
    let steering = String(
      String.UnicodeScalarView(controls.compactMap { Unicode.Scalar(UInt32($0)) }))
    let series = DocumentChart.Series(label: steering, figures: [])
    let table = DocumentTable(
      title: steering, unit: steering, corner: steering,
      columns: [.init(heading: steering, group: steering, name: steering)],
      rows: [.init(label: steering, name: steering, cells: [.text(steering)])])
    let document = Document(blocks: [
      .heading(steering, level: 1), .paragraph(steering), .table(table),
      .chart(.init(kind: .bars, title: steering, positions: [steering], series: [series])),
    ])
    for scalar in render(document, as: format).unicodeScalars {
      let isLineEnd = scalar == "\n" || (format == .csv && scalar == "\r")
      let isControl = scalar.properties.generalCategory == .control
      #expect(isLineEnd || !isControl, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func displayWidths() {
    #expect("Laxå".displayWidth == 4)
    #expect("Laxa\u{30A}".displayWidth == 4)
    #expect("日本".displayWidth == 4)
    #expect("ｶ".displayWidth == 1)
    #expect("한국".displayWidth == 4)
    #expect("😀".displayWidth == 2)
    #expect("🇸🇪".displayWidth == 2)
    #expect("10\u{A0}646".displayWidth == 6)
    #expect("−–…│".displayWidth == 4)
    #expect("日本語".prefix(columns: 5) == "日本")
    #expect("日本語".suffix(columns: 3) == "語")
    #expect("日".padded(to: 4) == "日  ")
    #expect("日".indented(to: 4) == "  日")
  }

  @Test func everyFormatEndsItsLastLine() {
    for format in OutputFormat.allCases {
      let text = render(Sample.document, as: format)
      #expect(text.utf8.last == UInt8(ascii: "\n"))
      #expect(text == render(Sample.document, as: format))
    }
  }
}
