// Prints reports, totals, tests and the list of declarations.
extension PromptSession {
  /// `:report NAME`, or every report.
  mutating func report(_ name: String, _ reply: inout PromptReply) {
    guard let model else { return }
    guard name.isEmpty || model.reportNames.contains(name) else {
      let near = nearest(to: name, among: model.reportNames).map { "; did you mean `\($0)`?" } ?? ""
      return reply.fail("there is no report `\(name)`\(near)")
    }
    var builder = ReportBuilder(model, RunOptions(scenario: scenario, locale: locale))
    do throws(EvaluationFault) {
      try builder.build(only: name.isEmpty ? nil : name)
    } catch {
      return reply.stop(error, at: model.sources.sources.first?.span)
    }
    reply.document = builder.document
    lastPrinted = .report(name.isEmpty ? nil : name)
  }

  /// The last value again, with totals over its dimensions.
  func total(_ reply: inout PromptReply) {
    guard let model, let it else {
      return reply.fail("no value has been shown that could be added up")
    }
    var checker = model.checker
    let type = checker.query(it, in: run).type
    guard !type.shape.dimensions.isEmpty, [.amount, .number].contains(type.kind) else {
      return reply.fail("the last value has nothing to add up: it is over no dimension")
    }
    let item = ReportDeclaration.ShownValue(value: it, text: nil, format: nil)
    var show = ReportSection.Show(values: [item])
    let names = type.shape.dimensions.map(model.catalogue.dimension)
    // Years run across where there are any, else the second dimension does.
    var rows = names
    if type.shape.years == .none, names.count >= 2 { rows.remove(at: 1) }
    for start in rows.indices.reversed() {
      show.totals.append((rows[start...].map { reference(to: $0, it.span) }, nil))
    }
    var builder = valuer(model)
    do throws(EvaluationFault) {
      try builder.add(.show(show))
    } catch {
      return reply.stop(error, at: it.span)
    }
    reply.document = builder.document
    if rows.count < names.count { addRowTotals(to: &reply.document) }
  }

  private func reference(to dimension: Dimension, _ span: SourceSpan) -> DimensionReference {
    DimensionReference(table: nil, name: Name(dimension.name, span))
  }

  /// Adds a column with the total of each row.
  private func addRowTotals(to document: inout Document) {
    guard case .table(var table)? = document.blocks.first else { return }
    table.columns.append(
      DocumentTable.Column(heading: Wording(locale)[.total], name: "total"))
    for row in table.rows.indices {
      let figures = table.rows[row].cells.compactMap { cell -> Figure? in
        if case .figure(let figure) = cell { figure } else { nil }
      }
      let sum = figures.reduce(figures.isEmpty ? nil : Rational.zero) { sum, figure in
        sum.flatMap { sum in figure.value.map { sum + $0 } }
      }
      table.rows[row].cells.append(
        figures.first.map { .figure(Figure(value: sum, style: $0.style)) } ?? .empty)
    }
    document.blocks[0] = .table(table)
  }

  func test(_ reply: inout PromptReply) {
    guard let model else { return }
    let outcome = model.test(locale: locale)
    for result in outcome.results where !result.holds {
      reply.say((["✗ \(result.name)"] + result.failures.flatMap(\.lines)).joined(separator: "\n"))
    }
    reply.diagnostics = outcome.diagnostics
    reply.say("\(outcome.held) held, \(outcome.failed) failed")
    reply.failed = outcome.failed > 0 || !outcome.diagnostics.isEmpty
  }

  /// Every declaration with what it is and its text.
  func list(_ reply: inout PromptReply) {
    guard let model else { return }
    let catalogue = model.catalogue
    var rows: [DocumentTable.Row] = []
    func add(_ kind: String, _ heading: Heading) {
      rows.append(
        DocumentTable.Row(
          label: heading.name.text, name: heading.name.text,
          cells: [.text(kind), .text(heading.text?.text ?? heading.documentation.first ?? "")]))
    }
    for definition in catalogue.definitions { add(definition.role.rawValue, definition.heading) }
    for investment in catalogue.investments { add("investment", investment.heading) }
    for function in catalogue.functions { add("function", function.heading) }
    for table in catalogue.tables { add("table", table.declaration.heading) }
    for bridge in catalogue.bridges { add("bridge", bridge.heading) }
    for rule in catalogue.rules { add("rule", rule.heading) }
    for scenario in catalogue.scenarios { add("scenario", scenario.heading) }
    for report in catalogue.reports { add("report", report.heading) }
    guard !rows.isEmpty else { return reply.say("nothing is declared yet") }
    let columns = ["kind", "text"].map { DocumentTable.Column(heading: "", name: $0) }
    reply.document.blocks.append(.table(DocumentTable(columns: columns, rows: rows)))
  }
}
