import Testing

@testable import Kalkyl

@Suite struct MarkdownRendererTests {
  @Test func tablesAreGitHubs() {
    let text = render(
      Document(blocks: [.heading("Ramar", level: 1), .table(Sample.followUp)]), as: .markdown)
    #expect(
      text.withPlainSpaces == """
        # Ramar

        **Uppföljning \\| perioden**, tkr

        | Konto                 | Januari–augusti: Budget | Januari–augusti: Bokfört i perioden | Procent förbr | Status      |
        | --------------------- | ----------------------: | ----------------------------------: | ------------: | ----------- |
        | **Drift**             |                         |                                     |               |             |
        | &emsp;Personal \\<IT\\> |                  13 193 |                            1 325,25 |        2,75 % | klar        |
        | &emsp;varav 日本      |                    −580 |                           −0,333333 |               | =SUM(A1;A2) |
        | **Delsumma**          |              **13 193** |                           **1 325** |      **40 %** |             |
        | **Totalt**            |                   **–** |                      **−1 000 000** |   **−33,3 %** |             |

        """)
  }

  @Test func textIsNoMarkup() {
    let text = render(
      Document(blocks: [.paragraph("# 1\n- 2\n3. *x* `y`\n[a](b) <c>")]), as: .markdown)
    #expect(text == "\\# 1\n\\- 2\n3\\. \\*x\\* \\`y\\`\n\\[a\\](b) \\<c\\>\n")
  }

  @Test func chartsStandAsText() {
    let text = render(Document(blocks: [.chart(Sample.chart(.stacked))]), as: .markdown)
    #expect(text.hasPrefix("```text\nRam per scenario\n2026 │█"))
    #expect(text.hasSuffix("\n```\n"))
  }

  @Test(arguments: 0..<100) func everyRowHasTheSameCells(seed: Int) {
    var random = Seeded(seed)
    let table = Sample.anyTable(&random)
    let text = render(Document(blocks: [.table(table)]), as: .markdown)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == table.rows.count + 2)
    for row in rows {
      let marks = zip(" " + row, row).filter { $1 == "|" && $0 != "\\" }.count
      #expect(marks == table.columns.count + 2, "\(row)")
    }
  }
}
