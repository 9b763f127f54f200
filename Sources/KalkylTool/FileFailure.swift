/// Why a file could not be read or written.
public enum FileFailure: Error, Hashable, Sendable {
  case missing
  case folder
  case notPermitted
  /// Neither a file nor a folder, where only a file will do.
  case notRegular
  /// A path or link that leads out of the folder of the script.
  case outside
  case noRoom
  /// Nobody reads what is written any more.
  case closedPipe
  case loopOfLinks
  /// Anything else, in the words of the system.
  case other(String)

  /// What is wrong, to stand after a file's name and a colon.
  public var message: String {
    switch self {
    case .missing: "there is no such file"
    case .folder: "it is a folder, not a file"
    case .notPermitted: "you are not permitted to open it"
    case .notRegular: "it is not an ordinary file"
    case .outside: "it lies outside the folder of the script"
    case .noRoom: "there is no room left to write it"
    case .closedPipe: "nobody reads it any more"
    case .loopOfLinks: "its links lead round in a circle"
    case .other(let text): text
    }
  }
}
