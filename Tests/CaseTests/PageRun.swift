import KalkylTool

/// A page as it runs: what each block shows, and what is wrong with those that show nothing.
struct PageRun {
  private(set) var shown: [(block: Page.Block, text: String)] = []
  private(set) var mistakes: [String] = []
  private let folder = CaseFolder("docs")
  private var script: (name: String, block: Page.Block)?

  init(_ page: Page) {
    for block in page.blocks { run(block) }
    finishScript()
  }

  private mutating func run(_ block: Page.Block) {
    switch (block.language, block.note) {
    case ("kalkyl", "fragment"):
      finishScript()
      checkSyntax(block)
    case ("kalkyl", let name):
      finishScript()
      let name = name.isEmpty ? "budget.kalkyl" : name
      folder.replace(name, with: Array(block.text.utf8))
      script = (name, block)
    case ("csv", let name) where !name.isEmpty:
      folder.replace(name, with: Array(block.text.utf8))
    case ("text", _):
      guard let (name, _) = script else { return }
      script = nil
      shown.append((block, CommandRun(["kalkyl", "run", name], in: folder).shown))
    case ("console", _):
      script = nil
      shown.append((block, console(block)))
    default: return
    }
  }

  /// A script whose output is not shown must at least run, and its tests hold.
  private mutating func finishScript() {
    guard let (name, block) = script else { return }
    script = nil
    for command in ["run", "test"] {
      let run = CommandRun(["kalkyl", command, name], in: folder)
      if run.status != .fine {
        mistakes.append("line \(block.lines.lowerBound): kalkyl \(command) prints\n\(run.shown)")
      }
    }
  }

  /// Names may be missing from a part of a script; its words and syntax must be right.
  private mutating func checkSyntax(_ block: Page.Block) {
    folder.replace("fragment.kalkyl", with: Array(block.text.utf8))
    let run = CommandRun(["kalkyl", "check", "fragment.kalkyl"], in: folder)
    let wrong = run.shown.split(separator: "\n").filter {
      $0.contains(": error[K01") || $0.contains(": error[K02")
    }
    if !wrong.isEmpty {
      mistakes.append("line \(block.lines.lowerBound): \(wrong.joined(separator: "\n"))")
    }
  }

  /// Runs each line after `$`; lines after `>` below it are what it reads on standard input.
  private func console(_ block: Page.Block) -> String {
    var commands: [CaseCommand] = []
    var shown: [String] = []
    for line in block.text.split(separator: "\n") {
      if line.hasPrefix("$ ") {
        commands.append(CaseCommand(words: shellWords(line.dropFirst(2))))
        shown.append(String(line))
      } else if line.hasPrefix("> "), !commands.isEmpty {
        commands[commands.count - 1].input.append(String(line.dropFirst(2)))
      }
    }
    return zip(shown, commands).map { line, command in
      line + "\n"
        + (command.input.isEmpty
          ? CommandRun(command.words, in: folder).shown : answers(to: command, in: folder).text)
    }.joined()
  }
}
