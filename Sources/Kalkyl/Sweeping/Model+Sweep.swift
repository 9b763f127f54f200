extension Model {
  /// Works values out for every combination of figures that assumptions are given.
  ///
  /// A figure is put in every cell of its assumption, in every scenario, as `--set` does; what does
  /// not lean on it is worked out once.
  public func sweep(_ options: SweepOptions) -> SweepOutcome {
    var reader = QuestionReader(self, options.report)
    let selectors = reader.selectors(options.selected)
    let shown = options.shown.map { reader.shown($0, for: selectors) }
    let (varied, figures) = reader.combinations(options.varied)
    guard !reader.hasErrors else { return reader.refused }
    do throws(EvaluationFault) {
      let assumptions = varied.map(\.assumption)
      let whatIf = try WhatIf(
        reader.builder.evaluator, varying: assumptions, asked: shown.map(\.typed))
      try reader.checkSize(shown, times: figures.reduce(1) { $0 * $1.count })
      var points: [SweepTable.Point] = []
      for combination in Combinations(figures) {
        var evaluator = try whatIf.evaluator(combination.map { .value($0) })
        var values: [[LabelledCell]] = []
        for value in shown { values.append(try evaluator.cells(of: value.typed)) }
        points.append((combination, values))
      }
      let table = SweepTable(reader, assumptions, shown)
      return SweepOutcome(
        document: table.document(points),
        points: points.map { point in
          SweepPoint(figures: point.figures, values: point.values.map { $0.map(\.cell.value) })
        },
        sources: reader.sources, diagnostics: reader.found)
    } catch {
      reader.report(.stopped(error, at: shown[0].span))
      return reader.refused
    }
  }
}

/// Every combination of one figure from each list; the last list goes fastest.
struct Combinations: Sequence, IteratorProtocol {
  private let lists: [[Rational]]
  private var position = 0
  private let count: Int

  /// - Parameter lists: none empty, their product within the limits.
  init(_ lists: [[Rational]]) {
    self.lists = lists
    count = lists.reduce(1) { $0 * $1.count }
  }

  mutating func next() -> [Rational]? {
    guard position < count else { return nil }
    var rest = position
    var combination: [Rational] = []
    for list in lists.reversed() {
      combination.append(list[rest % list.count])
      rest /= list.count
    }
    position += 1
    return combination.reversed()
  }
}

extension QuestionReader {
  /// The assumptions to vary with the figures of each, as many combinations as the limits allow.
  mutating func combinations(_ texts: [String]) -> (varied: [Varied], figures: [[Rational]]) {
    var varied: [Varied] = []
    var figures: [[Rational]] = []
    var count = 1
    for text in texts {
      guard let next = self.varied(text), let own = self.figures(of: next) else { continue }
      if let first = varied.first(where: { $0.assumption.name == next.assumption.name }) {
        report(.variedTwice(next.assumption.name, at: next.span, first: first.span))
      }
      let (product, overflows) = count.multipliedReportingOverflow(by: own.count)
      guard !overflows, product <= model.checker.limits.points else {
        report(.tooManyPoints(at: next.span, most: model.checker.limits.points))
        continue
      }
      count = product
      varied.append(next)
      figures.append(own)
    }
    return (varied, figures)
  }

  /// Refuses tables of more figures than a report may show.
  fileprivate func checkSize(
    _ shown: [ShownValue], times points: Int
  ) throws(EvaluationFault) {
    var cells = 0
    for value in shown {
      let shape = value.typed.type.shape
      let years = shape.years == .none ? 1 : model.space.years(of: shape.years).count
      cells += builder.evaluator.spread.count(shape.dimensions) * years
    }
    let (all, overflows) = cells.multipliedReportingOverflow(by: points)
    guard !overflows, all <= model.checker.limits.shownFigures else { throw .tooManyFigures }
  }

  /// The outcome of a question that cannot be answered.
  var refused: SweepOutcome {
    SweepOutcome(document: Document(), points: [], sources: sources, diagnostics: found)
  }
}
