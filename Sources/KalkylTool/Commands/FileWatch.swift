import Kalkyl
import Synchronization

/// The files of a loading as they were read, to see whether they have changed since.
struct FileWatch {
  /// What the loader gave for a path named in a script.
  private struct Named {
    let path: String
    let script: String
    let contents: FileContents?
  }

  /// What is read through the loader, noted while a model is made.
  private final class Notes: Sendable {
    let named = Mutex<[Named]>([])
  }

  private let scripts: [(path: String, bytes: [UInt8])]
  private let source: FileLoader
  private let notes = Notes()

  init(_ paths: [String], _ contents: [[UInt8]], _ loader: FileLoader) {
    scripts = zip(paths, contents).map { ($0, $1) }
    source = loader
  }

  /// The loader, taking note of what it reads.
  var loader: FileLoader {
    FileLoader { [source, notes] path, script in
      let result = source.file(path, namedIn: script)
      notes.named.withLock {
        $0.append(Named(path: path, script: script, contents: result.contents))
      }
      return result
    }
  }

  /// Whether a file now holds something else. Standard input cannot be read again, and a file that
  /// is not there at the moment may be in the middle of being written.
  func hasChanged(_ files: Files) -> Bool {
    for (path, bytes) in scripts where path != "-" {
      guard case .success(let now) = files.read(path, bytes.count + 1) else { continue }
      if now != bytes { return true }
    }
    return notes.named.withLock { $0 }.contains { named in
      guard let now = source.file(named.path, namedIn: named.script).contents else { return false }
      return now != named.contents
    }
  }
}

/// What tells whether a file has been changed.
private enum FileContents: Equatable {
  case bytes([UInt8])
  case version(String)
}

extension FileLoader.Result {
  /// What a file that was found holds.
  fileprivate var contents: FileContents? {
    switch self {
    case .found(_, let bytes): .bytes(bytes)
    case .opened(_, let stream): .version(stream.version)
    case .missing, .failed: nil
    }
  }
}
