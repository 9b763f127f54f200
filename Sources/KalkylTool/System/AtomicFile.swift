#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file so that either the whole new one is there or the old one still is.
struct AtomicFile {
  private let path: String
  private let old: FileStatus?

  /// Looks at what is there now, through links.
  init(_ path: String) throws(FileFailure) {
    (self.path, old) = try orFailure { () throws(SystemError) in
      let target = try Self.target(of: path)
      return (target, try Self.status(of: target))
    }
    if old?.isFolder == true { throw .folder }
  }

  func write(_ bytes: [UInt8]) throws(FileFailure) {
    try orFailure { () throws(SystemError) in
      if old?.isRegular ?? true { try replace(bytes) } else { try writeStraight(bytes) }
    }
  }

  /// A device or a pipe cannot be replaced.
  private func writeStraight(_ bytes: [UInt8]) throws(SystemError) {
    try Descriptor(path, O_WRONLY | O_NOCTTY).write(bytes)
  }

  private func replace(_ bytes: [UInt8]) throws(SystemError) {
    // A file that may not be written is not to be replaced either.
    if old != nil { _ = try retrying { access(path, W_OK) } }
    let folder = ScriptPath.folder(of: path)
    let temporary = try Self.unusedName(in: folder)
    do throws(SystemError) {
      let descriptor = try Descriptor(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
      try descriptor.write(bytes)
      try keepOwnership(descriptor.number)
      try descriptor.synchronize()
      _ = try retrying { rename(temporary, path) }
    } catch {
      unlink(temporary)
      throw error
    }
    // The new name lasts through a loss of power; where that cannot be, the file is still whole.
    if let descriptor = try? Descriptor(folder ?? ".", O_RDONLY) { try? descriptor.synchronize() }
  }

  /// A name in the same folder, so that the new file can take the old one's place at once.
  private static func unusedName(in folder: String?) throws(SystemError) -> String {
    for number in 0..<100 {
      let name = ScriptPath.join(folder, ".kalkyl-\(getpid())-\(number).tmp")
      if try status(of: name) == nil { return name }
    }
    throw SystemError(code: EEXIST)
  }

  private func keepOwnership(_ number: Int32) throws(SystemError) {
    guard let old else { return }
    // Only some may give a file away; the permissions are what must stay.
    _ = fchown(number, old.owner, old.group)
    _ = try retrying { fchmod(number, old.permissions) }
  }

  private static func status(of path: String) throws(SystemError) -> FileStatus? {
    do throws(SystemError) {
      return try FileStatus(ofLinkAt: path)
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
  }

  /// The path that links lead to, also where nothing is there yet.
  private static func target(of path: String) throws(SystemError) -> String {
    guard !path.utf8.contains(0) else { throw SystemError(code: ENOENT) }
    var current = path
    for _ in 0..<40 {
      guard try status(of: current)?.isLink == true else { return current }
      let next = try destination(ofLinkAt: current)
      current = next.hasPrefix("/") ? next : ScriptPath.join(ScriptPath.folder(of: current), next)
    }
    throw SystemError(code: ELOOP)
  }

  private static func destination(ofLinkAt path: String) throws(SystemError) -> String {
    let size = Int(PATH_MAX)
    var buffer = [CChar](repeating: 0, count: size)
    let count = try retrying { readlink(path, &buffer, size) }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
