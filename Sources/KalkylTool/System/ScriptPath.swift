/// Paths as texts: their parts, with `/` between them.
enum ScriptPath {
  /// The folder that a path stands in, without a closing `/`; `nil` where it names none.
  static func folder(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  static func join(_ folder: String?, _ path: String) -> String {
    guard let folder, !folder.isEmpty else { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  /// The parts of a relative path without `.` and `..`; `nil` where it leads out of where it starts
  /// or is not relative.
  static func parts(of path: String) -> [String]? {
    if path.hasPrefix("/") || path.utf8.contains(0) { return nil }
    var parts: [String] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        if parts.popLast() == nil { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts
  }
}
