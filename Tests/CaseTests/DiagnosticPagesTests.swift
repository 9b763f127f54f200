import Foundation
import Kalkyl
import Testing

/// Every code has its page, docs/errors/<code>.md, and a case that shows it as a user sees it.
struct DiagnosticPagesTests {
  /// What no script brings about within the limits of the command; the tests of limits do.
  private static let hostOnly: Set<DiagnosticCode> = [
    .figureInFileTooLong, .usedTooDeeply, .sourceTooLarge, .numberTooLong, .tooManySteps,
    .interrupted,
  ]

  @Test(arguments: DiagnosticCode.allCases)
  func hasItsPage(code: DiagnosticCode) throws {
    let path = "docs/errors/\(code.rawValue).md"
    let page = try Project.text(path)
    #expect(page.hasPrefix("# \(code.rawValue): "), "\(path) begins otherwise")
    let index = try Project.text("docs/errors/README.md")
    #expect(index.contains("[\(code.rawValue)](\(code.rawValue).md)"), "not in the index")
    if !Self.hostOnly.contains(code) {
      #expect(shows(code, page), "\(path) does not show \(code.rawValue)")
    }
  }

  @Test(arguments: DiagnosticCode.allCases.filter { !hostOnly.contains($0) })
  func hasItsCase(code: DiagnosticCode) throws {
    let start = "Tests/Cases/errors/\(code.rawValue)-"
    let cases = CaseFile.cases.filter { $0.path.hasPrefix(start) }
    #expect(!cases.isEmpty, "no case \(start)….kalkyl")
    for file in cases {
      #expect(shows(code, try Project.text(file.expectation)), "\(file.path) shows another code")
    }
  }

  @Test func everyPageHasItsCode() {
    let codes = Set(DiagnosticCode.allCases.map(\.rawValue))
    for path in Project.files(below: "docs/errors", ending: ".md") {
      let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
      #expect(codes.contains(name) || name == "README", "\(path) belongs to no code")
    }
  }

  @Test func everyMessageKeepsTheStyle() {
    for file in CaseFile.cases {
      guard let text = try? Project.text(file.expectation) else { continue }
      for line in text.split(separator: "\n") {
        guard let end = line.range(of: "]: "), line.contains("[K") else { continue }
        let message = line[end.upperBound...]
        #expect(message.first?.isUppercase == false, "a capital begins: \(line)")
        #expect(message.last != ".", "a full stop ends: \(line)")
      }
    }
  }

  private func shows(_ code: DiagnosticCode, _ text: String) -> Bool {
    text.contains("[\(code.rawValue)]: ")
  }
}
