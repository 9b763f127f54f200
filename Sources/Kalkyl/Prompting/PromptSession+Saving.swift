// Keeps what was done at the prompt: as a script, or as a test of the figures shown.
extension PromptSession {
  /// `:save FILE`, `:save test NAME`, `:save test NAME FILE`.
  mutating func save(_ text: String) -> PromptReply {
    let words = text.quotedWords
    if words.first == "test", (2...3).contains(words.count) {
      return saveTest(named: words[1], to: words.count == 3 ? words[2] : nil)
    }
    guard words.count == 1, words[0] != "test" else {
      return refusal("write `:save FILE`, or `:save test NAME`")
    }
    var reply = PromptReply(workbook.sources)
    reply.request = .save(path: words[0], text: workbook.text)
    return reply
  }

  /// Declares the test, and asks for the script to be written where a file is named.
  private mutating func saveTest(named name: String, to path: String?) -> PromptReply {
    guard let test = testOfShownValues(named: name) else {
      return refusal("no value has been shown that a test could keep")
    }
    var reply = declare(test)
    if let path, !reply.failed { reply.request = .save(path: path, text: workbook.text) }
    return reply
  }

  /// A test that the shown figures are what they are now, exactly; `nil` where there are none.
  private func testOfShownValues(named name: String) -> String? {
    guard let model else { return nil }
    var valuer = valuer(model)
    var lines: [String] = []
    for formula in shown {
      guard let value = try? value(of: formula, run, &valuer) else { continue }
      lines += value.cells.map { "    expect " + expectation($0, of: value, model) }
    }
    guard !lines.isEmpty else { return nil }
    let clause = scenario.map { " in \($0)" } ?? ""
    return "test \"\(name.escapedForQuotes)\"\(clause) {\n"
      + lines.joined(separator: "\n") + "\n}"
  }

  /// What must hold for one cell of a value.
  private func expectation(_ cell: LabelledCell, of value: ShownValue, _ model: Model) -> String {
    var selectors = cell.labels.map { label in
      model.catalogue.dimension(label.dimension).labels[label.label].name
    }
    if let year = cell.year { selectors.append(String(year)) }
    let whole = value.isName ? value.text : "(\(value.text))"
    let place = selectors.isEmpty ? whole : "\(whole)[\(selectors.joined(separator: ", "))]"
    guard let figure = cell.cell.value else { return "\(place) is missing" }
    if value.style.kind == .truth { return figure.isZero ? "not \(place)" : place }
    return "\(place) == \(literal(figure, value.style))"
  }

  /// A figure as a script writes it, exactly.
  private func literal(_ value: Rational, _ style: FigureStyle) -> String {
    switch style.kind {
    case .amount(let unit):
      fraction(value.divided(by: unit.inKronor) ?? value, " \(unit.rawValue)")
    case .duration: fraction(value, " months")
    case .percent, .number, .truth, .year: fraction(value, "")
    }
  }

  private func fraction(_ value: Rational, _ unit: String) -> String {
    if value.finiteDecimalPlaces != nil { return value.exactString + unit }
    return "\(value.numerator)\(unit) / \(value.denominator)"
  }
}

extension String {
  /// The words of a line; `"…"` keeps spaces in one.
  var quotedWords: [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in self {
      if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character.isWhitespace, !isQuoted {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
