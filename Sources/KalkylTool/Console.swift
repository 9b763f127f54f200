/// All that a command reads and writes, passed in so that it runs without a process.
public struct Console {
  /// Everything on standard input, at most so many bytes.
  public var readInput: (_ atMost: Int) -> Result<[UInt8], FileFailure>
  /// Writes all the bytes to standard output, or says why not.
  public var writeOutput: ([UInt8]) -> FileFailure?
  /// Writes all the bytes to standard error; nobody can be told when that fails.
  public var writeError: ([UInt8]) -> Void
  /// The value of an environment variable.
  public var variable: (String) -> String?
  public var outputIsTerminal: Bool
  /// Whether the process's own terminal may be read key by key.
  public var isInteractive: Bool
  public var errorIsTerminal: Bool
  /// The width of the terminal that standard output goes to.
  public var columns: Int?
  /// What progress is told with; `nil` where standard error is no terminal.
  public var ticker: Ticker?
  public var files: Files

  public init(
    readInput: @escaping (_ atMost: Int) -> Result<[UInt8], FileFailure>,
    writeOutput: @escaping ([UInt8]) -> FileFailure?,
    writeError: @escaping ([UInt8]) -> Void,
    variable: @escaping (String) -> String? = { _ in nil },
    outputIsTerminal: Bool = false, isInteractive: Bool = false,
    errorIsTerminal: Bool = false, columns: Int? = nil, ticker: Ticker? = nil,
    files: Files
  ) {
    self.readInput = readInput
    self.writeOutput = writeOutput
    self.writeError = writeError
    self.variable = variable
    self.outputIsTerminal = outputIsTerminal
    self.isInteractive = isInteractive
    self.errorIsTerminal = errorIsTerminal
    self.columns = columns
    self.ticker = ticker
    self.files = files
  }
}
