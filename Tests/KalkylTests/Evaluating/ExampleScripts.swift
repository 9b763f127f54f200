import Foundation

@testable import Kalkyl

/// The examples of the project, to be changed and run again.
enum ExampleScripts {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "examples")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".kalkyl") }.sorted()

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// A changed example as a model; it finds its data files beside the original.
  static func model(_ text: String) throws -> Model {
    let loader = FileLoader { path, _ in
      guard let data = try? Data(contentsOf: folder.appending(path: path)) else { return .missing }
      return .found(name: path, bytes: Array(data))
    }
    return try Model(text, named: "example.kalkyl", files: loader)
  }
}

extension Model {
  /// Every definition and every result of an investment in a scenario, cell by cell, exactly.
  func allFigures(in scenario: String? = nil) -> [String: [String]] {
    var figures: [String: [String]] = [:]
    let results = InvestmentResult.allCases.map(\.rawValue)
    let names =
      catalogue.definitions.map(\.heading.name.text)
      + catalogue.investments.flatMap { investment in
        results.map { "\(investment.heading.name.text).\($0)" }
      }
    for name in names {
      let outcome = evaluate(name, scenario: scenario, exact: true)
      figures[name] = outcome.lines + outcome.diagnostics.map(\.message)
    }
    return figures
  }
}
