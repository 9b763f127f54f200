import Kalkyl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Files {
  /// The files of the machine.
  public static let system = Files(
    read: { path, limit in
      result { () throws(FileFailure) in try readWhole(path, atMost: limit) }
    },
    openInside: { folder, path in
      result { () throws(FileFailure) in try openRegular(path, in: folder) }
    },
    write: { path, bytes in
      let written = result { () throws(FileFailure) in try AtomicFile(path).write(bytes) }
      if case .failure(let failure) = written { return failure }
      return nil
    },
    entries: { folder in
      result { () throws(FileFailure) in
        try orFailure { () throws(SystemError) in try folderEntries(folder) }
      }
    },
    identity: { path in
      // The system reads a path only up to a NUL.
      path.utf8.contains(0) ? nil : (try? FileStatus(of: path))?.identity
    }
  )
}

private func result<Value>(
  _ work: () throws(FileFailure) -> Value
) -> Result<Value, FileFailure> {
  do throws(FileFailure) {
    return .success(try work())
  } catch {
    return .failure(error)
  }
}

/// Opening a pipe that has no writer yet waits for one, as every reader of pipes does.
private func readWhole(_ path: String, atMost limit: Int) throws(FileFailure) -> [UInt8] {
  try orFailure { () throws(SystemError) in
    let file = try Descriptor(path, O_RDONLY | O_NOCTTY)
    let status = try file.status()
    if status.isFolder { throw SystemError(code: EISDIR) }
    return try file.read(atMost: limit, expecting: status.size)
  }
}

/// A regular file that is in a folder also after every link is followed.
private func openRegular(
  _ path: String, in folder: String
) throws(FileFailure) -> DataStream {
  let (root, file) = try orFailure { () throws(SystemError) in
    (try realPath(folder), try realPath(ScriptPath.join(folder, path)))
  }
  guard file.hasPrefix(root == "/" ? root : root + "/") else { throw .outside }
  let stream = try orFailure { () throws(SystemError) -> DataStream? in
    // A pipe or a device would make whoever opens it wait.
    let descriptor = try Descriptor(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    let status = try descriptor.status()
    if status.isFolder { throw SystemError(code: EISDIR) }
    return status.isRegular ? DataStream(OpenFile(descriptor), status) : nil
  }
  guard let stream else { throw .notRegular }
  return stream
}

/// The path without links, `.` and `..`.
private func realPath(_ path: String) throws(SystemError) -> String {
  guard !path.utf8.contains(0) else { throw SystemError(code: ENOENT) }
  guard let resolved = realpath(path, nil) else { throw .last }
  defer { free(resolved) }
  return String(cString: resolved)
}
