import Testing

@testable import Kalkyl

/// The parts of every difference between an example's scenarios sum to it, in any order.
struct AttributionTests {
  @Test(arguments: ExampleModels.names)
  func partsSumToTheDifference(name: String) throws {
    let model = try ExampleModels.load(name)
    let runs = model.checker.layering.runs.indices.map(RunID.init)
    for to in runs.dropFirst() {
      for from in [RunID.base, RunID(index: to.index - 1)] where from != to {
        let items = model.comparedItems
        var models = ScenarioComparison(model, from: from, to: to, items: items)
        for order in [Array(models.changes.indices), models.changes.indices.reversed()] {
          let steps = try AttributionSteps(&models, order: order)
          try check(steps, model, from, to, items)
        }
      }
    }
  }

  private func check(
    _ steps: AttributionSteps, _ model: Model, _ from: RunID, _ to: RunID, _ items: [ComparedItem]
  ) throws {
    let before = try model.figures(of: items, in: from)
    let after = try model.figures(of: items, in: to)
    let changed = before.order.filter { before.value($0) != after.value($0) }
    #expect(Set(steps.attributions.map(\.key)) == Set(changed))
    for attribution in steps.attributions {
      guard let old = before.value(attribution.key), let new = after.value(attribution.key) else {
        #expect(attribution.parts.isEmpty)
        continue
      }
      let sum = attribution.parts.reduce(Rational.zero) { $0 + $1.value }
      #expect(attribution.difference == new - old)
      #expect(sum == new - old)
    }
  }

  /// Two rates multiplied: the part of each depends on which comes first.
  @Test func whatDependsOnTheOrderIsFound() throws {
    let text = """
      currency tkr
      assume a = 2
      assume b = 3
      assume c = 10
      let product = 1 tkr * a * b + 1 tkr * c
      scenario other { a = 4, b = 5, c = 11 }
      """
    let model = try Model(text, named: "product.kalkyl")
    let items = model.comparedItems
    var models = ScenarioComparison(model, from: .base, to: RunID(index: 1), items: items)
    let names = models.changes.map(\.name)
    #expect(names == ["a", "b", "c"])
    let steps = try AttributionSteps(&models, order: [0, 1, 2])
    let product = try #require(steps.attributions.last)
    #expect(product.parts.map(\.changes) == [[0], [1], [2]])
    #expect(product.parts.map(\.value) == [6, 8, 1].map { Rational($0 * 1_000) })
    #expect(steps.dependent == [0, 1])
    let reversed = try AttributionSteps(&models, order: [2, 1, 0])
    let other = try #require(reversed.attributions.last)
    #expect(other.parts.map(\.value) == [1, 4, 10].map { Rational($0 * 1_000) })
  }
}

/// Examples with some figures changed, against themselves.
struct FileComparisonTests {
  @Test(arguments: ExampleModels.names)
  func partsSumToTheDifference(name: String) throws {
    let text = String(decoding: try #require(ExampleModels.bytes(name)), as: UTF8.self)
    var generator = SeededGenerator(seed: 20_260)
    var compared = 0
    for _ in 0..<4 {
      let other = text.withChangedFigures(3, using: &generator)
      guard let new = try? ExampleModels.load(other, named: "new.kalkyl") else { continue }
      let old = try ExampleModels.load(name)
      let items = new.comparedItems
      let before = try old.figures(of: items, in: .base)
      let after = try new.figures(of: items, in: .base)
      var changed = 0
      for run in try ExampleModels.attributions(
        from: (name, text), to: ("new.kalkyl", other), items)
      {
        let values = (before.value(run.key), after.value(run.key))
        changed += 1
        guard let first = values.0, let second = values.1 else { continue }
        #expect(run.parts.reduce(Rational.zero) { $0 + $1.value } == second - first)
      }
      let keys = Set(before.order).union(after.order)
      let differing = keys.filter { key in
        (before.entries[key] == nil) != (after.entries[key] == nil)
          || before.value(key) != after.value(key)
      }
      #expect(changed == differing.count)
      compared += 1
    }
    #expect(compared > 0)
  }
}

extension String {
  /// The text with another last digit in some of the figures that stand in grids and entries.
  fileprivate func withChangedFigures(_ count: Int, using generator: inout SeededGenerator)
    -> String
  {
    var letters = Array(self)
    let places = letters.indices.dropFirst(2).dropLast().filter { place in
      letters[place].isNumber && letters[place - 1].isNumber && !letters[place + 1].isNumber
        && !["%", ":", "-", ".", "\""].contains(letters[place + 1])
    }
    for _ in 0..<count {
      guard let place = places.randomElement(using: &generator) else { break }
      letters[place] = letters[place] == "7" ? "4" : "7"
    }
    return String(letters)
  }
}
