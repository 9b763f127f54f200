import Kalkyl
import Testing

/// Every example and every script of a page is written in the one style.
struct FormattingTests {
  @Test(arguments: Project.files(below: "examples", ending: ".kalkyl"))
  func exampleIsFormatted(path: String) throws {
    let text = try Project.text(path)
    let formatted = try #require(formattedScript(text), "it has mistakes")
    guard formatted != text else { return }
    if Expectation.isBlessing { return try Expectation.bless(path, formatted) }
    Issue.record("kalkyl fmt would change \(path), \(Expectation.difference(text, formatted))")
  }

  @Test(
    arguments: ["README.md"].filter { (try? Project.bytes($0)) != nil }
      + Project.files(below: "docs", ending: ".md"))
  func scriptsOfThePageAreFormatted(path: String) throws {
    // The test that the page shows what is printed writes the page.
    if Expectation.isBlessing { return }
    for (block, text) in Page(try Project.text(path)).unformatted {
      let difference = Expectation.difference(block.text, text)
      Issue.record("\(path), script at line \(block.lines.lowerBound), \(difference)")
    }
  }

  @Test func pagesHaveScriptsThatCanBeFormatted() throws {
    let pages = Project.files(below: "docs", ending: ".md")
    let blocks = try pages.flatMap { Page(try Project.text($0)).blocks }
    #expect(blocks.count { $0.language == "kalkyl" && formattedScript($0.text) != nil } > 10)
  }
}

/// A script in the one style; `nil` where it has mistakes.
private func formattedScript(_ text: String) -> String? {
  FormattedScript(Array(text.utf8), named: "a.kalkyl").bytes.map {
    String(decoding: $0, as: UTF8.self)
  }
}

extension Page {
  /// The scripts that formatting would change; those with mistakes are meant so.
  var unformatted: [(block: Block, text: String)] {
    blocks.filter { $0.language == "kalkyl" }.compactMap { block in
      formattedScript(block.text).flatMap { $0 == block.text ? nil : (block, $0) }
    }
  }
}
