import Testing

@testable import Kalkyl

/// What holds of every script, tried on the examples.
struct ExamplePropertyTests {
  @Test(arguments: ExampleScripts.names)
  func scenarioWithoutEffectIsTheBase(name: String) throws {
    let text = try ExampleScripts.text(name)
    let catalogue = try ExampleScripts.model(text).catalogue
    var overrides = catalogue.definitions.map(\.heading.name.text).map { "    \($0) = \($0)" }
    for investment in catalogue.investments where investment.file == nil {
      let name = investment.heading.name.text
      overrides += ["    \(name).spend = \(name).spend", "    \(name).life = \(name).life"]
    }
    let same = "\nscenario same_as_base {\n\(overrides.joined(separator: "\n"))\n}\n"
    let model = try ExampleScripts.model(text + same)
    let base = model.allFigures()
    let scenario = model.allFigures(in: "same_as_base")
    for (name, figures) in base { #expect(scenario[name] == figures, "\(name)") }
    #expect(base.count >= catalogue.definitions.count)
  }

  @Test(arguments: ExampleScripts.names)
  func orderOfDeclarationsDoesNotMatter(name: String) throws {
    let text = try ExampleScripts.text(name)
    let original = try ExampleScripts.model(text)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<4 {
      let shuffled = try ExampleScripts.model(Self.shuffled(text, &generator))
      for scenario in original.scenarioNames {
        let figures = original.allFigures(in: scenario)
        let others = shuffled.allFigures(in: scenario)
        #expect(figures.count == others.count)
        for (name, lines) in figures { #expect(others[name] == lines, "\(name) in \(scenario)") }
      }
    }
  }

  /// The script with its declarations in another order; dimensions keep theirs, which is that of
  /// the cells.
  private static func shuffled(_ text: String, _ generator: inout SeededGenerator) -> String {
    var chunks: [[Substring]] = []
    var isComment = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isInside = line.isEmpty || line.hasPrefix(" ") || line.hasPrefix("}")
      if !isInside, !isComment || chunks.isEmpty { chunks.append([]) }
      isComment = line.hasPrefix("//")
      if chunks.isEmpty { chunks.append([]) }
      chunks[chunks.count - 1].append(line)
    }
    func isDimension(_ chunk: [Substring]) -> Bool {
      chunk.contains { $0.hasPrefix("dimension ") }
    }
    let dimensions = chunks.filter(isDimension)
    chunks.shuffle(using: &generator)
    var next = dimensions.makeIterator()
    return chunks.map { isDimension($0) ? next.next() ?? $0 : $0 }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n")
  }
}
