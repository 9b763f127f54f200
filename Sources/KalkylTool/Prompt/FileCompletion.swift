import Kalkyl

/// The files and folders that a path being typed may become.
struct FileCompletion {
  let files: Files

  /// The completions with files among the candidates, where files come in question.
  func adding(to completions: Completions) -> Completions {
    guard completions.wantsFiles else { return completions }
    var completions = completions
    completions.candidates += candidates(for: completions.word)
    return completions
  }

  private func candidates(for path: String) -> [Completion] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let name = path.dropFirst(folder.count)
    guard case .success(let entries) = files.entries(folder.isEmpty ? "." : folder) else {
      return []
    }
    return entries.filter { entry in
      entry.name.hasPrefix(name) && (name.hasPrefix(".") || !entry.name.hasPrefix("."))
        && (entry.isFolder || entry.name.hasSuffix(".kalkyl"))
    }.map { entry in
      Completion(
        text: folder + entry.name.printable + (entry.isFolder ? "/" : ""),
        note: entry.isFolder ? "folder" : "script")
    }
  }
}
