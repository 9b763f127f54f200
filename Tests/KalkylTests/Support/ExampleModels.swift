import Foundation

@testable import Kalkyl

/// The examples as models, with the data files beside them.
enum ExampleModels {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("examples").path

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".kalkyl") }.sorted()

  private static let files = FileLoader { path, _ in
    guard let bytes = bytes(path) else { return .missing }
    return .found(name: path, bytes: bytes)
  }

  static func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map { Array($0) }
  }

  /// - Throws: what is wrong with the example.
  static func load(_ name: String) throws -> Model {
    let loading = Model.load([(name, bytes(name) ?? [])], files: files)
    guard let model = loading.model else {
      throw ModelError(sources: loading.sources, diagnostics: loading.diagnostics)
    }
    return model
  }
}
