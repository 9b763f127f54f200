#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The processors that the program may use: fewer than the machine has where it is held to some.
///
/// Two threads on one processor take turns at its caches: a register takes a twentieth longer.
enum Processors {
  static let count = allowed ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// Those that Linux lets the program run on; `nil` where it does not say so.
  private static var allowed: Int? {
    guard let file = try? Descriptor("/proc/self/status", O_RDONLY),
      let status = try? file.read(atMost: 1 << 16, expecting: 1 << 11)
    else { return nil }
    return count(in: String(decoding: status, as: UTF8.self))
  }

  /// How many a status names, a bit for each in the digits of `Cpus_allowed: ff,ffffffff`.
  static func count(in status: String) -> Int? {
    let label = "Cpus_allowed:"
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(label) }) else {
      return nil
    }
    let count = line.dropFirst(label.count).reduce(0) {
      $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0)
    }
    return count > 0 ? count : nil
  }
}
