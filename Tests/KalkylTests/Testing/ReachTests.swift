import Testing

@testable import Kalkyl

struct ReachTests {
  private func unreached(_ test: String) throws -> [String] {
    let model = try Model(
      """
      years 2025..2027
      currency kr
      dimension m = A, B
      account a = { A: { 2025: 1, then: 2 }, B: 3 }
      let b = if a > 2 then 4 kr else 5 kr
      scenario s { a[B] = 6 }
      test "t" \(test)
      """, named: "a.kalkyl")
    return model.coverage().unreached.map(\.text)
  }

  @Test(arguments: [
    ("{ expect a[A, 2025] > 0 }", ["2", "3", "b", "4 kr", "5 kr", "s", "6"]),
    ("{ expect a[A] > 0 }", ["3", "b", "4 kr", "5 kr", "s", "6"]),
    ("{ expect a > 0 }", ["b", "4 kr", "5 kr", "s", "6"]),
    ("{ expect sum(a[2026] over m) > 0 }", ["1", "b", "4 kr", "5 kr", "s", "6"]),
    ("{ expect b[B, 2025] > 0 }", ["1", "2", "5 kr", "s", "6"]),
    ("{ expect b > 0 }", ["s", "6"]),
    ("in s { expect a[B, 2026] > 0 }", ["1", "2", "3", "b", "4 kr", "5 kr"]),
    ("{ expect (a in s)[A, 2026] > 0 }", ["1", "3", "b", "4 kr", "5 kr", "6"]),
  ])
  func onlyWhatAnExpectationLeansOnIsReached(test: String, left: [String]) throws {
    #expect(try unreached(test) == left)
  }
}
