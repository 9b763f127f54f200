import Kalkyl
import KalkylTool
import Synchronization

/// The folder in which a case's commands run: its files are read, and nothing is written to it.
final class CaseFolder: Sendable {
  private let path: String
  /// Texts in the place of files, by name.
  private let replaced: Mutex<[String: [UInt8]]>
  private let written = Mutex<[(path: String, bytes: [UInt8])]>([])

  /// `path` from the project's root.
  init(_ path: String, replacing: [String: [UInt8]] = [:]) {
    self.path = "\(Project.root)/\(path)"
    replaced = Mutex(replacing)
  }

  /// Puts a text in the place of a file.
  func replace(_ name: String, with bytes: [UInt8]) {
    replaced.withLock { $0[name] = bytes }
  }

  /// What was written since the last call.
  func takeWritten() -> [(path: String, bytes: [UInt8])] {
    written.withLock { files in
      defer { files = [] }
      return files
    }
  }

  var files: Files {
    let system = Files.system
    return Files(
      read: { path, limit in self.replacement(path, limit) ?? system.read(self.at(path), limit) },
      openInside: { folder, path in
        let whole = folder == "." ? path : "\(folder)/\(path)"
        return self.replacement(whole, .max)?.map(DataStream.init)
          ?? system.openInside(self.at(folder), path)
      },
      write: { path, bytes in
        self.written.withLock { $0.append((path, bytes)) }
        return nil
      },
      entries: { system.entries(self.at($0)) },
      identity: { path in
        self.replacement(path, 0).map { _ in path } ?? system.identity(self.at(path))
      }
    )
  }

  private func at(_ path: String) -> String { path.hasPrefix("/") ? path : "\(self.path)/\(path)" }

  private func replacement(_ path: String, _ limit: Int) -> Result<[UInt8], FileFailure>? {
    replaced.withLock { $0[path] }.map { .success(Array($0.prefix(limit))) }
  }
}
