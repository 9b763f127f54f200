/// How a model comes to the files that its scripts name; the library itself reads none.
public struct FileLoader: Sendable {
  public enum Result: Sendable {
    /// The file's bytes, and the name that diagnostics show; the same file has the same name.
    case found(name: String, bytes: [UInt8])
    /// The same for a file that is read piece by piece.
    case opened(name: String, DataStream)
    case missing
    /// It is there and cannot be read, or may not be.
    case failed(String)
  }

  private let load: @Sendable (_ path: String, _ relativeTo: String) -> Result

  /// - Parameter load: gives the file at a path as a script writes it, seen from the script's name.
  public init(_ load: @escaping @Sendable (_ path: String, _ relativeTo: String) -> Result) {
    self.load = load
  }

  /// The file at a path as a script of that name writes it.
  public func file(_ path: String, namedIn script: String) -> Result { load(path, script) }

  /// A loader for hosts without files.
  public static let none = FileLoader { _, _ in .missing }
}
