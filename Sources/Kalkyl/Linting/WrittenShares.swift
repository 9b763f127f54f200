/// A key whose shares are written out as percentages.
struct WrittenShares {
  let name: String
  let span: SourceSpan
  /// What the shares come to, and in which year where it differs by year.
  let sum: Rational
  let year: Int?
}

extension Model {
  /// The keys written out as percentages, and what else is allocated by, that do not come to 100 %.
  func sharesNotWhole() throws(EvaluationFault) -> [WrittenShares] {
    let written = catalogue.definitions.indices.filter { index in
      guard case .formula(let formula) = catalogue.definitions[index].value else { return false }
      return formula.isOfPercentages
    }
    if written.isEmpty { return [] }
    let names = namesAllocatedBy
    var evaluator = evaluator()
    var found: [WrittenShares] = []
    for index in written {
      let definition = catalogue.definitions[index]
      let name = definition.heading.name
      guard definition.role == .key || names.contains(name.text),
        Remarks(definition.heading).meant == nil,
        let slot = catalogue.slot(.definition(index))
      else { continue }
      let id = checker.instance(of: slot, in: .base)
      guard checker.instances[id.index].type.shape.dimensions.count == 1 else { continue }
      let typed = TypedExpression(.instance(id), checker.instances[id.index].type, name.span)
      let years = Dictionary(grouping: try evaluator.cells(of: typed), by: \.year)
      let wrong = years.keys.sorted { ($0 ?? 0) < ($1 ?? 0) }.lazy.compactMap { year in
        Summed(years[year] ?? []).flatMap { $0.sum == .one ? nil : (year, $0.sum) }
      }
      if let (year, sum) = wrong.first {
        found.append(WrittenShares(name: name.text, span: name.span, sum: sum, year: year))
      }
    }
    return found
  }

  /// Cells that all have a value, summed.
  private struct Summed {
    let sum: Rational

    init?(_ cells: [LabelledCell]) {
      let values = cells.compactMap(\.cell.value)
      guard values.count == cells.count else { return nil }
      sum = values.reduce(.zero, +)
    }
  }

  /// The names that stand after `by` somewhere.
  private var namesAllocatedBy: Set<String> {
    var names: Set<String> = []
    var formulas = catalogue.functions.map(\.body)
    for definition in catalogue.definitions {
      if case .formula(let formula) = definition.value { formulas.append(formula) }
    }
    formulas += catalogue.investments.flatMap { $0.properties.map(\.value) }
    formulas += catalogue.scenarios.flatMap { $0.overrides.map(\.value) }
    for formula in formulas {
      formula.forEachPart { part in
        if case .call(let call) = part.kind, let name = call.by?.leadingName { names.insert(name) }
      }
    }
    return names
  }
}

extension Expression {
  /// Whether a formula is entries of nothing but percentages written out.
  fileprivate var isOfPercentages: Bool {
    switch kind {
    case .entries(let entries): entries.entries.allSatisfy(\.value.isPercentage)
    case .grid(let grid):
      grid.rows.allSatisfy { $0.cells.allSatisfy { $0?.isPercentage ?? true } }
    default: false
    }
  }

  /// `40%`, entries of such, and `previous`, which repeats them.
  private var isPercentage: Bool {
    switch kind {
    case .number(let number): number.suffix == .percent
    case .previous: true
    default: isOfPercentages
    }
  }
}
