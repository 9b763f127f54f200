import Testing

@testable import Kalkyl

@Suite struct HTMLRendererTests {
  @Test func tablesSayWhatTheirHeadingsAreOf() throws {
    let html = render(Document(blocks: [.table(Sample.followUp)]), as: .html).withPlainSpaces
    let start = try #require(html.range(of: "<table>"))
    #expect(
      html[start.lowerBound...] == """
        <table>
        <caption>Uppföljning | perioden, tkr</caption>
        <thead>
        <tr><td></td><th scope="colgroup" colspan="2">Januari–augusti</th><td></td><td></td></tr>
        <tr><th scope="col" class="t">Konto</th><th scope="col">Budget</th><th scope="col">Bokfört i perioden</th><th scope="col">Procent förbr</th><th scope="col" class="t">Status</th></tr>
        </thead>
        <tbody>
        <tr class="heading"><th scope="row">Drift</th><td></td><td></td><td></td><td class="t"></td></tr>
        <tr class="entry"><th scope="row" style="padding-left: 2em">Personal &lt;IT&gt;</th><td>13 193</td><td>1 325,25</td><td>2,75 %</td><td class="t">klar</td></tr>
        <tr class="memo"><th scope="row" style="padding-left: 2em">varav 日本</th><td>-580</td><td class="bad">-0,333333</td><td></td><td class="t">=SUM(A1;A2)</td></tr>
        <tr class="subtotal"><th scope="row">Delsumma</th><td>13 193</td><td>1 325</td><td>40 %</td><td class="t"></td></tr>
        <tr class="total"><th scope="row">Totalt</th><td title="&quot;booked&quot; saknas">–</td><td>-1 000 000</td><td>-33,3 %</td><td class="t"></td></tr>
        </tbody>
        </table>
        </body>
        </html>

        """)
  }

  @Test func aPageStandsOnItsOwn() {
    let html = render(Sample.document, as: .html, options: RenderingOptions(locale: .en))
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"))
    #expect(html.contains("<title>Ramar per kommun</title>"))
    #expect(html.contains("<td>10,646</td>"))
    for outside in ["<script", "src=", "href=", "@import", "url("] {
      #expect(!html.contains(outside))
    }
  }

  @Test func aLineChartBreaksWhereAValueIsMissing() {
    let chart = DocumentChart(
      kind: .lines, positions: ["a", "b", "c", "d"], series: [Sample.series("x", -100, nil, 37, 40)]
    )
    let html = render(Document(blocks: [.chart(chart)]), as: .html)
    #expect(html.contains("<path d=\"M130 290 M461 34 L627 29\""))
  }

  @Test(arguments: 0..<100) func everyElementIsClosed(seed: Int) {
    var random = Seeded(seed)
    let kinds = ReportDeclaration.Chart.allCases
    let document = Document(blocks: [
      .heading(random.pick(Sample.texts), level: random.below(9)),
      .paragraph(random.pick(Sample.texts)), .table(Sample.anyTable(&random)),
      .chart(Sample.chart(random.pick(kinds))),
    ])
    #expect(unclosedElements(render(document, as: .html)) == [])
  }

  /// The elements left open, or the first end tag that closes another element.
  private func unclosedElements(_ html: String) -> [String] {
    var open: [String] = []
    for piece in html.split(separator: "<").dropFirst() {
      let tag = piece.prefix { $0 != ">" }
      let name = String(tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" })
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return ["/" + name] }
      } else if !tag.hasSuffix("/"), !["!DOCTYPE", "meta", "br"].contains(name) {
        open.append(name)
      }
    }
    return open
  }
}

extension String {
  /// Where the piece first stands.
  func range(of piece: String) -> Range<String.Index>? { firstRange(of: piece) }
}
