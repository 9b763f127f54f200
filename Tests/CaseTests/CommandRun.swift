import KalkylTool

/// What one command line wrote, both streams in the order in which a terminal shows them.
struct CommandRun {
  let shown: String
  /// What went to standard error.
  let complaint: String
  let status: ExitStatus

  /// Runs `kalkyl …` in a folder.
  init(_ words: [String], in folder: CaseFolder) {
    var shown: [UInt8] = []
    var complaint: [UInt8] = []
    let console = Console(
      readInput: { _ in .success([]) },
      writeOutput: { bytes in
        shown += bytes
        return nil
      },
      writeError: { bytes in
        shown += bytes
        complaint += bytes
      },
      files: folder.files)
    status = run(arguments: Array(words.dropFirst()), console: console)
    self.shown = String(decoding: shown, as: UTF8.self)
    self.complaint = String(decoding: complaint, as: UTF8.self)
  }
}

/// Commands and what each prints, as a page about them would show it.
func transcript(of commands: [[String]], in folder: CaseFolder) -> String {
  commands.map { words in
    let run = CommandRun(words, in: folder)
    var text = "$ \(commandLine(words))\n\(run.shown)"
    if run.status != .fine { text += "[status \(run.status.rawValue)]\n" }
    for file in folder.takeWritten() {
      text += "[\(file.path)]\n\(String(decoding: file.bytes, as: UTF8.self))"
    }
    return text
  }.joined(separator: "\n")
}

/// The words as they are typed.
func commandLine(_ words: [String]) -> String {
  words.map { word in
    let isPlain =
      !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=".contains($0) }
    return isPlain ? word : "'\(word)'"
  }.joined(separator: " ")
}
