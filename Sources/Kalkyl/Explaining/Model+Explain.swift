/// How a figure is explained.
public struct ExplanationOptions: Sendable {
  /// The scenario that is asked about; the base where none is named.
  public var scenario: String?
  /// How many levels are shown; `nil` for all.
  public var depth: Int?
  public var locale: ReportLocale

  public init(scenario: String? = nil, depth: Int? = nil, locale: ReportLocale = .sv) {
    self.scenario = scenario
    self.depth = depth
    self.locale = locale
  }
}

/// Why a formula's figures are what they are: a tree for each of its cells.
public struct Explanation: Sendable {
  public let trees: [ExplanationNode]
  /// How many further cells the formula has.
  public let cellsLeft: Int
  public let sources: SourceMap
  public let diagnostics: [Diagnostic]
  public let locale: ReportLocale
}

extension Model {
  /// The most cells of a formula that are explained at once.
  private static let mostTrees = 12

  /// Follows a formula's figures back to what is written in scripts and data files.
  public func explain(
    _ formula: String, _ options: ExplanationOptions = ExplanationOptions()
  ) -> Explanation {
    var sources = sources
    let source = sources.add(name: "formula", bytes: Array(formula.utf8))
    let (expression, problems) = parseExpression(source, limits: checker.limits)
    var checker = checker
    let run = run(named: options.scenario) ?? .base
    let typed = checker.query(expression, in: run)
    let found = (problems + checker.findings.diagnostics).sorted()
    func outcome(_ trees: [ExplanationNode], left: Int, _ more: [Diagnostic] = []) -> Explanation {
      Explanation(
        trees: trees, cellsLeft: left, sources: sources, diagnostics: found + more,
        locale: options.locale)
    }
    guard !found.contains(where: { $0.severity == .error }) else { return outcome([], left: 0) }
    var explainer = Explainer(asked(sources), checker, in: run, options.locale)
    do throws(EvaluationFault) {
      let depth = min(max(options.depth ?? Explainer.mostLevels, 0), Explainer.mostLevels)
      let points = points(of: typed, depth: depth)
      var trees: [ExplanationNode] = []
      for point in points.prefix(Self.mostTrees) {
        var tree = try explainer.tree(of: typed, at: point)
        if points.count > 1, tree.name == nil { tree.setCell(explainer.cell(of: typed, at: point)) }
        trees.append(tree)
      }
      return outcome(trees, left: points.count - trees.count)
    } catch {
      return outcome([], left: 0, [.stopped(error, at: expression.span)])
    }
  }

  /// The model with the formula that is asked about among its texts.
  private func asked(_ sources: SourceMap) -> Model {
    Model(
      checker: checker, space: space, material: material, settings: settings, sources: sources,
      warnings: warnings)
  }

  /// The cells of a formula: labels in the order declared, the year last and fastest.
  func points(of typed: TypedExpression, depth: Int) -> [ExplanationPoint] {
    let spread = Spread(catalogue)
    let shape = typed.type.shape
    let years: [Int?] = shape.years == .none ? [nil] : space.years(of: shape.years).map { $0 }
    let start = ExplanationPoint(year: nil, first: space.years.lowerBound, depth: depth)
    return (0..<spread.count(shape.dimensions)).lazy.flatMap { cell in
      let point = start.at(spread.labels(of: cell, shape.dimensions))
      return years.map { point.inYear($0) }
    }
  }
}

extension ExplanationNode {
  /// Names the cell of a formula that the tree is of.
  fileprivate mutating func setCell(_ cell: String) {
    name = cell
    formula = nil
  }
}

extension Explanation {
  /// The trees as text, those of several cells with an empty line between them.
  public func text(color: Bool = false) -> String {
    let renderer = ExplanationTextRenderer(locale, color: color)
    var text = trees.map { renderer.text(of: $0) }.joined(separator: "\n")
    if cellsLeft > 0, let name = trees.first.map({ $0.name ?? $0.formula ?? "" }) {
      text += "\n\(ExplanationWords(locale).moreCells(cellsLeft)) \(name)\n"
    }
    return text
  }

  /// The trees as JSON.
  public var json: String {
    var json = JSONWriter()
    let figures = FigureText(locale)
    json.object { json in
      json.key("trees")
      json.array(trees) { json, tree in tree.write(to: &json, figures) }
      json.member("left", cellsLeft)
    }
    return json.text + "\n"
  }
}
