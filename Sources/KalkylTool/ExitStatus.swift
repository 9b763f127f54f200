/// How a command ended, as the shell sees it.
public enum ExitStatus: Int32, Sendable {
  case fine = 0
  /// A test, a rule or an audit failed.
  case failed = 1
  case wrongScript = 2
  case wrongCommandLine = 64
  /// A file of the command line could not be read, or a result not written.
  case wrongFile = 74
}

extension ExitStatus {
  /// The status of two runs together: a file that cannot be read before a wrong script, and that
  /// before a failed test.
  func worse(_ other: ExitStatus) -> ExitStatus {
    rawValue >= other.rawValue ? self : other
  }
}
