import Foundation
import Testing

@testable import Kalkyl

/// Models whose figures lie where machine words end come to what Python makes of them in fractions.
@Suite(.enabled(if: python != nil))
struct BorderModelTests {
  /// A model of `Tests/Borders/models.py`.
  private struct BorderModel: Decodable {
    let seed: Int
    let script: String
    /// Texts of data files by name.
    let files: [String: String]
    /// The cells of formulas, each as `kalkyl eval --exact` prints its figure.
    let values: [String: [String]]
    /// The same for each row of `rows.csv`.
    let sweep: [[String: [String]]]

    var loader: FileLoader {
      let files = files
      return FileLoader { path, _ in
        files[path].map { .found(name: path, bytes: Array($0.utf8)) } ?? .missing
      }
    }

    /// The models of so many seeds.
    static func models(from first: Int, count: Int) throws -> [BorderModel] {
      let process = Process()
      process.executableURL = python
      process.arguments = ["-B", root + "/Tests/Borders/models.py", "\(first)", "\(count)"]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return try text.split(separator: UInt8(ascii: "\n")).map {
        try JSONDecoder().decode(BorderModel.self, from: $0)
      }
    }
  }

  private static let perTest = 10

  @Test(arguments: Array(stride(from: 0, to: 80, by: perTest)))
  func modelsComeToTheSame(seed: Int) throws {
    let models = try BorderModel.models(from: seed, count: Self.perTest)
    #expect(models.count == Self.perTest)
    for border in models {
      let model = try Model(border.script, named: "border.kalkyl", files: border.loader)
      for (formula, expected) in border.values {
        let lines = model.evaluate(formula, exact: true).lines
        let figures = lines.map { String($0.split(separator: "\t").last ?? "") }
        #expect(figures == expected, "\(formula), seed \(border.seed)")
      }
      checkSweep(of: border, model)
    }
  }

  /// Each row of the model's scenarios comes to the same.
  private func checkSweep(of border: BorderModel, _ model: Model) {
    let formulas = border.values.keys.sorted()
    let file = ScenarioFile(name: "rows.csv", bytes: Array((border.files["rows.csv"] ?? "").utf8))
    let outcome = model.sweep(SweepOptions(scenarios: file, shown: formulas))
    #expect(outcome.points.count == border.sweep.count, "seed \(border.seed)")
    for (point, expected) in zip(outcome.points, border.sweep) {
      for (formula, values) in zip(formulas, point.values) {
        let figures = values.map { $0?.exactString ?? "–" }
        #expect(figures == expected[formula], "\(formula), seed \(border.seed)")
      }
    }
  }

  @Test func figuresLieOnBothSidesOfTheBorders() throws {
    let models = try BorderModel.models(from: 0, count: 50)
    let figures = models.flatMap { $0.values.values.joined() }.filter { $0 != "–" }
    let digits = figures.map { text in text.prefix { $0 != "/" }.filter(\.isNumber).count }
    // 2^63 has 19 digits and 2^127 has 39.
    for range in [1...18, 19...20, 21...38, 39...40, 41...100] {
      #expect(digits.count { range.contains($0) } > figures.count / 100, "\(range) digits")
    }
    #expect(figures.count { $0.contains("/") } > figures.count / 20)
  }
}

/// Where Python is, if it is installed.
private let python: URL? = {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
  return path.split(separator: ":").map { URL(fileURLWithPath: "\($0)/python3") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}()

/// The folder of the project.
private let root = #filePath.split(separator: "/").dropLast(4).map { "/\($0)" }.joined()
