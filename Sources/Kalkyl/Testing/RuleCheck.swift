/// How a model's rules hold in every scenario.
struct RuleCheck {
  private(set) var held = 0
  private(set) var failed = 0
  private(set) var failures = Document()

  init(
    _ model: Model, _ evaluator: inout Evaluator, _ locale: ReportLocale
  ) throws(EvaluationFault) {
    for (index, rule) in model.catalogue.rules.enumerated() {
      var lines: [String] = []
      for run in model.checker.runs(of: rule) {
        lines += try Self.failures(of: rule, index, in: run, model, &evaluator, locale)
      }
      if lines.isEmpty {
        held += 1
        continue
      }
      failed += 1
      let text = rule.heading.text?.text ?? shownText(of: rule.heading.name.text)
      let location = model.sources.location(of: rule.heading.name.span)
      failures.blocks.append(.heading("✗ \(text) (\(location.name):\(location.line))", level: 2))
      failures.blocks += lines.map(Document.Block.paragraph)
    }
  }

  private static func failures(
    of rule: RuleDeclaration, _ index: Int, in run: RunID, _ model: Model,
    _ evaluator: inout Evaluator, _ locale: ReportLocale
  ) throws(EvaluationFault) -> [String] {
    guard let slot = model.catalogue.slot(.rule(index)) else { return [] }
    let instance = model.checker.instances[model.checker.instance(of: slot, in: run).index]
    guard case .formula(let condition) = instance.body else { return [] }
    let selected = model.checker.selected(by: rule.selectors)
    let failures = try Failures(
      of: condition, &evaluator, in: selected.years, labels: selected.labels)
    let name = model.checker.layering.runs[run.index].name
    var lines = failures.failures.map {
      "    \(name): " + model.sentence($0, of: condition, locale)
    }
    if failures.count > lines.count {
      lines.append("    \(name): and \(failures.count - lines.count) more")
    }
    return lines
  }
}

extension Checker {
  /// The runs where a rule must hold: every one, or those that it names.
  func runs(of rule: RuleDeclaration) -> [RunID] {
    if rule.scenarios.isEmpty { return layering.runs.indices.map(RunID.init) }
    return rule.scenarios.compactMap { layering.run(named: $0.text) }
  }

  /// The years and labels that `for` names; none where it says nothing of them.
  func selected(by selectors: [Selector]) -> (years: [Int], labels: [DimensionID: Set<Int>]) {
    var years: [Int] = []
    var labels: [DimensionID: Set<Int>] = [:]
    for selector in selectors {
      switch selector.kind {
      case .year(let year): years.append(year)
      case .years(let first, let last): years += first...max(first, last)
      case .label(let reference):
        for id in dimensions(for: reference) {
          guard let label = catalogue.dimension(id).position(of: reference.name.text) else {
            continue
          }
          labels[id, default: []].insert(label)
        }
      case .relativeYear, .vintage: break
      }
    }
    return (years, labels)
  }
}
