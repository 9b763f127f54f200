import Kalkyl

/// Reads the words after a command's name.
struct ArgumentReader {
  private let command: Command
  private var rest: ArraySlice<String>
  private var invocation = Invocation()

  init(_ arguments: some Sequence<String>, for command: Command) {
    self.command = command
    rest = ArraySlice(arguments)
  }

  /// The options and operands, or the first thing that is wrong with them.
  mutating func read() throws(UsageError) -> Invocation {
    while let word = rest.popFirst() {
      if word == "--" {
        for operand in rest { try take(operand: operand) }
        break
      }
      if try isOption(word) {
        try take(option: word)
        // Whoever asks for help gets it, whatever else is missing.
        if invocation.has(.help) { return invocation }
      } else {
        try take(operand: word)
      }
    }
    try checkOperandCount()
    return invocation
  }

  private func isOption(_ word: String) throws(UsageError) -> Bool {
    if word.hasPrefix("--") { return true }
    guard word.hasPrefix("-"), word != "-" else { return false }
    if word == "-h" { return true }
    if command.operand(at: invocation.operands.count)?.mayBeginWithDash == true { return false }
    throw .unknownOption(word, of: command, nearest: nil)
  }

  private mutating func take(option word: String) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let option = word == "-h" ? .help : known(parts[0]) else {
      let written = String(parts[0].dropFirst(2))
      let name = nearest(to: written, among: command.options.map(\.name))
      let near = command.options.first { $0.name == name }
      throw .unknownOption(String(parts[0]), of: command, nearest: near)
    }
    if !option.hasValue {
      if parts.count > 1 { throw .unwantedValue(option, of: command) }
      invocation.values[option] = []
      return
    }
    let value = try value(of: option, inline: parts.count > 1 ? String(parts[1]) : nil)
    if !option.repeats, invocation.has(option) { throw .repeated(option, of: command) }
    invocation.values[option, default: []].append(value)
  }

  private mutating func value(
    of option: Option, inline: String?
  ) throws(UsageError) -> String {
    var value = inline
    // An option in the place of a value is a value forgotten; `--set=--x` says that it is meant.
    if value == nil, let next = rest.first, !isKnownOption(next) { value = rest.popFirst() }
    guard let value, !value.isEmpty else { throw .missingValue(option, of: command) }
    if !option.choices.isEmpty, !option.choices.contains(value) {
      let near = nearest(to: value, among: option.choices)
      throw .wrongChoice(value, for: option, of: command, nearest: near)
    }
    return value
  }

  private mutating func take(operand word: String) throws(UsageError) {
    guard command.operand(at: invocation.operands.count) != nil else {
      throw .tooMany(word, of: command)
    }
    invocation.operands.append(word)
  }

  private func checkOperandCount() throws(UsageError) {
    for (position, operand) in command.operands.enumerated() {
      if operand.count != .any, position >= invocation.operands.count {
        throw .missingOperand(operand, of: command)
      }
    }
  }

  private func known(_ word: some StringProtocol) -> Option? {
    word == "--help" ? .help : command.options.first { "--\($0.name)" == word }
  }

  private func isKnownOption(_ word: String) -> Bool {
    known(word.prefix { $0 != "=" }) != nil
  }
}
