// Writes a declaration anew with one part of it changed: `local.life = 4 years`, `costs[2026] = 0`.
extension PromptSession {
  /// What an override at the prompt stands for.
  enum PartChange {
    case entry(PromptWorkbook.Entry, typed: String)
    case mistakes([Diagnostic])
    case refusal(String)
  }

  /// The definition, property and cells that an override is of.
  struct PartTarget {
    let name: String
    let property: Name?
    let selectors: [Selector]

    /// `nil` where the name alone is meant, or nothing that can be overridden.
    init?(_ target: Expression) {
      var (value, selectors) = (target, [Selector]())
      if case .selection(let inner, let chosen) = target.kind {
        (value, selectors) = (inner, chosen)
      }
      switch value.kind {
      case .name(let name) where !selectors.isEmpty:
        (self.name, property, self.selectors) = (name, nil, selectors)
      case .field(let owner, let property):
        guard case .name(let name) = owner.kind else { return nil }
        (self.name, self.property, self.selectors) = (name, property, selectors)
      default: return nil
      }
    }
  }

  /// `gemensam.life = 5 years` or `costs[2026] = 0` as the declaration that it changes; `nil` where
  /// the text is no such thing.
  mutating func changeOfPart(in source: Source) -> PartChange? {
    let (overrides, problems) = parseOverrides(source, limits: workbook.limits)
    guard problems.isEmpty, overrides.count == 1, let override = overrides.first,
      let target = PartTarget(override.target), let model
    else { return nil }
    // A scenario could say the same: what is wrong with it is told as there.
    let trial = model.overriding([withIt(override)], workbook.sources)
    let mistakes = trial.diagnostics.filter { $0.severity == .error }
    if !mistakes.isEmpty { return .mistakes(mistakes) }
    guard let declaration = workbook.written(target.name),
      let text = text(of: declaration, with: override, target, source)
    else {
      return .refusal(
        "`\(source.text(override.target.span))` is not written out where it could be changed; "
          + Self.waysOut(source.text(override.span)))
    }
    let formatted = FormattedScript(Array(text.utf8), named: "prompt", limits: workbook.limits)
    let styled = formatted.bytes.map { String(decoding: $0, as: UTF8.self) } ?? text
    let (script, _) = parse(workbook.keep(styled), limits: workbook.limits)
    return .entry(
      PromptWorkbook.Entry(
        text: styled, script: script, part: source.text(override.target.span)),
      typed: source.text(override.span))
  }

  /// What can be done with an override that no declaration can take.
  static func waysOut(_ override: String) -> String {
    "try it with `:whatif \(override)`, or declare `scenario s { \(override) }` and go on in "
      + "`:scenario s`"
  }

  private func withIt(_ override: ScenarioDeclaration.Override) -> ScenarioDeclaration.Override {
    ScenarioDeclaration.Override(
      target: override.target, value: withIt(override.value), span: override.span)
  }

  /// The declaration with the change; `nil` where what it changes is not written in it.
  private mutating func text(
    of declaration: Declaration, with override: ScenarioDeclaration.Override, _ target: PartTarget,
    _ source: Source
  ) -> String? {
    guard let value = value(of: target, in: declaration) else {
      guard let property = target.property, target.selectors.isEmpty,
        case .investment(let investment) = declaration, !investment.takes(property.text)
      else { return nil }
      return workbook.text(
        of: declaration, adding: property.text, newValue(override, own: nil, source).text)
    }
    let dimensions = model?.catalogue.dimensions ?? []
    let place = PartPlace(of: target.selectors, in: value) { one, other in
      dimensions.contains { $0.position(of: one.text) != nil && $0.position(of: other.text) != nil }
    }
    let new = place.text(with: newValue(override, own: place.cell, source).text) {
      workbook.sources.text($0)
    }
    if declaration.span.start <= value.span.start, value.span.end <= declaration.span.end {
      return workbook.text(of: declaration, with: new, at: place.whole.span)
    }
    // The property is another investment's, which keeps it.
    let changed = workbook.sources.text(value.span, with: new, at: place.whole.span)
    return workbook.text(of: declaration, adding: target.property?.text ?? "", changed)
  }

  /// The formula that is written for the definition or the property; of an investment without it
  /// that of the one it is `from`, unless the whole is given anew.
  private mutating func value(of target: PartTarget, in declaration: Declaration) -> Expression? {
    switch declaration {
    case .definition(let definition):
      if case .formula(let value) = definition.value { return value }
      return nil
    case .investment(let investment):
      guard let name = target.property?.text else { return nil }
      if let own = investment.formula(of: name) { return own }
      guard !target.selectors.isEmpty, !investment.takes(name), let parent = investment.parent,
        let written = workbook.written(parent.text), parent.text != target.name
      else { return nil }
      return value(of: target, in: written)
    default: return nil
    }
  }

  /// A new value with what it is written as: `it` is the last value shown, and the changed part's
  /// own name what stands there now.
  func newValue(
    _ override: ScenarioDeclaration.Override, own: Expression?, _ source: Source
  ) -> (formula: Expression, text: String) {
    let name = SyntaxPrinter.text(of: override.target)
    var isChanged = override.value.mentionsIt && it != nil
    var formula = withIt(override.value)
    if let own, own.isFormula {
      formula = formula.rewritten { part in
        guard SyntaxPrinter.text(of: part) == name else { return nil }
        isChanged = true
        return own
      }
    }
    let text =
      isChanged ? SyntaxPrinter.text(of: formula) : source.text(override.value.span)
    return (formula, text)
  }
}

extension InvestmentDeclaration {
  /// What is written for a property; `nil` where it is not, or read from a file.
  fileprivate func formula(of property: String) -> Expression? {
    if let own = properties.first(where: { $0.name.text == property }) { return own.value }
    for item in file?.items ?? [] where item.name.text == property {
      if case .formula(let value) = item.source { return value }
    }
    return nil
  }

  /// Whether it says anything of a property itself.
  fileprivate func takes(_ property: String) -> Bool {
    properties.contains { $0.name.text == property }
      || file?.items.contains { $0.name.text == property } ?? false
  }
}

extension Expression {
  /// Whether it is a formula rather than entries or a grid.
  fileprivate var isFormula: Bool {
    switch kind {
    case .entries, .grid: false
    default: true
    }
  }
}
