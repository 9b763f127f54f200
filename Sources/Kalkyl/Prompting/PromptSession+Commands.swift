// Carries out the prompt's commands.
extension PromptSession {
  /// `:name arguments`, the name shortened as far as it is clear.
  mutating func perform(_ line: String) -> PromptReply {
    var reply = PromptReply(workbook.sources)
    let word = String(line.prefix { !$0.isWhitespace })
    let rest = String(line.dropFirst(word.count)).trimmingSpaces
    guard let command = PromptCommand.beginning(with: word) else {
      let near = nearest(to: word, among: PromptCommand.allCases.map(\.rawValue))
      let hint = near.map { "; did you mean `:\($0)`?" } ?? ""
      reply.fail("there is no command `:\(word)`\(hint) `:help` lists them")
      return reply
    }
    switch command {
    case .help: help(rest, &reply)
    case .type: type(rest, &reply)
    case .scenario: choose(rest, &reply)
    case .whatif: return whatIf(rest)
    case .diff: diff(&reply)
    case .pin: return pin(rest)
    case .unpin: unpin(rest, &reply)
    case .report: report(rest, &reply)
    case .test: test(&reply)
    case .load:
      let paths = rest.split(separator: " ").map(String.init)
      if paths.isEmpty { reply.fail("load what? write `:load FILE`") }
      reply.request = paths.isEmpty ? .none : .load(paths)
    case .reload: reply.request = .reload
    case .undo: return undo()
    case .save: save(rest, &reply)
    case .list: list(&reply)
    case .quit: reply.request = .quit
    }
    return reply
  }

  private func help(_ topic: String, _ reply: inout PromptReply) {
    guard topic.isEmpty else {
      guard let text = PromptTopics.text(of: topic) else {
        return reply.fail("no such topic; there are \(PromptTopics.names.joined(separator: ", "))")
      }
      return reply.say(text)
    }
    let rows = PromptCommand.allCases.map { command in
      let name = ":\(command.rawValue) \(command.arguments)".trimmingSpaces
      return DocumentTable.Row(label: name, name: command.rawValue, cells: [.text(command.summary)])
    }
    reply.document.blocks.append(
      .table(
        DocumentTable(columns: [DocumentTable.Column(heading: "", name: "summary")], rows: rows)))
    reply.say("topics: \(PromptTopics.names.joined(separator: ", "))")
  }

  /// Reads a formula that follows a command; what is wrong goes to the reply.
  func formula(_ text: String, _ reply: inout PromptReply) -> Expression? {
    var sources = workbook.sources
    let source = sources.add(name: "prompt", bytes: Array(text.utf8))
    let (formula, problems) = parseExpression(source, limits: workbook.limits)
    reply.sources = sources
    reply.diagnostics = problems
    reply.failed = !problems.isEmpty
    return problems.isEmpty ? withIt(formula) : nil
  }

  private func type(_ text: String, _ reply: inout PromptReply) {
    guard let formula = formula(text, &reply), let model else { return }
    var checker = model.checker
    let typed = checker.query(formula, in: run)
    reply.diagnostics = checker.findings.diagnostics
    guard typed.type.kind != .unknown else {
      reply.failed = true
      return
    }
    var words = typed.type.kind.description
    if typed.type.kind == .amount { words += " in \(model.catalogue.unit.rawValue)" }
    var names = typed.type.shape.dimensions.map { model.catalogue.dimension($0).name }
    switch typed.type.shape.years {
    case .none: break
    case .all: names.append("year")
    case .range(let first, let last): names.append("year \(first)..\(last)")
    }
    reply.say(names.isEmpty ? words : "\(words) over \(names.joined(separator: ", "))")
  }

  private mutating func choose(_ name: String, _ reply: inout PromptReply) {
    guard let model else { return }
    if name.isEmpty || name == "base" {
      scenario = nil
      return reply.say("in base")
    }
    guard model.scenarioNames.contains(name) else {
      let near = nearest(to: name, among: model.scenarioNames).map { "; did you mean `\($0)`?" }
      return reply.fail("there is no scenario `\(name)`\(near ?? "")")
    }
    let before = shownValues()
    scenario = name
    reply.say("in \(name)")
    addChanges(from: before, to: &reply)
  }

  /// The figures of the last report, or of what was shown, that a change would give.
  private func whatIf(_ text: String) -> PromptReply {
    var reply = PromptReply(workbook.sources)
    guard let model else { return reply }
    do throws(ModelError) {
      let changed = try model.with([text])
      var found = false
      for formula in watched(model) {
        guard let old = value(of: formula, in: model, run),
          let new = value(of: formula, in: changed, run)
        else { continue }
        if let table = changes(from: old, to: new, model) {
          reply.document.blocks.append(.table(table))
          found = true
        }
      }
      if !found { reply.say("no shown figure changes") }
    } catch {
      reply.sources = error.sources
      reply.diagnostics = error.diagnostics.filter { $0.severity == .error }
      reply.failed = true
    }
    return reply
  }

  /// What the last report shows; without one what was shown; else the accounts.
  private func watched(_ model: Model) -> [Expression] {
    if let lastReport,
      let report = model.catalogue.reports.first(where: { $0.heading.name.text == lastReport })
    {
      return report.shownFormulas(model.catalogue)
    }
    if !shown.isEmpty { return shown }
    let reports = model.catalogue.reports.flatMap { $0.shownFormulas(model.catalogue) }
    if !reports.isEmpty { return reports }
    return model.catalogue.definitions.filter { $0.role == .account }.map {
      Expression(.name($0.heading.name.text), $0.heading.name.span)
    }
  }

  private func diff(_ reply: inout PromptReply) {
    guard let model, let loaded else { return }
    var found = false
    for formula in watched(model) {
      guard let old = value(of: formula, in: loaded, loaded.run(named: scenario) ?? .base),
        let new = value(of: formula, in: model, run)
      else { continue }
      if let table = changes(from: old, to: new, model) {
        reply.document.blocks.append(.table(table))
        found = true
      }
    }
    if !found { reply.say("no shown figure differs from the loaded files") }
  }

  private mutating func pin(_ text: String) -> PromptReply {
    var reply = PromptReply(workbook.sources)
    let pinned = text.isEmpty ? it : formula(text, &reply)
    guard let pinned else {
      if text.isEmpty { reply.fail("pin what? write `:pin EXPR`") }
      return reply
    }
    reply = show(pinned, reply.sources)
    if !reply.failed { pins.append(pinned) }
    return reply
  }

  private mutating func unpin(_ text: String, _ reply: inout PromptReply) {
    let number = text.isEmpty ? pins.count : Int(text) ?? 0
    guard pins.indices.contains(number - 1) else { return reply.fail("nothing is pinned there") }
    pins.remove(at: number - 1)
  }

  private mutating func report(_ name: String, _ reply: inout PromptReply) {
    guard let model else { return }
    guard name.isEmpty || model.reportNames.contains(name) else {
      let near = nearest(to: name, among: model.reportNames).map { "; did you mean `\($0)`?" } ?? ""
      return reply.fail("there is no report `\(name)`\(near)")
    }
    var builder = ReportBuilder(model, RunOptions(scenario: scenario, locale: locale))
    do throws(EvaluationFault) {
      try builder.build(only: name.isEmpty ? nil : name)
    } catch {
      reply.diagnostics.append(.stopped(error, at: SourceSpan(0, 0)))
      reply.failed = true
    }
    reply.document = builder.document
    if !name.isEmpty { lastReport = name }
  }

  private func test(_ reply: inout PromptReply) {
    guard let model else { return }
    let outcome = model.test(locale: locale)
    for result in outcome.results where !result.holds {
      reply.say((["✗ \(result.name)"] + result.failures.flatMap(\.lines)).joined(separator: "\n"))
    }
    reply.diagnostics = outcome.diagnostics
    reply.say("\(outcome.held) held, \(outcome.failed) failed")
    reply.failed = outcome.failed > 0 || !outcome.diagnostics.isEmpty
  }

  private mutating func undo() -> PromptReply {
    var reply = PromptReply(workbook.sources)
    guard workbook.entries.last != nil else {
      reply.fail("nothing to take back")
      return reply
    }
    let before = shownValues()
    workbook.removeLastEntry()
    model = workbook.checked().model ?? model
    reply.say("taken back")
    addChanges(from: before, to: &reply)
    return reply
  }

  private func save(_ text: String, _ reply: inout PromptReply) {
    let words = text.split(separator: " ").map(String.init)
    if words.first == "test", words.count == 3 {
      guard let script = testOfShownValues(named: words[1]) else {
        return reply.fail("no value has been shown to be kept as a test")
      }
      reply.request = .save(path: words[2], text: workbook.text + script)
    } else if words.count == 1 {
      reply.request = .save(path: words[0], text: workbook.text)
    } else {
      reply.fail("write `:save FILE`, or `:save test NAME FILE`")
    }
  }

  /// A test that the shown figures are what they are now, exactly.
  private func testOfShownValues(named name: String) -> String? {
    guard let model else { return nil }
    var lines: [String] = []
    for formula in shown {
      guard let value = value(of: formula, in: model, run) else { continue }
      for cell in value.cells {
        var selectors = cell.labels.map { label in
          model.catalogue.dimension(label.dimension).labels[label.label].name
        }
        if let year = cell.year { selectors.append(String(year)) }
        let whole = "(\(value.text))"
        let place = selectors.isEmpty ? whole : "\(whole)[\(selectors.joined(separator: ", "))]"
        guard let figure = model.figure(cell.cell, value.style).value else {
          lines.append("    expect \(place) is missing")
          continue
        }
        lines.append("    expect \(place) == \(literal(figure, value.style))")
      }
    }
    guard !lines.isEmpty else { return nil }
    let clause = scenario.map { " in \($0)" } ?? ""
    return "\ntest \"\(name)\"\(clause) {\n" + lines.joined(separator: "\n") + "\n}\n"
  }

  /// A figure as a script writes it, exactly.
  private func literal(_ value: Rational, _ style: FigureStyle) -> String {
    guard case .amount(let unit) = style.kind else { return fraction(value, "") }
    return fraction(value.divided(by: unit.inKronor) ?? value, " \(unit.rawValue)")
  }

  private func fraction(_ value: Rational, _ unit: String) -> String {
    if value.finiteDecimalPlaces != nil { return value.exactString + unit }
    return "\(value.numerator)\(unit) / \(value.denominator)"
  }

  private func list(_ reply: inout PromptReply) {
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

extension ReportDeclaration {
  /// The formulas that a report shows; tables and bridges are left out, investments give their cost.
  func shownFormulas(_ catalogue: Catalogue) -> [Expression] {
    var formulas: [Expression] = []
    for case .show(let values, _) in items {
      for item in values {
        guard case .name(let name) = item.value.kind else {
          formulas.append(item.value)
          continue
        }
        switch catalogue.entities[name] {
        case .table, .bridge: break
        case .investment:
          let cost = Name(InvestmentResult.capitalCost.rawValue, item.value.span)
          formulas.append(Expression(.field(item.value, cost), item.value.span))
        default: formulas.append(item.value)
        }
      }
    }
    return formulas
  }
}
