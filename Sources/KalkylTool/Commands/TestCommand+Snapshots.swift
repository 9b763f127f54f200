import Kalkyl

extension TestScript {
  /// The file beside the script where the figures of snapshots are kept; standard input has none.
  fileprivate var snapshotPath: String? {
    guard path != "-" else { return nil }
    let ending = ".kalkyl"
    let stem = path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : path
    return stem + ".snapshots"
  }
}

extension Session {
  /// The figures that were kept of a script's reports; none where nothing was, `nil` once it is said
  /// why they cannot be read.
  mutating func keptSnapshots(of script: TestScript) -> SnapshotFile? {
    guard let path = script.snapshotPath else { return SnapshotFile("") }
    let most = Limits.standard.sourceBytes
    switch console.files.read(path, most + 1) {
    case .success(let bytes) where bytes.count > most:
      complain("kalkyl: \(path.printable): the file is too large\n")
      return nil
    case .success(let bytes): return SnapshotFile(String(decoding: bytes, as: UTF8.self))
    case .failure(.missing): return SnapshotFile("")
    case .failure(let failure):
      complain(of: path, failure)
      return nil
    }
  }

  /// Keeps figures as they are now and tells what changed; a file that would be the same is let be.
  mutating func keep(
    _ newer: SnapshotFile, insteadOf older: SnapshotFile, of script: TestScript
  ) -> ExitStatus {
    guard let path = script.snapshotPath else {
      complain("kalkyl: the figures of standard input cannot be kept beside it\n")
      return .wrongFile
    }
    guard newer.text != older.text else { return .fine }
    if let failure = console.files.write(path, Array(newer.text.utf8)) {
      complain(of: path, failure)
      return .wrongFile
    }
    var text = "\(path.printable) is written:\n"
    for snapshot in newer.snapshots {
      guard let old = older.snapshot(named: snapshot.name) else {
        let count = snapshot.lines.count
        text += "  \(snapshot.name): new, \(count) figure\(count == 1 ? "" : "s")\n"
        continue
      }
      for difference in old.differences(to: snapshot) {
        text += "  \(snapshot.name): \(difference.printable)\n"
      }
    }
    for old in older.snapshots where newer.snapshot(named: old.name) == nil {
      text += "  \(old.name): dropped\n"
    }
    complain(text)
    return .fine
  }
}
