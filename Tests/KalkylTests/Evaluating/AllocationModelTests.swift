import Testing

@testable import Kalkyl

/// Allocation in whole models: the parts add up, whatever is divided.
struct AllocationModelTests {
  @Test(arguments: 0..<60)
  func partsAddUp(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let model = try Model(Self.script(&generator), named: "allocation.kalkyl")
    let outcome = model.test()
    #expect(outcome.failed == 0, "\(Self.text(of: model))")
    #expect(outcome.held == 1)
  }

  private static func text(of model: Model) -> String {
    ["costs", "exact", "whole"].map { name in
      "\(name): " + model.evaluate(name, exact: true).lines.joined(separator: "; ")
    }.joined(separator: "\n")
  }

  private static func script(_ generator: inout SeededGenerator) -> String {
    let labels = (0..<Int.random(in: 1...5, using: &generator)).map { "m\($0)" }
    let lines = (0..<Int.random(in: 1...3, using: &generator)).map { "l\($0)" }
    let step = ["kr", "tkr", "10 tkr", "öre", "7 kr"].randomElement(using: &generator) ?? "tkr"
    let costs = lines.map { line in
      "\(line): { 2025: \(amount(&generator)), 2026: \(amount(&generator)) }"
    }
    let weights = labels.enumerated().map { index, label in
      let first = index == 0 ? 1 : Int.random(in: 0...9, using: &generator)
      let second = index == 0 ? 3 : Int.random(in: 0...9_999, using: &generator)
      return "\(label): { 2025: \(first), 2026: \(second) }"
    }
    return """
      years 2025..2026
      currency tkr
      dimension member = \(labels.joined(separator: ", "))
      dimension line = \(lines.joined(separator: ", "))
      account costs = { \(costs.joined(separator: ", ")) }
      key weights = { \(weights.joined(separator: ", ")) }
      let exact = allocate(costs by weights)
      let whole = allocate(costs by weights to \(step))
      test "adds up" {
          expect sum(exact over member) == costs
          expect sum(whole over member) == costs
          expect whole is within \(step.first?.isNumber == true ? step : "1 \(step)") of exact
          expect allocate(-costs by weights to \(step)) == -whole
          expect if repeat(weights over line) == 0 then whole == 0 else true
          expect count(whole / \(step.first?.isNumber == true ? step : "1 \(step)") != round(whole / \(step.first?.isNumber == true ? step : "1 \(step)")) over member) <= 1
      }
      """
  }

  private static func amount(_ generator: inout SeededGenerator) -> String {
    let whole = Int.random(in: -9_999...9_999, using: &generator)
    let decimals = Int.random(in: 0...999, using: &generator)
    return "\(whole).\(decimals)"
  }
}
