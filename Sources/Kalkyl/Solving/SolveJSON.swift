extension SolveOutcome {
  /// The answers as JSON: each figure exact, in the unit beside it.
  public var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("assumption", assumption)
      json.member("condition", condition)
      json.member("unit", style.unitText)
      json.member("possible", isPossible)
      json.key("answers")
      json.array(answers) { json, answer in
        json.object(inline: true) { json in
          json.member("low", exact(answer.low))
          json.member("high", exact(answer.high))
          json.member("exact", answer.isExact)
          json.member("holds_low", answer.holdsLow)
          json.member("holds_high", answer.holdsHigh)
        }
      }
      json.key("text")
      json.array(lines) { json, line in json.string(line) }
    }
    return json.text + "\n"
  }

  /// What the answers say in words.
  private var lines: [String] {
    document.blocks.flatMap { block -> [String] in
      if case .paragraph(let text) = block {
        text.split(separator: "\n").map(String.init)
      } else {
        []
      }
    }
  }

  /// An amount in its unit, another figure as it is: a share is 0.0275 and not 2.75.
  private func exact(_ figure: Rational) -> String {
    if case .amount(let unit) = style.kind, let value = figure.divided(by: unit.inKronor) {
      return value.exactString
    }
    return figure.exactString
  }
}
