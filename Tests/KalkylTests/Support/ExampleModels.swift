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
    try load(String(decoding: bytes(name) ?? [], as: UTF8.self), named: name)
  }

  /// A text beside the examples as a model.
  static func load(_ text: String, named name: String) throws -> Model {
    let loading = Model.load([(name, Array(text.utf8))], files: files)
    guard let model = loading.model else {
      throw ModelError(sources: loading.sources, diagnostics: loading.diagnostics)
    }
    return model
  }

  /// How the figures of two scripts beside the examples differ, and why.
  static func attributions(
    from old: (name: String, text: String), to new: (name: String, text: String),
    _ items: [ComparedItem]
  ) throws -> [Attribution] {
    var loader = ScriptLoader(files: files, limits: .standard, workers: .alone)
    let sides = try [old, new].map { side in
      let read = loader.side((side.name, Array(side.text.utf8)), [], .standard)
      guard let model = read.model else {
        throw ModelError(sources: read.sources, diagnostics: read.diagnostics)
      }
      return (model: model, scripts: read.scripts)
    }
    var models = FileComparison(
      before: sides[0], after: sides[1], loader: loader, scenario: nil, items: items)
    let order = models.changes.indices.filter { models.changes[$0].givesFigures }
    return try AttributionSteps(&models, order: order).attributions
  }
}
