// Explains what stands for another figure: selections, entries, overrides, references.
extension Explainer {
  /// The tree of a formula at a point. What only picks a figure out is passed through.
  mutating func explain(
    _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    switch expression.kind {
    case .atLabel(let value, let dimension, let label):
      return try explain(value, at: point.at(dimension, label))
    case .atYear(let value, let year): return try explain(value, at: point.inYear(year))
    case .atRelativeYear(let value, let offset):
      let year = (point.year ?? 0) + offset
      if year < point.first { return missing(.beforeFirstYear, expression, at: point) }
      if year >= evaluator.space.years.upperBound {
        return missing(.outsideYears, expression, at: point)
      }
      return try explain(value, at: point.inYear(year))
    case .inYears(let value, let first, let last):
      guard let year = point.year, first <= year, year <= last else {
        return missing(.outsideYears, expression, at: point)
      }
      return try explain(value, at: point)
    case .repeated(let value, _): return try explain(value, at: point)
    case .byLabel(let dimension, let values, let leftOut):
      guard let value = values[point.labels[dimension] ?? 0] else {
        return missing(leftOut, expression, at: point)
      }
      return try explain(value, at: point)
    case .byYear(let entries): return try byYear(entries, expression, at: point)
    case .overridden(let base, let cells): return try overridden(base, cells, at: point)
    case .instance(let id): return try reference(to: id, expression, at: point)
    case .investmentResult(let id, let result, let vintages):
      return try investmentResult(id, result, vintages, expression, at: point)
    case .cell(let id, let cell): return try tableCell(cell, of: id, expression, at: point)
    default: return try formula(expression, at: point)
    }
  }

  private mutating func byYear(
    _ entries: TypedExpression.YearEntries, _ expression: TypedExpression,
    at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    guard let year = point.year, let covering = entries.value(in: year) else {
      return missing(.yearLeftOut, expression, at: point)
    }
    guard let covering else { return missing(.emptyCell, expression, at: point) }
    return try explain(covering, at: point)
  }

  private mutating func overridden(
    _ base: TypedExpression, _ cells: [TypedExpression.CellOverride], at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    let last = cells.last { cell in
      cell.holds(in: point.year)
        && cell.labels.allSatisfy { point.labels[$0.dimension] == $0.label }
    }
    return try explain(last?.value ?? base, at: point)
  }

  // MARK: References

  private mutating func reference(
    to id: InstanceID, _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    let instance = checker.instances[id.index]
    let year = instance.type.shape.years == .none ? nil : point.year
    let labels = instance.type.shape.dimensions.map { point.labels[$0] ?? 0 }
    let inner = point.from(instance.firstYear ?? evaluator.space.years.lowerBound)
    var node = try head(expression, at: point)
    describe(&node, id, at: point)
    guard evaluator.space.node(id, in: point.year) != nil else {
      node.notes += node.figure.cause.map { [$0] } ?? []
      return node
    }
    let place = Place(instance: id, year: year, labels: labels)
    return try once(place, node, at: point) { (explainer, node) throws(EvaluationFault) in
      switch instance.body {
      case .formula(let body):
        node.merge(try explainer.explain(body, at: inner))
      case .bridge(let bridge):
        node.merge(try explainer.explain(bridge.rest, at: inner))
        node.formula = nil
      case .none, .investment, .table: break
      }
      explainer.style(&node, as: instance.key.slot)
    }
  }

  /// Names the node of a slot, with what the script says of it.
  private mutating func describe(
    _ node: inout ExplanationNode, _ id: InstanceID, at point: ExplanationPoint
  ) {
    let instance = checker.instances[id.index]
    let slot = checker.catalogue.slots[instance.key.slot.index]
    var written = slot.name
    if case .bridge = slot.kind { written += ".rest" }
    node.name = name(written, of: id, at: point)
    node.formula = nil
    node.place = model.sources.location(of: slot.span)
    switch slot.kind {
    case .definition(let index):
      let heading = checker.catalogue.definitions[index].heading
      node.text = heading.text?.text
      node.reason = reason(heading)
    case .bridge(let index):
      node.text = checker.catalogue.bridges[index].heading.text?.text
    case .property, .investment, .table, .rule: break
    }
    node.notes += overrideNotes(of: instance.key, at: point)
  }

  /// A slot with the labels and the year of a point, and the scenario where it is another one's.
  func name(
    _ slot: String, of id: InstanceID, vintages: VintageRange = .all, at point: ExplanationPoint
  ) -> String {
    let instance = checker.instances[id.index]
    let shape = instance.type.shape
    var selectors: [String] = []
    if vintages != .all { selectors.append("vintage \(vintages.text)") }
    for dimension in shape.dimensions {
      let labels = checker.catalogue.dimension(dimension).labels
      selectors.append(labels[point.labels[dimension] ?? 0].name.selectable)
    }
    if shape.years != .none, let year = point.year { selectors.append("\(year)") }
    var text = slot
    let here = checker.instance(of: instance.key.slot, in: run)
    let elsewhere = checker.instances[here.index].key.run != instance.key.run
    if elsewhere { text = "(\(slot) in \(checker.layering.runs[instance.key.run.index].name))" }
    return selectors.isEmpty ? text : "\(text)[\(selectors.joined(separator: ", "))]"
  }

  /// One cell of a formula, as a script would select it.
  func cell(of formula: TypedExpression, at point: ExplanationPoint) -> String {
    let shape = formula.type.shape
    var selectors = shape.dimensions.map { dimension in
      checker.catalogue.dimension(dimension).labels[point.labels[dimension] ?? 0].name.selectable
    }
    if shape.years != .none, let year = point.year { selectors.append("\(year)") }
    return
      "(\(model.sources.text(formula.span).onOneLine))[\(selectors.joined(separator: ", "))]"
  }

  /// Which scenario's override gives a slot's figure at a point.
  private func overrideNotes(of key: InstanceKey, at point: ExplanationPoint) -> [String] {
    let run = checker.layering.runs[key.run.index]
    let hit = run.layers.prefix(key.level).last { layer in
      (checker.layering.layers[layer].overrides[key.slot] ?? []).contains { override in
        override.selectors.allSatisfy { holds($0, at: point) }
      }
    }
    var notes: [String] = []
    if let hit {
      let scenarios = checker.catalogue.scenarios
      notes.append(
        hit < scenarios.count
          ? words.overridden(in: scenarios[hit].heading.name.text) : words.setting)
    }
    if key.level < run.layers.count { notes.append(words.belowOverride) }
    return notes
  }

  /// Whether an override's selector picks the cell of a point.
  private func holds(_ selector: Selector, at point: ExplanationPoint) -> Bool {
    switch selector.kind {
    case .year(let year): return point.year == year
    case .years(let first, let last): return point.year.map { first <= $0 && $0 <= last } ?? false
    case .label(let reference):
      return point.labels.contains { dimension, label in
        checker.catalogue.dimension(dimension).labels[label].name == reference.name.text
      }
    case .relativeYear, .vintage: return false
    }
  }

  /// Shows a definition's number as the script says: in percent where it is written so.
  private func style(_ node: inout ExplanationNode, as slot: SlotID) {
    guard case .definition(let index) = checker.catalogue.slots[slot.index].kind,
      case .number = node.figure.style.kind
    else { return }
    let definition = checker.catalogue.definitions[index]
    var isPercent = definition.format?.style == .percent
    if case .formula(let formula) = definition.value, formula.hasPercentLiteral { isPercent = true }
    if isPercent { node.figure.style.kind = .percent }
  }

  private mutating func tableCell(
    _ cell: Int, of id: InstanceID, _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    var node = try head(expression, at: point)
    guard case .table(let table) = checker.instances[id.index].body else { return node }
    let layout = table.layout
    let (row, column) = cell.quotientAndRemainder(dividingBy: layout.columns.count)
    let selectors = [layout.rows[row].name.selectable, layout.columns[column].name.selectable]
    node.name = "\(layout.declaration.heading.name.text)[\(selectors.joined(separator: ", "))]"
    node.text = layout.rows[row].text
    node.formula = nil
    var inner = point.from(evaluator.space.years.lowerBound)
    inner.year = nil
    let place = Place(instance: id, tableCell: cell, year: nil, labels: [])
    return try once(place, node, at: point) { (explainer, node) throws(EvaluationFault) in
      node.merge(try explainer.explain(table.cells[cell], at: inner))
      if layout.columns[column].isPercent { node.figure.style.kind = .percent }
    }
  }
}

extension ExplanationNode {
  /// Takes over what is behind a definition's formula; a formula that is another name becomes the
  /// one part.
  mutating func merge(_ body: ExplanationNode) {
    if case .number = figure.style.kind { figure.style.kind = body.figure.style.kind }
    word = body.word
    if body.name != nil {
      rule = figure.value == nil ? .missing : .same
      children = [body]
      return
    }
    // The cells of a total's column are not written as a formula.
    if body.rule != .given, body.formula != "" { formula = body.formula }
    place = body.place ?? place
    rule = body.rule
    children = body.children
    notes += body.notes
  }
}

extension TableLayout.Column {
  /// Whether its figures are shown in percent.
  fileprivate var isPercent: Bool {
    if case .percent? = content { return true }
    return format?.style == .percent
  }
}

extension VintageRange {
  /// As a script writes it after `vintage`.
  fileprivate var text: String {
    if let first, first == last { return "\(first)" }
    return "\(first.map(String.init) ?? "")..\(last.map(String.init) ?? "")"
  }
}

extension String {
  /// As a label is written in brackets: in quotes where it is no name.
  var selectable: String {
    let isName = first.map { $0.isLetter || $0.isNumber } == true
    return isName && allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? self : "\"\(self)\""
  }
}
