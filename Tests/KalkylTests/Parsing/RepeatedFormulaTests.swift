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

  /// Entries, in each of which `#` is an amount that is another in every place.
  private static let entries = [
    "{ 2026: #, then:~round(previous * (1 + rate) to kr) }", "{ A: #,~B: # }",
    "{ 2026: #, 2028..2029:~#, then: previous + costs, otherwise: # }",
    "{ A: { 2026: #, then:~previous }, B: { 2026: #, then: previous } }",
    "{ A: #,~otherwise: costs }", "{ 2026: costs, then:~# }",
    "{ 2026: 5, then:~{ 2027: #, otherwise: previous } }",
  ]

  /// In these more differs than an amount that is all of an entry.
  private static let otherEntries = [
    "{ 2026: { A: #, B: # }, then:~{ A: previous + 1 kr, B: # } }",
    "{ 2026: #,~2027: # tkr, then: -previous }", "{ 2026: 1 + #, then:~previous }",
    "{ 2026: #, otherwise:~5 kr } + costs", "if rate > 1 then { A: #, B:~2 kr } else split",
    "{ 2026: (#), then:~previous }", "{ 2026: #, otherwise:~1 kr }[2026] * 2",
  ]

  private static let mistakenEntries = [
    "{ A: #,~C: # }", "{ 2026: #,~A: # }", "{ 2026: #, then:~previous + rate }",
    "{ 2026: #,~2026: # }", "{ 1999: #,~then: previous }", "{ then:~# # }", "{ A:~# }",
  ]

  private static let amounts = [
    "5", "1 250", "30", "0.75", "40 000 000 000 000", "7.5", "2030", "0",
  ]

  private func script(_ formulas: [String], drawnOut: Bool) -> String {
    var spaces = 1
    var amount = 0
    func written(_ formula: String) -> String {
      if drawnOut { spaces += 1 }
      var text = formula.replacing("~", with: String(repeating: " ", count: spaces))
      while let place = text.firstRange(of: "#") {
        text.replaceSubrange(place, with: Self.amounts[amount % Self.amounts.count])
        amount += 1
      }
      return text
    }
    var lines = [
      "years 2026..2030", "currency tkr", "dimension m = A, B", "assume rate = 3%",
      "function twice(x) = x * 2", "account costs = { 2026: 5 000, then: previous * 1.1 }",
      "account split = { A: 100, B: 200 }",
      "investment x { spend = { 2026: 900 }, life = 3 years, rate = 2% }",
      "scenario high { rate = 5% }",
    ]
    for (index, formula) in formulas.enumerated() {
      let isRecurring = formula.contains("previous")
      for copy in 1...6 {
        let name = "f\(index)_\(copy)"
        if formula.contains("#") {
          lines.append("account \(name) = \(written(formula))")
          continue
        }
        lines.append(
          isRecurring
            ? "account \(name) = { 2026: \(copy), then: \(written(formula)) }"
            : "let \(name) = \(written(formula))")
      }
      if formula.contains("#"), !isRecurring {
        for copy in 1...6 { lines.append("let l\(index)_\(copy) = \(written(formula))") }
      }
      // What is not split cannot be added to what is.
      let isOfOneLine = ["costs", "split", "x."].contains { formula.contains($0) }
      if isRecurring, !isOfOneLine, !formula.contains("#") {
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

  @Test(arguments: right + mistaken + entries + otherEntries + mistakenEntries)
  func mistakesAreToldOfEachPlace(formula: String) {
    expectTheSame(formula) { loading in
      loading.diagnostics.map { "\($0.code) \(words($0.primary.span, in: loading.sources))" } + [
        "."
      ]
    }
  }

  @Test(arguments: right + mistaken + entries + otherEntries + mistakenEntries)
  func partsStandWhereTheyAreWritten(formula: String) throws {
    try expectTheSame(formula) { loading in
      let source = try #require(loading.sources.sources.first)
      var seen: [String] = []
      for case .definition(let definition) in parse(source).0.declarations {
        guard case .formula(let value) = definition.value else { continue }
        value.forEachPart { part in
          var number = ""
          if case .number(let literal) = part.kind { number = " \(literal)" }
          seen.append("\(part.kind.caseName)\(number) \(words(part.span, in: loading.sources))")
        }
      }
      return seen
    }
  }

  @Test(arguments: right + entries + otherEntries)
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
          if case .constant(let number) = node.kind { read = " \(number.exactString)" }
          seen.append(
            "\(node.type) \(node.weight) \(node.depth)\(read) \(words(node.span, in: sources))")
        }
      }
      return seen
    }
    let expected = seen(drawnOut.checker, drawnOut.sources)
    // Calls of the script's own functions are written out in each place.
    let isRepeated = !formula.contains("twice") && !Self.otherEntries.contains(formula)
    #expect(repeated.checker.repeatsFormulas == isRepeated)
    #expect(seen(repeated.checker, repeated.sources) == expected)
    #expect(seen(repeated.checker.writtenOut, repeated.sources) == expected)
  }

  @Test(arguments: right + entries + otherEntries)
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

  /// Nothing in no unit needs none, and what stands in its place does.
  @Test(arguments: [["0", "0", "5"], ["5", "0", "0"], ["0", "5", "0"]])
  func amountsNeedACurrency(amounts: [String]) {
    let accounts = amounts.enumerated().map { index, amount in
      "account a\(index) = { 2026: \(amount), then: previous }"
    }
    let text = "years 2026..2028\n" + accounts.joined(separator: "\n")
    let loading = Model.load([("budget.kalkyl", Array(text.utf8))])
    let places = loading.diagnostics.map { words($0.primary.span, in: loading.sources) }
    let line = (amounts.firstIndex(of: "5") ?? 0) + 2
    #expect(places == ["\(line): 5"])
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
