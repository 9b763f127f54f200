// What a change does to the figures that are watched: `:whatif`, `:diff`.
extension PromptSession {
  /// The watched figures that an override would change.
  mutating func whatIf(_ argument: Argument) -> PromptReply {
    guard !argument.text.isEmpty else {
      return refusal("change what? write `:whatif NAME = EXPR`")
    }
    let source = workbook.keep(argument.line, from: argument.start)
    var reply = PromptReply(workbook.sources, typed: source.span)
    let (overrides, problems) = parseOverrides(source, limits: workbook.limits)
    guard problems.isEmpty, let model else {
      reply.take(problems)
      return reply
    }
    let loading = model.overriding(overrides, workbook.sources)
    guard let changed = loading.model else {
      reply.take(loading.diagnostics.filter { $0.severity == .error })
      return reply
    }
    compare(model, run, with: changed, &reply)
    if reply.document.blocks.isEmpty, !reply.failed { reply.say("no watched figure would change") }
    return reply
  }

  /// The watched figures that differ from those of the loaded files.
  func diff(_ reply: inout PromptReply) {
    guard let model, let loaded else { return }
    compare(loaded, loaded.run(named: scenario) ?? .base, with: model, &reply)
    if reply.document.blocks.isEmpty, !reply.failed {
      reply.say("no watched figure differs from the loaded files")
    }
  }

  private func compare(
    _ old: Model, _ oldRun: RunID, with new: Model, _ reply: inout PromptReply
  ) {
    do throws(EvaluationFault) {
      var (before, after) = (valuer(old), valuer(new))
      var seen: Set<String> = []
      for formula in watched(new) where seen.insert(SyntaxPrinter.text(of: formula)).inserted {
        guard let earlier = try value(of: formula, oldRun, &before),
          let later = try value(of: formula, new.run(named: scenario) ?? .base, &after),
          let table = changes(from: earlier, to: later, new.reading(workbook.sources))
        else { continue }
        reply.document.blocks.append(.table(table))
      }
    } catch {
      reply.stop(error, at: workbook.sources.sources.last?.span)
    }
  }

  /// What the last printed report shows; without one what was shown; else every report or, in a
  /// model without reports, the accounts.
  private func watched(_ model: Model) -> [Expression] {
    let reports = model.catalogue.reports
    if case .report(let name)? = lastPrinted {
      let printed = reports.filter { name == nil || $0.heading.name.text == name }
      if !printed.isEmpty { return printed.flatMap { $0.shownFormulas(model.catalogue) } }
    }
    if !shown.isEmpty { return shown }
    if !reports.isEmpty { return reports.flatMap { $0.shownFormulas(model.catalogue) } }
    return model.catalogue.definitions.filter { $0.role == .account }.map {
      Expression(.name($0.heading.name.text), $0.heading.name.span)
    }
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
