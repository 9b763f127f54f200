// Says which shown values are others than before, and shows the pinned ones again.
extension PromptSession {
  /// A value with its text, to compare with what it is later.
  struct ShownValue {
    let text: String
    /// Whether the formula is a name alone, which can be selected from as it stands.
    let isName: Bool
    let cells: [LabelledCell]
    let style: FigureStyle
  }

  /// A figure that is another than it was.
  private struct Change {
    let label: String
    let before: Cell?
    let after: Cell

    var difference: Cell? { before.map { after.combined($0, -) } }
    var size: Rational { difference?.value?.magnitude ?? .zero }
  }

  /// What works out a model's values at the prompt.
  func valuer(_ model: Model) -> ReportBuilder {
    ReportBuilder(
      model.reading(workbook.sources), RunOptions(scenario: scenario, locale: locale),
      sources: workbook.sources)
  }

  /// The values of the formulas that were shown or pinned.
  func shownValues() throws(EvaluationFault) -> [ShownValue] {
    guard let model else { return [] }
    var valuer = valuer(model)
    var values: [ShownValue] = []
    for formula in shown + pins {
      if let value = try value(of: formula, run, &valuer) { values.append(value) }
    }
    return values
  }

  /// A formula's value in a run; `nil` where the model cannot give it.
  func value(
    of formula: Expression, _ run: RunID, _ valuer: inout ReportBuilder
  ) throws(EvaluationFault) -> ShownValue? {
    let typed = valuer.checker.query(formula, in: run)
    guard valuer.checker.findings.diagnostics.allSatisfy({ $0.severity == .warning }),
      typed.type.kind != .unknown
    else { return nil }
    do throws(EvaluationFault) {
      let item = ReportDeclaration.ShownValue(value: formula, text: nil, format: nil)
      return ShownValue(
        text: SyntaxPrinter.text(of: formula), isName: formula.isName,
        cells: try valuer.evaluator.cells(of: typed), style: valuer.style(of: item, typed))
    } catch {
      // What is too large to be worked out has no value to compare; who asked to stop is obeyed.
      if case .interrupted = error { throw error }
      return nil
    }
  }

  /// Adds the last value's changed figures, a line for each other value that changed, and the pins.
  func addChanges(
    from before: [ShownValue], to reply: inout PromptReply
  ) throws(EvaluationFault) {
    guard let model = model?.reading(workbook.sources) else { return }
    var valuer = valuer(model)
    var others: [DocumentTable.Row] = []
    var seen: Set<String> = []
    for formula in shown.reversed() {
      let text = SyntaxPrinter.text(of: formula)
      let isLast = seen.isEmpty
      guard seen.insert(text).inserted, let old = before.first(where: { $0.text == text }),
        let new = try value(of: formula, run, &valuer)
      else { continue }
      let found = found(from: old, to: new, model)
      if isLast, let table = table(of: found, new, model) {
        reply.document.blocks.append(.table(table))
      } else if let row = summary(of: found, new, model) {
        others.append(row)
      }
    }
    if !others.isEmpty {
      reply.document.blocks.append(.table(DocumentTable(columns: columns, rows: others)))
    }
    for (number, pin) in pins.enumerated() {
      addPin(number, pin, try value(of: pin, run, &valuer), model, to: &reply)
    }
  }

  private func addPin(
    _ number: Int, _ formula: Expression, _ value: ShownValue?, _ model: Model,
    to reply: inout PromptReply
  ) {
    guard let value else {
      return reply.say("\(number + 1): \(SyntaxPrinter.text(of: formula)) has no value any more")
    }
    let rows = rows(of: value, model).prefix(Self.mostRows).map { label, cell in
      DocumentTable.Row(
        label: label.isEmpty ? value.text : label, name: label,
        cells: [.figure(model.figure(cell, value.style.settled(for: cell.value)))])
    }
    reply.document.blocks.append(
      .table(
        DocumentTable(
          title: "\(number + 1): \(value.text)", unit: value.style.unitText,
          columns: [DocumentTable.Column(heading: "", name: "value")], rows: Array(rows))))
  }

  /// The figures that differ, before and after; `nil` where none does.
  func changes(from old: ShownValue, to new: ShownValue, _ model: Model) -> DocumentTable? {
    table(of: found(from: old, to: new, model), new, model)
  }

  private func found(from old: ShownValue, to new: ShownValue, _ model: Model) -> [Change] {
    let before = Dictionary(
      rows(of: old, model).map { ($0.label, $0.cell) }, uniquingKeysWith: { first, _ in first })
    return rows(of: new, model).compactMap { label, cell in
      let earlier = before[label]
      if let earlier, earlier.value == cell.value { return nil }
      return Change(label: label, before: earlier, after: cell)
    }
  }

  private func table(of changes: [Change], _ value: ShownValue, _ model: Model) -> DocumentTable? {
    if changes.isEmpty { return nil }
    let rows = changes.prefix(Self.mostRows).map { change in
      DocumentTable.Row(
        label: change.label.isEmpty ? value.text : change.label, name: change.label,
        cells: cells(of: change, value.style, model))
    }
    let more = changes.count > rows.count ? " (\(rows.count) / \(changes.count))" : ""
    return DocumentTable(
      title: value.text + more, unit: value.style.unitText, columns: columns, rows: Array(rows))
  }

  /// A value in one line: the figure that changed most, and how many did.
  private func summary(
    of changes: [Change], _ value: ShownValue, _ model: Model
  ) -> DocumentTable.Row? {
    guard var most = changes.first else { return nil }
    for change in changes.dropFirst() where change.size > most.size { most = change }
    var label = most.label.isEmpty ? value.text : "\(value.text): \(most.label)"
    if value.cells.count > 1 { label += " (\(changes.count) / \(value.cells.count))" }
    var style = value.style
    if case .amount = style.kind { style.showsUnit = true }
    return DocumentTable.Row(label: label, name: value.text, cells: cells(of: most, style, model))
  }

  private func cells(
    of change: Change, _ style: FigureStyle, _ model: Model
  ) -> [DocumentTable.Cell] {
    [change.before, change.after, change.difference].map { cell in
      cell.map { .figure(model.figure($0, style.settled(for: $0.value))) } ?? .empty
    }
  }

  private var columns: [DocumentTable.Column] {
    let wording = Wording(locale)
    return [
      DocumentTable.Column(heading: wording[.before], name: "before"),
      DocumentTable.Column(heading: wording[.after], name: "after"),
      DocumentTable.Column(heading: wording[.change], name: "change"),
    ]
  }

  /// How many figures of a value are shown of those that changed.
  private static var mostRows: Int { 24 }

  private func rows(of value: ShownValue, _ model: Model) -> [(label: String, cell: Cell)] {
    value.cells.map { cell in
      var words = cell.labels.map { model.catalogue.dimension($0.dimension).labels[$0.label].text }
      if let year = cell.year { words.append(String(year)) }
      return (words.joined(separator: ", "), cell.cell)
    }
  }
}
