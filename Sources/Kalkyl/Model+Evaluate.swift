/// A value as lines: for each cell its labels, its year and its figure, separated by tabs.
public struct EvaluationOutcome: Sendable {
  public let lines: [String]
  public let sources: SourceMap
  public let diagnostics: [Diagnostic]
}

extension Model {
  /// The value of a formula.
  ///
  /// - Parameters:
  ///   - exact: figures as a decimal where it ends and else as `p/q`, in the model's unit.
  public func evaluate(
    _ formula: String, scenario: String? = nil, exact: Bool = false, locale: ReportLocale = .sv
  ) -> EvaluationOutcome {
    var sources = sources
    let source = sources.add(name: "formula", bytes: Array(formula.utf8))
    let (expression, problems) = parseExpression(source, limits: checker.limits)
    var checker = checker
    let typed = checker.query(expression, in: run(named: scenario) ?? .base)
    var diagnostics = problems + checker.findings.diagnostics
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return EvaluationOutcome(lines: [], sources: sources, diagnostics: diagnostics.sorted())
    }
    var evaluator = evaluator()
    do throws(EvaluationFault) {
      let cells = try evaluator.cells(of: typed)
      let style = style(of: typed)
      let lines = cells.map { line($0, style, exact: exact, locale) }
      diagnostics.sort()
      return EvaluationOutcome(lines: lines, sources: sources, diagnostics: diagnostics)
    } catch {
      diagnostics.append(.stopped(error, at: expression.span))
      return EvaluationOutcome(lines: [], sources: sources, diagnostics: diagnostics)
    }
  }

  private func line(
    _ cell: LabelledCell, _ style: FigureStyle, exact: Bool, _ locale: ReportLocale
  ) -> String {
    var parts = cell.labels.map { catalogue.dimension($0.dimension).labels[$0.label].name }
    if let year = cell.year { parts.append(String(year)) }
    let figure = figure(cell.cell, style)
    if exact {
      parts.append(figure.valueInUnit?.exactString ?? "–")
    } else {
      parts.append(FigureText(locale).text(of: figure))
    }
    return parts.joined(separator: "\t")
  }

  /// A cell as it is shown in a style, with its cause in words.
  func figure(_ cell: Cell, _ style: FigureStyle, _ tone: Figure.Tone = .neutral) -> Figure {
    switch cell {
    case .value(let value): Figure(value: value, style: style, tone: tone)
    case .missing(let cause): Figure(value: nil, cause: text(of: cause), style: style)
    }
  }

  /// How a value is shown where nothing says otherwise.
  func style(of typed: TypedExpression) -> FigureStyle {
    switch typed.type.kind {
    case .amount:
      FigureStyle(kind: .amount(catalogue.unit), decimals: catalogue.currency?.decimals ?? 0)
    case .truth: FigureStyle(kind: .truth)
    case .year: FigureStyle(kind: .year)
    case .duration: FigureStyle(kind: .duration)
    default: FigureStyle(kind: .number)
    }
  }
}

/// A cell with its labels in the order declared, and its year.
struct LabelledCell {
  let labels: [(dimension: DimensionID, label: Int)]
  let year: Int?
  let cell: Cell
}

extension Evaluator {
  /// All cells of a value: labels in the order declared, the year last and fastest.
  mutating func cells(of typed: TypedExpression) throws(EvaluationFault) -> [LabelledCell] {
    let years: [Int?] =
      typed.type.shape.years == .none ? [nil] : space.years(of: typed.type.shape.years).map { $0 }
    var columns: [Column] = []
    for year in years { columns.append(try value(of: typed, in: year)) }
    let dimensions = typed.type.shape.dimensions
    var cells: [LabelledCell] = []
    for index in 0..<spread.count(dimensions) {
      let labels = spread.labels(of: index, dimensions)
      for (year, column) in zip(years, columns) {
        cells.append(LabelledCell(labels: labels, year: year, cell: column.cells[index]))
      }
    }
    return cells
  }
}

extension Spread {
  /// The labels of a cell.
  func labels(
    of cell: Int, _ dimensions: [DimensionID]
  ) -> [(dimension: DimensionID, label: Int)] {
    zip(dimensions, strides(dimensions)).map { dimension, stride in
      (dimension, cell / stride % sizes[dimension.index])
    }
  }
}
