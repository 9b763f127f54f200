/// Reads what is asked of a model beside it; each text is a source of its own that mistakes point
/// into.
struct QuestionReader {
  let model: Model
  let run: RunID
  let builder: ReportBuilder
  var sources: SourceMap
  private(set) var diagnostics: [Diagnostic] = []
  private var checker: Checker

  /// A value that is asked for, and how it is shown.
  struct ShownValue {
    let typed: TypedExpression
    let text: String
    let style: FigureStyle
    let span: SourceSpan
  }

  /// An assumption to vary, and what was written of its figures.
  struct Varied {
    let assumption: VariedAssumption
    let figures: Variation.Figures?
    let span: SourceSpan
  }

  init(_ model: Model, _ options: RunOptions) {
    self.model = model
    builder = ReportBuilder(model, options)
    run = builder.run
    sources = model.sources
    checker = model.checker
    checker.findings = Findings()
  }

  /// Everything that is wrong with what was asked.
  var found: [Diagnostic] { (diagnostics + checker.findings.diagnostics).sorted() }

  var hasErrors: Bool { found.contains { $0.severity == .error } }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  // MARK: Values

  /// A formula to be shown, at the years and labels after `--for`.
  mutating func shown(_ text: String, for selectors: [Selector]) -> ShownValue {
    let source = sources.add(name: "--show", bytes: Array(text.utf8))
    let (formula, problems) = parseExpression(source, limits: checker.limits)
    diagnostics += problems
    let value =
      selectors.isEmpty ? formula : Expression(.selection(formula, selectors), formula.span)
    let typed = problems.isEmpty ? checker.check(value, Scope(run: run)) : .unknown(formula.span)
    let item = ReportDeclaration.ShownValue(value: value, text: nil, format: nil)
    let selected =
      selectors.isEmpty ? [] : value.selectedWords(model.catalogue).suffix(selectors.count)
    let words = [sources.text(formula.span)] + selected
    return ShownValue(
      typed: typed,
      text: value.leadingName == nil ? words.joined(separator: ", ") : builder.text(of: item),
      style: builder.style(of: item, typed), span: formula.span)
  }

  /// A formula that is true or false.
  mutating func condition(_ text: String) -> TypedExpression {
    let source = sources.add(name: "--until", bytes: Array(text.utf8))
    let (formula, problems) = parseExpression(source, limits: checker.limits)
    diagnostics += problems
    return problems.isEmpty ? checker.condition(formula, in: run) : .unknown(formula.span)
  }

  /// The years and labels after `--for`.
  mutating func selectors(_ texts: [String]) -> [Selector] {
    var selectors: [Selector] = []
    for text in texts {
      let source = sources.add(name: "--for", bytes: Array(text.utf8))
      let (found, problems) = parseSelectors(source, limits: checker.limits)
      diagnostics += problems
      selectors += found
    }
    return selectors
  }

  // MARK: What is varied

  /// An assumption to vary; `nil`, and said, where it cannot be.
  mutating func varied(_ text: String) -> Varied? {
    let source = sources.add(name: "--vary", bytes: Array(text.utf8))
    let (variation, problems) = parseVariation(source, limits: checker.limits)
    diagnostics += problems
    guard let variation, problems.isEmpty, let assumption = assumption(variation.target) else {
      return nil
    }
    return Varied(assumption: assumption, figures: variation.figures, span: variation.span)
  }

  /// The assumption that a name with its selectors means; `nil`, and said, where it is none.
  mutating func assumption(_ target: Expression) -> VariedAssumption? {
    let names = model.catalogue.definitions.filter { $0.role == .assume }.map(\.heading.name.text)
    guard let name = target.leadingName else { return nil }
    switch model.catalogue.entities[name] {
    case nil:
      let whole = target.innermost
      report(.unknownName(Name(name, whole.span), among: names))
      return nil
    case .definition(let index) where model.catalogue.definitions[index].role == .assume:
      return selected(target, of: index)
    default:
      report(.notAnAssumption(name, at: target.span, known: names))
      return nil
    }
  }

  private mutating func selected(_ target: Expression, of definition: Int) -> VariedAssumption? {
    let typed = checker.check(target, Scope(run: .base))
    var labels: [DimensionID: Int] = [:]
    var years: ClosedRange<Int>?
    var part = typed
    while true {
      switch part.kind {
      case .atLabel(let value, let dimension, let label):
        labels[dimension] = label
        part = value
        continue
      case .atYear(let value, let year):
        years = year...year
        part = value
        continue
      case .inYears(let value, let first, let last):
        years = first...max(first, last)
        part = value
        continue
      default: break
      }
      break
    }
    guard typed.type.kind != .unknown else { return nil }
    guard case .instance = part.kind else {
      report(.notACellSelector(at: target.span))
      return nil
    }
    let words = target.selectedWords(model.catalogue)
    let varied = model.assumption(definition, labels: labels, years: years, words: words, builder)
    switch typed.type.kind {
    case .number, .amount, .duration: return varied
    default:
      report(.cannotBeVaried(sources.text(target.span), at: target.span, typed.type.kind))
      return nil
    }
  }

  /// The figures that an assumption is given; `nil`, and said, where they never end or are too many.
  mutating func figures(of varied: Varied) -> [Rational]? {
    let kind = varied.assumption.kind
    switch varied.figures {
    case nil:
      report(.noFiguresToVary(varied.assumption.name, at: varied.span))
      return nil
    case .list(let written):
      let figures = written.compactMap { figure($0, of: kind) }
      return figures.count == written.count ? figures : nil
    case .range(let from, let to, let step):
      guard let first = figure(from, of: kind), let last = figure(to, of: kind),
        let distance = figure(step, of: kind)
      else { return nil }
      let range = VariedRange(first: first, last: last, step: distance)
      guard range.ends else {
        report(.rangeNeverEnds(stepAt: step.span, isZero: distance.isZero))
        return nil
      }
      guard let count = range.count, count <= checker.limits.points else {
        report(.tooManyPoints(at: varied.span, most: checker.limits.points))
        return nil
      }
      return range.figures(count)
    }
  }

  /// A figure that is written out, in kronor, months or as it is.
  mutating func figure(_ written: Expression, of kind: ValueKind) -> Rational? {
    let before = checker.findings.diagnostics.count
    let typed = checker.rightSide(written, Scope(run: .base), expecting: kind)
    guard checker.findings.diagnostics.count == before, typed.type.kind == kind else { return nil }
    var evaluator = builder.evaluator
    return try? evaluator.value(of: typed, in: nil).cells[0].value
  }
}

extension Expression {
  /// The name that a formula of selectors and fields begins with.
  fileprivate var innermost: Expression {
    switch kind {
    case .field(let value, _), .selection(let value, _): value.innermost
    default: self
    }
  }
}
