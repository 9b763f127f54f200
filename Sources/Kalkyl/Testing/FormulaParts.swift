/// The parts of a formula and the value of each, at one cell of the whole.
struct FormulaParts {
  /// A part, the place that its value is shown below, and the value as text.
  struct Part {
    let span: SourceSpan
    let anchor: UInt32
    let value: String
  }

  private(set) var parts: [Part] = []
  private let model: Model
  private var checker: Checker
  private var evaluator: Evaluator
  private let locale: ReportLocale

  /// How many figures are shown of a part that has several at the cell.
  private static let mostFigures = 4

  init(_ model: Model, _ checker: Checker, _ evaluator: Evaluator, _ locale: ReportLocale) {
    self.model = model
    self.checker = checker
    self.evaluator = evaluator
    self.locale = locale
  }

  /// Reads the parts of a condition that fails at a cell; the whole is known to be false.
  mutating func read(
    _ expression: Expression, at cell: LabelledCell, in run: RunID
  ) throws(EvaluationFault) {
    var pins = Pins(year: cell.year)
    for (dimension, label) in cell.labels { pins.labels[dimension] = label }
    try walkInside(expression, pins, run)
  }

  /// The labels and the year that a part is looked at.
  private struct Pins {
    var labels: [DimensionID: Int] = [:]
    var year: Int?
  }

  private mutating func walk(
    _ expression: Expression, _ pins: Pins, _ run: RunID
  ) throws(EvaluationFault) {
    switch expression.kind {
    case .missing, .number, .date, .truth, .text, .previous, .month: return
    case .year, .name, .field, .entries, .grid:
      try add(expression, at: expression.span.start, pins, run)
    case .negated(let inner) where inner.isWrittenFigure: return
    case .selection(let value, _) where value.isReference:
      try add(expression, at: expression.span.start, pins, run)
    case .selection:
      try walkInside(expression, pins, run)
      try add(expression, at: opening(of: expression), pins, run)
    case .chain: try walkInside(expression, pins, run)
    case .inScenario: try walkInside(expression, pins, run)
    case .comparison(_, let left, _), .power(let left, _), .roundsTo(let left, _),
      .isWithin(let left, _, _), .isMissing(let left):
      try walkInside(expression, pins, run)
      try add(expression, at: model.sources.operatorStart(after: left.span), pins, run)
    case .call, .negated, .not, .conditional:
      try walkInside(expression, pins, run)
      try add(expression, at: expression.span.start, pins, run)
    }
  }

  /// Walks what a formula is made of, each part where the formula looks at it.
  private mutating func walkInside(
    _ expression: Expression, _ pins: Pins, _ run: RunID
  ) throws(EvaluationFault) {
    switch expression.kind {
    case .name, .field, .entries, .grid: try walk(expression, pins, run)
    case .selection(let value, _) where value.isReference: try walk(expression, pins, run)
    case .selection(let value, let selectors):
      try walk(value, self.pins(pins, selecting: selectors), run)
    case .inScenario(let value, let name):
      try walk(value, pins, checker.layering.run(named: name.text) ?? run)
    case .chain(let first, let links):
      try walk(first, pins, run)
      for (index, link) in links.enumerated() {
        try walk(link.operand, pins, run)
        let joined = Expression(
          .chain(first, Array(links[...index])), first.span.union(link.operand.span))
        try add(joined, at: link.operationSpan.start, pins, run)
      }
    case .call(let call):
      let inner = self.pins(pins, of: call)
      for part in expression.parts { try walk(part, inner, run) }
    default:
      for part in expression.parts { try walk(part, pins, run) }
    }
  }

  private func pins(_ pins: Pins, selecting selectors: [Selector]) -> Pins {
    var pins = pins
    for selector in selectors {
      switch selector.kind {
      case .label(let reference):
        for id in checker.dimensions(for: reference) {
          pins.labels[id] = checker.catalogue.dimension(id).position(of: reference.name.text)
        }
      case .year(let year): pins.year = year
      case .relativeYear(let offset): pins.year = pins.year.map { $0 + offset }
      case .years: pins.year = nil
      case .vintage: break
      }
    }
    return pins
  }

  /// What a function takes together is looked at whole.
  private mutating func pins(_ pins: Pins, of call: Call) -> Pins {
    var pins = pins
    for reference in call.over {
      if reference.table == nil, reference.name.text == "year" { pins.year = nil }
      if let id = checker.dimension(reference) { pins.labels[id] = nil }
    }
    if call.name.text == "allocate", let key = call.by {
      let weights = checker.check(key, Scope(run: .base))
      for dimension in weights.type.shape.dimensions { pins.labels[dimension] = nil }
    }
    return pins
  }

  private mutating func add(
    _ expression: Expression, at anchor: UInt32, _ pins: Pins, _ run: RunID
  ) throws(EvaluationFault) {
    checker.findings = Findings()
    let typed = checker.check(expression, Scope(run: run))
    guard typed.type.kind != .unknown, checker.findings.diagnostics.isEmpty else { return }
    let cells = try evaluator.cells(of: typed).filter { cell in
      if let year = pins.year, let own = cell.year, year != own { return false }
      return cell.labels.allSatisfy { (pins.labels[$0.dimension] ?? $0.label) == $0.label }
    }
    guard !cells.isEmpty else { return }
    parts.append(Part(span: expression.span, anchor: anchor, value: text(of: cells, typed, pins)))
  }

  private func text(of cells: [LabelledCell], _ typed: TypedExpression, _ pins: Pins) -> String {
    var style = model.style(of: typed)
    style.decimals = nil
    let figures = FigureText(locale)
    let shown = cells.prefix(Self.mostFigures).map { cell in
      let figure = figures.text(of: model.figure(cell.cell, style))
      let free = LabelledCell(
        labels: cell.labels.filter { pins.labels[$0.dimension] == nil },
        year: pins.year == nil ? cell.year : nil, cell: cell.cell)
      let words = model.words(of: free)
      return words.isEmpty ? figure : "\(words): \(figure)"
    }
    let rest = cells.count > shown.count ? ["and \(cells.count - shown.count) more"] : []
    return (shown + rest).joined(separator: "; ")
  }

  /// The place of the bracket that a selection opens.
  private func opening(of expression: Expression) -> UInt32 {
    guard case .selection(let value, _) = expression.kind else { return expression.span.start }
    return model.sources.operatorStart(after: value.span)
  }
}

extension Expression {
  /// Whether it is a number, date or truth, perhaps with a minus.
  fileprivate var isWrittenFigure: Bool {
    switch kind {
    case .number, .date, .truth, .month: true
    case .negated(let inner): inner.isWrittenFigure
    default: false
    }
  }

  /// Whether it is a name with fields and selectors only.
  fileprivate var isReference: Bool {
    switch kind {
    case .name: true
    case .field(let value, _), .selection(let value, _): value.isReference
    default: false
    }
  }
}

extension SourceMap {
  /// The place of the first sign after a span that is neither a space nor a closing bracket.
  func operatorStart(after span: SourceSpan) -> UInt32 {
    let source = source(of: span)
    var place = Int(span.end - source.base)
    while place < source.bytes.count, " \t\r\n)".utf8.contains(source.bytes[place]) { place += 1 }
    return source.base + UInt32(min(place, source.bytes.count))
  }
}
