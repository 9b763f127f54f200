import Kalkyl
import KalkylTool

/// What one command line wrote, both streams in the order in which a terminal shows them.
struct CommandRun {
  let shown: String
  /// What went to standard error.
  let complaint: String
  let status: ExitStatus

  /// Runs `kalkyl …` in a folder, with a text on standard input.
  init(_ words: [String], in folder: CaseFolder, input: String = "") {
    var shown: [UInt8] = []
    var complaint: [UInt8] = []
    let console = Console(
      readInput: { .success(Array(input.utf8.prefix($0))) },
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
func transcript(of commands: [CaseCommand], in folder: CaseFolder) -> String {
  commands.map { command in
    var text = "$ \(commandLine(command.words))\n"
    let run: CommandRun
    if command.input.isEmpty {
      run = CommandRun(command.words, in: folder)
      text += run.shown
    } else {
      let (conversation, last) = answers(to: command, in: folder)
      text += conversation
      run = last
    }
    if run.status != .fine { text += "[status \(run.status.rawValue)]\n" }
    for file in folder.takeWritten() {
      text += "[\(file.path)]\n\(String(decoding: file.bytes, as: UTF8.self))"
    }
    return text
  }.joined(separator: "\n")
}

/// Each line of input after a `>`, and what is printed of it: what a run with the lines up to it
/// prints more than one with the lines before it.
func answers(
  to command: CaseCommand, in folder: CaseFolder
) -> (text: String, last: CommandRun) {
  var text = ""
  var before = ""
  for count in command.input.indices.dropLast() {
    let lines = command.input[...count].map { $0 + "\n" }.joined()
    // What an entry without its end is told, it is told only where nothing follows.
    let isWhole = EntryEnd.isWhole(command.input[...count])
    let shown = isWhole ? CommandRun(command.words, in: folder, input: lines).shown : before
    _ = folder.takeWritten()
    text += "> \(command.input[count])\n\(shown.dropFirst(before.count))"
    before = shown
  }
  let lines = command.input.map { $0 + "\n" }.joined()
  let last = CommandRun(command.words, in: folder, input: lines)
  text += "> \(command.input.last ?? "")\n\(last.shown.dropFirst(before.count))"
  return (text, last)
}

/// Where entries on standard input end.
enum EntryEnd {
  /// Whether the last line ends an entry.
  static func isWhole(_ lines: ArraySlice<String>) -> Bool {
    let prompt = PromptSession()
    var entry = ""
    for line in lines {
      entry += entry.isEmpty ? line : "\n" + line
      if prompt.isComplete(entry) { entry = "" }
    }
    return entry.isEmpty
  }
}

/// The words as they are typed.
func commandLine(_ words: [String]) -> String {
  words.map { word in
    let isPlain =
      !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=".contains($0) }
    return isPlain ? word : "'\(word)'"
  }.joined(separator: " ")
}
