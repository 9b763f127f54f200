#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Console {
  /// The console of the process.
  public static func system() -> Console {
    // A closed pipe and a file grown too large are then errors of writing, not the process's end.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    return Console(
      readInput: { limit in
        do throws(SystemError) {
          return .success(try Stream.input.read(atMost: limit))
        } catch {
          return .failure(error.failure)
        }
      },
      writeOutput: { bytes in
        do throws(SystemError) {
          try Stream.output.write(bytes)
          return nil
        } catch {
          return error.failure
        }
      },
      writeError: { bytes in try? Stream.error.write(bytes) },
      variable: { name in getenv(name).map { String(cString: $0) } },
      outputIsTerminal: Stream.output.isTerminal,
      isInteractive: Stream.input.isTerminal && Stream.output.isTerminal,
      errorIsTerminal: Stream.error.isTerminal,
      columns: Stream.output.columns,
      ticker: Ticker.system(),
      files: .system
    )
  }
}
