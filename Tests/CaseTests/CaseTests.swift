import Foundation
import KalkylTool
import Testing

/// Every script of `Tests/Cases` and of `examples`, and every page, prints what it is said to.
struct CaseTests {
  @Test(arguments: CaseFile.cases)
  func printsWhatIsExpected(file: CaseFile) throws {
    let text = transcript(of: file.commands, in: CaseFolder(file.folder))
    try Expectation.check(text, with: file.expectation)
  }

  @Test(arguments: CaseFile.examples)
  func exampleHolds(file: CaseFile) throws {
    let folder = CaseFolder(file.folder)
    for command in file.commands {
      let run = CommandRun(command.words, in: folder)
      #expect(run.status == .fine, "\(commandLine(command.words)) prints\n\(run.shown)")
    }
    try Expectation.check(transcript(of: file.commands, in: folder), with: file.expectation)
  }

  @Test(
    arguments: ["README.md"].filter { (try? Project.bytes($0)) != nil }
      + Project.files(below: "docs", ending: ".md"))
  func pageShowsWhatIsPrinted(path: String) throws {
    let written = try Project.text(path)
    var page = Page(written)
    if Expectation.isBlessing { page = Page(page.replacing(page.unformatted)) }
    let run = PageRun(page)
    for mistake in run.mistakes { Issue.record("\(path), \(mistake)") }
    let wrong = run.shown.filter { $0.block.text != $0.text }
    if Expectation.isBlessing {
      let text = page.replacing(wrong)
      return text == written ? () : try Expectation.bless(path, text)
    }
    for (block, text) in wrong {
      let difference = Expectation.difference(block.text, text)
      Issue.record("\(path), block at line \(block.lines.lowerBound), \(difference)")
    }
  }

  @Test func everyExpectationHasItsScript() {
    let known = Set((CaseFile.cases + CaseFile.examples).map(\.expectation))
    for path in Project.files(below: "Tests/Cases", ending: ".expected") {
      #expect(known.contains(path), "\(path) belongs to no script")
    }
  }
}
