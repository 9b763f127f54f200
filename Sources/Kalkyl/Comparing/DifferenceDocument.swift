/// Lays out a comparison: what changed, which figures it changed, and by how much each.
struct DifferenceDocument {
  let words: DifferenceWords
  let changes: [DefinitionChange]
  let steps: AttributionSteps
  let items: [ComparedItem]
  /// The unit that amounts are shown in.
  let unit: Unit

  /// The most columns of a formula in the list of changes.
  private static let widest = 44
  /// The most decimals that are tried to make a line add up as shown.
  private static let mostDecimals = 12

  func document(title: String) -> Document {
    var document = Document(blocks: [.heading(title, level: 1)])
    if changes.isEmpty { document.blocks.append(.paragraph(words.alike)) }
    if !changes.isEmpty { document.blocks.append(.table(definitions)) }
    if steps.attributions.isEmpty {
      if !changes.isEmpty {
        if changes.allSatisfy({ $0.kind == .text }) {
          document.blocks.append(.paragraph(words.onlyText))
        }
        document.blocks.append(.paragraph(words.noFigureChanged(steps.unchanged)))
      }
      return document
    }
    document.blocks.append(.table(figures))
    document.blocks += remarks.map { .paragraph($0) }
    return document
  }

  // MARK: Definitions

  private var definitions: DocumentTable {
    let rows = changes.map { change in
      let (before, after) = change.shortened(to: Self.widest)
      let place = change.place.map { "\($0.name.printable):\($0.line)" } ?? ""
      return DocumentTable.Row(
        label: change.name, name: change.name,
        cells: [
          .text(words.kind(change.kind)), .text(change.kind == .text ? "" : before),
          .text(change.kind == .text ? "" : after), .text(place),
        ])
    }
    return DocumentTable(
      title: words.definitions, corner: words.definition,
      columns: [
        DocumentTable.Column(heading: words.change, name: "change"),
        DocumentTable.Column(heading: words.before, name: "before"),
        DocumentTable.Column(heading: words.after, name: "after"),
        DocumentTable.Column(heading: words.place, name: "place"),
      ], rows: rows)
  }

  // MARK: Figures

  /// The changes that some figure has a part of, those taken together as one, in order.
  private var columns: [[Int]] {
    var seen: Set<[Int]> = []
    let all = steps.attributions.flatMap { $0.parts.map(\.changes) }
    let place = Dictionary(
      steps.order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return all.filter { seen.insert($0).inserted }.sorted { first, second in
      let a = first.map { place[$0] ?? 0 }
      let b = second.map { place[$0] ?? 0 }
      return a.lexicographicallyPrecedes(b)
    }
  }

  private func name(_ changes: [Int]) -> String {
    changes.map { self.changes[$0].name }.joined(separator: " + ")
  }

  private var figures: DocumentTable {
    let columns = columns
    var heads = [
      DocumentTable.Column(heading: words.before, name: "before"),
      DocumentTable.Column(heading: words.after, name: "after"),
      DocumentTable.Column(heading: words.difference, name: "difference"),
    ]
    heads += columns.map {
      DocumentTable.Column(heading: name($0), group: words.steps, name: name($0))
    }
    var rows: [DocumentTable.Row] = []
    for item in items.indices {
      let own = steps.attributions.filter { $0.key.item == item }
      if own.isEmpty { continue }
      let isScalar = own.count == 1 && label(own[0]).isEmpty
      if !isScalar {
        rows.append(
          DocumentTable.Row(
            kind: .heading, label: title(of: item), name: title(of: item),
            cells: heads.map { _ in .empty }))
      }
      for attribution in own {
        let label = isScalar ? title(of: item) : label(attribution)
        rows.append(
          DocumentTable.Row(
            label: label, name: label, indent: isScalar ? 0 : 1,
            cells: cells(attribution, columns)))
      }
    }
    let isAllAmounts = steps.attributions.allSatisfy { style($0).kind == .amount(unit) }
    return DocumentTable(
      title: words.figures, unit: isAllAmounts ? unit.rawValue : nil, columns: heads, rows: rows)
  }

  private func title(of item: Int) -> String {
    switch items[item] {
    case .formula(_, let title, _): title
    case .table(let name), .bridge(let name), .investment(let name): name
    }
  }

  private func label(_ attribution: Attribution) -> String {
    (attribution.after ?? attribution.before)?.label ?? ""
  }

  private func style(_ attribution: Attribution) -> FigureStyle {
    var style = (attribution.after ?? attribution.before)?.style ?? FigureStyle(kind: .number)
    if case .amount = style.kind { style.kind = .amount(unit) }
    return style
  }

  private func cells(_ attribution: Attribution, _ columns: [[Int]]) -> [DocumentTable.Cell] {
    let parts = columns.map { changes in
      attribution.parts.first { $0.changes == changes }?.value
    }
    let values = [
      attribution.before?.cell.value, attribution.after?.cell.value, attribution.difference,
    ]
    let style = settled(style(attribution), values, parts)
    return values.map { .figure(Figure(value: $0, style: style)) }
      + parts.map { part in
        if attribution.parts.isEmpty { return .figure(Figure(value: nil, style: style)) }
        return .figure(Figure(value: part ?? .zero, style: style))
      }
  }

  /// The style with the fewest decimals with which the line adds up as it is shown.
  private func settled(
    _ style: FigureStyle, _ values: [Rational?], _ parts: [Rational?]
  ) -> FigureStyle {
    switch style.kind {
    case .truth, .year, .duration: return style
    case .amount, .percent, .number: break
    }
    guard let before = values[0], let after = values[1] else { return style }
    var style = style
    for decimals in (style.decimals ?? 0)...max(Self.mostDecimals, style.decimals ?? 0) {
      style.decimals = decimals
      let figure = { (value: Rational) in
        Figure(value: value, style: style).rounded(to: decimals)
      }
      let difference = figure(after - before)
      let sum = parts.reduce(Rational.zero) { $0 + figure($1 ?? .zero) }
      if figure(before) + difference == figure(after), sum == difference, !difference.isZero {
        return style
      }
    }
    return style
  }

  // MARK: Remarks

  private var remarks: [String] {
    var remarks: [String] = []
    let taken = steps.order
    if taken.count > 1 {
      remarks.append(words.order(taken.map { changes[$0].name }.joined(separator: ", ")))
      let dependent = taken.filter(steps.dependent.contains)
      remarks.append(
        dependent.isEmpty
          ? words.independent : words.dependent(dependent.map { changes[$0].name }))
    }
    let used = Set(columns.flatMap { $0 })
    let idle = taken.filter { !used.contains($0) }
    let isWholeDivided = steps.attributions.allSatisfy { !$0.parts.isEmpty }
    if !idle.isEmpty, isWholeDivided {
      remarks.append(words.without(idle.map { changes[$0].name }.joined(separator: ", ")))
    }
    if !isWholeDivided { remarks.append(words.noValue) }
    if steps.unchanged > 0 { remarks.append(words.unchanged(steps.unchanged)) }
    return remarks
  }
}

extension Figure {
  /// The figure in its unit, as it is shown with so many decimals.
  fileprivate func rounded(to decimals: Int) -> Rational {
    let step = Rational(1, over: 10).raised(to: decimals, maximumDigits: 100) ?? .one
    return (valueInUnit ?? .zero).rounded(to: step, .halfAwayFromZero)
  }
}
