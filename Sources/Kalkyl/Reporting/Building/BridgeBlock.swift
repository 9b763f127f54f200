// Lays out a bridge: from one frame to the next, step by step, and what nobody explained.
extension ReportBuilder {
  mutating func addBridge(
    _ index: Int, in run: RunID, of runs: [RunID] = []
  ) throws(EvaluationFault) {
    guard let slot = model.catalogue.slot(.bridge(index)) else { return }
    let id = checker.instance(of: slot, in: run)
    guard case .bridge(let bridge) = checker.instances[id.index].body else { return }
    let declaration = model.catalogue.bridges[index]
    let size = checker.size(of: bridge.rest.type.shape)
    try count(rows: bridge.steps.count + 3, columns: size)
    let places = places(of: bridge.rest.type.shape)
    shownColumns = [:]
    var rows: [DocumentTable.Row] = []
    try add(bridge.from, label(declaration.fromText, declaration.from), .entry, places, &rows)
    for (group, steps) in groups(of: declaration) {
      for step in steps {
        try add(bridge.steps[step], declaration.steps[step].text.text, .entry, places, &rows)
      }
      if let group {
        let sum = sum(of: steps.map { bridge.steps[$0] }, bridge.rest.type)
        let text = "\(wording[.subtotal]) \(group.text.replacingUnderscores)"
        try add(sum, text, .subtotal, places, &rows)
      }
    }
    let rest = declaration.restText?.text ?? wording[.unexplained]
    try add(bridge.rest, rest, .computed, places, &rows)
    try add(bridge.to, label(declaration.toText, declaration.to), .total, places, &rows)
    let heading = declaration.heading
    let text = heading.text?.text ?? shownText(of: heading.name.text)
    document.blocks.append(
      .table(
        DocumentTable(
          title: title(text, in: run, of: runs.count > 1 ? runs : [run]),
          unit: model.catalogue.unit.rawValue, columns: places.map(\.column), rows: rows)))
  }

  /// The columns of a bridge: one, or one for each label and year of its figures.
  private func places(
    of shape: Shape
  ) -> [(column: DocumentTable.Column, place: Pivot.Place)] {
    var places: [(words: [String], names: [String], place: Pivot.Place)] = [([], [], Pivot.Place())]
    var axes = shape.dimensions.map {
      Pivot.Axis.labels($0, Array(model.catalogue.dimension($0).labels.indices))
    }
    if shape.years != .none { axes.append(.years(Array(model.space.years(of: shape.years)))) }
    for axis in axes {
      places = places.flatMap { words, names, place in
        (0..<axis.count).map { position in
          let (text, name) = axis.heading(position, model.catalogue)
          return (words + [text], names + [name], place.at(axis, position))
        }
      }
    }
    return places.map {
      (
        DocumentTable.Column(
          heading: $0.words.joined(separator: " "),
          name: $0.names.isEmpty ? "value" : $0.names.joined(separator: ".")), $0.place
      )
    }
  }

  /// The steps under each word that groups them, in the order in which the words first stand.
  private func groups(of bridge: BridgeDeclaration) -> [(group: Name?, steps: [Int])] {
    var groups: [(group: Name?, steps: [Int])] = []
    for (index, step) in bridge.steps.enumerated() {
      if let place = groups.firstIndex(where: { $0.group?.text == step.group?.text }) {
        groups[place].steps.append(index)
      } else {
        groups.append((step.group, [index]))
      }
    }
    return groups
  }

  private func sum(of values: [TypedExpression], _ type: ValueType) -> TypedExpression {
    let terms = values.map { TypedExpression.Term(value: $0, isNegative: false) }
    return TypedExpression(.sum(terms), type, values[0].span)
  }

  private func label(_ text: QuotedText?, _ value: Expression) -> String {
    if let text { return text.text }
    return self.text(of: ReportDeclaration.ShownValue(value: value, text: nil, format: nil))
  }

  private mutating func add(
    _ value: TypedExpression, _ label: String, _ kind: DocumentTable.Row.Kind,
    _ places: [(column: DocumentTable.Column, place: Pivot.Place)],
    _ rows: inout [DocumentTable.Row]
  ) throws(EvaluationFault) {
    var cells: [DocumentTable.Cell] = []
    let shown = Pivot.Shown(typed: [value], key: [rows.count])
    for (_, place) in places {
      let cell = try cell(of: shown, run: 0, at: place)
      cells.append(.figure(model.figure(cell, model.style(of: value))))
    }
    rows.append(DocumentTable.Row(kind: kind, label: label, name: label, cells: cells))
  }
}

extension String {
  /// The text with spaces for underscores.
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
