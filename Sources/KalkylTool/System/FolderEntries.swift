#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is in a folder, without `.` and `..`, in the order of the names' bytes.
func folderEntries(_ path: String) throws(SystemError) -> [FolderEntry] {
  guard !path.utf8.contains(0) else { throw SystemError(code: ENOENT) }
  guard let folder = opendir(path) else { throw .last }
  defer { closedir(folder) }
  var entries: [FolderEntry] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
      field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
        String(cString: $0)
      }
    }
    if name == "." || name == ".." { continue }
    let status = try? FileStatus(ofLinkAt: ScriptPath.join(path, name))
    entries.append(FolderEntry(name: name, isFolder: status?.isFolder ?? false))
  }
  return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
}
