// Explains what an asset cost: the spend that was carried out, or the rows of a register.
extension Explainer {
  /// An asset's cost.
  mutating func cost(
    _ plan: Plan, _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    if let entry = plan.asset.register {
      let assets = registered(book.investment, vintage: plan.asset.vintage)[entry]
      return registerCost(assets, of: book)
    }
    let vintage = plan.asset.vintage
    let available = try available(book, vintage, at: point)
    guard let execution = property(.execution, of: book),
      try evaluator.cell(of: execution, at: point.inYear(vintage)).value != .one
    else { return available }
    let share = try explain(execution, at: point.inYear(vintage))
    return made(words.cost, plan.acquisition.cost, .product, [available, share])
  }

  /// A year's spend with what was carried over to it.
  private mutating func available(
    _ book: Book, _ year: Int, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    let isBought =
      year >= evaluator.space.years.lowerBound || book.investment.writtenYears.contains(year)
    var parts: [ExplanationNode] = []
    if isBought, let spend = property(.spend, of: book) {
      parts.append(try explain(spend, at: point.inYear(year)))
    }
    let left = evaluator.investments.vintages[book.id]?[year - 1]?[book.cell]
    if let left, left.value?.isZero != true {
      parts.append(try carriedOver(left, book, year - 1, at: point.deeper))
    }
    if parts.count == 1 { return parts[0] }
    let sum = parts.reduce(Rational.zero) { $0 + ($1.figure.value ?? .zero) }
    return made(words.available, sum, .sum, parts)
  }

  /// carried_over × (1 − execution) × what was available.
  private mutating func carriedOver(
    _ left: Cell, _ book: Book, _ year: Int, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    var node = made(words.carriedOver(from: year), left.value, .product)
    if isAtEnd(point) || left.value == nil {
      node.rule = left.value == nil ? .missing : .cut
      node.notes += left.cause.map { [model.text(of: $0)] } ?? []
      return node
    }
    let inner = point.inYear(year)
    node.children.append(try available(book, year, at: point.deeper))
    if let execution = property(.execution, of: book) {
      let share = try explain(execution, at: inner.deeper)
      let one = made("1", .one, amount: false)
      let rest = share.figure.value.map { .one - $0 }
      node.children.append(
        made(words.notExecuted, rest, amount: false, .sum, [one, share.with(.subtracted)]))
    }
    if let share = property(.carriedOver, of: book) {
      node.children.append(try explain(share, at: inner))
    }
    return node
  }

  /// The rows of a register that are one asset.
  private mutating func registerCost(
    _ assets: Register.Assets, of book: Book
  ) -> ExplanationNode {
    guard let id = book.investment.register,
      let rows = registerRows(id, inCell: assets.cell)[assets.terms],
      rows.cost == assets.cost
    else { return made(words.cost, assets.cost) }
    var nodes = rows.largest.map { row in
      var node = made(row.text, row.cost)
      node.figure.style = amountStyle
      node.place = row.place
      return node
    }
    if rows.othersCount > 0 {
      nodes.append(made(words.others(rows.othersCount), rows.othersCost))
    }
    if nodes.count == 1 { return nodes[0] }
    return made(words.cost, assets.cost, .sum, nodes)
  }

  /// The rows of a register's assets in a cell, read again from its file; none where that is no
  /// longer there.
  private mutating func registerRows(
    _ id: RegisterID, inCell cell: Int
  ) -> [Register.AssetTerms: ShownRows] {
    if let known = registerRows[id]?[cell] { return known }
    let rows = model.shownRows(of: checker.files.registers[id.index].mapping, inCell: cell)
    registerRows[id, default: [:]][cell] = rows
    return rows
  }

  /// Figures of a data file: the row that gives it, or the sum of several.
  mutating func rows(
    _ rows: [(text: String, place: SourceLocation, value: Rational)], sum: Rational,
    style: FigureStyle, text: String
  ) -> ExplanationNode {
    var nodes: [ExplanationNode] = []
    let (shown, rest) = Self.largest(of: rows.map { .value($0.value) })
    for index in shown {
      var node = made(rows[index].text, rows[index].value)
      node.figure.style = style
      node.place = rows[index].place
      nodes.append(node)
    }
    if !rest.isEmpty {
      var others = made(
        words.others(rest.count), rest.reduce(Rational.zero) { $0 + rows[$1].value })
      others.figure.style = style
      nodes.append(others)
    }
    if nodes.count == 1 { return nodes[0] }
    var node = made(text, sum, .sum, nodes)
    node.figure.style = style
    return node
  }

  /// A figure from a file.
  mutating func data(
    _ id: DataBlockID, _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    let block = checker.files.blocks[id.index]
    let year = block.type.shape.years == .none ? nil : point.year
    let cell = evaluator.spread.index(of: point, block.type.shape.dimensions)
    guard let rows = block.rows[DataBlock.Place(cell: cell, year: year)],
      let sum = block.values[year]?[cell]
    else {
      var node = missing(.notInFile, expression, at: point)
      node.formula = node.formula?.mappedFile
      return node
    }
    let told = rows.map { row -> (text: String, place: SourceLocation, value: Rational) in
      (
        model.sources.text(row.span).onOneLine, model.sources.location(of: row.span),
        row.value
      )
    }
    var node = self.rows(told, sum: sum, style: style(of: expression), text: "")
    if rows.count > 1 {
      node.place = model.sources.location(of: expression.span)
      node.formula = model.sources.text(expression.span).onOneLine.mappedFile
    }
    return node
  }
}

extension String {
  /// `from "file.csv"` without the mapping after it.
  var mappedFile: String {
    firstIndex(of: "{").map { self[..<$0].split(separator: " ").joined(separator: " ") } ?? self
  }
}
