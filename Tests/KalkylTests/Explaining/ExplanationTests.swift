import Testing

@testable import Kalkyl

/// Every figure of every example, in every scenario, is what its tree says it is made of.
struct ExplanationTests {
  @Test(arguments: ExampleModels.names)
  func partsCombineToTheFigure(name: String) throws {
    let model = try ExampleModels.load(name)
    var audit = TreeAudit()
    for run in model.checker.layering.runs.indices.map(RunID.init) {
      var explainer = Explainer(model, model.checker, in: run, .sv)
      for expression in model.figures(in: run) {
        for point in model.points(of: expression, depth: Explainer.mostLevels) {
          let tree = try explainer.tree(of: expression, at: point)
          let figure = try explainer.evaluator.cell(of: expression, at: point).value
          #expect(tree.figure.value == figure)
          audit.check(tree)
        }
      }
    }
    #expect(audit.faults.isEmpty, "\(audit.faults.prefix(10).joined(separator: "\n"))")
    #expect(audit.sums > 0)
  }

  @Test func theSumsOfTheMainExampleAreChecked() throws {
    let model = try ExampleModels.load("sydnarke-2026.kalkyl")
    let explanation = model.explain("ram[Laxå, 2027]")
    var audit = TreeAudit()
    for tree in explanation.trees { audit.check(tree) }
    #expect(audit.faults.isEmpty)
    #expect(audit.sums > 30)
    #expect(audit.products > 20)
  }

  /// A figure that leans on five hundred years, and one on two to the power of thirty parts.
  @Test func deepAndWideTreesEnd() throws {
    let deep = try Model(
      """
      years 2000..2499
      currency tkr
      account a = { 2000: 1, then: previous * 1.01 + b[year - 1] }
      account b = { 2000: 1, then: a[year - 1] }
      """, named: "deep.kalkyl")
    let text = deep.explain("a[2499]").text()
    #expect(text.contains("mer därunder"))
    let chain = (1...30).map { "let x\($0) = x\($0 - 1) + x\($0 - 1)\n" }.joined()
    let wide = try Model("currency kr\nlet x0 = 1 kr\n\(chain)", named: "wide.kalkyl")
    let lines = wide.explain("x30").text().split(separator: "\n")
    #expect(lines.count < 200)
  }

  @Test func aWrongPartIsFound() throws {
    let model = try ExampleModels.load("sydnarke-2026.kalkyl")
    var tree = try #require(model.explain("ram[Laxå, 2027]").trees.first)
    tree.children[0].figure.value? += Rational(1, over: 1_000_000)
    var audit = TreeAudit()
    audit.check(tree)
    #expect(!audit.faults.isEmpty)
  }
}

/// Checks trees node by node, on exact values and on the figures as they are shown.
struct TreeAudit {
  private(set) var faults: [String] = []
  private(set) var sums = 0
  private(set) var products = 0

  mutating func check(_ node: ExplanationNode) {
    for child in node.children { check(child) }
    guard let value = node.figure.value else { return }
    let name = "\(node.name ?? "") \(node.formula ?? "") \(node.rule)"
    switch node.rule {
    case .cut: faults.append("\(name): nothing may be left out of a whole tree")
    case .given, .repeated, .missing, .function:
      if !node.parts.isEmpty, node.rule != .function { faults.append("\(name): has parts") }
    default:
      if combined(node) != value { faults.append("\(name): the parts give another figure") }
    }
    if node.rule == .sum { checkShown(node, name) }
    if node.rule == .product { products += 1 }
  }

  /// What the parts of a node give; `nil` where they give nothing.
  private func combined(_ node: ExplanationNode) -> Rational? {
    let values = node.parts.compactMap(\.figure.value)
    guard node.rule == .isMissing || values.count == node.parts.count else {
      return decided(node)
    }
    switch node.rule {
    case .same: return values.count == 1 ? values[0] : nil
    case .sum: return signed(node)
    case .mean(let count): return signed(node)?.divided(by: Rational(count))
    case .product:
      return zip(node.parts, values).reduce(Rational.one) { product, part in
        guard let product else { return nil }
        return part.0.role == .divisor ? product.divided(by: part.1) : product * part.1
      }
    case .power: return values[0].raised(to: values[1].wholeValue ?? 0, maximumDigits: 10_000)
    case .least: return values.min()
    case .greatest: return values.max()
    case .magnitude: return values[0].magnitude
    case .rounded(let step, let rule): return values[0].rounded(to: step, rule)
    default: return truth(node, values)
    }
  }

  /// A condition that some parts decide whatever the others are.
  private func decided(_ node: ExplanationNode) -> Rational? {
    let values = node.parts.compactMap(\.figure.value)
    if node.rule == .all, values.contains(.zero) { return .zero }
    if node.rule == .any, values.contains(.one) { return .one }
    return nil
  }

  private func truth(_ node: ExplanationNode, _ values: [Rational]) -> Rational? {
    let holds: Bool
    switch node.rule {
    case .comparison(let operation): holds = operation.holds(values[0], values[1])
    case .roundsTo(let target, let step):
      holds = values[0].rounded(to: step, .halfAwayFromZero) == target
    case .isWithin: holds = (values[0] - values[2]).magnitude <= values[1]
    case .isMissing: holds = values.isEmpty
    case .not: holds = values[0].isZero
    case .all: holds = values.allSatisfy { $0 == .one }
    case .any: holds = values.contains(.one)
    default: return nil
    }
    return holds ? .one : .zero
  }

  private func signed(_ node: ExplanationNode) -> Rational? {
    node.parts.reduce(Rational.zero) { sum, part in
      guard let sum, let value = part.figure.value else { return nil }
      return part.role == .subtracted ? sum - value : sum + value
    }
  }

  /// The figures as they are written add up too.
  private mutating func checkShown(_ node: ExplanationNode, _ name: String) {
    sums += 1
    let parts = node.parts.reduce(Rational.zero) { sum, part in
      part.role == .subtracted ? sum - part.shown : sum + part.shown
    }
    if parts != node.shown { faults.append("\(name): the parts shown do not add up") }
  }
}

extension ExplanationNode {
  /// The figure as it is written, read back.
  fileprivate var shown: Rational {
    guard let value = figure.valueInUnit else { return .zero }
    if isFraction { return value.inUnit(of: figure) }
    let places = figure.style.decimals ?? FigureText.mostDecimals
    let written = value.decimalString(places: places)
    let digits = written.utf8.filter { $0 != UInt8(ascii: "-") }
    let read = Rational(decimalDigits: digits) ?? .zero
    return (written.hasPrefix("-") ? -read : read).inUnit(of: figure)
  }
}

extension Rational {
  /// A figure in kronor or as a number, so that percentages and numbers add up.
  fileprivate func inUnit(of figure: Figure) -> Rational {
    switch figure.style.kind {
    case .percent: self * Rational(1, over: 100)
    case .amount, .number, .truth, .year, .duration: self
    }
  }
}

extension Model {
  /// Everything that has figures in a run: definitions, results of investments, cells of tables.
  func figures(in run: RunID) -> [TypedExpression] {
    var figures: [TypedExpression] = []
    for index in catalogue.slots.indices {
      let id = checker.instance(of: SlotID(index: index), in: run)
      let instance = checker.instances[id.index]
      let span = catalogue.slots[index].span
      switch instance.body {
      case .none: break
      case .formula, .bridge:
        figures.append(TypedExpression(.instance(id), instance.type, span))
      case .investment:
        for result in InvestmentResult.allCases {
          figures.append(TypedExpression(.investmentResult(id, result, .all), instance.type, span))
        }
      case .table(let table):
        for (cell, value) in table.cells.enumerated() where value.type.kind != .text {
          figures.append(TypedExpression(.cell(id, cell), value.type, value.span))
        }
      }
    }
    return figures
  }
}
