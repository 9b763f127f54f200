import Kalkyl
import Testing

@testable import KalkylTool

/// An entry edited key by key, with history, search and completion.
struct LineEditorTests {
  private static let words = ["frame", "frames", "costs"].map { Completion(text: $0, note: "") }

  /// Completes the last word among three.
  fileprivate static func completions(_ text: String) -> Completions {
    let word = String(text.reversed().prefix { $0.isLetter }.reversed())
    return Completions(word: word, candidates: words.filter { $0.text.hasPrefix(word) })
  }

  /// Somebody who types.
  private final class Typist {
    private(set) var editor: LineEditor

    init(_ history: [String]) { editor = LineEditor(history: InputHistory(entries: history)) }

    /// What the last of the keys leads to.
    @discardableResult
    func type(_ keys: [KalkylTool.Key]) -> LineEditor.Outcome {
      var outcome = LineEditor.Outcome.edited
      for key in keys {
        outcome = editor.handle(
          key, isComplete: { !$0.contains("(") || $0.contains(")") },
          completions: LineEditorTests.completions)
      }
      return outcome
    }

    var text: String { editor.buffer.text }
    var search: LineEditor.Search? { editor.search }
  }

  private func editor(_ history: [String] = []) -> Typist { Typist(history) }

  private func keys(_ text: String) -> [KalkylTool.Key] { text.map(KalkylTool.Key.character) }

  @Test func entersALineAndKeepsItOnce() {
    let line = editor()
    #expect(line.type(keys("a") + [.enter]) == .entered("a"))
    #expect(line.type(keys("a") + [.enter]) == .entered("a"))
    #expect(line.type([.enter]) == .entered(""))
    #expect(line.editor.history.entries == ["a"])
    #expect(line.editor.isIdle)
  }

  @Test func goesOnOverSeveralLines() {
    let line = editor()
    #expect(line.type(keys("(") + [.enter]) == .edited)
    #expect(line.text == "(\n")
    #expect(line.type(keys("1)") + [.enter]) == .entered("(\n1)"))
    line.type([.up])
    #expect(line.text == "(\n1)")
    #expect(line.type([.backspace] + keys("2)") + [.enter]) == .entered("(\n12)"))
  }

  @Test func endsAnUnfinishedEntryWithAnEmptyLine() {
    let line = editor()
    #expect(line.type(keys("(") + [.enter, .enter]) == .entered("(\n"))
  }

  @Test func comesBackToTheDraftFromHistory() {
    let line = editor(["one", "two\nlines"])
    line.type(keys("draft") + [.up])
    #expect(line.text == "two\nlines")
    line.type([.up, .up])
    #expect(line.text == "one")
    line.type([.up, .up])
    #expect(line.text == "one")
    line.type([.down])
    #expect(line.text == "two\nlines")
    line.type([.down])
    #expect(line.text == "draft")
    line.type([.down])
    #expect(line.text == "draft")
  }

  @Test func searchesBack() {
    let line = editor(["cost 1", "frame", "cost 2"])
    line.type(keys("x") + [.search] + keys("cost"))
    #expect(line.text == "cost 2")
    line.type([.search])
    #expect(line.text == "cost 1")
    line.type([.search])
    #expect(line.search?.hasFailed == true)
    line.type([.backspace])
    #expect(line.search?.hasFailed == false)
    #expect(line.text == "cost 2")
    line.type([.cancel])
    #expect(line.text == "x")
    #expect(line.search == nil)
    #expect(line.type([.search] + keys("fr") + [.enter]) == .entered("frame"))
  }

  @Test func completesAsFarAsItIsClear() {
    let line = editor()
    line.type(keys("1 + fr") + [.tab])
    #expect(line.text == "1 + frame")
    #expect(line.type([.tab]) == .list(Array(Self.words.prefix(2))))
    line.type(keys(" + c") + [.tab])
    #expect(line.text == "1 + frame + costs")
    #expect(line.type(keys("zz") + [.tab]) == .edited)
  }

  @Test func hintsAtTheRestOfAWord() {
    let line = editor()
    line.type(keys("co"))
    #expect(line.editor.hint(Self.completions) == "sts")
    line.type([.right])
    #expect(line.text == "costs")
    line.type([.left])
    #expect(line.editor.hint(Self.completions) == "")
  }

  @Test func leavesOnlyFromAnEmptyLine() {
    let line = editor()
    #expect(line.type(keys("a") + [.endOfInput]) == .edited)
    #expect(line.type([.interrupt]) == .interrupted)
    #expect(line.type([.endOfInput]) == .ended)
  }

  @Test func keepsHistoryAsLinesOfAFile() {
    let entries = ["a", "two\nlines", "back\\slash\\n"]
    let file = entries.map(InputHistory.line).joined()
    #expect(file == "a\ntwo\\nlines\nback\\\\slash\\\\n\n")
    #expect(InputHistory(file: file).entries == entries)
    var long = InputHistory(entries: (0..<InputHistory.most).map(String.init))
    long.add("last")
    #expect(long.entries.count == InputHistory.most)
    #expect(long.entries.last == "last")
  }
}
