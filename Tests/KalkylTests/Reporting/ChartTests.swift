import Testing

@testable import Kalkyl

@Suite struct ChartTests {
  @Test func lines() {
    expectText(
      Document(blocks: [.chart(Sample.chart(.lines))]),
      """
      Ram per scenario
      58 000 ┤
             │                        ·●
             │                      ···
      56 000 ┤                    ···
             │                  ···
             │                ····
      54 000 ┤               ○··
             │             ··●
             │            ···
      52 000 ┤          ···
             │         ··
             │        ··
      50 000 ┤      ··
             │     ●
             │
      48 000 ┤
             └─────┬─────────┬─────────┬────
                  2026      2027      2028
              ● Bas   ○ Hög ränta

      """)
  }

  @Test func bars() {
    expectText(
      Document(blocks: [.chart(Sample.chart(.bars))]), options: RenderingOptions(width: 40),
      """
      Ram per scenario
      2026 Bas       │█████████████▊ 49 440
           Hög ränta │█████████████▉ 49 532
      2027 Bas       │███████████████ 53 572
           Hög ränta │███████████████ 53 788
      2028 Bas       │███████████████▉ 57 071
           Hög ränta │████████████████ 57 333

      """)
  }

  @Test func barsBelowZeroGoTheOtherWay() {
    let chart = DocumentChart(
      kind: .bars, positions: ["a", "b", "c"], series: [Sample.series("x", -100, nil, 37)])
    expectText(
      Document(blocks: [.chart(chart)]), options: RenderingOptions(width: 29),
      """
      a ▐██████████████│ −100
      b                │ –
      c                │█████▍ 37

      """)
  }

  @Test func stacksSumEachSideOfZero() {
    let chart = DocumentChart(
      kind: .stacked, positions: ["a", "b"],
      series: [
        Sample.series("x", 40, -10), Sample.series("y", 20, 30), Sample.series("z", 20, nil),
      ])
    expectText(
      Document(blocks: [.chart(chart)]), options: RenderingOptions(width: 25),
      """
      a   │████████▒▒▒▒▓▓▓▓ 80
      b ██│▒▒▒▒▒▒ –
         █ x   ▒ y   ▓ z

      """)
  }

  @Test func nothingToDraw() {
    for kind in ReportDeclaration.Chart.allCases {
      let empty = DocumentChart(kind: kind, title: "Tom", positions: [], series: [])
      expectText(Document(blocks: [.chart(empty)]), "Tom\n–\n")
      let missing = DocumentChart(
        kind: kind, positions: ["a"], series: [Sample.series("x", nil)])
      expectText(Document(blocks: [.chart(missing)]), "–\n")
      #expect(render(Document(blocks: [.chart(missing)]), as: .html).contains("<figure>\n–\n"))
    }
  }

  @Test func axesEndAtRoundFigures() throws {
    let scale = try #require(ChartScale([Rational(49_440), Rational(57_071)], fromZero: false))
    #expect(scale.ticks == [48_000, 50_000, 52_000, 54_000, 56_000, 58_000].map { Rational($0) })
    let small = try #require(ChartScale([Rational(1, over: 300)], fromZero: true))
    #expect(small.ticks == (0...4).map { Rational($0, over: 1_000) })
    #expect(small.place(Rational(1, over: 300), of: 12) == 10)
    let same = try #require(ChartScale([.zero, .zero], fromZero: false))
    #expect(same.ticks.first == .zero)
    #expect(same.ticks.last == .one)
    let tiny = try #require(
      ChartScale([Rational(10).raised(to: -900, maximumDigits: 2_000) ?? .one], fromZero: true))
    #expect(tiny.ticks.count < 8)
  }
}
