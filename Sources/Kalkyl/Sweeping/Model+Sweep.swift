extension Model {
  /// Works values out for every combination of figures that assumptions are given, or for every row
  /// of a file of scenarios.
  ///
  /// A figure is put in every cell of its assumption, in every scenario, as `--set` does; what does
  /// not lean on it is worked out once.
  public func sweep(_ options: SweepOptions) -> SweepOutcome {
    var reader = QuestionReader(self, options.report)
    let selectors = reader.selectors(options.selected)
    let shown = options.shown.map { reader.shown($0, for: selectors) }
    let statistics = reader.statistics(options.statistics)
    let rows =
      if let file = options.scenarios {
        reader.scenarios(file, naming: statistics.isEmpty)
      } else {
        reader.rows(ofCombinations: options.varied)
      }
    guard !reader.hasErrors, let rows else { return reader.refused }
    do throws(EvaluationFault) {
      try reader.checkSize(shown, rows, statistics)
      let evaluator = reader.builder.evaluator
      if !options.isExact, !statistics.isEmpty,
        let outcome = try reader.summariesAsShown(statistics, shown, rows)
      {
        return outcome
      }
      let columns = try evaluator.swept(shown.map(\.typed), through: rows)
      return statistics.isEmpty
        ? reader.points(of: columns, rows, shown)
        : try reader.summaries(of: columns, statistics, shown)
    } catch {
      reader.report(.stopped(error, at: shown[0].span))
      return reader.refused
    }
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

  /// Every combination of a figure for each assumption; the last assumption goes fastest.
  fileprivate mutating func rows(ofCombinations texts: [String]) -> SweptRows? {
    let (varied, figures) = combinations(texts)
    guard !varied.isEmpty else { return nil }
    var rows: [Rational] = []
    for position in 0..<figures.reduce(1, { $0 * $1.count }) {
      var rest = position
      var row: [Rational] = []
      for list in figures.reversed() {
        row.append(list[rest % list.count])
        rest /= list.count
      }
      rows += row.reversed()
    }
    return SweptRows(assumptions: varied.map(\.assumption), figures: rows, names: nil)
  }

  /// Refuses more figures than a report may show, or than may be kept to take statistics of.
  fileprivate func checkSize(
    _ shown: [ShownValue], _ rows: SweptRows, _ statistics: [Statistic]
  ) throws(EvaluationFault) {
    var cells = 0
    for value in shown {
      let shape = value.typed.type.shape
      let years = shape.years == .none ? 1 : model.space.years(of: shape.years).count
      cells += builder.evaluator.spread.count(shape.dimensions) * years
    }
    let limits = model.checker.limits
    let perCell = statistics.isEmpty ? rows.count : statistics.count
    let (all, overflows) = cells.multipliedReportingOverflow(by: perCell)
    let (kept, keepsTooMany) = cells.multipliedReportingOverflow(by: rows.count)
    guard !overflows, all <= limits.shownFigures, !keepsTooMany, kept <= limits.keptFigures else {
      throw .tooManyFigures
    }
  }

  /// The outcomes row by row.
  fileprivate func points(
    of columns: [[SweptColumn]], _ rows: SweptRows, _ shown: [ShownValue]
  ) -> SweepOutcome {
    SweepOutcome(
      document: SweepTable(self, rows, shown).document(columns),
      points: (0..<rows.count).map { row in
        SweepPoint(
          figures: Array(rows[row]), values: columns.map { $0.map { $0.outcomes[row].value } })
      },
      sources: sources, diagnostics: found)
  }

  /// The statistics of each cell's outcomes.
  fileprivate func summaries(
    of columns: [[SweptColumn]], _ statistics: [Statistic], _ shown: [ShownValue]
  ) throws(EvaluationFault) -> SweepOutcome {
    var figures: [[[Rational?]]] = []
    for (value, columns) in zip(shown, columns) {
      var own: [[Rational?]] = []
      for column in columns {
        own.append(
          try Statistic.of(
            column.outcomes.map(\.value), statistics, at: value.span,
            maximumDigits: model.checker.limits.digits))
      }
      figures.append(own)
    }
    return summaries(of: columns, figures, statistics, shown)
  }

  /// The statistics of estimated outcomes, rounded as they are shown; `nil` where the last digit of
  /// some is not certain.
  fileprivate func summariesAsShown(
    _ statistics: [Statistic], _ shown: [ShownValue], _ rows: SweptRows
  ) throws(EvaluationFault) -> SweepOutcome? {
    guard shown.allSatisfy({ $0.style.lastDigit != nil }),
      var estimates = model.estimates(of: shown.map(\.typed), through: rows)
    else { return nil }
    var figures: [[[Rational?]]] = []
    for (number, value) in shown.enumerated() {
      var own: [[Rational?]] = []
      for cell in estimates.numbers[number].indices {
        var known: [Rational] = []
        for statistic in statistics {
          guard let step = value.style.lastDigit,
            let figure = statistic.shown(
              &estimates.numbers[number][cell], error: estimates.errors[number][cell], step: step)
          else { return nil }
          known.append(figure)
        }
        own.append(known)
      }
      figures.append(own)
    }
    return summaries(
      of: try builder.evaluator.columns(of: shown.map(\.typed)), figures, statistics, shown)
  }

  private func summaries(
    of columns: [[SweptColumn]], _ figures: [[[Rational?]]], _ statistics: [Statistic],
    _ shown: [ShownValue]
  ) -> SweepOutcome {
    let table = StatisticsTable(self, statistics)
    return SweepOutcome(
      document: Document(
        blocks: shown.indices.map { .table(table.table(of: shown[$0], columns[$0], figures[$0])) }),
      summaries: zip(columns, figures).map { columns, figures in
        zip(columns, figures).map { column, figures in
          SweepSummary(
            labels: column.labels.map {
              model.catalogue.dimension($0.dimension).labels[$0.label].name
            }, year: column.year, figures: figures)
        }
      },
      sources: sources, diagnostics: found)
  }

  /// The outcome of a question that cannot be answered.
  var refused: SweepOutcome {
    SweepOutcome(document: Document(), sources: sources, diagnostics: found)
  }
}
