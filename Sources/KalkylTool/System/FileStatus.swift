#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system says of a file.
struct FileStatus {
  private let info: stat

  /// The status of what a path leads to, through links.
  init(of path: String) throws(SystemError) {
    var info = stat()
    _ = try retrying { stat(path, &info) }
    self.info = info
  }

  /// The status of what stands at a path, be it a link.
  init(ofLinkAt path: String) throws(SystemError) {
    var info = stat()
    _ = try retrying { lstat(path, &info) }
    self.info = info
  }

  /// The status of an open file.
  init(of descriptor: Int32) throws(SystemError) {
    var info = stat()
    _ = try retrying { fstat(descriptor, &info) }
    self.info = info
  }

  var isRegular: Bool { info.st_mode & S_IFMT == S_IFREG }
  var isFolder: Bool { info.st_mode & S_IFMT == S_IFDIR }
  var isLink: Bool { info.st_mode & S_IFMT == S_IFLNK }
  /// Who may read, write and run it.
  var permissions: mode_t { info.st_mode & 0o7777 }
  var owner: uid_t { info.st_uid }
  var group: gid_t { info.st_gid }
  /// The bytes that it holds.
  var size: Int { Int(info.st_size) }
  /// Another text once what it holds has been changed.
  var version: String {
    #if canImport(Darwin)
      let changed = info.st_mtimespec
    #else
      let changed = info.st_mtim
    #endif
    return "\(identity):\(size):\(changed.tv_sec).\(changed.tv_nsec)"
  }
  /// The same for two paths iff both lead to one file.
  var identity: String { "\(info.st_dev):\(info.st_ino)" }
}
