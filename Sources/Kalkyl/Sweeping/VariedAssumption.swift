/// An assumption that is given other figures, whole or in some of its cells.
struct VariedAssumption: Sendable {
  let definition: Int
  /// As a script writes it, with its selectors.
  let name: String
  /// As it is shown.
  let text: String
  let kind: ValueKind
  let style: FigureStyle
  /// What it is in each scenario, and the year of each node.
  let nodes: [Node]
  let labels: [DimensionID: Int]
  let years: ClosedRange<Int>?

  /// The assumption in one scenario and year.
  struct Node: Sendable {
    let node: Int
    let year: Int?
    let dimensions: [DimensionID]
    /// Whether the scenario asked about reads it.
    let isOwn: Bool
  }

  /// What an assumption's figures become.
  enum Change: Sendable {
    case value(Rational)
    /// Each figure times a factor.
    case scaled(Rational)
  }

  /// The nodes that a change of these cells changes.
  var changedNodes: [Node] {
    guard let years else { return nodes }
    return nodes.filter { $0.year.map(years.contains) ?? true }
  }

  /// The figures that the varied cells have before any change, in the scenario asked about.
  func figures(in evaluator: Evaluator) -> [Rational] {
    changedNodes.filter(\.isOwn).flatMap { node -> [Rational] in
      let cells = evaluator.known(node.node)?.cells ?? []
      return cells.indices.compactMap { index in
        isVaried(index, of: node, evaluator.spread) ? cells[index].value : nil
      }
    }
  }

  /// The cells of a node that are varied.
  func variedCells(of node: Node, _ spread: Spread) -> [Int] {
    (0..<spread.count(node.dimensions)).filter { isVaried($0, of: node, spread) }
  }

  private func isVaried(_ index: Int, of node: Node, _ spread: Spread) -> Bool {
    spread.labels(of: index, node.dimensions).allSatisfy { dimension, label in
      labels[dimension].map { $0 == label } ?? true
    }
  }

  /// A node's figures after a change; labels that it has not hold everywhere.
  func changed(_ column: Column, at node: Node, _ change: Change, _ spread: Spread) -> Column {
    var column = column
    for index in column.cells.indices {
      guard isVaried(index, of: node, spread) else { continue }
      switch change {
      case .value(let value): column.cells[index] = .value(value)
      case .scaled(let factor): column.cells[index] = column.cells[index].mapped { $0 * factor }
      }
    }
    return column
  }
}

extension Model {
  /// Every assumption that is a number or an amount.
  func assumptions(_ builder: ReportBuilder) -> [VariedAssumption] {
    catalogue.definitions.indices.compactMap { index in
      guard catalogue.definitions[index].role == .assume else { return nil }
      let varied = assumption(index, labels: [:], years: nil, words: [], builder)
      switch varied?.kind {
      case .number, .amount: return varied
      default: return nil
      }
    }
  }

  /// A definition to be varied, in some of its cells.
  func assumption(
    _ definition: Int, labels: [DimensionID: Int], years: ClosedRange<Int>?, words: [String],
    _ builder: ReportBuilder
  ) -> VariedAssumption? {
    guard let slot = catalogue.slot(.definition(definition)) else { return nil }
    let instance = checker.instances[checker.instance(of: slot, in: .base).index]
    let name = catalogue.definitions[definition].heading.name
    let type = instance.type
    let item = ReportDeclaration.ShownValue(
      value: Expression(.name(name.text), name.span), text: nil, format: nil)
    let typed = TypedExpression(.missing(.wrong), type, name.span)
    let selected = words.isEmpty ? "" : "[\(words.joined(separator: ", "))]"
    return VariedAssumption(
      definition: definition, name: name.text + selected,
      text: ([catalogue.text(ofValueNamed: name.text)] + words).joined(separator: ", "),
      kind: type.kind, style: builder.style(of: item, typed),
      nodes: nodes(of: slot, own: builder.run),
      labels: labels, years: years)
  }

  /// What a slot is in every scenario and below every override, year by year.
  private func nodes(of slot: SlotID, own run: RunID) -> [VariedAssumption.Node] {
    let own = checker.instance(of: slot, in: run).index
    return checker.instances.indices.filter { checker.instances[$0].key.slot == slot }.flatMap {
      index in
      let shape = checker.instances[index].type.shape
      let years: [Int?] = shape.years == .none ? [nil] : space.years.map { $0 }
      return years.compactMap { year in
        space.node(InstanceID(index: index), in: year).map {
          VariedAssumption.Node(
            node: $0, year: year, dimensions: shape.dimensions, isOwn: index == own)
        }
      }
    }
  }
}
