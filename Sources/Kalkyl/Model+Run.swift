/// A model's figures in one scenario.
public struct RunResult: Sendable {
  let model: Model
  let run: RunID

  /// A figure: of a definition, a property (`local.spend`) or a result (`local.capital_cost`).
  public enum Value: Sendable {
    /// An amount in the model's unit, a number, or a truth as 1 or 0.
    case figure(Rational)
    /// No value, and why.
    case noValue(String)
  }

  /// A figure at labels and a year; every dimension of the value must be given.
  ///
  /// - Returns: `nil` where there is no such name, or its labels and year do not give one figure.
  public subscript(name: String, places: Place...) -> Value? {
    let selectors = places.map(\.selector)
    let formula = selectors.isEmpty ? name : "\(name)[\(selectors.joined(separator: ", "))]"
    return model.value(of: formula, in: run)
  }

  /// A label or a year.
  public struct Place: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, Sendable {
    let selector: String

    public init(_ label: String) { selector = label }
    public init(_ year: Int) { selector = String(year) }
    public init(stringLiteral label: String) { self.init(label) }
    public init(integerLiteral year: Int) { self.init(year) }
  }
}

extension Model {
  /// The model in a scenario.
  ///
  /// - Parameters:
  ///   - scenario: the base where none is named.
  ///   - setting: overrides that hold over the scenario's own, by name: `["indexing": "2.5%"]`.
  /// - Throws: a scenario that is not there, or what is wrong with a setting.
  public func run(
    scenario: String? = nil, setting: [String: String] = [:]
  ) throws(ModelError) -> RunResult {
    let model = try with(setting.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" })
    guard let run = model.run(named: scenario) else {
      let name = Name(scenario ?? "", sources.start)
      throw ModelError(
        sources: sources, diagnostics: [.unknownScenario(name, among: catalogue.scenarios)])
    }
    return RunResult(model: model, run: run)
  }

  /// One figure of a formula; `nil` where the formula is wrong or has several.
  func value(of formula: String, in run: RunID) -> RunResult.Value? {
    var sources = sources
    let source = sources.add(name: "formula", bytes: Array(formula.utf8))
    let (expression, problems) = parseExpression(source, limits: checker.limits)
    var checker = checker
    let typed = checker.query(expression, in: run)
    guard problems.isEmpty, checker.findings.diagnostics.isEmpty, typed.type.shape.isScalar else {
      return nil
    }
    var evaluator = evaluator()
    guard let cell = try? evaluator.value(of: typed, in: nil).cells.first else { return nil }
    switch cell {
    case .missing(let cause): return .noValue(text(of: cause))
    case .value(let value):
      let isAmount = typed.type.kind == .amount
      return .figure(isAmount ? value.divided(by: catalogue.unit.inKronor) ?? value : value)
    }
  }
}
