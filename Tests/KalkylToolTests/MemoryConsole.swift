import Kalkyl
import Synchronization

@testable import KalkylTool

/// What a command wrote and how it ended.
struct Transcript: Equatable {
  var output: String
  var error: String
  var status: ExitStatus
}

/// Files held in memory, by path.
final class MemoryFiles: Sendable {
  private let contents: Mutex<[String: [UInt8]]>

  init(_ files: [String: String] = [:]) {
    contents = Mutex(files.mapValues { Array($0.utf8) })
  }

  func text(_ path: String) -> String? {
    contents.withLock { $0[path].map { String(decoding: $0, as: UTF8.self) } }
  }

  var files: Files {
    Files(
      read: { path, limit in self.read(path, limit) },
      openInside: { folder, path in
        self.read(folder == "." ? path : "\(folder)/\(path)", .max).map(DataStream.init)
      },
      write: { path, bytes in
        if path.hasPrefix("/locked/") { return .notPermitted }
        self.contents.withLock { $0[path] = bytes }
        return nil
      },
      entries: { self.entries($0) },
      identity: { path in self.text(path).map { _ in path } })
  }

  private func read(_ path: String, _ limit: Int) -> Result<[UInt8], FileFailure> {
    if case .success = entries(path) { return .failure(.folder) }
    return contents.withLock { $0[path].map { .success(Array($0.prefix(limit))) } }
      ?? .failure(.missing)
  }

  private func entries(_ folder: String) -> Result<[FolderEntry], FileFailure> {
    let prefix = folder == "." ? "" : folder + "/"
    let inside = contents.withLock { $0.keys.filter { $0.hasPrefix(prefix) } }
    if inside.isEmpty { return .failure(.missing) }
    let entries = inside.map { path in
      let rest = path.dropFirst(prefix.count)
      let name = rest.prefix { $0 != "/" }
      return FolderEntry(name: String(name), isFolder: name.count < rest.count)
    }
    return .success(Set(entries).sorted { $0.name < $1.name })
  }
}

/// Runs a command on files in memory.
func kalkyl(
  _ arguments: String..., files: MemoryFiles = MemoryFiles(), input: String = "",
  variables: [String: String] = [:], terminal: Bool = false, outputFailure: FileFailure? = nil,
  commands: [Command] = Command.all
) -> Transcript {
  kalkyl(
    arguments, files: files, input: input, variables: variables, terminal: terminal,
    outputFailure: outputFailure, commands: commands)
}

/// Runs a command, its words as a list, on files in memory.
func kalkyl(
  _ arguments: [String], files: MemoryFiles = MemoryFiles(), input: String = "",
  variables: [String: String] = [:], terminal: Bool = false, outputFailure: FileFailure? = nil,
  commands: [Command] = Command.all
) -> Transcript {
  var (output, error): ([UInt8], [UInt8]) = ([], [])
  let console = Console(
    readInput: { .success(Array(input.utf8.prefix($0))) },
    writeOutput: { bytes in
      if outputFailure == nil { output += bytes }
      return outputFailure
    },
    writeError: { error += $0 },
    variable: { variables[$0] },
    outputIsTerminal: terminal, errorIsTerminal: terminal, files: files.files)
  let status = run(arguments: arguments, console: console, commands: commands)
  return Transcript(
    output: String(decoding: output, as: UTF8.self),
    error: String(decoding: error, as: UTF8.self), status: status)
}
