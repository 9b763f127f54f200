import Kalkyl

/// The folder of a script: where `use` and `from` find files, and nowhere above it.
struct ScriptFolder: Sendable {
  /// The folder as the user gave it; `nil` for the current one.
  let folder: String?
  private let files: Files

  /// The folder of a script; `-`, standard input, has the current one.
  init(ofScript path: String, files: Files) {
    folder = ScriptPath.folder(of: path)
    self.files = files
  }

  /// The file that a script names, with the name to show for it.
  func load(
    _ path: String, namedIn script: String
  ) -> Result<(name: String, stream: DataStream), FileFailure> {
    guard !path.hasPrefix("/"), let beside = relative(script) else { return .failure(.outside) }
    let whole = ScriptPath.join(ScriptPath.folder(of: beside), path)
    guard var parts = ScriptPath.parts(of: whole) else { return .failure(.outside) }
    guard !parts.isEmpty else { return .failure(.folder) }
    var result = files.openInside(root, parts.joined(separator: "/"))
    if case .failure(.missing) = result, let name = nameWrittenOtherwise(parts) {
      parts[parts.count - 1] = name
      result = files.openInside(root, parts.joined(separator: "/"))
    }
    return result.map { (ScriptPath.join(folder, parts.joined(separator: "/")), $0) }
  }

  private var root: String { folder ?? "." }

  /// A file of this folder as a path from it; `nil` for a file elsewhere.
  private func relative(_ path: String) -> String? {
    guard let folder else { return path.hasPrefix("/") ? nil : path }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    guard path.hasPrefix(prefix) else { return nil }
    return String(path.dropFirst(prefix.count).drop { $0 == "/" })
  }

  /// The same name as the disk has it: `ä` may be one character or two there.
  private func nameWrittenOtherwise(_ parts: [String]) -> String? {
    guard let name = parts.last else { return nil }
    let folder = ScriptPath.join(root, parts.dropLast().joined(separator: "/"))
    guard case .success(let entries) = files.entries(folder) else { return nil }
    return entries.first { $0.name == name }?.name
  }
}

/// The folders of the scripts of one command line.
struct ScriptFolders: Sendable {
  private let folders: [ScriptFolder]

  init(ofScripts paths: [String], files: Files) {
    folders = paths.map { ScriptFolder(ofScript: $0, files: files) }
  }

  /// The file that a script names, in the folder that the script is in.
  func load(
    _ path: String, namedIn script: String
  ) -> Result<(name: String, stream: DataStream), FileFailure> {
    var result = Result<(name: String, stream: DataStream), FileFailure>.failure(.outside)
    for folder in folders {
      result = folder.load(path, namedIn: script)
      if case .failure(.outside) = result { continue }
      return result
    }
    return result
  }
}
