/// Follows a figure back through the formulas to what was written: literals, rows, assumptions.
///
/// Every formula is looked at in one cell only, so the tree is of figures, not of values.
struct Explainer {
  let model: Model
  let checker: Checker
  /// The scenario that is asked about.
  let run: RunID
  let words: ExplanationWords
  let text: FigureText
  var evaluator: Evaluator
  /// What has been opened, so that it is shown once, and the kind of figure that it showed.
  private var opened: [Place: FigureStyle.Kind] = [:]
  /// The documentation that has been told, by its place.
  private var told: Set<SourceSpan> = []
  /// The rows of registers' assets that have been read again, by cell.
  var registerRows: [RegisterID: [Int: [Register.AssetTerms: ShownRows]]] = [:]
  /// What is asked about.
  private var asked = SourceSpan(0, 0)
  /// How many nodes there are.
  private var count = 0

  /// More parts than this are shown as the largest of them and the rest.
  static let mostParts = 8
  /// The most nodes of one tree.
  static let mostNodes = 20_000
  /// What has no more nodes than this behind it is shown again each time.
  private static let fewNodes = 3
  /// The most levels of one tree.
  static let mostLevels = 64

  /// A definition, result or table cell in one cell.
  struct Place: Hashable {
    let instance: InstanceID
    var result: InvestmentResult?
    var vintages = VintageRange.all
    var tableCell: Int?
    let year: Int?
    let labels: [Int]
  }

  init(_ model: Model, _ checker: Checker, in run: RunID, _ locale: ReportLocale) {
    self.model = model
    self.checker = checker
    self.run = run
    words = ExplanationWords(locale)
    text = FigureText(locale)
    evaluator = model.evaluator().byNodes
  }

  /// The tree of a formula's figure at a point.
  mutating func tree(
    of expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    opened = [:]
    told = []
    count = 0
    asked = expression.span
    var node = try explain(expression, at: point)
    ExplanationPrecision().settle(&node)
    return node
  }

  // MARK: Nodes

  /// A formula's figure, with nothing behind it yet.
  mutating func head(
    _ expression: TypedExpression, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    count += 1
    let cell = try evaluator.cell(of: expression, at: point)
    var node = ExplanationNode(figure: figure(cell, style(of: expression)))
    node.place = model.sources.location(of: expression.span)
    node.formula = model.sources.text(expression.span).onOneLine
    if case .constant = expression.kind, expression.type.kind.isWord { node.word = node.formula }
    if cell.value == nil { node.rule = .missing }
    return node
  }

  /// A figure that no formula of the script gives, such as a part of an investment's cost.
  mutating func made(
    _ text: String, _ value: Rational?, amount: Bool = true, _ rule: ExplanationNode.Rule = .given,
    _ children: [ExplanationNode] = []
  ) -> ExplanationNode {
    count += 1
    let style = amount ? amountStyle : FigureStyle(kind: .number)
    var node = ExplanationNode(figure: Figure(value: value, style: style))
    node.formula = text
    node.rule = value == nil ? .missing : rule
    node.children = children
    return node
  }

  /// A figure without value, and why.
  mutating func missing(
    _ reason: MissingReason, _ expression: TypedExpression, at point: ExplanationPoint
  ) -> ExplanationNode {
    count += 1
    let cause = Cause(reason, expression.span, year: point.year)
    var node = ExplanationNode(figure: figure(.missing(cause), style(of: expression)))
    // What is left out has no words of its own.
    switch reason {
    case .emptyCell, .labelLeftOut, .yearLeftOut: node.formula = FigureText.noValue
    default: node.formula = model.sources.text(expression.span).onOneLine
    }
    node.place = model.sources.location(of: expression.span)
    node.rule = .missing
    node.notes = [model.text(of: cause)]
    return node
  }

  /// Figures combined, within the limit of digits.
  func combined(_ cells: [Cell], by aggregate: Aggregate = .sum) throws(EvaluationFault) -> Cell {
    guard let cell = aggregate.of(cells, atMost: checker.limits.digits) else {
      throw .tooManyDigits(asked)
    }
    return cell
  }

  /// Whether nothing more is shown behind a figure here.
  func isAtEnd(_ point: ExplanationPoint) -> Bool {
    point.depth <= 0 || count > Self.mostNodes
  }

  /// Opens a place once: `node` with what `open` puts in it, else a word that it is shown above.
  mutating func once(
    _ place: Place, _ node: ExplanationNode, at point: ExplanationPoint,
    _ open: (inout Explainer, inout ExplanationNode) throws(EvaluationFault) -> Void
  ) throws(EvaluationFault) -> ExplanationNode {
    var node = node
    if let kind = opened[place] {
      node.rule = .repeated
      node.figure.style.kind = kind
      node.notes.append(words.shownAbove)
      return node
    }
    let before = count
    try open(&self, &node)
    if count - before > Self.fewNodes { opened[place] = node.figure.style.kind }
    return node
  }

  /// The documentation of a declaration, the first time that it is met.
  mutating func reason(_ heading: Heading) -> [String] {
    guard told.insert(heading.name.span).inserted else { return [] }
    return heading.documentation
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  // MARK: Figures

  /// Amounts with their unit, as many decimals as they have.
  var amountStyle: FigureStyle {
    FigureStyle(kind: .amount(model.catalogue.unit), showsUnit: true)
  }

  func figure(_ cell: Cell, _ style: FigureStyle) -> Figure {
    var figure = model.figure(cell, style)
    if case .percent = style.kind { figure.style.decimals = nil }
    return figure
  }

  func style(of expression: TypedExpression) -> FigureStyle {
    var style = model.style(of: expression)
    style.decimals = nil
    if case .amount = style.kind { style.showsUnit = true }
    if case .constant = expression.kind, case .number = style.kind,
      model.sources.text(expression.span).hasSuffix("%")
    {
      style.kind = .percent
    }
    return style
  }

  /// A figure as it is told in a note: exact where it ends, else the fraction.
  func told(_ value: Rational, amount: Bool) -> String {
    let style = amount ? amountStyle : FigureStyle(kind: .number)
    let figure = Figure(value: value, style: style)
    guard let places = figure.valueInUnit?.finiteDecimalPlaces, places <= FigureText.mostDecimals
    else {
      return FigureText(text.wording.locale, exact: true).text(of: figure)
    }
    return text.text(of: figure)
  }
}

extension Explainer {
  /// A figure as it is told in a note: with decimals, and the fraction where they do not end.
  func toldBoth(_ value: Rational, amount: Bool) -> String {
    let exact = told(value, amount: amount)
    var style = amount ? amountStyle : FigureStyle(kind: .number)
    let figure = Figure(value: value, style: style)
    if figure.valueInUnit?.finiteDecimalPlaces.map({ $0 <= FigureText.mostDecimals }) ?? false {
      return exact
    }
    style.decimals = 2
    style.showsUnit = false
    return "\(text.text(of: Figure(value: value, style: style)))… = \(exact)"
  }
}

extension ValueKind {
  /// Whether values are words and dates of investments, which are no numbers to a reader.
  fileprivate var isWord: Bool {
    switch self {
    case .activation, .date, .method, .interestBase, .text: true
    case .unknown, .number, .amount, .truth, .year, .duration: false
    }
  }
}
