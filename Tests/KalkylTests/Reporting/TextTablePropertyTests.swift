import Testing

@testable import Kalkyl

/// Properties of laid-out tables, over tables made from numbered seeds.
@Suite struct TextTablePropertyTests {
  @Test(arguments: 0..<200) func everyLineHasOneDisplayWidth(seed: Int) {
    var random = Seeded(seed)
    let shown = ShownTable(Sample.anyTable(&random), FigureText())
    for within in [nil, 30, 60] {
      for piece in TextTable(shown, pen: TerminalPen(color: false)).pieces(within: within) {
        #expect(Set(piece.map(\.displayWidth)).count <= 1, "\(piece.joined(separator: "\n"))")
      }
    }
  }

  @Test(arguments: 0..<200) func figuresLineUpOnTheDecimalSign(seed: Int) throws {
    var random = Seeded(seed)
    let figures = (0..<8).map { _ in
      Figure(
        value: random.rational(), style: FigureStyle(kind: .number, decimals: random.below(4)))
    }
    let table = DocumentTable(
      columns: [.init(heading: "x", name: "x")],
      rows: figures.map { .init(label: "日", name: "", cells: [.figure($0)]) })
    let lines = TextTable(ShownTable(table, FigureText()), pen: TerminalPen(color: false))
      .pieces(within: nil)[0].dropFirst(2)
    #expect(lines.count == figures.count)
    var units: Set<Int> = []
    for line in lines {
      let whole = line.prefix { $0 != "," }.withoutSpacesAtEnd
      units.insert(whole.displayWidth)
    }
    #expect(units.count == 1, "\(lines.joined(separator: "\n"))")
  }

  @Test func coloursChangeNoWidth() {
    let shown = ShownTable(Sample.followUp, FigureText())
    let plain = TextTable(shown, pen: TerminalPen(color: false)).pieces(within: nil)
    let colored = TextTable(shown, pen: TerminalPen(color: true)).pieces(within: nil)
    #expect(colored.map { $0.map(\.withoutStyles) } == plain)
    #expect(colored != plain)
  }
}

extension Substring {
  fileprivate var withoutSpacesAtEnd: String { String(self).withoutEndSpaces }
}

extension String {
  /// The text without terminal styles.
  fileprivate var withoutStyles: String {
    var result = ""
    var isStyle = false
    for character in self {
      if character == "\u{1B}" { isStyle = true }
      if !isStyle { result.append(character) }
      if character == "m" { isStyle = false }
    }
    return result
  }
}
