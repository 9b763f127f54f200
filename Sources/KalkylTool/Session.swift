import Kalkyl

/// One run of the command: where it writes to, and what went wrong in writing.
struct Session {
  let console: Console
  private var pending: [UInt8] = []
  private(set) var outputFailure: FileFailure?
  /// What tells that work goes on; `nil` where none does or nobody would see it.
  private(set) var progress: ProgressLine?
  /// What was read last: giving it back takes a third of reading it, and the process ends anyway.
  private var kept: Loading?
  /// The document written last, for the same reason.
  private var keptDocument: Document?

  /// How much is gathered before it is written.
  private static let blockSize = 64 * 1024

  init(console: Console) {
    self.console = console
  }

  /// Tells on a terminal that work goes on, from a second after now until something is printed.
  mutating func beginWork(_ name: String) {
    endWork()
    progress = console.ticker.map { ProgressLine(name, $0) }
  }

  /// Stops telling that work goes on.
  mutating func endWork() {
    progress?.end()
    progress = nil
  }

  /// Keeps a model until the session ends, or another is read.
  mutating func keep(_ loading: Loading) { kept = loading }

  /// Keeps a document until the session ends, or another is written.
  mutating func keep(_ document: Document) { keptDocument = document }

  /// Adds text to standard output.
  mutating func print(_ text: String) {
    guard outputFailure == nil else { return }
    pending.append(contentsOf: text.utf8)
    if pending.count >= Self.blockSize { flush() }
  }

  /// Writes text to standard error, after what standard output had before it.
  mutating func complain(_ text: String) {
    guard !text.isEmpty else { return }
    flush()
    let write = { [console] in console.writeError(Array(text.utf8)) }
    if let progress { progress.aside(write) } else { write() }
  }

  /// Says what is wrong with a file of the command line.
  mutating func complain(of file: String, _ failure: FileFailure, nearest: String? = nil) {
    let suggestion = nearest.map { "; did you mean `\($0.printable)`?" } ?? ""
    complain("kalkyl: \(file.printable): \(failure.message)\(suggestion)\n")
  }

  /// Writes what standard output has gathered.
  mutating func flush() {
    guard outputFailure == nil, !pending.isEmpty else { return }
    endWork()
    outputFailure = console.writeOutput(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// The status to end with, once everything is written.
  mutating func finish(_ status: ExitStatus) -> ExitStatus {
    flush()
    endWork()
    guard let outputFailure else { return status }
    // Whoever closed the pipe knows that; everyone else is told.
    if outputFailure != .closedPipe { complain(of: "standard output", outputFailure) }
    return .wrongFile
  }
}
