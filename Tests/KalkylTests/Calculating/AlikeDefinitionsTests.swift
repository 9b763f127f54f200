import Testing

@testable import Kalkyl

/// Which definitions are worked out side by side. That their figures are right is for `CalculatorTests`.
struct AlikeDefinitionsTests {
  /// How many of the accounts `a`, `b`, `c` … are alike the first.
  private func countAlike(_ bodies: String...) throws -> Int {
    let names = ["a", "b", "c", "d", "e", "f"]
    let accounts = zip(names, bodies).map { "account \($0) = \($1)" }
    let model = try Model(
      """
      years 2026..2030
      currency kr
      dimension line = staff, rent
      assume rate = 3%
      account costs = { 2026: 10, then: previous + 1 }
      \(accounts.joined(separator: "\n"))
      """, named: "budget.kalkyl")
    let checker = model.checker
    let ids = checker.instances.indices.map { InstanceID(index: $0) }.filter { id in
      names.contains(checker.catalogue.slots[checker.instances[id.index].key.slot.index].name)
    }
    try #require(ids.count == bodies.count)
    return AlikeDefinitions(ids[...], of: checker.instances)?.ids.count ?? 1
  }

  @Test func entriesThatAreWrittenOutMayDiffer() throws {
    #expect(
      try countAlike(
        "{ 2026: 1, then: previous * (1 + rate) }", "{ 2026: 2.5, then: previous * (1 + rate) }",
        "{ 2026: -1, then: previous * (1 + rate) }", "{ 2026: 0, then: previous * (1 + rate) }")
        == 4)
  }

  @Test func aConstantInAFormulaMayNot() throws {
    #expect(
      try countAlike(
        "{ 2026: 1, then: previous + 1 }", "{ 2026: 1, then: previous + 1 }",
        "{ 2026: 1, then: previous + 1 }", "{ 2026: 1, then: previous + 1 }",
        "{ 2026: 1, then: previous + 2 }") == 4)
  }

  @Test func yearsMayNotDiffer() throws {
    #expect(
      try countAlike(
        "{ 2026: 1, then: 2 }", "{ 2026: 3, then: 4 }", "{ 2026: 1, then: 2 }",
        "{ 2026: 1, then: 2 }", "{ 2027: 1, then: 2, otherwise: 3 }") == 4)
  }

  @Test func readingAnotherIsNotReadingItself() throws {
    #expect(
      try countAlike(
        "{ 2026: 1, then: a[year - 1] }", "{ 2026: 1, then: b[year - 1] }",
        "{ 2026: 1, then: c[year - 1] }", "{ 2026: 1, then: d[year - 1] }",
        "{ 2026: 1, then: a[year - 1] }") == 4)
  }

  @Test func fewAreNotWorth() throws {
    #expect(try countAlike("{ 2026: 1, then: 2 }", "{ 2026: 1, then: 3 }") == 1)
  }

  @Test func denominatorsMustHaveRoom() throws {
    #expect(
      try countAlike(
        "{ 2026: 1, then: 2 }", "{ 2026: 0.0000001, then: 2 }", "{ 2026: 0.5, then: 2 }",
        "{ 2026: 1, then: 2 }", "{ 2026: 0.0000000001, then: 2 }") == 4)
  }
}
