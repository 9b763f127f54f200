@testable import Kalkyl

/// Documents that the renderers are shown with.
enum Sample {
  static func amount(
    _ tkr: Rational?, decimals: Int? = 0, tone: Figure.Tone = .neutral, cause: String? = nil
  ) -> DocumentTable.Cell {
    let style = FigureStyle(kind: .amount(.tkr), decimals: decimals)
    let value = tkr.map { $0 * Rational(1_000) }
    return .figure(Figure(value: value, cause: cause, style: style, tone: tone))
  }

  static func amount(_ tkr: Int) -> DocumentTable.Cell { amount(Rational(tkr)) }

  static func percent(_ numerator: Int, over denominator: Int, decimals: Int? = nil)
    -> DocumentTable.Cell
  {
    .figure(
      Figure(
        value: Rational(numerator, over: denominator),
        style: FigureStyle(kind: .percent, decimals: decimals)))
  }

  /// The members' frames, with a total.
  static let frames = DocumentTable(
    title: "Ram", unit: "tkr",
    columns: ["2026", "2027", "2028"].map { .init(heading: $0, name: $0) },
    rows: [
      row("Lekeberg", 10_646, 11_402, 11_971), row("Laxå", 7_821, 8_381, 8_841),
      row("Askersund", 13_089, 14_223, 15_152), row("Hallsberg", 17_884, 19_566, 21_107),
      row("Summa", kind: .total, 49_440, 53_572, 57_071),
    ])

  static func row(
    _ label: String, kind: DocumentTable.Row.Kind = .entry, _ tkr: Int...
  ) -> DocumentTable.Row {
    .init(kind: kind, label: label, name: label.lowercased(), cells: tkr.map { amount($0) })
  }

  /// Every kind of row and cell, and headings over columns.
  static let followUp = DocumentTable(
    title: "Uppföljning | perioden", unit: "tkr", corner: "Konto",
    columns: [
      .init(heading: "Budget", group: "Januari–augusti", name: "budget"),
      .init(heading: "Bokfört i perioden", group: "Januari–augusti", name: "booked"),
      .init(heading: "Procent förbr", name: "used"),
      .init(heading: "Status", name: "status"),
    ],
    rows: [
      .init(kind: .heading, label: "Drift", name: "operations", cells: []),
      .init(
        label: "Personal <IT>", name: "personnel", indent: 1,
        cells: [
          amount(13_193), amount(Rational(5_301, over: 4), decimals: nil),
          percent(11, over: 400), .text("klar"),
        ]),
      .init(
        kind: .memo, label: "varav 日本", name: "japan",
        cells: [
          amount(-580), amount(Rational(-1, over: 3), decimals: nil, tone: .bad), .empty,
          .text("=SUM(A1;A2)"),
        ]),
      .init(
        kind: .subtotal, label: "Delsumma", name: "subtotal",
        cells: [amount(13_193), amount(1_325), percent(2, over: 5), .empty]),
      .init(
        kind: .total, label: "Totalt", name: "total",
        cells: [
          amount(nil, cause: "\"booked\" saknas"), amount(-1_000_000),
          percent(-1, over: 3, decimals: 1),
          .empty,
        ]),
    ])

  static func chart(_ kind: ReportDeclaration.Chart) -> DocumentChart {
    DocumentChart(
      kind: kind, title: "Ram per scenario", positions: ["2026", "2027", "2028"],
      series: [
        series("Bas", 49_440, 53_572, 57_071), series("Hög ränta", 49_532, 53_788, 57_333),
      ])
  }

  static func series(_ label: String, _ tkr: Int?...) -> DocumentChart.Series {
    .init(
      label: label,
      figures: tkr.map {
        Figure(
          value: $0.map { Rational($0 * 1_000) },
          style: FigureStyle(kind: .amount(.tkr), decimals: 0))
      })
  }

  static let document = Document(blocks: [
    .heading("Ramar per kommun", level: 1), .paragraph("Ramar för 2026.\nOch plan."),
    .table(frames), .chart(chart(.lines)), .heading("Uppföljning", level: 2), .table(followUp),
  ])
}
