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
