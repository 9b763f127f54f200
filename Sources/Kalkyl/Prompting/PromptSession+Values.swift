// Shows formulas.
extension PromptSession {
  var run: RunID { model?.run(named: scenario) ?? .base }

  /// Shows a formula, and keeps it as `it`.
  mutating func show(_ formula: Expression, typed: SourceSpan? = nil) -> PromptReply {
    var reply = PromptReply(workbook.sources, typed: typed ?? formula.span)
    guard let model else {
      reply.failed = true
      return reply
    }
    let formula = withIt(formula)
    var builder = valuer(model)
    builder.showsTrend = true
    let item = ReportDeclaration.ShownValue(value: formula, text: nil, format: nil)
    builder.checker.findings = Findings()
    _ = builder.checker.shown(item, in: run)
    reply.take(builder.checker.findings.diagnostics)
    if reply.failed { return reply }
    do throws(EvaluationFault) {
      try builder.add(.show(ReportSection.Show(values: [item])))
    } catch {
      reply.stop(error, at: formula.span)
      return reply
    }
    reply.document = builder.document.withLoneFigure(FigureText(locale))
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
}

extension Expression {
  /// Whether it is a name alone.
  var isName: Bool {
    if case .name = kind { true } else { false }
  }

  /// Whether the name `it` stands in it.
  var mentionsIt: Bool {
    var found = false
    forEachPart { part in
      if case .name("it") = part.kind { found = true }
    }
    return found
  }
}

extension Document {
  /// The document with a table of one figure written as the figure with its unit.
  fileprivate func withLoneFigure(_ figures: FigureText) -> Document {
    guard case .table(let table)? = blocks.first, table.rows.count == 1,
      table.rows[0].cells.count == 1, case .figure(var figure) = table.rows[0].cells[0],
      table.columns[0].heading.isEmpty
    else { return self }
    if case .amount = figure.style.kind { figure.style.showsUnit = true }
    var document = self
    document.blocks[0] = .paragraph(figures.text(of: figure))
    return document
  }
}
