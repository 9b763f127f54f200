import Testing

@testable import Kalkyl

/// Tables of many rows and columns, and scenarios of every number.
@Suite struct ExtremeTableTests {
  private func run(_ text: String) -> ScriptRun {
    let run = ScriptRun(Script.heading + text)
    #expect(run.faults.isEmpty, "\(run.faults.prefix(3))")
    return run
  }

  private func value(_ formula: String, _ run: ScriptRun) -> [String]? {
    run.loading.model?.evaluate(formula, exact: true).lines
  }

  @Test func manyRows() {
    let rows = Script.lines(0..<5_000) { "| r\($0) | \($0) | 2 | |" }
    let run = run(
      "table t \"T\" {\n| | a | b | c |\n\(rows)| total \"S\" | | | |\ncolumn c = a + b\n}\n")
    #expect(value("t[total, c]", run) == ["12507500"])
  }

  @Test(arguments: [true, false]) func rowsThatLeanOnEachOther(isForward: Bool) {
    let count = 1_500
    let rows = Script.lines(0..<count) { "| row q\($0) \"Q\" | | 7 |" }
    let formulas = Script.lines(1..<count) {
      let row = isForward ? $0 : count - $0
      return "row q\(row) = q\(row - 1) + 1"
    }
    let run = run("table t \"T\" {\n| | a | b |\n| r | 1 | 2 |\n\(rows)row q0 = r\n\(formulas)}\n")
    #expect(value("t[q\(count - 1), a]", run) == ["\(count)"])
  }

  @Test func printedRowsThatDouble() {
    let rows = Script.lines(0..<60) { "| row q\($0) \"Q\" | 4 | 5 |" }
    let formulas = Script.lines(1..<60) { "row q\($0) = q\($0 - 1) + q\($0 - 1)" }
    let run = run("table t \"T\" {\n| | a | b |\n| r | 1 | 2 |\n\(rows)row q0 = r\n\(formulas)}\n")
    #expect(value("t[q59, a]", run) == ["576460752303423488"])
  }

  @Test func manyColumns() {
    let names = (0..<500).map { "c\($0)" }.joined(separator: " | ")
    let cells = "1 |" + Script.repeated(" |", 499)
    let formulas = Script.lines(1..<500) { "column c\($0) = c\($0 - 1) + 1" }
    let run = run("table t \"T\" {\n| | \(names) |\n| r | \(cells)\n\(formulas)}\n")
    #expect(value("t[r, c499]", run) == ["500"])
  }

  @Test(arguments: [
    "let x = t[a]", "let x = sum(t[a] over t.row)", "let x = mean(t[a] over t.row)",
    "let x = allocate(5 tkr by t[a])", "let x = first(t[a] over t.row)",
    "let x = share(t[a] over t.row)", "let x = t[a] * 2", "let x = t[total]",
    "let x = repeat(1 over t.row)",
    "report r { show t[a]\ntotal over t.row\nchart bars }", "rule r = t[a] > 0",
    "let x = min(t[a] over t.row)",
  ])
  func aTableWithoutRows(use: String) {
    _ = run("table t \"T\" {\n| | a |\n| total \"S\" | |\n}\n\(use)\n")
    _ = run("table t \"T\" {\n| | a |\n}\n\(use)\n")
  }

  // MARK: Scenarios

  @Test(arguments: [true, false]) func manyScenarios(isChain: Bool) {
    let accounts = Script.lines(1..<60) { "account a\($0) = a\($0 - 1) + 1" }
    let scenarios = Script.lines(1..<200) {
      "scenario s\($0)\(isChain ? " from s\($0 - 1)" : "") { a\($0 % 60) = \($0) }"
    }
    let run = run("account a0 = 0\n\(accounts)scenario s0 { a0 = 5 }\n\(scenarios)")
    #expect(run.codes.isEmpty)
    #expect(value("(a59 in s179)[2025]", run) == ["179"])
  }

  @Test func aScenarioThatReadsItselfThroughManyLayers() {
    let scenarios = Script.lines(1..<150) { "scenario s\($0) from s\($0 - 1) { a = a + 1 }" }
    let run = run("account a = 1\nscenario s0 { a = a + 1 }\n\(scenarios)")
    #expect(value("(a in s149)[2025]", run) == ["151"])
  }
}
