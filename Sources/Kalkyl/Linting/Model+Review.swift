extension Model {
  /// What models get wrong without any formula being wrong; none of what a script says is meant.
  ///
  /// Works out every figure in every scenario, and none where there are no scenarios.
  public func review() -> [Diagnostic] {
    let usage = Usage(checker)
    var found = unused(usage)
    do throws(EvaluationFault) {
      found += try sharesNotWhole().map(Diagnostic.sharesNotWhole)
      // A setting from outside may take away what a scenario would change.
      let isSet = !checker.layering.runs[RunID.base.index].layers.isEmpty
      if !catalogue.scenarios.isEmpty, !isSet {
        let effects = try ScenarioEffects(evaluator())
        found += idleScenarios(effects, usage) + changedOutcomes(effects)
      }
    } catch {
      // A model that cannot be worked out to the end is for `run` to refuse.
    }
    return found.sorted()
  }

  // MARK: What nothing uses

  private func unused(_ usage: Usage) -> [Diagnostic] {
    // A file that shows and tests nothing is a part that other files use.
    guard usage.asksAnything || !catalogue.reports.isEmpty else { return [] }
    var found: [Diagnostic] = []
    for index in catalogue.definitions.indices {
      guard let slot = catalogue.slot(.definition(index)) else { continue }
      let isUsed =
        switch catalogue.definitions[index].role {
        case .assume: usage.isRead(slot)
        case .let: usage.isReached(slot) || usage.isReadByUnreached(slot)
        case .account, .key: true
        }
      let heading = catalogue.definitions[index].heading
      guard !isUsed, Remarks(heading).meant == nil else { continue }
      let isAssumption = catalogue.definitions[index].role == .assume
      found.append(isAssumption ? .unusedAssumption(heading) : .unusedValue(heading))
    }
    return found
  }

  // MARK: Scenarios

  /// The run that a scenario is built on.
  private func parent(of scenario: ScenarioDeclaration) -> RunID {
    scenario.parent.flatMap { checker.layering.run(named: $0.text) } ?? .base
  }

  private func idleScenarios(_ effects: ScenarioEffects, _ usage: Usage) -> [Diagnostic] {
    catalogue.scenarios.compactMap { scenario in
      guard Remarks(scenario.heading).meant == nil,
        let run = checker.layering.run(named: scenario.heading.name.text)
      else { return nil }
      let parent = parent(of: scenario)
      let changes = catalogue.slots.indices.map(SlotID.init).contains { slot in
        isFigure(slot, usage) && effects.differs(slot, run, parent)
      }
      let name = checker.layering.runs[parent.index].name
      return changes ? nil : .idleScenario(scenario.heading, builtOn: name)
    }
  }

  /// Whether a slot is a figure of the budget: not an assumption that nothing shows, nor a term of
  /// an investment, which count by what they change.
  private func isFigure(_ slot: SlotID, _ usage: Usage) -> Bool {
    switch catalogue.slots[slot.index].kind {
    case .definition(let index):
      catalogue.definitions[index].role != .assume || usage.isAsked(slot)
    case .property: usage.isAsked(slot)
    case .investment, .table, .bridge: true
    case .rule: false
    }
  }

  // MARK: Outcome

  private func changedOutcomes(_ effects: ScenarioEffects) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, account) in catalogue.definitions.enumerated() where account.role == .account {
      guard let slot = catalogue.slot(.definition(index)),
        Remarks(account.heading).meant == nil
      else { continue }
      let years = outcomeYears(of: account, slot)
      for scenario in catalogue.scenarios where Remarks(scenario.heading).meant == nil {
        guard let run = checker.layering.run(named: scenario.heading.name.text) else { continue }
        let parent = parent(of: scenario)
        let changed = years.filter { effects.differs(slot, run, parent, in: [$0]) }
        guard let year = changed.first else { continue }
        let override = scenario.overrides.first {
          $0.target.leadingName == account.heading.name.text
        }
        found.append(
          .changedOutcome(account.heading, year, scenario.heading, at: override?.target.span))
      }
    }
    return found
  }

  /// The years of an account that have happened: those that it takes from a file, and those that
  /// a line above it says.
  private func outcomeYears(of account: DefinitionDeclaration, _ slot: SlotID) -> [Int] {
    var years = Set(Remarks(account.heading).outcomeYears.map(Array.init) ?? [])
    let instance = checker.instances[checker.instance(of: slot, in: .base).index]
    if case .formula(let body) = instance.body {
      body.forEachNode { part in
        guard case .data(let id) = part.kind else { return }
        let block = checker.files.blocks[id.index]
        years.formUnion(block.values.keys.compactMap { $0 })
        if block.type.shape.years == .none { years.formUnion(space.years) }
      }
    }
    return years.filter(space.years.contains).sorted()
  }
}
