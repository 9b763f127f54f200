import Kalkyl

extension Command {
  static let format = Command(
    name: "fmt", summary: "write scripts in their one style",
    operands: [.formattedPaths], options: [.check, .color],
    about: """
      Rewrites scripts with the same indentation, spaces and aligned figures everywhere.
      What they say stays, comments too. A script with mistakes is left alone.
      """,
    examples: [
      Example("kalkyl fmt budget.kalkyl", "rewrite one script"),
      Example("kalkyl fmt --check budgets", "list the scripts of a folder that would change"),
      Example("kalkyl fmt -", "standard input, formatted, on standard output"),
    ],
    perform: { invocation, session throws(UsageError) in try session.format(invocation) })
}

extension Option {
  static let check = Option("check", help: "change nothing; list what would change, status 1 then")
}

extension Operand {
  static let formattedPaths = Operand(
    "PATH", .oneOrMore, help: "scripts, and folders with scripts; - is standard input")
}

extension Session {
  fileprivate mutating func format(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let isFilter = invocation.operands.contains("-")
    if isFilter, invocation.operands.count > 1 {
      throw UsageError("`-` stands alone: what is formatted goes to standard output")
    }
    guard let paths = findScripts(invocation.operands) else { return .wrongFile }
    if paths.isEmpty { complain("kalkyl: there is no file that ends in .kalkyl here\n") }
    var worst = paths.isEmpty ? ExitStatus.wrongFile : .fine
    for path in paths { worst = worst.worse(format(path, invocation)) }
    return worst
  }

  /// Formats one script; its name is printed if that changes it.
  private mutating func format(_ path: String, _ invocation: Invocation) -> ExitStatus {
    guard let script = readScripts([path])?.scripts.first else { return .wrongFile }
    let formatted = FormattedScript(script.bytes, named: script.name)
    guard let bytes = formatted.bytes else {
      return show(formatted.diagnostics, formatted.sources, invocation)
    }
    if path == "-", !invocation.has(.check) {
      print(String(decoding: bytes, as: UTF8.self))
      return .fine
    }
    if bytes == script.bytes { return .fine }
    if invocation.has(.check) {
      print("\(script.name.printable)\n")
      return .failed
    }
    if let failure = console.files.write(path, bytes) {
      complain(of: path, failure)
      return .wrongFile
    }
    print("\(script.name.printable)\n")
    return .fine
  }
}
