extension Model {
  /// Ranks assumptions by how far each moves one figure, the others as they are.
  ///
  /// Each goes through its own figures; where none are given, every assumption that is a number or
  /// an amount goes 10 % down and 10 % up.
  public func tornado(_ options: SweepOptions) -> SweepOutcome {
    var reader = QuestionReader(self, options.report)
    let selectors = reader.selectors(options.selected)
    let shown = options.shown.map { reader.shown($0, for: selectors) }
    let bars = reader.bars(options.varied)
    for value in shown { reader.requireOneFigure(value.typed, at: value.span) }
    guard !reader.hasErrors, let value = shown.first else { return reader.refused }
    do throws(EvaluationFault) {
      let tornado = try Tornado(reader, value, bars)
      return SweepOutcome(
        document: tornado.document(isByTenth: options.varied.isEmpty),
        sources: reader.sources, diagnostics: reader.found)
    } catch {
      reader.report(.stopped(error, at: value.span))
      return reader.refused
    }
  }
}

extension QuestionReader {
  /// What each assumption is given in a ranking.
  fileprivate mutating func bars(
    _ texts: [String]
  ) -> [(assumption: VariedAssumption, changes: [VariedAssumption.Change])] {
    if texts.isEmpty {
      let changes = [Rational(9, over: 10), Rational(11, over: 10)]
      return model.assumptions(builder).map { ($0, changes.map { .scaled($0) }) }
    }
    let (varied, figures) = combinations(texts)
    return zip(varied, figures).map { ($0.assumption, $1.map { .value($0) }) }
  }

  /// Refuses a value of several figures where one is asked for.
  mutating func requireOneFigure(_ typed: TypedExpression, at span: SourceSpan) {
    guard typed.type.kind != .unknown, !typed.type.shape.isScalar else { return }
    let years =
      typed.type.shape.years == .none ? 1 : model.space.years(of: typed.type.shape.years).count
    let labels = builder.evaluator.spread.count(typed.type.shape.dimensions)
    report(.notOneFigure(at: span, count: years * labels))
  }
}

/// How far each assumption alone moves one figure.
struct Tornado {
  /// One assumption: its first and last figure, and what the value is there.
  private struct Bar {
    let assumption: VariedAssumption
    let given: (first: Rational?, last: Rational?)
    let outcome: (first: Cell, last: Cell)
    /// From the lowest outcome to the highest; `nil` where one of them has no value.
    let spread: Rational?
  }

  private let model: Model
  private let wording: Wording
  private let value: QuestionReader.ShownValue
  private let base: Cell
  private var bars: [Bar] = []

  /// - Parameter assumptions: with two figures or more each.
  init(
    _ reader: QuestionReader, _ value: QuestionReader.ShownValue,
    _ assumptions: [(assumption: VariedAssumption, changes: [VariedAssumption.Change])]
  ) throws(EvaluationFault) {
    model = reader.model
    wording = reader.builder.wording
    self.value = value
    let whatIf = try WhatIf(
      reader.builder.evaluator, varying: assumptions.map(\.assumption), asked: [value.typed])
    var evaluator = whatIf.base
    base = try evaluator.cells(of: value.typed)[0].cell
    for (assumption, changes) in assumptions {
      let alone = whatIf.varying(only: assumption)
      var outcomes: [Cell] = []
      for change in changes {
        var changed = try alone.evaluator([change])
        outcomes.append(try changed.cells(of: value.typed)[0].cell)
      }
      let now = assumption.onlyFigure(in: whatIf.base)
      bars.append(
        Bar(
          assumption: assumption,
          given: (changes.first?.figure(from: now), changes.last?.figure(from: now)),
          outcome: (outcomes.first ?? base, outcomes.last ?? base), spread: Self.spread(outcomes)))
    }
    // Sorting is stable: those with the same spread stay as they are declared.
    bars.sort { ($0.spread ?? .zero) > ($1.spread ?? .zero) }
  }

  private static func spread(_ outcomes: [Cell]) -> Rational? {
    let ends = Statistic.belowPoints(of: outcomes.map(\.value))
    guard let lowest = ends.first ?? nil, let highest = ends.last ?? nil else { return nil }
    return highest - lowest
  }

  /// - Parameter isByTenth: whether each assumption goes 10 % down and up, which is then said.
  func document(isByTenth: Bool) -> Document {
    let columns = [
      DocumentTable.Column(heading: wording[.from], group: wording[.assumption], name: "from"),
      DocumentTable.Column(heading: wording[.to], group: wording[.assumption], name: "to"),
      DocumentTable.Column(heading: wording[.from], group: value.text, name: "at_from"),
      DocumentTable.Column(heading: wording[.to], group: value.text, name: "at_to"),
      DocumentTable.Column(heading: wording[.spread], group: value.text, name: "spread"),
    ]
    let table = DocumentTable(
      title: isByTenth ? "\(value.text), ±10 %" : value.text, unit: value.style.unitText,
      corner: wording[.assumption], columns: columns, rows: bars.map(row) + [baseRow])
    return Document(blocks: [.table(table)])
  }

  private func row(_ bar: Bar) -> DocumentTable.Row {
    DocumentTable.Row(
      label: bar.assumption.text, name: bar.assumption.name,
      cells: [
        given(bar.given.first, bar.assumption.style), given(bar.given.last, bar.assumption.style),
        .figure(model.figure(bar.outcome.first, value.style)),
        .figure(model.figure(bar.outcome.last, value.style)),
        .figure(Figure(value: bar.spread, style: value.style)),
      ])
  }

  /// The figure as the model has it.
  private var baseRow: DocumentTable.Row {
    let figure = DocumentTable.Cell.figure(model.figure(base, value.style))
    return DocumentTable.Row(
      kind: .computed, label: wording[.base], name: "base",
      cells: [.empty, .empty, figure, figure, .empty])
  }

  private func given(_ figure: Rational?, _ style: FigureStyle) -> DocumentTable.Cell {
    guard let figure else { return .empty }
    var style = style
    if case .amount = style.kind { style.showsUnit = true }
    return .figure(Figure(value: figure, style: style))
  }
}

extension VariedAssumption {
  /// The figure that every changed cell has; `nil` where they differ.
  fileprivate func onlyFigure(in evaluator: Evaluator) -> Rational? {
    let figures = figures(in: evaluator)
    guard let first = figures.first, figures.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}

extension VariedAssumption.Change {
  /// What becomes of a figure.
  fileprivate func figure(from now: Rational?) -> Rational? {
    switch self {
    case .value(let value): value
    case .scaled(let factor): now.map { $0 * factor }
    }
  }
}
