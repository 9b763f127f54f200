import Kalkyl

/// The ways to complete the last word of a command line.
struct CommandCompletion {
  let commands: [Command]

  /// - Parameter words: those after the program's name; the last one is being typed. Where there is
  ///   no candidate, a file may come in question.
  func candidates(for words: [String], _ session: inout Session) -> [Completion] {
    let typed = words.last ?? ""
    guard words.count > 1, let command = commands.first(where: { $0.name == words[0] }) else {
      if words.first == "help", words.count == 2 { return matching(typed, names) }
      return words.count > 1 ? [] : matching(typed, names + [Completion(text: "help", note: "")])
    }
    // Bash takes `=` for a word of its own.
    var before = Array(words.dropLast())
    var word = typed == "=" ? "" : typed
    if before.last == "=" { before.removeLast() }
    var prefix = ""
    if let sign = word.firstIndex(of: "="), word.hasPrefix("--") {
      prefix = String(word[...sign])
      before.append(String(word[..<sign]))
      word = String(word[word.index(after: sign)...])
    }
    if let option = command.options.first(where: { "--\($0.name)" == before.last }),
      option.hasValue
    {
      let found = matching(word, values(of: option, words, &session))
      return found.map { Completion(text: prefix + $0.text, note: $0.note) }
    }
    guard word.hasPrefix("-") else {
      return operands(of: command, before, words, word, &session)
    }
    let options = (command.options + [.help]).map {
      Completion(text: "--\($0.name)", note: $0.help)
    }
    return matching(word, options)
  }

  private var names: [Completion] {
    commands.map { Completion(text: $0.name, note: $0.summary) }
  }

  /// What stands for no option: a shell, or the scenario that another is compared with.
  private func operands(
    of command: Command, _ before: [String], _ words: [String], _ word: String,
    _ session: inout Session
  ) -> [Completion] {
    switch command.name {
    case Command.completions.name where words.count == 2:
      return matching(word, ["bash", "zsh", "fish"].map { Completion(text: $0, note: "shell") })
    case Command.diff.name where before.contains { $0.hasPrefix("--scenario") }:
      guard before.count(where: { $0.hasSuffix(".kalkyl") }) == 1 else { return [] }
      return matching(word, values(of: .scenario, words, &session))
    default: return []
    }
  }

  private func matching(_ word: String, _ all: [Completion]) -> [Completion] {
    all.filter { $0.text.hasPrefix(word) }
  }

  private func values(
    of option: Option, _ words: [String], _ session: inout Session
  ) -> [Completion] {
    if !option.choices.isEmpty { return option.choices.map { Completion(text: $0, note: "") } }
    guard option.names != .none else { return [] }
    let paths = words.filter { $0.hasSuffix(".kalkyl") }
    let files = session.console.files
    var scripts: [(name: String, bytes: [UInt8])] = []
    for path in paths {
      guard case .success(let bytes) = files.read(path, Limits.standard.sourceBytes) else {
        return []
      }
      scripts.append((path, bytes))
    }
    let folders = ScriptFolders(ofScripts: paths, files: files)
    guard let model = Model.load(scripts, files: FileLoader(folders)).model else { return [] }
    return model.names(option.names)
  }
}

extension Option {
  /// Which names of a model may be the option's value.
  fileprivate var names: NameKind {
    switch self {
    case .scenario: .scenarios
    case .report: .reports
    case .filter: .tests
    case .only, .for: .labels
    default: .none
    }
  }
}

private enum NameKind {
  case none
  case scenarios
  case reports
  case tests
  case labels
}

extension Model {
  fileprivate func names(_ kind: NameKind) -> [Completion] {
    switch kind {
    case .none: []
    case .scenarios: scenarioNames.map { Completion(text: $0, note: "scenario") }
    case .reports: reportNames.map { Completion(text: $0, note: "report") }
    case .tests: testNames.map { Completion(text: $0, note: "test") }
    case .labels: labelNames.map { Completion(text: $0, note: "label") }
    }
  }
}
