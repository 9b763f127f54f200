import Kalkyl

/// The results of tests for people: what failed, a line for each script, and one for all of them.
struct TestsAsText {
  private(set) var text = ""

  init(_ files: [TestedFile], pen: TerminalPen) {
    for file in files where file.outcome != nil {
      for result in file.results where !result.holds { add(result, pen) }
      let tally = Tally(held: file.held, failed: file.failed, noun: "test").text
      text += "\(file.name.printable): \(tally)\n"
    }
    guard files.count > 1 else { return }
    let held = files.reduce(0) { $0 + $1.held }
    let failed = files.reduce(0) { $0 + $1.failed }
    text += "\(files.count) files: \(held) passed, \(failed) failed\n"
  }

  private mutating func add(_ result: TestResult, _ pen: TerminalPen) {
    let place = result.scenario.map { " in \($0)" } ?? ""
    text += pen.draw("✗ \((result.name + place).printable)", .boldRed) + "\n"
    for failure in result.failures {
      for line in failure.lines { text += line + "\n" }
    }
    text += "\n"
  }
}
