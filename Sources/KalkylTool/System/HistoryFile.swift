#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the prompt keeps its history between runs: in the user's state folder, private to the user.
struct HistoryFile {
  private let path: String

  /// - Parameter variable: the environment; `nil` where it names no home.
  init?(_ variable: (String) -> String?) {
    let state: String
    if let named = variable("XDG_STATE_HOME"), named.hasPrefix("/") {
      state = named
    } else if let home = variable("HOME"), home.hasPrefix("/") {
      state = home + "/.local/state"
    } else {
      return nil
    }
    path = state + "/kalkyl/history"
  }

  /// The history that is kept; empty where there is none. A file that has grown to twice what is
  /// kept is written anew.
  func read() -> InputHistory {
    guard let file = try? Descriptor(path, O_RDONLY),
      let bytes = try? file.read(atMost: 4 * 1024 * 1024)
    else { return InputHistory() }
    let history = InputHistory(file: String(decoding: bytes, as: UTF8.self))
    if bytes.count(where: { $0 == UInt8(ascii: "\n") }) > 2 * InputHistory.most {
      write(history.entries, O_TRUNC)
    }
    return history
  }

  /// Keeps a further entry; a history that cannot be kept is no reason to stop.
  func append(_ entry: String) { write([entry], O_APPEND) }

  private func write(_ entries: [String], _ flag: Int32) {
    makeFolders()
    guard let file = try? Descriptor(path, O_WRONLY | O_CREAT | flag, permissions: 0o600) else {
      return
    }
    try? file.write(Array(entries.map(InputHistory.line).joined().utf8))
  }

  private func makeFolders() {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      _ = mkdir(folder, 0o700)
    }
  }
}
