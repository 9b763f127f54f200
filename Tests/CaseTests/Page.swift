/// A page of Markdown, as far as tests run it: its fenced blocks.
///
/// A block tagged `kalkyl` is a whole script, named `budget.kalkyl` unless a name stands after the
/// tag; `csv NAME` is a file of data. A block `text` after a script shows what `kalkyl run` prints
/// of it, a block `console` shows commands, each after `$ `, and what they print. A block tagged
/// `kalkyl fragment` is part of a script: only its syntax is tried.
struct Page {
  struct Block: Equatable {
    let language: String
    /// What stands after the language: `fragment`, a file's name.
    let note: String
    /// The lines between the fences, counted from 0 in the page.
    let lines: Range<Int>
    var text: String
  }

  let lines: [Substring]
  let blocks: [Block]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    blocks = Self.blocks(of: lines)
  }

  private static func blocks(of lines: [Substring]) -> [Block] {
    var blocks: [Block] = []
    var open: (fence: Substring, info: Substring, start: Int)?
    for (number, line) in lines.enumerated() {
      let fence = line.prefix { $0 == "`" }
      guard fence.count >= 3 else { continue }
      guard let start = open else {
        open = (fence, line.dropFirst(fence.count), number + 1)
        continue
      }
      guard line == start.fence else { continue }
      let words = start.info.split(separator: " ").map(String.init)
      let inside = start.start..<number
      blocks.append(
        Block(
          language: words.first ?? "", note: words.dropFirst().joined(separator: " "),
          lines: inside,
          text: lines[inside].map { $0 + "\n" }.joined()))
      open = nil
    }
    return blocks
  }

  /// The page with other texts in some blocks.
  func replacing(_ texts: [(block: Block, text: String)]) -> String {
    var lines = lines
    for (block, text) in texts.sorted(by: { $0.block.lines.lowerBound > $1.block.lines.lowerBound })
    {
      var shown = text.split(separator: "\n", omittingEmptySubsequences: false)
      if shown.last == "" { shown.removeLast() }
      lines.replaceSubrange(block.lines, with: shown)
    }
    return lines.joined(separator: "\n")
  }
}
