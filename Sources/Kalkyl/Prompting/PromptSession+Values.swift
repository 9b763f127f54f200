// Shows formulas, and what changes them.
extension PromptSession {
  /// A value with its text, to compare with what it is later.
  struct ShownValue {
    let text: String
    let cells: [LabelledCell]
    let style: FigureStyle
  }

  var run: RunID { model?.run(named: scenario) ?? .base }

  /// Shows a formula, and keeps it as `it`.
  mutating func show(_ formula: Expression, _ sources: SourceMap) -> PromptReply {
    var reply = PromptReply(sources)
    guard let model else {
      reply.failed = true
      return reply
    }
    let formula = withIt(formula)
    var builder = ReportBuilder(
      model, RunOptions(scenario: scenario, locale: locale), sources: sources)
    builder.showsTrend = true
    let item = ReportDeclaration.ShownValue(value: formula, text: nil, format: nil)
    builder.checker.findings = Findings()
    _ = builder.checker.shown(item, in: run)
    reply.diagnostics = builder.checker.findings.diagnostics
    guard !reply.diagnostics.contains(where: { $0.severity == .error }) else {
      reply.failed = true
      return reply
    }
    do throws(EvaluationFault) {
      try builder.add(.show(ReportSection.Show(values: [item])))
    } catch {
      reply.diagnostics.append(.stopped(error, at: formula.span))
      reply.failed = true
      return reply
    }
    reply.document = builder.document
    it = formula
    remember(formula)
    return reply
  }

  /// The formula with `it` written out as the last one shown.
  func withIt(_ formula: Expression) -> Expression {
    guard let it else { return formula }
    return formula.rewritten { part in
      if case .name("it") = part.kind { return it }
      return nil
    }
  }

  private mutating func remember(_ formula: Expression) {
    let text = SyntaxPrinter.text(of: formula)
    shown.removeAll { SyntaxPrinter.text(of: $0) == text }
    shown.append(formula)
    if shown.count > Self.mostShown { shown.removeFirst() }
  }

  /// How many shown formulas are watched for changes.
  private static var mostShown: Int { 20 }

  /// The values of the formulas that were shown or pinned.
  func shownValues() -> [ShownValue] {
    guard let model else { return [] }
    return (shown + pins).compactMap { value(of: $0, in: model, run) }
  }

  /// A formula's value in a run; `nil` where the model cannot give it.
  func value(of formula: Expression, in model: Model, _ run: RunID) -> ShownValue? {
    var checker = model.checker
    let typed = checker.query(formula, in: run)
    guard checker.findings.diagnostics.allSatisfy({ $0.severity == .warning }),
      typed.type.kind != .unknown
    else { return nil }
    var evaluator = model.evaluator()
    guard let cells = try? evaluator.cells(of: typed) else { return nil }
    return ShownValue(
      text: SyntaxPrinter.text(of: formula), cells: cells, style: model.style(of: typed))
  }

  /// Says which shown values are others than before, and shows the pinned ones again.
  func addChanges(from before: [ShownValue], to reply: inout PromptReply) {
    guard let model else { return }
    var seen: Set<String> = []
    for formula in shown + pins {
      let text = SyntaxPrinter.text(of: formula)
      guard seen.insert(text).inserted, let old = before.first(where: { $0.text == text }),
        let new = value(of: formula, in: model, run)
      else { continue }
      if let table = changes(from: old, to: new, model) {
        reply.document.blocks.append(.table(table))
      }
    }
    for (number, pin) in pins.enumerated() { addPin(number, pin, model, to: &reply) }
  }

  private func addPin(
    _ number: Int, _ formula: Expression, _ model: Model, to reply: inout PromptReply
  ) {
    guard let value = value(of: formula, in: model, run) else {
      return reply.say("\(number + 1): \(SyntaxPrinter.text(of: formula)) has no value any more")
    }
    let table = rows(of: value, model).prefix(Self.mostRows).map { label, cell in
      DocumentTable.Row(
        label: label.isEmpty ? value.text : label, name: label,
        cells: [.figure(model.figure(cell, value.style.settled(for: cell.value)))])
    }
    reply.document.blocks.append(
      .table(
        DocumentTable(
          title: "\(number + 1): \(value.text)", unit: value.style.unitText,
          columns: [DocumentTable.Column(heading: "", name: "value")], rows: Array(table))))
  }

  /// The figures that differ, before and after; `nil` where none does.
  func changes(from old: ShownValue, to new: ShownValue, _ model: Model) -> DocumentTable? {
    let before = Dictionary(
      rows(of: old, model).map { ($0.label, $0.cell) }, uniquingKeysWith: { first, _ in first })
    var rows: [DocumentTable.Row] = []
    var count = 0
    for (label, cell) in self.rows(of: new, model) {
      let earlier = before[label]
      guard earlier.map({ $0.value != cell.value }) ?? true else { continue }
      count += 1
      guard rows.count < Self.mostRows else { continue }
      let figures = [earlier, cell, earlier.map { cell.combined($0, -) }].map { figure in
        figure.map {
          DocumentTable.Cell.figure(model.figure($0, new.style.settled(for: $0.value)))
        } ?? .empty
      }
      rows.append(
        DocumentTable.Row(label: label.isEmpty ? new.text : label, name: label, cells: figures))
    }
    guard !rows.isEmpty else { return nil }
    let wording = Wording(locale)
    let more = count > rows.count ? " (\(rows.count) / \(count))" : ""
    return DocumentTable(
      title: new.text + more, unit: new.style.unitText,
      columns: [
        DocumentTable.Column(heading: wording[.before], name: "before"),
        DocumentTable.Column(heading: wording[.after], name: "after"),
        DocumentTable.Column(heading: wording[.change], name: "change"),
      ], rows: rows)
  }

  private static var mostRows: Int { 24 }

  private func rows(of value: ShownValue, _ model: Model) -> [(label: String, cell: Cell)] {
    value.cells.map { cell in
      var words = cell.labels.map { model.catalogue.dimension($0.dimension).labels[$0.label].text }
      if let year = cell.year { words.append(String(year)) }
      return (words.joined(separator: ", "), cell.cell)
    }
  }
}
