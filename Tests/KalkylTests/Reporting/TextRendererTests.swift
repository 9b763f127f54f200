import Testing

@testable import Kalkyl

@Suite struct TextRendererTests {
  @Test func aTotalStandsUnderARule() {
    expectText(
      Document(blocks: [.heading("Ramar per kommun", level: 1), .table(Sample.frames)]),
      """
      Ramar per kommun
      ================

      Ram, tkr
                   2026    2027    2028
      ─────────────────────────────────
      Lekeberg   10 646  11 402  11 971
      Laxå        7 821   8 381   8 841
      Askersund  13 089  14 223  15 152
      Hallsberg  17 884  19 566  21 107
      ─────────────────────────────────
      Summa      49 440  53 572  57 071

      """)
  }

  @Test func everyKindOfRow() {
    expectText(
      Document(blocks: [.heading("Uppföljning", level: 2), .table(Sample.followUp)]),
      """
      Uppföljning

      Uppföljning | perioden, tkr
                       ──── Januari–augusti ────
                                       Bokfört i   Procent
      Konto            Budget           perioden     förbr  Status
      ─────────────────────────────────────────────────────────────────
      Drift
        Personal <IT>  13 193       1 325,25        2,75 %  klar
        varav 日本       −580          −0,333333            =SUM(A1;A2)
                       ──────  ─────────────────  ────────
      Delsumma         13 193       1 325          40 %
      ─────────────────────────────────────────────────────────────────
      Totalt                –  −1 000 000         −33,3 %

      """)
  }

  @Test func aNarrowTerminalGetsTheTableInPieces() {
    expectText(
      Document(blocks: [.table(Sample.frames)]), options: RenderingOptions(width: 28),
      """
      Ram, tkr
                   2026    2027
      ─────────────────────────
      Lekeberg   10 646  11 402
      Laxå        7 821   8 381
      Askersund  13 089  14 223
      Hallsberg  17 884  19 566
      ─────────────────────────
      Summa      49 440  53 572

                   2028
      ─────────────────
      Lekeberg   11 971
      Laxå        8 841
      Askersund  15 152
      Hallsberg  21 107
      ─────────────────
      Summa      57 071

      """)
  }

  @Test func paragraphsAreWrappedAndKeepTheirLines() {
    expectText(
      Document(blocks: [.paragraph("Ramen följer nyckeln.\n\nResten står kvar.")]),
      options: RenderingOptions(width: 20),
      """
      Ramen följer
      nyckeln.

      Resten står kvar.

      """)
  }

  @Test func colorsMarkTotalsAndTones() {
    let table = DocumentTable(
      columns: [.init(heading: "Avvikelse", name: "deviation")],
      rows: [
        .init(label: "A", name: "a", cells: [Sample.amount(Rational(3), tone: .good)]),
        .init(
          kind: .total, label: "B", name: "b", cells: [Sample.amount(Rational(-4), tone: .bad)]),
      ])
    let text = render(
      Document(blocks: [.table(table)]), as: .table, options: RenderingOptions(color: true))
    #expect(text.contains("A          \u{1B}[32m3\u{1B}[0m\n"))
    #expect(text.contains("\u{1B}[1mB\u{1B}[0m         \u{1B}[1;31m−4\u{1B}[0m\n"))
  }

  @Test func aTableWithoutRowsOrColumns() {
    expectText(Document(blocks: [.table(DocumentTable(columns: [], rows: []))]), "")
    expectText(Document(), "")
    let rows = [DocumentTable.Row(label: "A", name: "a", cells: [Sample.amount(1)])]
    expectText(Document(blocks: [.table(DocumentTable(columns: [], rows: rows))]), "A\n")
  }
}

/// Expects the document's text, in which no-break spaces are shown as spaces.
func expectText(
  _ document: Document, options: RenderingOptions = RenderingOptions(), _ expected: String,
  location: Testing.SourceLocation = #_sourceLocation
) {
  let text = render(document, as: .table, options: options).withPlainSpaces
  #expect(text == expected, sourceLocation: location)
}

extension String {
  /// The text with its no-break spaces as spaces.
  var withPlainSpaces: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}
