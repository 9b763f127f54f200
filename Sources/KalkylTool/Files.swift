import Kalkyl

/// The files that commands use.
public struct Files: Sendable {
  /// The bytes of a file, at most so many: one more than is allowed shows that it is too large.
  public var read: @Sendable (_ path: String, _ atMost: Int) -> Result<[UInt8], FileFailure>
  /// The regular file at a path inside a folder; links may not lead out of it.
  public var openInside:
    @Sendable (_ folder: String, _ path: String) -> Result<DataStream, FileFailure>
  /// Makes a file hold these bytes, or leaves it as it was and says why.
  public var write: @Sendable (_ path: String, _ bytes: [UInt8]) -> FileFailure?
  /// What is in a folder.
  public var entries: @Sendable (_ folder: String) -> Result<[FolderEntry], FileFailure>
  /// The same text for two paths iff both lead to one file; `nil` where there is none.
  public var identity: @Sendable (_ path: String) -> String?

  public init(
    read: @escaping @Sendable (_ path: String, _ atMost: Int) -> Result<[UInt8], FileFailure>,
    openInside:
      @escaping @Sendable (_ folder: String, _ path: String) -> Result<DataStream, FileFailure>,
    write: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) -> FileFailure?,
    entries: @escaping @Sendable (_ folder: String) -> Result<[FolderEntry], FileFailure>,
    identity: @escaping @Sendable (_ path: String) -> String?
  ) {
    self.read = read
    self.openInside = openInside
    self.write = write
    self.entries = entries
    self.identity = identity
  }
}

/// A name in a folder and whether it is a folder itself.
public struct FolderEntry: Hashable, Sendable {
  public let name: String
  /// `true` iff it is a folder, and not a link to one.
  public let isFolder: Bool

  public init(name: String, isFolder: Bool) {
    self.name = name
    self.isFolder = isFolder
  }
}
