import Testing

@testable import Kalkyl

/// A formula that stands word for word in several places is in each what it would be alone: the same as
/// where other spaces make every place another text.
@Suite struct RepeatedFormulaTests {
  /// In each formula `~` is the space that is drawn out where it is not to be repeated.
  private static let right = [
    "round(previous~* (1 + rate) to kr)", "previous~+ max(costs, 3 kr)",
    "if previous~> 5 kr then previous else 2 kr", "(previous~+ costs) / 2",
    "costs[year - 1]~otherwise previous", "abs(-previous~- costs)", "previous~* 1.03 ^ 2",
    "(costs~in high) + previous", "twice(previous~+ costs)", "x.capital_cost~+ previous",
    "sum(split~over m) + previous", "max(previous,~split[A], 7 kr)",
    "costs~* (1 + rate)", "allocate(costs~by split to kr)", "share(split~over m) * costs",
    "sum(costs~over year)", "split~* rate", "costs~/ (rate - rate)",
    "min(costs,~costs[2027])", "x.book_value~- costs", "mean(costs~over year) * 2",
    "twice(costs~+ 1 kr)", "x.depreciation[vintage~2026] + costs",
  ]

  private static let mistaken = [
    "previous~+ undefined_name", "previous~* costs", "previous~+ rate",
    "round(previous~to 3 years)",
    "costs~+ 3 years", "split[C]~+ costs", "sum(previous~over year)", "previous[2027]~+ 1 kr",
    "twice(previous~+ rate)", "previous~* 2 * 3 + rate",
  ]

  private func script(_ formulas: [String], drawnOut: Bool) -> String {
    var spaces = 1
    func written(_ formula: String) -> String {
      if drawnOut { spaces += 1 }
      return formula.replacing("~", with: String(repeating: " ", count: spaces))
    }
    var lines = [
      "years 2026..2030", "currency kr", "dimension m = A, B", "assume rate = 3%",
      "function twice(x) = x * 2", "account costs = { 2026: 5 000, then: previous * 1.1 }",
      "account split = { A: 100, B: 200 }",
      "investment x { spend = { 2026: 900 }, life = 3 years, rate = 2% }",
      "scenario high { rate = 5% }",
    ]
    for (index, formula) in formulas.enumerated() {
      let isRecurring = formula.contains("previous")
      for copy in 1...4 {
        let name = "f\(index)_\(copy)"
        lines.append(
          isRecurring
            ? "account \(name) = { 2026: \(copy), then: \(written(formula)) }"
            : "let \(name) = \(written(formula))")
      }
      // What is not split cannot be added to what is.
      let isOfOneLine = ["costs", "split", "x."].contains { formula.contains($0) }
      if isRecurring, !isOfOneLine {
        lines.append("account g\(index) = {\n| m | 2026 | then |")
        for label in ["A", "B"] { lines.append("| \(label) | 4 | \(written(formula)) |") }
        lines.append("}")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func load(_ formula: String, drawnOut: Bool) -> Loading {
    Model.load([("budget.kalkyl", Array(script([formula], drawnOut: drawnOut).utf8))])
  }

  /// What stands somewhere, whatever its spaces, and on which line.
  private func words(_ span: SourceSpan, in sources: SourceMap) -> String {
    let words = sources.text(span).split(separator: " ").joined(separator: " ")
    return "\(sources.location(of: span).line): \(words)"
  }

  /// Expects the same of the script in which the formula is repeated and the one in which it is not.
  private func expectTheSame(_ formula: String, _ seen: (Loading) throws -> [String]) rethrows {
    let repeated = try seen(load(formula, drawnOut: false))
    #expect(!repeated.isEmpty)
    #expect(try repeated == seen(load(formula, drawnOut: true)))
  }

  @Test(arguments: right + mistaken)
  func mistakesAreToldOfEachPlace(formula: String) {
    expectTheSame(formula) { loading in
      loading.diagnostics.map { "\($0.code) \(words($0.primary.span, in: loading.sources))" } + [
        "."
      ]
    }
  }

  @Test(arguments: right + mistaken)
  func partsStandWhereTheyAreWritten(formula: String) throws {
    try expectTheSame(formula) { loading in
      let source = try #require(loading.sources.sources.first)
      var seen: [String] = []
      for case .definition(let definition) in parse(source).0.declarations {
        guard case .formula(let value) = definition.value else { continue }
        value.forEachPart { part in
          seen.append("\(part.kind.caseName) \(words(part.span, in: loading.sources))")
        }
      }
      return seen
    }
  }

  @Test(arguments: right)
  func typedPartsStandWhereTheyAreWritten(formula: String) throws {
    let repeated = try #require(load(formula, drawnOut: false).model)
    let drawnOut = try #require(load(formula, drawnOut: true).model)
    func seen(_ checker: Checker, _ sources: SourceMap) -> [String] {
      var seen: [String] = []
      for instance in checker.instances {
        guard case .formula(let body) = instance.body else { continue }
        body.forEachNode { node in
          var read = ""
          if case .instance(let id) = node.kind { read = " of \(id.index)" }
          seen.append(
            "\(node.type) \(node.weight) \(node.depth)\(read) \(words(node.span, in: sources))")
        }
      }
      return seen
    }
    let expected = seen(drawnOut.checker, drawnOut.sources)
    // Calls of the script's own functions are written out in each place.
    #expect(repeated.checker.repeatsFormulas == !formula.contains("twice"))
    #expect(seen(repeated.checker, repeated.sources) == expected)
    #expect(seen(repeated.checker.writtenOut, repeated.sources) == expected)
  }

  @Test(arguments: right)
  func figuresAreTheSame(formula: String) throws {
    let repeated = try #require(load(formula, drawnOut: false).model)
    let drawnOut = try #require(load(formula, drawnOut: true).model)
    func figures(_ evaluator: Evaluator, _ sources: SourceMap) throws -> [String] {
      var evaluator = evaluator
      let nodes = Array(0..<evaluator.space.count)
      try evaluator.require(nodes)
      return nodes.flatMap { evaluator.known($0)?.cells ?? [] }.map { cell in
        switch cell {
        case .value(let value): value.exactString
        case .missing(let cause): "\(cause.reason) \(words(cause.span, in: sources))"
        }
      }
    }
    let expected = try figures(drawnOut.evaluator().byNodes, drawnOut.sources)
    #expect(try figures(repeated.evaluator(), repeated.sources) == expected)
    #expect(try figures(repeated.evaluator().byNodes, repeated.sources) == expected)
  }

  /// By its name a definition is the same one wherever the name stands, also in its own formula.
  @Test(arguments: 0..<8, ["", " in high"])
  func aNameIsNotTakenForTheDefinitionsOwn(named: Int, scenario: String) throws {
    let accounts = (0..<8).map { index in
      "account a\(index) = { 2026: \(index + 1), then: (a\(named)[year - 1]\(scenario)) + previous }"
    }
    let text =
      "years 2026..2028\ncurrency kr\nassume unused = 1\nscenario high { unused = 2 }\n"
      + accounts.joined(separator: "\n")
    let model = try #require(Model.load([("budget.kalkyl", Array(text.utf8))]).model)
    let other = named + 1
    let expected = (1...8).flatMap { own in [own, own + other, own + 3 * other] }
    for start in [model.evaluator(), model.evaluator().byNodes] {
      var evaluator = start
      // All but the assumption.
      let nodes = (0..<model.space.count).filter { model.space.place(of: $0).year != nil }
      try evaluator.require(nodes)
      let figures = nodes.map { evaluator.known($0)?.cells.first?.value?.wholeValue }
      #expect(figures == expected)
      // From the last on, those that are typed as another come right after the one that is named.
      var backwards = start
      try backwards.require(nodes.reversed())
      #expect(nodes.map { backwards.known($0)?.cells.first?.value?.wholeValue } == expected)
    }
  }
}

extension Expression.Kind {
  /// Its case alone.
  fileprivate var caseName: Substring { "\(self)".prefix { $0 != "(" } }
}
