import Testing

@testable import Kalkyl

/// Scripts that are long, deep or wide beyond reason work, or are told which limit they pass.
@Suite struct ExtremeScriptTests {
  private func codes(_ text: String) -> Set<DiagnosticCode> {
    let run = ScriptRun(Script.heading + text)
    #expect(run.faults.isEmpty, "\(run.faults.prefix(3))")
    return Set(run.loading.diagnostics.filter { $0.severity == .error }.map(\.code))
  }

  private func value(_ formula: String, _ text: String) -> [String] {
    guard let model = try? Model(Script.heading + text, named: "a.kalkyl") else { return [] }
    return model.evaluate(formula, exact: true).lines
  }

  // MARK: Deep

  @Test(arguments: [
    "(", "[", "{", "- ", "not ", "if ", "if true then ", "if true then 1 else ", "{ a: ", "q[",
    "abs(", "{\n", "(\n", "{|", "max(1, 2 + 3 * ", "sum(", "allocate(", "round(", "q[a, ", "(a in ",
    "\"", "\n| a |", ")", "]", "}", "([{", "}])", "investment i { ", "scenario s { ", "report r { ",
    "table t { | ", "bridge b { ", "test \"t\" { ", "function f(", "key k = { a: ",
    "printed x = { ",
  ])
  func openedTooOften(piece: String) {
    let text = "dimension d = a, b\nlet x = " + Script.repeated(piece, 100_000) + "\n"
    #expect(!codes(text).isEmpty)
    #expect(!ScriptRun(Script.repeated(piece, 20_000)).codes.isEmpty)
  }

  @Test(arguments: [
    ("(", "1", ")"), ("(1 + y * ", "1", ")"), ("(2 otherwise 1 + 2 * ", "1", ")"),
    ("(true otherwise true or true and ", "true", ")"), ("abs(", "y", ")"),
    ("max(1, 2 + 3 * ", "1", ")"), ("if true then 1 else ", "1", ""), ("- ", "y", ""),
  ])
  func nestedUpToTheLimit(open: String, inner: String, close: String) {
    let count = Limits.standard.nesting - 1
    let formula = Script.repeated(open, count) + inner + Script.repeated(close, count)
    #expect(codes("let y = 1\nlet x = \(formula)\n").isEmpty)
    #expect(value("x", "let y = 1\nlet x = \(formula)\n").count == 1)
  }

  @Test(arguments: [1, 4, 40], [5, 60]) func functionsInFunctions(levels: Int, count: Int) {
    let open = Script.repeated("(1 + 2 * ", levels)
    let text =
      "function f0(x) = x + 1\n"
      + Script.lines(0..<count) {
        "function f\($0 + 1)(x) = \(open)f\($0)(x)\(Script.repeated(")", levels))"
      }
    let found = codes(text + "let y = f\(count)(1)\n")
    #expect(found.isSubset(of: [.nestedTooDeeply, .functionsTooDeep]))
    if levels * count <= 20 { #expect(found.isEmpty) }
    if levels * count >= 240 { #expect(!found.isEmpty) }
  }

  @Test func argumentsInArguments() {
    let text =
      "function f(x) = \(Script.repeated("abs(", 50))x\(Script.repeated(")", 50))\nlet y = "
      + Script.repeated("f(", 60) + "1" + Script.repeated(")", 60) + "\n"
    #expect(codes(text).contains(.nestedTooDeeply))
  }

  @Test func functionsThatGrowExponentially() {
    let doubling =
      "function f0(x) = x + 1\n"
      + Script.lines(0..<60) { "function f\($0 + 1)(x) = f\($0)(x) + f\($0)(x)" }
    #expect(codes(doubling + "let y = f60(1)\n").contains(.functionsTooDeep))
    let nested = Script.repeated("f(", 60) + "1" + Script.repeated(")", 60)
    #expect(codes("function f(x) = x + x\nlet y = \(nested)\n") == [.functionsTooDeep])
  }

  @Test func aLongChainOfFunctions() {
    let chain = Script.lines(0..<5_000) { "function f\($0 + 1)(x) = f\($0)(x)" }
    #expect(
      !codes("function f0(x) = x + 1\n\(chain)let y = f5000(1)\n").isEmpty)
    #expect(codes("function f0(x) = x + 1\n\(chain)let y = f10(1)\n").isEmpty)
  }

  // MARK: Long

  @Test(arguments: [
    ("+", "1", "200000"), ("-", "1", "-199998"), ("*", "1", "1"), ("/", "1", "1"),
    ("and", "true", "true"), ("or", "true", "true"), ("otherwise", "1", "1"),
    ("\n+", "1", "200000"),
  ])
  func aChainOfOperators(operation: String, operand: String, result: String) {
    let chain = operand + Script.repeated(" \(operation) \(operand)", 200_000 - 1)
    let lines = value("x", "let x = \(chain)\n")
    #expect(operand == "true" ? lines.count == 1 : lines == [result])
  }

  @Test(arguments: [
    "==", "!=", "<", "<=", ">", ">=", "^", "rounds to", "is within 1 of", "is missing ==", "in",
  ])
  func aChainOfWhatDoesNotChain(operation: String) {
    let chain = "1" + Script.repeated(" \(operation) 1", 200_000 - 1)
    #expect(!codes("let x = \(chain)\n").isEmpty)
  }

  @Test func manyDeclarations() {
    let text = Script.lines(0..<20_000) { "let a\($0) = \($0)" }
    let run = ScriptRun(Script.heading + text, asks: false)
    #expect(run.codes.isEmpty && run.faults.isEmpty)
  }

  @Test(arguments: [true, false]) func aChainOfDefinitions(isForward: Bool) {
    let count = 10_000
    let text = Script.lines(0..<count) {
      isForward ? "let a\($0 + 1) = a\($0) + 1" : "let a\(count - $0) = a\(count - $0 - 1) + 1"
    }
    #expect(value("a\(count)", "let a0 = 1\n" + text) == ["\(count + 1)"])
  }

  @Test func aCircleOfManyDefinitions() {
    let text = Script.lines(0..<5_000) { "let a\($0) = a\(($0 + 1) % 5_000) + 1" }
    let run = ScriptRun(Script.heading + text)
    #expect(run.codes == [.circle])
    #expect(run.loading.diagnostics.allSatisfy { $0.message.count < 300 })
  }

  @Test func manyUnknownNames() {
    let text = Script.lines(0..<1_500) { "let a\($0) = b\($0)x" }
    #expect(codes(text).contains(.unknownName))
  }

  @Test func investmentsBuiltOnEachOther() {
    let first =
      "spend = { 2025: 1, then: previous }\nlife = 3 years\nactivated = midyear\nrate = 3%"
    let text = Script.lines(0..<300) { "investment i\($0 + 1) from i\($0) { }" }
    let found = value("i300.capital_cost[2026]", "investment i0 {\n\(first)\n}\n" + text)
    #expect(found == value("i0.capital_cost[2026]", "investment i0 {\n\(first)\n}\n"))
    #expect(found.count == 1)
  }

  @Test func aSpendThatDoublesThroughDefinitions() {
    let doubling = Script.lines(0..<60) { "let a\($0 + 1) = a\($0) + a\($0)" }
    let text =
      "account a0 = { 2025: 1, then: 0 }\n\(doubling)investment i {\nspend = a60\nlife = 3 years\n"
      + "activated = midyear\nrate = 3%\n}\n"
    #expect(codes(text).isEmpty)
  }

  // MARK: Wide

  @Test func moreCellsThanAValueMayHave() {
    let dimensions = Script.lines(0..<4) { dimension in
      "dimension d\(dimension) = "
        + (0..<1_000).map { "l\(dimension)_\($0)" }.joined(separator: ", ")
    }
    #expect(
      codes(dimensions + "let x = repeat(1 over d0, d1, d2, d3)\n") == [.tooManyCells])
  }

  @Test func manyDimensionsThatShareLabels() {
    let text = Script.lines(0..<400) {
      "dimension d\($0) = a, b, c\($0)\nlet x\($0) = { a: 1, b: 2, c\($0): 3 }"
    }
    #expect(codes(text).isEmpty)
  }

  @Test func oneEntryForManyLabels() {
    let labels = (0..<5_000).map { "l\($0)" }.joined(separator: ", ")
    let text =
      "dimension d = \(labels)\nkey k = repeat(1 over d)\n"
      + "let x = { l0: 0, otherwise: k * 2 }\n"
    #expect(value("sum(x over d)", text) == ["9998"])
    let report = "report r { show k * 2\ntotal over d }\n"
    #expect(ScriptRun.reportCodes(Script.heading + text + report).isEmpty)
  }

  @Test(arguments: ["years 1000..9999\n", "years 9999..1000\n"]) func years(text: String) {
    #expect(!ScriptRun(text).codes.isEmpty)
  }

  @Test func aThousandYears() {
    let text =
      "years 9000..9999\ncurrency tkr\naccount x = { 9000: 1, then: previous + 1 }\n"
      + "investment i {\nspend = { 1000: 5, 9000: 1, then: 0 }\nlife = 30 years\n"
      + "activated = midyear\nrate = 3%\n}\nlet y = x[year + 9223372036854775807]\n"
      + "let z = x[year - 9223372036854775807] otherwise 0\n"
    let model = try? Model(text, named: "a")
    #expect(model?.evaluate("x[9999]", exact: true).lines == ["1000"])
    #expect(model?.evaluate("y[9999]").lines == ["–"])
    #expect(model?.evaluate("i.book_value[9000]").lines.count == 1)
  }

  @Test func sumsOverYearsInEachOther() {
    let sums = Script.repeated("cumulative(y + ", 5) + "y" + Script.repeated(" over year)", 5)
    let text =
      "years 9000..9999\ncurrency tkr\naccount y = { 9000: 1, then: previous }\nlet x = \(sums)\n"
    #expect(ScriptRun(text).codes == [.formulaTooLong])
  }
}
