import Foundation
import Testing

@testable import Kalkyl

/// What a change reaches is worked out anew, and nothing else: the verdicts are those of a model
/// that is worked out whole.
struct MutantTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../..").standardized

  private static let scripts =
    [
      "Tests/Cases/testing/mutate.kalkyl", "Tests/Cases/testing/coverage.kalkyl",
      "Tests/Cases/testing/snapshot.kalkyl", "examples/interest-bases.kalkyl",
      "examples/gemensam-2021-08.kalkyl", "examples/sydnarke-2021-04.kalkyl",
      "examples/sydnarke-2023.kalkyl", "examples/sydnarke-2024-10.kalkyl",
    ]

  private func model(_ path: String) throws -> Model {
    let url = Self.root.appendingPathComponent(path)
    return try Model(String(contentsOf: url, encoding: .utf8), named: path)
  }

  @Test(arguments: scripts)
  func verdictsAreThoseOfTheWhole(path: String) throws {
    let tested = try TestedModel(try model(path))
    let mutations = MutationFinding(tested.model.catalogue).mutations
    #expect(!mutations.isEmpty)
    #expect(tested.holds)
    for mutation in mutations {
      let partly = Mutant.verdict(on: mutation, of: tested)
      let whole = Mutant.verdict(on: mutation, of: tested, whole: true)
      #expect(partly == whole, "\(mutation.what) to \(mutation.change)")
    }
  }

  @Test func outcomesAreTheSameTwice() throws {
    let model = try model("Tests/Cases/testing/mutate.kalkyl")
    let first = model.mutate().unnoticed.map(\.sentence)
    #expect(first == model.mutate().unnoticed.map(\.sentence))
    #expect(!first.isEmpty)
  }

  @Test func aLimitIsSpreadOverTheScript() throws {
    let model = try model("Tests/Cases/testing/mutate.kalkyl")
    let outcome = model.mutate(limit: 7)
    let tried =
      outcome.noticed + outcome.unnoticed.count + outcome.equivalent + outcome.refused
    #expect(tried == 7)
    #expect(outcome.found > 7)
  }

  @Test func progressComesToTheEnd() throws {
    var seen: [Int] = []
    let outcome = try model("Tests/Cases/testing/mutate.kalkyl").mutate { done, _ in
      seen.append(done)
    }
    #expect(seen == Array(0...outcome.found))
  }

  @Test(arguments: [
    ("let a = 9.99 kr", ["the figure 9.99 kr could be 10.00 kr"]),
    ("let a = 1 299 kr", ["the figure 1 299 kr could be 1 300 kr"]),
    ("let a = 2.75%", ["the rate 2.75 % could be 2.76 %"]),
    ("let a = b - b\nlet b = true", ["the operator - could be +"]),
    (
      "let a = b <= b\nlet b = 0.5",
      ["the comparison <= could be <", "the figure 0.5 could be 0.6"]
    ),
    ("let a = b and b\nlet b = true", ["the operator and could be or"]),
    ("rule r = 1 < 2\ntest \"t\" { expect 1 < 2 }", []),
  ])
  func changesAreTold(text: String, changes: [String]) throws {
    var sources = SourceMap()
    let (script, _) = parse(sources.add(name: "a.kalkyl", bytes: Array(text.utf8)))
    var collector = Collector(limits: .standard)
    collector.collect([script])
    let mutations = MutationFinding(collector.catalogue).mutations
    #expect(mutations.map { "\($0.what) could be \($0.change)" } == changes)
  }
}
