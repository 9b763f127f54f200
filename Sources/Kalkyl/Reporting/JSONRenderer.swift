/// Writes the whole document as JSON, every figure with its text and its exact value.
struct JSONRenderer: Sendable {
  private let figures: FigureText
  private let locale: ReportLocale

  init(_ options: RenderingOptions) {
    figures = FigureText(options.locale, exact: options.exact)
    locale = options.locale
  }

  func render(_ document: Document) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("locale", locale.rawValue)
      json.key("blocks")
      json.array(document.blocks) { json, block in write(block, to: &json) }
    }
    return json.text + "\n"
  }

  private func write(_ block: Document.Block, to json: inout JSONWriter) {
    switch block {
    case .heading(let text, let level):
      json.object { json in
        json.member("type", "heading")
        json.member("level", level)
        json.member("text", text)
      }
    case .paragraph(let text):
      json.object { json in
        json.member("type", "paragraph")
        json.member("text", text)
      }
    case .table(let table): write(table, to: &json)
    case .chart(let chart): write(chart, to: &json)
    }
  }

  private func write(_ table: DocumentTable, to json: inout JSONWriter) {
    json.object { json in
      json.member("type", "table")
      json.member("title", table.title)
      json.member("unit", table.unit)
      json.member("corner", table.corner)
      json.key("columns")
      json.array(table.columns) { json, column in
        json.object(inline: true) { json in
          json.member("name", column.name)
          json.member("heading", column.heading)
          json.member("group", column.group)
        }
      }
      json.key("rows")
      json.array(table.rows) { json, row in write(row, to: &json) }
    }
  }

  private func write(_ row: DocumentTable.Row, to json: inout JSONWriter) {
    json.object { json in
      json.member("name", row.name)
      json.member("label", row.label)
      json.member("kind", row.kind.rawValue)
      json.member("indent", row.indent)
      json.key("cells")
      json.array(row.cells) { json, cell in
        switch cell {
        case .empty: json.string(nil)
        case .text(let text):
          json.object(inline: true) { json in
            json.member("type", "text")
            json.member("text", text)
          }
        case .figure(let figure): write(figure, to: &json)
        }
      }
    }
  }

  private func write(_ chart: DocumentChart, to json: inout JSONWriter) {
    json.object { json in
      json.member("type", "chart")
      json.member("kind", chart.kind.rawValue)
      json.member("title", chart.title)
      json.key("positions")
      json.array(chart.positions, inline: true) { json, position in json.string(position) }
      json.key("series")
      json.array(chart.series) { json, series in
        json.object { json in
          json.member("label", series.label)
          json.key("figures")
          json.array(series.figures) { json, figure in write(figure, to: &json) }
        }
      }
    }
  }

  /// The exact value is in the unit beside it.
  private func write(_ figure: Figure, to json: inout JSONWriter) {
    json.object(inline: true) { json in
      json.member("type", "figure")
      json.member("text", figures.text(of: figure))
      json.member("value", figure.valueInUnit?.exactString)
      json.member("unit", figure.style.kind.unitName)
      json.member("kind", figure.style.kind.name)
      if let cause = figure.cause { json.member("cause", cause) }
      switch figure.tone {
      case .neutral: break
      case .good: json.member("tone", "good")
      case .bad: json.member("tone", "bad")
      }
    }
  }
}

extension FigureStyle.Kind {
  /// The kind's name for machines.
  fileprivate var name: String {
    switch self {
    case .amount: "amount"
    case .percent: "percent"
    case .number: "number"
    case .truth: "truth"
    case .year: "year"
    case .duration: "duration"
    }
  }

  /// What the value counts; `nil` for a plain number.
  var unitName: String? {
    switch self {
    case .amount(let unit): unit.rawValue
    case .percent: "%"
    case .duration: "months"
    case .number, .truth, .year: nil
    }
  }
}
