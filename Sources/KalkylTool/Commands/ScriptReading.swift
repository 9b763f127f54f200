import Kalkyl

/// The scripts of a command line, read, and the folders where they find other files.
struct ScriptFiles: Sendable {
  let scripts: [(name: String, bytes: [UInt8])]
  let loader: FileLoader
}

extension Session {
  /// Reads scripts; `nil` once every one that cannot be read is complained of.
  mutating func readScripts(_ paths: [String]) -> ScriptFiles? {
    var scripts: [(name: String, bytes: [UInt8])] = []
    for path in paths {
      // One byte more than is allowed, so that a larger script is seen to be larger.
      let limit = Limits.standard.sourceBytes + 1
      let isInput = path == "-"
      let name = isInput ? "standard input" : path
      let bytes = isInput ? console.readInput(limit) : console.files.read(path, limit)
      switch bytes {
      case .success(let bytes): scripts.append((name, bytes))
      case .failure(let failure):
        complain(of: name, failure, nearest: failure == .missing ? nearestFile(to: path) : nil)
      }
    }
    guard scripts.count == paths.count else { return nil }
    let folders = ScriptFolders(ofScripts: paths, files: console.files)
    return ScriptFiles(scripts: scripts, loader: FileLoader(folders))
  }

  /// A file beside a path that is not there, with nearly the same name.
  func nearestFile(to path: String) -> String? {
    let folder = ScriptPath.folder(of: path)
    guard case .success(let entries) = console.files.entries(folder ?? ".") else { return nil }
    let names = entries.filter { !$0.isFolder }.map(\.name)
    return nearest(to: ScriptPath.name(of: path), among: names).map { ScriptPath.join(folder, $0) }
  }
}

extension FileLoader {
  /// Finds the files that scripts name in the folders of the scripts.
  init(_ folders: ScriptFolders) {
    self.init { path, script in
      switch folders.load(path, namedIn: script, atMost: Limits.standard.sourceBytes + 1) {
      case .success(let file): .found(name: file.name, bytes: file.bytes)
      case .failure(.missing): .missing
      case .failure(let failure): .failed(failure.message)
      }
    }
  }
}
