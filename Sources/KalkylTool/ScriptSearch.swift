extension Session {
  /// The scripts that paths stand for, a folder for those below it; `nil` once it is said which
  /// folder cannot be read.
  mutating func findScripts(_ paths: [String]) -> [String]? {
    var scripts: [String] = []
    var allRead = true
    for path in paths {
      guard path != "-", case .success(let entries) = console.files.entries(path) else {
        // Not a folder: reading it as a script tells what it is.
        scripts.append(path)
        continue
      }
      let folder = path == "." ? nil : path
      if !gather(entries, in: folder, depth: 0, into: &scripts) { allRead = false }
    }
    return allRead ? scripts : nil
  }

  /// How deep folders may stand in each other.
  private static let depth = 64

  private mutating func gather(
    _ entries: [FolderEntry], in folder: String?, depth: Int, into scripts: inout [String]
  ) -> Bool {
    var allRead = true
    for entry in entries where !entry.name.hasPrefix(".") {
      let path = ScriptPath.join(folder, entry.name)
      if !entry.isFolder {
        if path.hasSuffix(".kalkyl") { scripts.append(path) }
        continue
      }
      guard depth < Self.depth else { continue }
      switch console.files.entries(path) {
      case .success(let inner):
        if !gather(inner, in: path, depth: depth + 1, into: &scripts) { allRead = false }
      case .failure(let failure):
        complain(of: path, failure)
        allRead = false
      }
    }
    return allRead
  }
}
