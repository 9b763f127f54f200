import Foundation
import Testing

@testable import Kalkyl

@Suite struct JSONRendererTests {
  @Test func figuresHaveTheirTextAndExactValue() {
    let table = DocumentTable(
      title: "Räntan \"2,75\"", columns: [.init(heading: "2026", name: "2026")],
      rows: [
        .init(label: "A", name: "a", cells: [Sample.amount(Rational(-1, over: 3), tone: .bad)]),
        .init(kind: .memo, label: "B", name: "b", cells: [Sample.percent(11, over: 400)]),
        .init(
          kind: .total, label: "C", name: "c", cells: [Sample.amount(nil, cause: "fee saknas")]),
      ])
    let text = render(Document(blocks: [.heading("R", level: 1), .table(table)]), as: .json)
    #expect(
      text.withPlainSpaces == """
        {
          "locale": "sv",
          "blocks": [
            {
              "type": "heading",
              "level": 1,
              "text": "R"
            },
            {
              "type": "table",
              "title": "Räntan \\"2,75\\"",
              "unit": null,
              "corner": "",
              "columns": [
                {"name": "2026", "heading": "2026", "group": null}
              ],
              "rows": [
                {
                  "name": "a",
                  "label": "A",
                  "kind": "entry",
                  "indent": 0,
                  "cells": [
                    {"type": "figure", "text": "0", "value": "-1/3", "unit": "tkr", "kind": "amount", "tone": "bad"}
                  ]
                },
                {
                  "name": "b",
                  "label": "B",
                  "kind": "memo",
                  "indent": 0,
                  "cells": [
                    {"type": "figure", "text": "2,75 %", "value": "2.75", "unit": "%", "kind": "percent"}
                  ]
                },
                {
                  "name": "c",
                  "label": "C",
                  "kind": "total",
                  "indent": 0,
                  "cells": [
                    {"type": "figure", "text": "–", "value": null, "unit": "tkr", "kind": "amount", "cause": "fee saknas"}
                  ]
                }
              ]
            }
          ]
        }

        """)
  }

  @Test(arguments: 0..<50) func readsBackWithEveryTextAsItWas(seed: Int) throws {
    var random = Seeded(seed)
    let table = Sample.anyTable(&random)
    let text = render(
      Document(blocks: [.table(table), .chart(Sample.chart(.bars))]), as: .json)
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let blocks = try #require(json?["blocks"] as? [[String: Any]])
    #expect(blocks.count == 2)
    #expect(blocks[0]["corner"] as? String == table.corner)
    let rows = try #require(blocks[0]["rows"] as? [[String: Any]])
    #expect(rows.map { $0["label"] as? String } == table.rows.map(\.label))
    #expect(rows.map { ($0["cells"] as? [Any])?.count } == table.rows.map(\.cells.count))
    #expect((blocks[1]["positions"] as? [String]) == ["2026", "2027", "2028"])
  }
}
