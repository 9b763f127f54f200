import Kalkyl
import Testing

/// An answer set beside the model makes the condition hold: exactly where it is exact, and on one
/// side of it only where it is an interval.
struct SolvePropertyTests {
  /// Whether a condition holds of the model with an assumption set to a figure.
  static func holds(
    _ condition: String, _ name: String, _ figure: Rational, isAmount: Bool
  ) throws -> Bool {
    let value =
      isAmount
      ? "1 tkr * (\((figure * Rational(1, over: 1_000)).exactString))" : figure.exactString
    let model = try Model(
      SweepPropertyTests.script, named: "budget.kalkyl", settings: ["\(name) = \(value)"])
    let outcome = model.evaluate(condition, locale: .en)
    #expect(outcome.diagnostics.isEmpty)
    return outcome.lines == ["true"]
  }

  /// The setting that an answer tells to write: `fee = 420` of `exactly: --set 'fee = 420'`.
  static func setting(in document: Document) -> String? {
    for case .paragraph(let text) in document.blocks {
      for line in text.split(separator: "\n") where line.hasPrefix("exactly: --set '") {
        return String(line.dropFirst("exactly: --set '".count).dropLast())
      }
    }
    return nil
  }

  @Test(arguments: [
    ("start", "cost[Laxå, 2028] == 1 234", true),
    ("start", "sum(cost over member)[2029] == -17.31 tkr", true),
    ("start", "staff[2027] / 3 == staff[2028] - 1 tkr", true),
    ("pace", "net.depreciation[2025] == 101", false),
    ("rate", "net.interest[2028] == 29.9", false),
  ])
  func linearAnswerIsExact(name: String, condition: String, isAmount: Bool) throws {
    let model = try Model(SweepPropertyTests.script, named: "budget.kalkyl")
    let outcome = model.solve(SolveOptions(varied: name, until: condition))
    #expect(outcome.diagnostics.isEmpty)
    #expect(outcome.answers.count == 1)
    let answer = try #require(outcome.answers.first)
    #expect(answer.isExact)
    #expect(try Self.holds(condition, name, answer.low, isAmount: isAmount))
    // What the answer says to write does the same.
    let setting = try #require(Self.setting(in: outcome.document))
    let set = try Model(
      SweepPropertyTests.script, named: "budget.kalkyl", settings: [setting])
    #expect(set.evaluate(condition, locale: .en).lines == ["true"])
  }

  @Test(arguments: [
    ("pace", "sum(cost over member)[2029] <= 3 500"),
    ("rate", "sum(cost over member)[2028] >= 4 000"),
    ("indexing", "staff[2029] >= 1 300"),
    ("rate", "rounded[Laxå, 2028] >= 1 400"),
  ])
  func intervalHoldsOnOneSide(name: String, condition: String) throws {
    let model = try Model(SweepPropertyTests.script, named: "budget.kalkyl")
    let outcome = model.solve(SolveOptions(varied: name, until: condition, between: "0%..150%"))
    #expect(outcome.diagnostics.isEmpty)
    #expect(!outcome.answers.isEmpty)
    for answer in outcome.answers {
      #expect(answer.high - answer.low == Rational(1, over: 10_000))
      #expect(answer.holdsLow != answer.holdsHigh)
      #expect(try Self.holds(condition, name, answer.low, isAmount: false) == answer.holdsLow)
      #expect(try Self.holds(condition, name, answer.high, isAmount: false) == answer.holdsHigh)
    }
  }
}
